import type { Metadata } from "next";
import { ListPage } from "@/features/operation/web/components/list-page";
import { USER_COLUMNS } from "@/features/operation/web/components/people-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("users", searchParams);
  return (
    <ListPage
      list="users"
      title="Users"
      purpose="Everybody who has signed in, with devices, bans, plans and staff rights."
      asked={asked}
      choices={[
        {
          name: "who",
          label: "Who",
          all: "Everybody",
          values: { supporters: "Supporters", staff: "Staff", banned: "Banned" },
        },
      ]}
      search="Name, Discord id, Patreon id"
      columns={USER_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      next={next}
      empty={["Nobody has signed in yet", "Everybody who signs in with Discord stands here."]}
    />
  );
}
