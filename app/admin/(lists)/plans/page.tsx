import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/ui/card";
import { ActionForm } from "@/features/operation/web/components/action-form";
import { ListPage } from "@/features/operation/web/components/list-page";
import { PLAN_COLUMNS } from "@/features/operation/web/components/people-columns";
import { GRANT_FIELDS } from "@/features/operation/web/fields";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";
import { grantForm } from "@/features/operation/web/people-actions";

export const metadata: Metadata = { title: "Plans and grants" };

export default async function PlansPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked, mayChange } = await loadList("plans", searchParams);
  return (
    <ListPage
      list="plans"
      title="Plans and grants"
      purpose="Who holds which plan, paid through Patreon or granted, and which guilds it supports."
      asked={asked}
      choices={[
        { name: "source", label: "From", all: "All", values: { patreon: "Patreon", grant: "Granted" } },
        {
          name: "state",
          label: "State",
          all: "Any state",
          values: { active: "Runs", grace: "Grace", ended: "Ended" },
        },
      ]}
      search="Person, tier, reason"
      columns={PLAN_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      next={next}
      empty={["Nobody holds a plan", "A pledge on Patreon or a grant makes one."]}
    >
      {mayChange ? (
        <Card className="mb-5">
          <CardHeader
            title="Grant a plan"
            hint="By agreement: the only way to Partner. An earlier grant ends. Take one back on the person's page."
            className="mb-4"
          />
          <ActionForm action={grantForm} fields={GRANT_FIELDS} submit="Grant it" said="Granted." />
        </Card>
      ) : null}
    </ListPage>
  );
}
