import { Pagination } from "@/components/data-table/pagination";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { EmptyState } from "@/components/ui/states";
import { type AuditAsked, auditAddress } from "../../query";
import type { AuditData } from "../loaders";
import { AuditFilters } from "./audit-filters";
import { AuditLine } from "./audit-line";

/** Who changed what in the guild, newest first. */
export function AuditPage({ data, asked }: { data: AuditData; asked: AuditAsked }) {
  const { access, lines, next, actors } = data;
  const path = `/guilds/${access.slug}/audit`;
  const plain = Object.keys(asked).length === 0;
  return (
    <>
      <PageHeader
        title="Audit log"
        purpose="Who changed what, with what was before. Nothing here can be edited or removed."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Audit log" }]}
        actions={<ExportLink href={auditAddress(`/api/guilds/${access.slug}/audit`, asked, {})} />}
        className="mb-5"
      />
      <AuditFilters path={path} asked={asked} actors={actors} />
      <Card flush className="overflow-hidden">
        {lines.length > 0 ? (
          <>
            <ol className="divide-y" aria-label="Lines, newest first">
              {lines.map((line) => (
                <AuditLine key={line.id} line={line} data={data} path={path} asked={asked} />
              ))}
            </ol>
            <div className="border-t">
              <Pagination
                shown={`${lines.length} ${lines.length === 1 ? "line" : "lines"} shown`}
                next={next === null ? null : auditAddress(path, asked, { before: String(next) })}
                nextLabel="Older lines"
                first={asked.before === undefined ? null : auditAddress(path, asked, {})}
              />
            </div>
          </>
        ) : (
          <EmptyState
            title={plain ? "Nothing has been changed yet" : "No line fits these filters"}
            action={plain ? null : <ButtonLink href={path}>Show everything</ButtonLink>}
          >
            {plain
              ? "Every change of settings, rights, items and orders is written here the moment it happens."
              : "Take the filters away to see the others."}
          </EmptyState>
        )}
      </Card>
    </>
  );
}
