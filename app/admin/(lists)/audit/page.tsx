import type { Metadata } from "next";
import { AUDIT_COLUMNS, AuditDetail } from "@/features/operation/web/components/audit-columns";
import { ListPage } from "@/features/operation/web/components/list-page";
import { loadList, type SearchParams } from "@/features/operation/web/list-loader";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { rows, next, asked } = await loadList("audit", searchParams);
  return (
    <ListPage
      list="audit"
      title="Audit log"
      purpose="Who changed what, on the platform and in all guilds. Nothing here can be edited or removed."
      asked={asked}
      choices={[
        {
          name: "of",
          label: "Of",
          all: "Everything",
          values: { platform: "The platform", guilds: "Guilds" },
        },
        {
          name: "by",
          label: "By",
          all: "Anybody",
          values: { user: "People", "discord-member": "In Discord", bot: "Bots", system: "Jobs" },
        },
      ]}
      search="Action, person, thing, guild, reason"
      columns={AUDIT_COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      detail={(row) => <AuditDetail row={row} />}
      next={next}
      empty={["Nothing has been changed yet", "Every change is written here the moment it happens."]}
    />
  );
}
