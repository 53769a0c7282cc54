import { Mark } from "@/components/layout/mark";
import { discordText } from "../../discord-text";

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
                  a moment ago
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
