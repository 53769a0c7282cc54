import { Globe, Hash, Lock } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { TextParts } from "@/components/ui/text-parts";
import { Time } from "@/components/ui/time";
import type { LiveMessage as News } from "@/features/live/protocol";
import prose from "../components/message.module.css";

function Source({ source }: Pick<News, "source">) {
  if (source === "system") return null;
  const Icon = source === "discord" ? Hash : Globe;
  return (
    <span className="inline-flex items-center gap-1 text-12 text-muted">
      <Icon aria-hidden className="size-3.5" />
      {source === "discord" ? "Discord" : "Site"}
    </span>
  );
}

/** A message that has just come, as the server will render it a moment later. */
export function LiveMessage({ message, own }: { message: News; own: boolean }) {
  const note = message.kind === "note";
  return (
    <li
      data-live={message.id}
      className={cn(
        "flex gap-3 rounded-card",
        note ? "border border-honey-line bg-honey-wash px-3 py-2.5" : "px-3",
      )}
    >
      <Avatar name={message.name} size={28} />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 flex-wrap items-center gap-x-2 text-13">
          <span className="font-semibold">{own ? "You" : message.name}</span>
          {message.kind === "staff" && !own ? <span className="text-12 text-muted">staff</span> : null}
          <span className="text-12 text-muted">
            <Time at={message.at} shape="clock" />
          </span>
          {note ? (
            <span className="inline-flex items-center gap-1 font-medium text-12">
              <Lock aria-hidden className="size-3.5 text-warn" />
              Internal note
            </span>
          ) : (
            <Source source={message.source} />
          )}
          {note ? <span className="ml-auto text-12 text-muted">Only staff can read this</span> : null}
        </div>
        <div className={cn(prose.words, "text-14 leading-relaxed")}>
          <TextParts parts={message.body} />
        </div>
      </div>
    </li>
  );
}
