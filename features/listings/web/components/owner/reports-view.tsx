import { type Column, Table } from "@/components/data-table/table";
import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { ListingReport } from "../../../data/reports";

const STATES = {
  open: { meaning: "warn", label: "Open" },
  upheld: { meaning: "bad", label: "Upheld" },
  dismissed: { meaning: "good", label: "Dismissed" },
} as const;

const COLUMNS: Column<ListingReport>[] = [
  {
    key: "reason",
    label: "What was reported",
    phone: "lead",
    className: "py-2.5",
    render: (row) => row.reason,
  },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: ({ state }) => <Status meaning={STATES[state].meaning}>{STATES[state].label}</Status>,
  },
  { key: "answer", label: "Grizzly's answer", render: (row) => row.answer ?? "none yet" },
  { key: "at", label: "When", align: "right", render: (row) => <Time at={row.at} shape="smart" /> },
];

/** What visitors reported about the listing, and what became of it. Who they are stays with the platform. */
export function ReportsView({ reports }: { reports: readonly ListingReport[] }) {
  return (
    <Card flush className="overflow-hidden">
      {reports.length > 0 ? (
        <Table
          caption="Reports about this listing, newest first"
          columns={COLUMNS}
          rows={reports}
          rowKey={(row) => row.id}
          comfortable
        />
      ) : (
        <EmptyState title="Nothing was reported">
          When a visitor reports this page, it stands here with what Grizzly answers. Who reported it is not
          shown.
        </EmptyState>
      )}
    </Card>
  );
}
