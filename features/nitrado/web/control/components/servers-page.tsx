import { type Column, Table } from "@/components/data-table/table";
import { PageHeader } from "@/components/layout/page-header";
import { Badge, Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { mayEnter } from "@/features/guilds/rules";
import type { ControlServer } from "../../../control/data/servers";
import type { loadServers } from "../loaders";
import { counted, healthOf, serverState } from "../words";
import { serverFacts } from "./server-head";

const columns = (base: string): Column<ControlServer>[] => [
  {
    key: "name",
    label: "Server",
    phone: "lead",
    className: "py-3",
    render: (row) => (
      <div className="grid gap-0.5">
        <SoftLink href={`${base}/${row.serviceId}`} className="quiet-link w-fit font-medium text-14 text-ink">
          {row.name}
        </SoftLink>
        <span className="text-12 text-muted">{serverFacts(row)}</span>
      </div>
    ),
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) => {
      const { words, meaning } = serverState(row);
      return <Status meaning={meaning}>{words}</Status>;
    },
  },
  {
    key: "players",
    label: "Players",
    render: (row) => (
      <span className="whitespace-nowrap">
        {row.players === null ? (
          <span className="text-faint">not known</span>
        ) : (
          <>
            {row.players}
            {row.slots === null ? "" : ` of ${row.slots}`}
            <span className="md:hidden"> players</span>
          </>
        )}
        <span className="ml-2 text-12 text-muted">{row.checkedAt ? <Time at={row.checkedAt} /> : null}</span>
      </span>
    ),
  },
  {
    key: "health",
    label: "Health",
    render: (row) => {
      const health = healthOf(row);
      if (row.refusal) return <span className="text-12 text-muted">{row.refusal}</span>;
      if (!health) return <span className="text-faint">not known yet</span>;
      return (
        <span title={row.healthReason ?? undefined}>
          <Status meaning={health.meaning}>{health.words}</Status>
        </span>
      );
    },
  },
  {
    key: "restart",
    label: "Next restart",
    render: (row) =>
      row.nextRestart ? (
        <span className="whitespace-nowrap">
          <span className="text-muted md:hidden">Next restart </span>
          <Time at={row.nextRestart.at} shape="smart" />
        </span>
      ) : (
        <span className="text-faint">no restart planned</span>
      ),
  },
  {
    key: "orders",
    label: "Waiting",
    align: "right",
    render: (row) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-2 max-md:justify-start">
        {row.openQuestions > 0 ? (
          <Badge meaning="warn">{counted(row.openQuestions, "open question")}</Badge>
        ) : null}
        {counted(row.waitingOrders, "order")}
        <span className="-ml-1 md:hidden">{row.waitingOrders === 1 ? "waits" : "wait"}</span>
      </span>
    ),
  },
];

/** Every game server of the guild on one page: how it is, how old that is, and what waits for its next start. */
export function ServersPage({
  data: { access, servers },
}: {
  data: Awaited<ReturnType<typeof loadServers>>;
}) {
  const base = `/guilds/${access.slug}/servers`;
  const mayConnect = mayEnter(access.sections, "servers", "manager");
  return (
    <>
      <PageHeader
        title="Servers"
        purpose="How your game servers are, and what can be done to them."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Servers" }]}
        className="mb-5"
        actions={
          <>
            {servers.length > 0 ? <ExportLink href={`/api/guilds/${access.slug}/servers`} /> : null}
            {mayConnect ? (
              <ButtonLink size="small" href={`${base}/connect`}>
                Nitrado connection
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {servers.length === 0 ? (
        <EmptyState
          title="No game server yet"
          action={
            mayConnect ? (
              <ButtonLink look="primary" href={`${base}/connect`}>
                Connect Nitrado
              </ButtonLink>
            ) : null
          }
        >
          DayZ servers stand here as soon as a manager has connected the Nitrado account that rents them.
        </EmptyState>
      ) : (
        <Card flush>
          <Table
            caption="Game servers of the guild"
            columns={columns(base)}
            rows={servers}
            rowKey={(row) => row.serviceId}
            comfortable
          />
        </Card>
      )}
    </>
  );
}
