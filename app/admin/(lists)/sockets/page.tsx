import type { Metadata } from "next";
import { ListPage } from "@/features/operation/web/components/list-page";
import { SOCKET_COLUMNS } from "@/features/operation/web/components/running-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Sockets" };

export default async function SocketsPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("sockets", searchParams);
  return (
    <ListPage
      list="sockets"
      title="Sockets"
      purpose="Live lines between browsers and Grizzly OS: who follows what, since when, and why one closed."
      asked={asked}
      choices={[{ name: "state", label: "State", all: "All", values: { open: "Open", closed: "Closed" } }]}
      search="Person, topic, gateway, reason"
      columns={SOCKET_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      next={next}
      empty={["No line is open", "Open desks, dashboards and tickets each hold one."]}
    />
  );
}
