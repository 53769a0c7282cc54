import type { Metadata } from "next";
import { ListPage } from "@/features/operation/web/components/list-page";
import { LOOK_COLUMNS, LookDetail } from "@/features/operation/web/components/looks";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Deliveries" };

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked, mayChange } = await loadList("deliveries", searchParams);
  return (
    <ListPage
      list="deliveries"
      title="Deliveries that need a look"
      purpose="What the bot cannot decide from evidence. The guild's own staff settle it; you may where they do not."
      asked={asked}
      search="Guild, item, order, server, reason"
      columns={LOOK_COLUMNS}
      rows={rows}
      rowKey={(row) => `${row.guildId} ${row.id}`}
      detail={(row) => <LookDetail row={row} mayChange={mayChange} />}
      next={next}
      empty={["No delivery needs a look", "One that evidence cannot settle will stand here with its reason."]}
    />
  );
}
