import { Time } from "@/components/ui/time";
import type { Transcript } from "../../transcript/schema";

/** What was decided, and the lines of the game's log that were frozen for it. */
export function CaseParts({ transcript: { verdicts, evidence, for: reader } }: { transcript: Transcript }) {
  return (
    <>
      {verdicts.map((verdict) => (
        <section key={verdict.number} className="mt-6 border-t pt-4">
          <h3 className="break-after-avoid font-semibold">
            Verdict {verdict.number}: {verdict.decision}
          </h3>
          <p className="mt-0.5 text-12 text-muted">
            {verdict.by ? `${verdict.by}, ` : null}
            <Time at={verdict.at} shape="exact" />
            {verdict.rule ? `, ${verdict.rule}` : null}
          </p>
          <p className="mt-2 whitespace-pre-line break-words">{verdict.reason}</p>
          {verdict.internalReason ? (
            <p className="mt-2 border-honey-line border-l-2 pl-3 text-13">
              Among staff: {verdict.internalReason}
            </p>
          ) : null}
          {verdict.effects.length > 0 ? (
            <ul className="mt-2 list-disc pl-5 text-13">
              {verdict.effects.map(({ words, undoneAt }) => (
                <li key={words}>
                  {words}
                  {undoneAt ? (
                    <>
                      , taken back <Time at={undoneAt} shape="exact" />
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      {evidence.map((one) => (
        <section key={one.sha256} className="mt-6 border-t pt-4">
          <h3 className="break-after-avoid font-semibold">
            {one.kind === "timeline" ? "Timeline from the game's log" : "Lines of the game's log"}
          </h3>
          <p className="mt-0.5 text-12 text-muted">
            {one.count} {one.count === 1 ? "line" : "lines"}, <Time at={one.from} shape="exact" /> to{" "}
            <Time at={one.until} shape="exact" />
            {one.complete ? null : ", some of it was missing in the log"}. Frozen{" "}
            <Time at={one.frozenAt} shape="exact" />,{" "}
            <span className="break-all font-mono">sha256 {one.sha256}</span>
          </p>
          {reader === "opener" ? (
            <p className="mt-1 text-13">Staff read the lines. What others did is between them and staff.</p>
          ) : (
            <ol className="mt-2 grid gap-1 font-mono text-[11px] print:block">
              {one.lines.map((line) => (
                <li key={`${line.file}:${line.byte}:${line.player}`} className="break-all">
                  {line.raw ?? `${line.at} ${line.player}, the line could not be read any more`}{" "}
                  <span className="text-muted">
                    {line.file} byte {line.byte}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </>
  );
}
