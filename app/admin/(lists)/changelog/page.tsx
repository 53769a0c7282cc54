import type { Metadata } from "next";
import { ChangelogEditor } from "@/features/operation/web/components/changelog-editor";
import { ListPage } from "@/features/operation/web/components/list-page";
import { CHANGELOG_COLUMNS } from "@/features/operation/web/components/said-columns";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Changelog" };

export default async function ChangelogPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked, mayChange } = await loadList("changelog", searchParams);
  return (
    <ListPage
      list="changelog"
      title="Changelog"
      purpose="What the public changelog says, and drafts that it does not say yet."
      asked={asked}
      search="Version, title, text"
      columns={CHANGELOG_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      detail={(row) => (mayChange ? <ChangelogEditor entry={row} /> : null)}
      next={next}
      empty={[
        "Nothing has been written yet",
        "Write the first entry above; it stays a draft until you publish it.",
      ]}
    >
      {mayChange ? <ChangelogEditor entry={null} /> : null}
    </ListPage>
  );
}
