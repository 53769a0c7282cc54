import type { Metadata } from "next";
import { ListPage } from "@/features/operation/web/components/list-page";
import { GUILD_COLUMNS } from "@/features/operation/web/components/people-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Guilds" };

export default async function GuildsPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("guilds", searchParams);
  return (
    <ListPage
      list="guilds"
      title="Guilds"
      purpose="Every Discord server that Grizzly knows, with its bot, plan and game servers."
      asked={asked}
      choices={[
        {
          name: "state",
          label: "Bot",
          all: "All",
          values: { active: "Active", sleep: "Asleep", error: "Error", gone: "Bot is not there" },
        },
      ]}
      search="Name, address, id, owner, error"
      columns={GUILD_COLUMNS}
      rows={rows}
      rowKey={(row) => row.guildId}
      next={next}
      empty={["No guild yet", "A guild stands here once its owner has invited Grizzly OS."]}
    />
  );
}
