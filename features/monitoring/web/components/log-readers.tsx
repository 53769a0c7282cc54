import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { ServiceHealth } from "../../data/service-health";
import { HEALTH_WORDS } from "../health-words";

const number = new Intl.NumberFormat("en-GB");

const columns: Column<ServiceHealth>[] = [
  {
    key: "server",
    label: "Server",
    phone: "lead",
    render: (row) => (
      <SoftLink href={`#service-${row.serviceId}`} className="quiet-link font-medium">
        {row.name}
      </SoftLink>
    ),
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: (row) => (
      <Status meaning={HEALTH_WORDS[row.health].meaning}>{HEALTH_WORDS[row.health].word}</Status>
    ),
  },
  {
    key: "until",
    label: "Log complete until",
    render: (row) => {
      const until = row.completeUntil ?? row.lastLineAt;
      return until ? (
        <>
          <span className="md:hidden">Log complete until </span>
          <Time at={until} shape="smart" />
          <span className="ml-2 text-12 text-muted">
            <Time at={until} />
          </span>
        </>
      ) : (
        <span className="text-faint">not read yet</span>
      );
    },
  },
  {
    key: "looked",
    label: "Last look",
    phone: "away",
    render: (row) =>
      row.lookedAt ? <Time at={row.lookedAt} /> : <span className="text-faint">none yet</span>,
  },
  {
    key: "lines",
    label: "Lines read",
    align: "right",
    phone: "away",
    render: (row) => number.format(row.lines),
  },
  {
    key: "unknown",
    label: "Not understood",
    align: "right",
    phone: "away",
    render: (row) =>
      row.unknownLines === 0 ? (
        <span className="text-muted">0</span>
      ) : (
        <span className="text-warn">{number.format(row.unknownLines)}</span>
      ),
  },
];

/** How far each server's log is read. */
export function LogReaders({ services }: { services: readonly ServiceHealth[] }) {
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        title="Log readers"
        hint="Nitrado copies a log in steps of about five minutes, so some lag is normal."
        className="px-5 pt-4 pb-3"
      />
      <div className="border-t">
        <Table
          caption="How far each server's log is read"
          columns={columns}
          rows={services}
          rowKey={(row) => row.serviceId}
          comfortable
        />
      </div>
    </Card>
  );
}
