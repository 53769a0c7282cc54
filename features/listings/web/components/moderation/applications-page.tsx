import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import {
  QUEUES,
  type Queue,
  type QueuedApplication,
  type QueueQuery,
} from "../../../registration/data/queue";
import { addressOf } from "../../moderation/queries";
import type { loadQueue } from "../../registration/loaders";
import { SearchForm } from "./search";

const HOME = "/admin/applications";
const PROVEN = { bot: "By Nitrado", query: "By its name", staff: "By staff" } as const;

function State({ row }: { row: QueuedApplication }) {
  if (row.state === "approved") return <Status meaning="good">Approved</Status>;
  if (row.state === "refused") return <Status meaning="bad">Refused</Status>;
  if (row.state === "draft") return <Status meaning="neutral">Taken back</Status>;
  return row.waitingFor === "staff" ? (
    <Status meaning="warn">Waiting for us</Status>
  ) : (
    <Status meaning="info">Waiting for them</Status>
  );
}

const COLUMNS: Column<QueuedApplication>[] = [
  {
    key: "name",
    label: "Server",
    phone: "lead",
    render: (row) => (
      <SoftLink href={`${HOME}/${row.id}`} className="quiet-link font-medium text-ink">
        {row.name}
      </SoftLink>
    ),
  },
  { key: "guild", label: "Discord server", render: (row) => row.guild },
  { key: "applicant", label: "Applicant", phone: "away", render: (row) => row.applicant },
  { key: "state", label: "State", phone: "side", render: (row) => <State row={row} /> },
  {
    key: "proof",
    label: "Proven",
    render: (row) =>
      row.provenBy ? (
        <Status meaning="good">{PROVEN[row.provenBy]}</Status>
      ) : (
        <Status meaning="neutral">Not yet</Status>
      ),
  },
  {
    key: "sent",
    label: "Sent",
    align: "right",
    render: (row) => <Time at={row.submittedAt} shape="smart" />,
  },
  {
    key: "changed",
    label: "Changed",
    align: "right",
    phone: "away",
    render: (row) => <Time at={row.updatedAt} />,
  },
];

const EMPTY: Record<Queue, string> = {
  waiting: "Nothing waits for you. A new application shows up here when somebody sends it.",
  asked: "No question of yours waits for an answer.",
  decided: "Nothing was decided yet.",
  all: "Nobody has applied yet.",
};

/** Applications of all guilds. */
export function ApplicationsPage({
  data,
  query,
}: {
  data: Awaited<ReturnType<typeof loadQueue>>;
  query: QueueQuery;
}) {
  const { queue, text, after } = query;
  const at = (view: Queue, q = text, from: string | null = null) =>
    addressOf(HOME, { view: view === "waiting" ? null : view, q, after: from });
  return (
    <>
      <PageHeader
        title="Applications"
        purpose="Servers that want to be listed. What waits the longest stands first."
        crumbs={[{ label: "Platform", href: "/admin" }, { label: "Applications" }]}
        actions={
          <>
            <SearchForm
              label="Find by name or guild"
              text={text}
              keep={queue === "waiting" ? {} : { view: queue }}
            />
            <ExportLink href={addressOf("/api/admin/applications", { view: queue, q: text })} />
          </>
        }
        className="mb-4"
      />
      <Tabs
        label="Applications by state"
        className="mb-5"
        tabs={(Object.keys(QUEUES) as Queue[]).map((view) => ({
          href: at(view),
          label: `${QUEUES[view]} (${data.counts[view]})`,
          current: view === queue,
        }))}
      />
      <Card flush className="overflow-hidden">
        {data.rows.length === 0 ? (
          <EmptyState title={text ? `Nothing is called “${text}” here` : "Nothing here"}>
            {text ? "Try fewer letters, or look under “All”." : EMPTY[queue]}
          </EmptyState>
        ) : (
          <>
            <Table
              caption="Applications"
              columns={COLUMNS}
              rows={data.rows}
              rowKey={(row) => row.id}
              comfortable
            />
            <Pagination
              shown={`${data.rows.length} shown`}
              next={data.next === null ? null : at(queue, text, String(data.next))}
              first={after === null ? null : at(queue)}
            />
          </>
        )}
      </Card>
    </>
  );
}
