import type { Metadata } from "next";
import { Json, Opens } from "@/features/operation/web/components/cells";
import { ListPage } from "@/features/operation/web/components/list-page";
import { LOG_COLUMNS } from "@/features/operation/web/components/running-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Logs" };

export default async function LogsPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("logs", searchParams);
  return (
    <ListPage
      list="logs"
      title="Logs"
      purpose="Warnings and errors of the bots, kept 30 days. The website's own lines are on its standard output."
      asked={asked}
      choices={[
        {
          name: "level",
          label: "Level",
          all: "All",
          values: { warn: "Warnings", error: "Errors", fatal: "Fatal" },
        },
        {
          name: "bot",
          label: "Bot",
          all: "Both bots",
          values: { "grizzly-bot": "Grizzly Bot", "grizzly-os": "Grizzly OS" },
        },
      ]}
      search="Message, guild, request, details"
      columns={LOG_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      detail={(row) =>
        row.details ? (
          <Opens label="Details">
            <Json value={row.details} />
          </Opens>
        ) : null
      }
      next={next}
      empty={["No warning in 30 days", "What a bot warns of stands here the moment it happens."]}
    />
  );
}
