import { type Column, Table } from "@/components/data-table/table";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { changeWords, type Standing, type Standings } from "../../../books";
import type { OverviewData } from "../../dashboard-loaders";

const WHOLE = new Intl.NumberFormat("en-GB");

const WORDS = {
  earners: {
    title: "Top earners",
    hint: "Kills, hours, claims and bounties; no transfers, no refunds.",
    way: "in",
  },
  spenders: { title: "Top spenders", hint: "Orders, bounties and fines; refunds are taken off.", way: "out" },
} as const;

/** The people who earned, or spent, most in the period; each leads to their lines in the ledger. */
export function StandingsCard({
  data,
  list,
  standings,
}: {
  data: OverviewData;
  list: keyof typeof WORDS;
  standings: Standings | null;
}) {
  const { access, days, people } = data;
  const rows = standings?.[list][days] ?? [];
  const names = new Map(people.map((person) => [person.discordId, person.name]));
  const most = Math.max(1, ...rows.map((row) => row.coins));
  const { title, hint, way } = WORDS[list];
  const columns: Column<Standing>[] = [
    {
      key: "name",
      label: "Person",
      phone: "lead",
      render: (row) => (
        <SoftLink
          href={`/guilds/${access.slug}/economy/ledger?person=${row.discordId}&way=${way}`}
          className="quiet-link inline-flex min-h-6 items-center font-medium max-md:min-h-11"
          prefetch={false}
        >
          {names.get(row.discordId) ?? row.discordId}
        </SoftLink>
      ),
    },
    {
      key: "bar",
      label: <span className="sr-only">Against the first</span>,
      phone: "away",
      className: "w-1/3",
      render: (row) => (
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" className="block h-1.5 w-full">
          <rect width="100" height="6" rx="1" className="fill-fill-strong" />
          <rect
            width={Math.max(1, (row.coins / most) * 100)}
            height="6"
            rx="1"
            className="fill-chart-coins"
          />
        </svg>
      ),
    },
    {
      key: "coins",
      label: "Coins",
      align: "right",
      phone: "side",
      render: (row) => <span className="font-medium">{WHOLE.format(row.coins)}</span>,
    },
    {
      key: "before",
      label: "Period before",
      align: "right",
      phone: "below",
      render: (row) => (
        <>
          {WHOLE.format(row.before)}
          <span className="md:sr-only"> before, {changeWords(row.coins, row.before)}</span>
        </>
      ),
    },
  ];
  return (
    <Card flush className="overflow-hidden">
      <CardHeader title={title} hint={hint} className="p-5 pb-4 max-md:p-4" />
      {rows.length > 0 ? (
        <div className="border-t">
          <Table
            caption={`${title} of the last ${days} days`}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.discordId}
          />
        </div>
      ) : (
        <p className="border-t px-5 py-6 text-13 text-muted max-md:px-4">
          {standings
            ? `Nobody ${list === "earners" ? "earned" : "spent"} anything in these days.`
            : "This is counted within a few minutes of the first movement."}
        </p>
      )}
    </Card>
  );
}
