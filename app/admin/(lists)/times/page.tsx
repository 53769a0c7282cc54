import type { Metadata } from "next";
import { ListPage } from "@/features/operation/web/components/list-page";
import { TIMES_COLUMNS } from "@/features/operation/web/components/running-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Response times" };

export default async function TimesPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("times", searchParams);
  return (
    <ListPage
      list="times"
      title="Response times"
      purpose="How long calls and events took, counted in steps from 5 ms to 5 s. Written once a minute."
      asked={asked}
      choices={[
        { name: "days", label: "Time", all: "24 hours", values: { "7": "7 days", "30": "30 days" } },
        {
          name: "kind",
          label: "Kind",
          all: "Everything",
          values: { http: "Pages and calls", event: "Events", provider: "Providers" },
        },
      ]}
      search="Route, event type or provider"
      columns={TIMES_COLUMNS}
      rows={rows}
      rowKey={(row) => `${row.kind} ${row.name}`}
      next={next}
      empty={["Nothing was counted in this time", "The first minute of traffic fills this."]}
    />
  );
}
