import { cn } from "./cn";
import { Dot } from "./dot";
import { Glyph, WARNING } from "./glyph";
import { Time } from "./time";

/** How far the data reaches: "Log complete until 21:35". Never says live. `late` warns; without `until` it is not known yet. */
export function Freshness({
  until,
  what = "Log",
  late,
  className,
}: {
  until: string | Date | null;
  what?: string;
  late?: boolean;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-2 whitespace-nowrap text-13",
        late ? "text-warn" : "text-muted",
        className,
      )}
    >
      {late ? <Glyph d={WARNING} /> : <Dot meaning={until ? "honey" : "neutral"} />}
      {until ? (
        <span>
          {what} complete until <Time at={until} shape="smart" />
        </span>
      ) : (
        <span>{what} not read yet</span>
      )}
    </span>
  );
}
