import { Snowflake } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copyable";
import { ReaderZone, Time } from "@/components/ui/time";
import { MINUTE } from "@/lib/time";
import { lineKey, mostTelling } from "../../../evidence/rules";
import type { Evidence, EvidenceLine, Party } from "../../../evidence/schema";
import { lineWords } from "../../../evidence/words";
import { PARTY_FILL, PartyMark } from "./party-mark";

const ROW = 26;
const LEFT = 108;
const LANES: Record<Party["role"], number> = { opener: 50, other: 64 };
/** Rows that are drawn; the others stand in the list below. */
const MOST = 14;
const LEAST_HEIGHT = 6 * ROW;

interface TimelineProps {
  from: string;
  until: string;
  moment: string;
  map: string | null;
  parties: readonly Party[];
  lines: readonly EvidenceLine[];
  /** Null while it is not frozen. */
  frozen: Evidence | null;
  logUntil: string | null;
}

function roundTicks(from: number, until: number): number[] {
  const first = Math.ceil(from / (10 * MINUTE)) * 10 * MINUTE;
  const ticks: number[] = [];
  for (let at = first; at <= until; at += 10 * MINUTE) ticks.push(at);
  return ticks;
}

const isMoment = (line: EvidenceLine, moment: string) =>
  (line.kind === "kill" || line.kind === "death") && line.at === moment;

/** The lanes in true scale, with a leader from each moment to its row. */
function Lanes({
  rows,
  parties,
  y,
  height,
  moment,
}: {
  rows: readonly EvidenceLine[];
  parties: readonly Party[];
  y: (at: number) => number;
  height: number;
  moment: string;
}) {
  const roleOf = (line: EvidenceLine) =>
    parties.find(({ playerId }) => playerId === line.playerId)?.role ?? "other";
  return (
    <svg
      aria-hidden="true"
      width={LEFT}
      height={height}
      viewBox={`0 0 ${LEFT} ${height}`}
      fill="none"
      className="absolute top-0 left-0"
    >
      {parties.map((party) => {
        const own = rows
          .filter(({ playerId }) => playerId === party.playerId)
          .map(({ at }) => y(Date.parse(at)));
        if (own.length === 0) return null;
        const [top, bottom] = [Math.min(...own), Math.max(...own)];
        return (
          <rect
            key={party.playerId}
            x={LANES[party.role] - 3}
            y={top}
            width="6"
            height={Math.max(2, bottom - top)}
            opacity="0.4"
            className={PARTY_FILL[party.role]}
          />
        );
      })}
      {rows.map((line, nr) => {
        const [x, from, to] = [LANES[roleOf(line)], y(Date.parse(line.at)), nr * ROW + ROW / 2];
        const told = isMoment(line, moment);
        return (
          <path
            key={`${lineKey(line)}${line.playerId}${line.kind}`}
            d={`M${x} ${from}H80C92 ${from} 84 ${to} 96 ${to}H104`}
            strokeWidth={told ? 1.3 : 1}
            className={told ? "stroke-ink" : "stroke-line-strong"}
          />
        );
      })}
      {rows.map((line) => {
        const role = roleOf(line);
        const [x, at] = [LANES[role], y(Date.parse(line.at))];
        return role === "opener" ? (
          <circle
            key={`${lineKey(line)}${line.kind}`}
            cx={x}
            cy={at}
            r="4"
            strokeWidth="1.5"
            className="fill-chart-players stroke-ground"
          />
        ) : (
          <path
            key={`${lineKey(line)}${line.kind}`}
            d={`M${x} ${at - 5}l5 5-5 5-5-5Z`}
            strokeWidth="1.5"
            className="fill-chart-kills stroke-ground"
          />
        );
      })}
    </svg>
  );
}

/** What both players did around a moment: lanes in true scale beside evenly spaced rows. */
export function Timeline(props: TimelineProps) {
  const { parties, lines, map, moment, frozen, logUntil } = props;
  const [from, until] = [Date.parse(props.from), Date.parse(props.until)];
  const rows = mostTelling(lines, new Date(moment), MOST);
  const height = Math.max(LEAST_HEIGHT, rows.length * ROW);
  const y = (at: number) => 6 + ((at - from) / (until - from)) * (height - 12);
  const nameOf = (line: EvidenceLine) =>
    parties.find(({ playerId }) => playerId === line.playerId)?.name ?? "Somebody";
  const role = (line: EvidenceLine) =>
    parties.find(({ playerId }) => playerId === line.playerId)?.role ?? "other";
  return (
    <div>
      {rows.length === 0 ? (
        <p className="text-13 text-muted">
          {frozen ? "The log says nothing of them in this hour." : "The log has not come so far yet."}
        </p>
      ) : (
        <div className="relative" style={{ minHeight: height }}>
          {roundTicks(from, until).map((tick) => (
            <span
              key={tick}
              className="absolute left-0 flex items-center gap-1 font-mono text-[11px] text-faint"
              style={{ top: y(tick) - 8 }}
            >
              <Time at={new Date(tick)} shape="clock" />
            </span>
          ))}
          <Lanes rows={rows} parties={parties} y={y} height={height} moment={moment} />
          <ol aria-label="Timeline of the players">
            {rows.map((line) => (
              <li
                key={`${lineKey(line)}${line.playerId}${line.kind}`}
                style={{ height: ROW, marginLeft: LEFT - 4 }}
                className={cn(
                  "flex items-center gap-2 rounded-item px-1 text-12",
                  isMoment(line, moment) && "bg-fill-strong font-semibold",
                )}
              >
                <PartyMark role={role(line)} />
                <span className="sr-only">{nameOf(line)}:</span>
                <span
                  className={cn("shrink-0 font-mono", isMoment(line, moment) ? "text-ink" : "text-muted")}
                >
                  <Time at={line.at} shape="seconds" />
                </span>
                <span className="min-w-0 truncate" title={`${nameOf(line)}: ${lineWords(line, map)}`}>
                  {lineWords(
                    line,
                    map,
                    parties.some(({ name }) => name === line.other),
                  )}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
      <p className="mt-3 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-12 text-muted">
        {frozen ? (
          <>
            <Snowflake aria-hidden className="size-3.5" />
            <span>
              Frozen <Time at={frozen.frozenAt} shape="smart" />, {frozen.lines.length} lines, sha256{" "}
              <code className="font-mono">
                {frozen.sha256.slice(0, 4)}…{frozen.sha256.slice(-4)}
              </code>
            </span>
            <CopyButton value={frozen.sha256} label="Copy the digest" />
            {frozen.complete ? null : <span className="text-warn">The log never came to its end.</span>}
          </>
        ) : (
          <span>
            Not frozen yet: it completes itself when the log has come to{" "}
            <Time at={props.until} shape="clock" />.{" "}
            {logUntil ? (
              <>
                Now at <Time at={logUntil} shape="smart" />.
              </>
            ) : null}
          </span>
        )}
      </p>
    </div>
  );
}

/** The reader's zone, as the head of a timeline names it. */
export const TimelineZone = () => (
  <span className="text-12 text-muted">
    <ReaderZone />
  </span>
);
