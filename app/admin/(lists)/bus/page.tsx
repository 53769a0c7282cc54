import type { Metadata } from "next";
import { BUS_COLUMNS } from "@/features/events/web/components/bus-page";
import { ListPage } from "@/features/operation/web/components/list-page";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Bus" };

export default async function BusPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("bus", searchParams);
  return (
    <ListPage
      list="bus"
      title="Bus"
      purpose="Events between website and bots, each with everyone who must handle it."
      asked={asked}
      choices={[
        {
          name: "state",
          label: "State",
          all: "Everything",
          values: { dead: "Dead", stuck: "Stuck", open: "Open", done: "Done" },
        },
      ]}
      search="Event, type, key, guild, error"
      columns={BUS_COLUMNS}
      rows={rows}
      rowKey={(row) => `${row.eventId}~${row.subscriber}`}
      next={next}
      empty={["Nothing is on the bus", "Every order, kill and ticket that others must hear of passes here."]}
    />
  );
}
