import { CopyButton } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import { lineKey } from "../../../evidence/rules";
import type { EvidenceLine, Party } from "../../../evidence/schema";
import { lineWords } from "../../../evidence/words";
import { PartyMark } from "./party-mark";

/** Every line of a set as it stands in the log, with where. */
export function LineList({
  lines,
  parties,
  map,
}: {
  lines: readonly EvidenceLine[];
  parties: readonly Party[];
  map: string | null;
}) {
  const party = (line: EvidenceLine) => parties.find(({ playerId }) => playerId === line.playerId);
  return (
    <details className="group mt-2">
      <summary className="quiet-link inline-flex min-h-6 cursor-pointer items-center text-12 text-muted max-md:min-h-11">
        All {lines.length} lines, as the log has them
      </summary>
      <ol className="mt-2 grid max-h-96 gap-2.5 overflow-y-auto rounded-control border bg-sunken p-3 text-12">
        {lines.map((line) => (
          <li key={`${lineKey(line)}${line.playerId}${line.kind}`} className="grid gap-0.5">
            <span className="flex items-center gap-2">
              <PartyMark role={party(line)?.role ?? "other"} />
              <span className="font-mono text-muted">
                <Time at={line.at} shape="seconds" />
              </span>
              <span className="min-w-0 truncate">
                {party(line)?.name ?? "Somebody"}: {lineWords(line, map)}
              </span>
            </span>
            {line.raw ? (
              <code className="block font-mono leading-[17px] [overflow-wrap:anywhere]">{line.raw}</code>
            ) : (
              <span className="text-muted">
                The line itself could not be read again; this is where it stood.
              </span>
            )}
            <span className="flex items-center gap-1 break-all text-faint">
              {line.file}, byte {line.byte}
              {line.raw ? <CopyButton value={line.raw} label="Copy the log line" /> : null}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
