import { Mark } from "@/components/layout/mark";
import { discordText } from "../../discord-text";

const DAY = 86_400;

/** A moment as Discord words it, in an example that is always of now. @param time seconds since 1970 */
function momentWords(time: number): string {
  const days = Math.round((time - Date.now() / 1_000) / DAY);
  if (days < 1) return "a moment ago";
  return days === 1 ? "in a day" : `in ${days} days`;
}

/** A message as Discord will show it: who, when, and the text with its marks drawn. */
export function DiscordMessage({ content }: { content: string }) {
  return (
    <div className="flex gap-3 px-4 py-2.5">
      <span className="grid size-9 shrink-0 place-items-center rounded-full border bg-raised">
        <Mark />
      </span>
      <div className="min-w-0">
        <p className="flex items-center gap-1.5 text-13">
          <span className="font-medium text-ink">Grizzly OS</span>
          <span className="rounded-item bg-info px-1 font-semibold text-12 text-ground leading-4">APP</span>
          <span className="text-12 text-faint">Today</span>
        </p>
        <p className="whitespace-pre-wrap break-words text-14 text-ink">
          {discordText(content).map(({ at, text, bold, time }) => {
            if (time !== null) {
              return (
                <span key={at} className="rounded-item bg-fill-strong px-1">
                  {momentWords(time)}
                </span>
              );
            }
            if (!bold) return text;
            return (
              <strong key={at} className="font-semibold">
                {text}
              </strong>
            );
          })}
        </p>
      </div>
    </div>
  );
}
