import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { DriftRow } from "../../data/roles";
import { RoleDifference } from "../components/role-difference";
import { lookForDifferences, repairAllRoles, repairRole } from "./actions";

const COLUMNS: readonly Column<DriftRow>[] = [
  { key: "name", label: "Member", render: ({ name }) => name, phone: "lead" },
  { key: "guild", label: "Guild", render: ({ guild }) => guild, phone: "side" },
  { key: "what", label: "What differs", render: (row) => <RoleDifference row={row} />, phone: "below" },
  {
    key: "found",
    label: "Found",
    render: ({ foundAt }) => (foundAt ? <Time at={foundAt} /> : null),
    phone: "below",
  },
  {
    key: "do",
    label: <span className="sr-only">Repair</span>,
    align: "right",
    phone: "below",
    render: ({ guildId, discordId }) => (
      <ActionButton action={repairRole} value={{ guild: guildId, discordId }}>
        Repair
      </ActionButton>
    ),
  },
];

/** Paid without the role, and the role without pay; one press brings Discord to what the plans say. */
export function DifferingPart({
  rows,
  more,
  operates,
}: {
  rows: DriftRow[];
  more: number;
  operates: boolean;
}) {
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        className="px-5 pt-4 pb-4 max-md:px-4"
        title="Discord against the plans"
        hint="Looked at every night. Nothing is given or taken before somebody presses."
        aside={
          <span className="flex flex-wrap gap-2.5">
            <ActionButton action={lookForDifferences} said="Grizzly OS looks now.">
              Look now
            </ActionButton>
            {rows.length > 0 ? <ExportLink href="/api/admin/patreon?part=differing" /> : null}
            {operates && rows.length > 0 ? (
              <ActionButton action={repairAllRoles} look="primary">
                {`Repair all ${rows.length + more}`}
              </ActionButton>
            ) : null}
          </span>
        }
      />
      <div className="border-t">
        {rows.length === 0 ? (
          <EmptyState title="Nothing differs">
            Everybody who pays holds the role, and nobody holds one without a plan. Guilds without roles for
            tiers are left out.
          </EmptyState>
        ) : (
          <Table
            caption="Members whose roles differ from their plan"
            columns={COLUMNS}
            rows={rows}
            rowKey={({ guildId, discordId }) => `${guildId}:${discordId}`}
            comfortable
          />
        )}
      </div>
      {more > 0 ? <p className="border-t px-5 py-3 text-13 text-muted">{more} more are not shown.</p> : null}
    </Card>
  );
}
