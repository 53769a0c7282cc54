import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { SYNC_KINDS, type SyncKind, type SyncLine } from "../../data/syncs";
import { type PatreonQuery, partHref } from "./query";

const REASONS: Record<SyncLine["reason"], string> = {
  webhook: "Webhook",
  schedule: "Nightly, all members",
  person: "On demand",
  staff: "Staff, all members",
  link: "Linked",
};

function Outcome({ line: { state, failed, error, changed } }: { line: SyncLine }) {
  if (state === "asked" || state === "running") return <Status meaning="info">Under way</Status>;
  if (state === "failed" || failed > 0)
    return (
      <span className="grid gap-0.5">
        <Status meaning="bad">Failed</Status>
        {error ? <span className="text-12 text-muted">{error}</span> : null}
      </span>
    );
  return (
    <Status meaning={changed > 0 ? "good" : "neutral"}>
      {changed > 0 ? `${changed.toLocaleString("en-GB")} changed` : "Nothing new"}
    </Status>
  );
}

const took = (ms: number | null) =>
  ms === null ? "" : ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;

const COLUMNS: readonly Column<SyncLine>[] = [
  { key: "at", label: "Began", render: ({ startedAt }) => <Time at={startedAt} />, phone: "side" },
  {
    key: "why",
    label: "Why",
    phone: "lead",
    render: ({ reason, askedBy, memberId }) => (
      <span className="grid">
        {REASONS[reason]}
        <span className="text-12 text-muted">
          {askedBy ?? (memberId ? `member ${memberId.slice(0, 8)}` : "")}
        </span>
      </span>
    ),
  },
  { key: "outcome", label: "Outcome", render: (line) => <Outcome line={line} />, phone: "below" },
  {
    key: "seen",
    label: "Members",
    align: "right",
    phone: "away",
    render: ({ seen }) => seen.toLocaleString("en-GB"),
  },
  { key: "took", label: "Took", align: "right", phone: "away", render: ({ tookMs }) => took(tookMs) },
];

/** Every time that we asked Patreon, and what came of it. */
export function SyncsPart({
  lines,
  next,
  query: { kind, before },
}: {
  lines: SyncLine[];
  next: string | null;
  query: PatreonQuery;
}) {
  const href = (of: SyncKind, more: Record<string, string> = {}) =>
    partHref("syncs", { ...(of === "all" ? {} : { kind: of }), ...more });
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segments
          label="Which syncs"
          className="max-w-full overflow-x-auto"
          tabs={(Object.keys(SYNC_KINDS) as SyncKind[]).map((of) => ({
            href: href(of),
            label: SYNC_KINDS[of],
            current: of === kind,
          }))}
        />
        {lines.length > 0 ? <ExportLink href={`/api/admin/patreon?kind=${kind}`} /> : null}
      </div>
      <Card flush className="overflow-hidden">
        {lines.length === 0 ? (
          <EmptyState title="No sync of this kind">
            Each time that Patreon is asked leaves a line here: what asked for it, and what changed.
          </EmptyState>
        ) : (
          <>
            <Table
              caption="Syncs with Patreon"
              columns={COLUMNS}
              rows={lines}
              rowKey={({ id }) => id}
              comfortable
            />
            <Pagination
              shown={`${lines.length} shown`}
              next={next ? href(kind, { before: next }) : null}
              nextLabel="Show older"
              first={before ? href(kind) : null}
            />
          </>
        )}
      </Card>
    </div>
  );
}
