import type { Metadata } from "next";
import { LeaseList } from "@/features/operation/web/components/lease-list";
import { ListPage } from "@/features/operation/web/components/list-page";
import { BOT_COLUMNS } from "@/features/operation/web/components/running-columns";
import { loadLeases, loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Bots and versions" };

export default async function BotsPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ rows, next, asked }, leases] = await Promise.all([loadList("bots", searchParams), loadLeases()]);
  return (
    <ListPage
      list="bots"
      title="Bots and versions"
      purpose="Each start of a bot with its version, and which process does which job now."
      asked={asked}
      choices={[
        {
          name: "bot",
          label: "Bot",
          all: "Both",
          values: { "grizzly-bot": "Grizzly Bot", "grizzly-os": "Grizzly OS" },
        },
      ]}
      search="Version, process, note"
      columns={BOT_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      next={next}
      empty={["No bot has started yet", "Each writes its version here when it starts."]}
    >
      <LeaseList leases={leases} />
    </ListPage>
  );
}
