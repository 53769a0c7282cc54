import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/ui/card";
import { ActionForm } from "@/features/operation/web/components/action-form";
import { Opens } from "@/features/operation/web/components/cells";
import { ListPage } from "@/features/operation/web/components/list-page";
import { INCIDENT_COLUMNS } from "@/features/operation/web/components/said-columns";
import { incidentFields } from "@/features/operation/web/fields";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";
import { incidentForm } from "@/features/operation/web/said-actions";

export const metadata: Metadata = { title: "Incidents" };

export default async function IncidentsPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked, mayChange } = await loadList("incidents", searchParams);
  return (
    <ListPage
      list="incidents"
      title="Incidents"
      purpose="What the status page tells. Probes open and end theirs; you may say more, or write one that no probe sees."
      asked={asked}
      choices={[{ name: "state", label: "State", all: "All", values: { open: "Open", over: "Over" } }]}
      search="Part, title, text"
      columns={INCIDENT_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      detail={(row) =>
        mayChange ? (
          <Opens label="Edit or end it">
            <ActionForm
              action={incidentForm}
              hidden={{ id: row.id }}
              fields={incidentFields(row)}
              submit="Save"
              keep
            />
          </Opens>
        ) : null
      }
      next={next}
      empty={["No incident yet", "A probe that fails opens one by itself."]}
    >
      {mayChange ? (
        <Card className="mb-5">
          <CardHeader
            title="Write an incident"
            hint="It stands on the status page at once."
            className="mb-4"
          />
          <Opens label="Open the form">
            <ActionForm
              action={incidentForm}
              hidden={{ id: "" }}
              fields={incidentFields(null)}
              submit="Publish it"
            />
          </Opens>
        </Card>
      ) : null}
    </ListPage>
  );
}
