import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { FIELD_NAMES, type ListingForm } from "../../../form";
import type { PlatformListingData } from "../../moderation/loaders";
import { ReportsView } from "../owner/reports-view";
import { DecideListing } from "./decide-listing";
import { Standing } from "./standing";

function said(form: ListingForm, field: keyof ListingForm): string {
  const value = form[field];
  const text = Array.isArray(value) ? value.join(", ") : (value ?? "");
  return text === "" ? "nothing" : text;
}

/** A banner that was sent is shown: it is what staff look for. */
function Banner({ data }: { data: PlatformListingData }) {
  const { form, id } = data;
  if (!form.banner) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the optimiser stays off, pictures are shown by the browser
    <img
      src={`/api/admin/listings/${id}/banner/${form.banner}`}
      alt="The banner that was sent"
      width={1440}
      height={288}
      className="h-auto w-full rounded-control border"
    />
  );
}

function Fields({ data }: { data: PlatformListingData }) {
  const { form, live, changed } = data;
  const changes = live !== null && changed.length > 0;
  const fields = changes ? changed : (Object.keys(FIELD_NAMES) as (keyof ListingForm)[]);
  const shown = fields.filter((field) => field !== "banner" && field !== "icon" && field !== "hue");
  if (shown.length === 0)
    return <p className="text-13 text-muted">No words change: only the picture, the sign or the colour.</p>;
  return (
    <dl className="grid gap-5">
      {shown.map((field) => (
        <div key={field}>
          <dt className="text-12 text-muted">{FIELD_NAMES[field]}</dt>
          {changes ? (
            <dd className="mt-1 whitespace-pre-line text-13 text-faint line-through [overflow-wrap:anywhere]">
              <span className="sr-only">Before: </span>
              {said(live, field)}
            </dd>
          ) : null}
          <dd className="mt-1 whitespace-pre-line text-14 leading-relaxed [overflow-wrap:anywhere]">
            {said(form, field)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function titleOf({ live, changed, standing }: PlatformListingData): string {
  if (live === null) return "What would be shown";
  if (changed.length > 0) return "What would change";
  return standing.state === "live" ? "What visitors see" : "What visitors saw";
}

/** One listing as staff look at it: what was sent beside what visitors see, and what was reported. */
export function ListingReview({ data }: { data: PlatformListingData }) {
  const { standing, form, reasons, slug, draftAt, tier } = data;
  const waits = standing.draftState === "in_review";
  return (
    <>
      <PageHeader
        title={form.serverName}
        purpose={<Standing standing={standing} />}
        crumbs={[
          { label: "Platform", href: "/admin" },
          { label: "Listings", href: "/admin/listings" },
          { label: form.serverName },
        ]}
        actions={
          standing.state === "live" && slug ? (
            <ButtonLink href={`/servers/${slug}`}>See the live page</ButtonLink>
          ) : null
        }
        className="mb-6"
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-6">
          <Card className="grid gap-5">
            <CardHeader
              title={titleOf(data)}
              hint={waits ? reasons.join(" ") : undefined}
              aside={draftAt ? <Time at={draftAt} shape="smart" /> : undefined}
            />
            <Banner data={data} />
            <Fields data={data} />
          </Card>
          <ReportsView reports={data.reports} />
        </div>
        <aside aria-label="Decision">
          <Card>
            <CardHeader title="Decide" hint={`Plan of the guild: ${tier}.`} className="mb-3" />
            <DecideListing listingId={data.id} standing={standing} />
          </Card>
        </aside>
      </div>
    </>
  );
}
