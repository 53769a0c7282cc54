import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import type { ThreadLine } from "../../../registration/data/applications";

function Event({ line }: { line: ThreadLine }) {
  return (
    <li className="flex items-baseline gap-3 text-12 text-muted before:h-px before:w-4 before:shrink-0 before:translate-y-[-4px] before:bg-line-strong">
      <span className="min-w-0">
        {line.body}{" "}
        <span className="text-faint">
          {line.author}, <Time at={line.at} shape="smart" />
        </span>
      </span>
    </li>
  );
}

/** What applicant and staff said, and what happened between, oldest first. @param side whose page it is */
export function Thread({ lines, side }: { lines: readonly ThreadLine[]; side: "applicant" | "staff" }) {
  if (lines.length === 0)
    return (
      <p className="text-13 text-muted">
        Nothing was said yet. Questions of staff and your answers stand here, once it is sent.
      </p>
    );
  return (
    <ol aria-label="Thread" className="grid gap-4">
      {lines.map((line) =>
        line.kind === "event" ? (
          <Event key={line.id} line={line} />
        ) : (
          <li key={line.id} className="flex gap-3">
            <Avatar name={line.author} size={28} />
            <div
              className={
                line.isStaff === (side === "staff")
                  ? "min-w-0 flex-1 rounded-card border bg-raised px-4 py-3"
                  : "min-w-0 flex-1 rounded-card border border-honey-line bg-honey-wash px-4 py-3"
              }
            >
              <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-muted">
                <b className="font-medium text-13 text-ink">{line.author}</b>
                {line.isStaff ? "Grizzly staff" : "Applicant"}
                <Time at={line.at} shape="smart" />
              </p>
              <p className="mt-1 whitespace-pre-line text-14 leading-relaxed [overflow-wrap:anywhere]">
                {line.body}
              </p>
            </div>
          </li>
        ),
      )}
    </ol>
  );
}
