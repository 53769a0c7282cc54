import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/ui/card";
import { ActionForm } from "@/features/operation/web/components/action-form";
import { ListPage } from "@/features/operation/web/components/list-page";
import { NOTICE_COLUMNS } from "@/features/operation/web/components/said-columns";
import { NOTICE_FIELDS } from "@/features/operation/web/fields";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";
import { tellForm } from "@/features/operation/web/said-actions";

export const metadata: Metadata = { title: "Notices" };

export default async function NoticesPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked, mayChange } = await loadList("notices", searchParams);
  return (
    <ListPage
      list="notices"
      title="Notices"
      purpose="What everybody was told in their inbox, and how many have seen it."
      asked={asked}
      search="Title, text, who"
      columns={NOTICE_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      next={next}
      empty={["Nobody was told anything yet", "A notice goes to everybody who was here within a year."]}
    >
      {mayChange ? (
        <Card className="mb-5">
          <CardHeader
            title="Tell everybody"
            hint="It cannot be taken back: it stands in every inbox."
            className="mb-4"
          />
          <ActionForm
            action={tellForm}
            fields={NOTICE_FIELDS}
            submit="Tell everybody"
            said="Everybody has it."
          />
        </Card>
      ) : null}
    </ListPage>
  );
}
