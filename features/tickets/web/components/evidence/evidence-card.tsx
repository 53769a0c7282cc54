import { Skull } from "lucide-react";
import { Fragment } from "react";
import { CopyButton } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import { lineKey } from "../../../evidence/rules";
import type { Evidence, EvidenceLine } from "../../../evidence/schema";
import { lineWords } from "../../../evidence/words";
import { PartyMark } from "./party-mark";
import { ZoneSketch } from "./zone-sketch";

const deadly = (line: EvidenceLine) => line.kind === "kill" || line.kind === "death";

/** The line with what proves it brightened: names, weapon, metres. */
function RawLine({ line }: { line: EvidenceLine }) {
  if (line.raw === null)
    return (
      <p className="text-12 text-muted">The line itself could not be read again; this is where it stood.</p>
    );
  const parts = line.raw.split(/("[^"]*"|from [\d.]+ meters|with [^(]+?(?= from | \(|$))/g);
  let at = 0;
  return (
    <code className="block font-mono text-12 text-muted leading-[17px] [overflow-wrap:anywhere]">
      {parts.map((part) => {
        at += part.length + 1;
        const bright = /^("|from [\d.]+ meters|with )/.test(part);
        return (
          <Fragment key={at}>{bright ? <b className="font-semibold text-ink">{part}</b> : part}</Fragment>
        );
      })}
    </code>
  );
}

function Line({ line, evidence }: { line: EvidenceLine; evidence: Evidence }) {
  const party = evidence.parties.find(({ playerId }) => playerId === line.playerId);
  const clock = line.raw === null ? null : line.raw.slice(0, 8);
  return (
    <div className="flex border-t first:border-t-0">
      <div className="min-w-0 flex-1 p-3">
        <p className="mb-1.5 flex flex-wrap items-center gap-x-2 text-13">
          {deadly(line) ? (
            <Skull aria-hidden className="size-4 text-chart-kills" />
          ) : (
            <PartyMark role={party?.role ?? "other"} />
          )}
          <span className="font-semibold">
            {deadly(line) ? "Kill" : (party?.name ?? "Somebody")}, <Time at={line.at} shape="seconds" />
          </span>
          {clock ? <span className="text-12 text-muted">{clock} on the server's clock</span> : null}
        </p>
        {deadly(line) ? null : <p className="mb-1 text-13">{lineWords(line, evidence.map)}</p>}
        <RawLine line={line} />
        <p className="mt-1.5 flex flex-wrap items-center gap-x-3 text-12 text-muted">
          <span className="break-all">{line.file}</span>
          <span>byte {line.byte.toLocaleString("en-GB")}</span>
          {line.raw ? <CopyButton value={line.raw} label="Copy the log line" /> : null}
        </p>
      </div>
      {deadly(line) ? (
        <div className="border-l max-md:hidden">
          <ZoneSketch line={line} />
        </div>
      ) : null}
    </div>
  );
}

/** Lines of the log in a note, as they stood when the note was written. */
export function EvidenceCard({ evidence }: { evidence: Evidence }) {
  return (
    <div className="mt-2 overflow-hidden rounded-control border bg-sunken">
      {evidence.lines.map((line) => (
        <Line key={`${lineKey(line)}${line.playerId}${line.kind}`} line={line} evidence={evidence} />
      ))}
      <p className="flex flex-wrap items-center gap-x-1.5 border-t px-3 py-1.5 text-12 text-muted">
        <span>
          Frozen <Time at={evidence.frozenAt} shape="smart" />, sha256{" "}
          <code className="font-mono">
            {evidence.sha256.slice(0, 4)}…{evidence.sha256.slice(-4)}
          </code>
        </span>
        <CopyButton value={evidence.sha256} label="Copy the digest" />
      </p>
    </div>
  );
}
