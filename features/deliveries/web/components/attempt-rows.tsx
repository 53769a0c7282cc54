import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Evidence } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import { ATTEMPT_WORDS, attemptMeaning, type BoardRow } from "../../board";
import { AttemptActions } from "./attempt-actions";

function pieces(classNames: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of classNames) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${count} × ${name}` : name)).join(", ");
}

/** Rows that carry the same label twice, such as two starts, are told apart by a number. */
function numbered(rows: BoardRow["evidence"]): BoardRow["evidence"] {
  const seen = new Map<string, number>();
  return rows.map(({ label, value }) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { label: count > 1 ? `${label} (${count})` : label, value };
  });
}

function AttemptCard({
  row,
  base,
  guildId,
  mayAct,
}: {
  row: BoardRow;
  base: string;
  guildId: string;
  mayAct: boolean;
}) {
  const title = row.number === null ? `Event: ${row.title}` : `Order ${row.number}: ${row.title}`;
  const can = row.may.takeBack || row.may.placed || row.may.refund || row.may.redeliver;
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-14">
          {row.number === null ? (
            title
          ) : (
            <SoftLink href={`${base}/orders/${row.number}`} className="quiet-link">
              {title}
            </SoftLink>
          )}
          {row.attempt > 1 && row.kind === "order" ? (
            <span className="font-normal text-muted"> · attempt {row.attempt}</span>
          ) : null}
        </h2>
        <Status meaning={attemptMeaning(row.state)}>{ATTEMPT_WORDS[row.state]}</Status>
      </div>
      <p className="mt-1 text-13 text-muted">
        {row.serverName}
        {row.placeName ? ` · ${row.placeName}` : ""} · {pieces(row.classNames)} · <Time at={row.stateAt} />
      </p>
      {row.reason ? <p className="mt-3 text-13">{row.reason}</p> : null}
      {row.evidence.length > 0 ? (
        <details className="mt-3">
          <summary className="fold cursor-pointer text-13 text-muted hover:text-ink max-md:min-h-11">
            Evidence
          </summary>
          <Evidence rows={numbered(row.evidence)} className="mt-2" />
        </details>
      ) : null}
      {mayAct && can ? (
        <div className="mt-4 border-t pt-4">
          <AttemptActions guildId={guildId} attemptId={row.id} kind={row.kind} may={row.may} />
        </div>
      ) : null}
    </Card>
  );
}

/** Deliveries with what is known of each, and what a person can do. */
export function AttemptRows({
  rows,
  base,
  guildId,
  mayAct,
}: {
  rows: readonly BoardRow[];
  base: string;
  guildId: string;
  mayAct: boolean;
}) {
  return (
    <div className="grid gap-4">
      {rows.map((row) => (
        <AttemptCard key={row.id} row={row} base={base} guildId={guildId} mayAct={mayAct} />
      ))}
    </div>
  );
}
