import { Pagination } from "@/components/data-table/pagination";
import { type Column, Table } from "@/components/data-table/table";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { ExportLink } from "@/components/ui/export-link";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import type { PlatformListing } from "../../../data/platform-list";
import type { PlaceData } from "../../moderation/loaders";
import { addressOf, PLACES, type Place, type PlaceQuery } from "../../moderation/queries";
import { ReportCard } from "./report-card";
import { SearchForm } from "./search";
import { Standing } from "./standing";

const HOME = "/admin/listings";

const COLUMNS: Column<PlatformListing>[] = [
  {
    key: "name",
    label: "Listing",
    phone: "lead",
    render: (row) => (
      <SoftLink href={`${HOME}/${row.id}`} className="quiet-link font-medium text-ink">
        {row.name}
      </SoftLink>
    ),
  },
  { key: "guild", label: "Discord server", render: (row) => row.guild },
  {
    key: "state",
    label: "State",
    phone: "side",
    render: ({ standing }) => {
      return <Standing standing={standing} />;
    },
  },
  { key: "paid", label: "Place", phone: "away", render: (row) => (row.featured ? "Featured" : "") },
  {
    key: "reports",
    label: "Open reports",
    align: "right",
    phone: "away",
    render: (row) => row.openReports,
  },
  {
    key: "changed",
    label: "Changed",
    align: "right",
    render: (row) => <Time at={row.changedAt} shape="smart" />,
  },
];

const EMPTY: Record<Place, string> = {
  review: "Nothing waits for a look. New names and banners of listed servers show up here.",
  reports: "Nobody has reported anything that is not decided.",
  decided: "No report was decided yet.",
  all: "No server has a listing yet.",
};

function Rows({ data, label }: { data: PlaceData; label: string }) {
  if (data.of === "reports")
    return (
      <ul aria-label={label} className="divide-y">
        {data.rows.map((report) => (
          <ReportCard key={report.id} report={report} />
        ))}
      </ul>
    );
  return <Table caption={label} columns={COLUMNS} rows={data.rows} rowKey={(row) => row.id} comfortable />;
}

/** Listings that wait for a look, reports, and all listings there are. */
export function ListingsPlace({ data, query }: { data: PlaceData; query: PlaceQuery }) {
  const { place, text, after } = query;
  const at = (view: Place, from: string | null = null) =>
    addressOf(HOME, { view: view === "review" ? null : view, q: view === place ? text : null, after: from });
  const counted: Partial<Record<Place, number>> = {
    review: data.counts.review,
    reports: data.counts.reports,
  };
  const isList = data.of === "listings";
  return (
    <>
      <PageHeader
        title="Listings"
        purpose="What visitors see in the directory, and what they say is wrong with it."
        crumbs={[{ label: "Platform", href: "/admin" }, { label: "Listings" }]}
        actions={
          isList ? (
            <>
              <SearchForm
                label="Name, address or guild"
                text={text}
                keep={place === "review" ? {} : { view: place }}
              />
              <ExportLink href={addressOf("/api/admin/listings", { view: place, q: text })} />
            </>
          ) : null
        }
        className="mb-4"
      />
      <Tabs
        label="Listings and reports"
        className="mb-5"
        tabs={(Object.keys(PLACES) as Place[]).map((view) => ({
          href: at(view),
          label: counted[view] === undefined ? PLACES[view] : `${PLACES[view]} (${counted[view]})`,
          current: view === place,
        }))}
      />
      <Card flush className="overflow-hidden">
        {data.rows.length === 0 ? (
          <EmptyState title={text ? `Nothing is called “${text}” here` : "Nothing here"}>
            {text ? "Try fewer letters, or look under “All”." : EMPTY[place]}
          </EmptyState>
        ) : (
          <Rows data={data} label={PLACES[place]} />
        )}
        {data.rows.length > 0 ? (
          <Pagination
            shown={`${data.rows.length} shown`}
            next={data.next === null ? null : at(place, data.next)}
            first={after === "" ? null : at(place)}
          />
        ) : null}
      </Card>
    </>
  );
}
