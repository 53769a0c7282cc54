import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { tierReaches } from "@/features/supporters/rules";
import { FIELD_NAMES } from "../../../form";
import { standingWords } from "../../../review";
import { textLimit } from "../../../rules";
import type { ListingData } from "../../listing-loaders";
import { type OpenListing, VIEWS, type View } from "../../listing-query";
import { OwnerReviews } from "../reviews/owner-reviews";
import { ListingForm } from "./listing-form";
import { ListingSteps } from "./listing-steps";
import { NumbersView } from "./numbers-view";
import { PlanNote, RestingText } from "./plan-note";
import { PreviewView } from "./preview-view";
import { ReportsView } from "./reports-view";
import { SearchesView } from "./searches-view";
import { ShareView } from "./share-view";

function Opened({ data, open, path }: { data: ListingData; open: OpenListing; path: string }) {
  const { access, listingId, opened, form, standing, tier, manages } = data;
  switch (opened.view) {
    case "preview":
      return (
        <PreviewView
          opened={opened}
          featured={data.featured}
          boards={data.boards}
          width={open.width}
          path={path}
        />
      );
    case "numbers":
      return (
        <NumbersView
          opened={opened}
          days={open.days}
          path={path}
          csv={`/api/guilds/${access.slug}/listings/${listingId}/days?days=${open.days}`}
          approved={standing.approved}
        />
      );
    case "searches":
      return <SearchesView opened={opened} live={standing.state === "live"} />;
    case "share":
      return <ShareView opened={opened} />;
    case "reviews":
      return <OwnerReviews reviews={opened.reviews} guildId={access.guildId} manages={manages} />;
    case "reports":
      return <ReportsView reports={opened.reports} />;
    case "edit":
      return (
        <ListingForm
          guildId={access.guildId}
          slug={access.slug}
          listingId={listingId}
          saved={form}
          fixedAddress={standing.approved}
          limit={textLimit(tier) || textLimit("silver")}
          manages={manages}
        />
      );
  }
}

/** One listing: its editor, its preview, its numbers and what was reported about it. */
export function ListingPage({ data, open }: { data: ListingData; open: OpenListing }) {
  const { access, form, standing, listingId, changed, reasons, tier, manages } = data;
  const base = `/guilds/${access.slug}/listing`;
  const path = `${base}/${listingId}`;
  const words = standingWords(standing);
  return (
    <>
      <PageHeader
        title={form.serverName}
        purpose={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status meaning={words.meaning}>{words.label}</Status>
            <span>{words.sentence}</span>
          </span>
        }
        crumbs={[
          { label: access.name, href: `/guilds/${access.slug}` },
          { label: "Listing", href: base },
          { label: form.serverName },
        ]}
        actions={
          <>
            {manages ? (
              <ListingSteps
                guildId={access.guildId}
                listingId={listingId}
                standing={standing}
                changed={changed.map((field) => FIELD_NAMES[field])}
                reasons={reasons}
                listed={tierReaches(tier, "silver")}
                editing={open.view === "edit"}
              />
            ) : null}
            {standing.state === "live" && data.slug ? (
              <ButtonLink href={`/servers/${data.slug}`}>See the live page</ButtonLink>
            ) : null}
          </>
        }
        className="mb-4"
      />
      {tierReaches(tier, "silver") ? null : <PlanNote slug={access.slug} className="mb-4" />}
      {data.resting > 0 ? (
        <RestingText slug={access.slug} tier={tier} resting={data.resting} className="mb-4" />
      ) : null}
      <Tabs
        label="Views of this listing"
        className="mb-6"
        tabs={(Object.keys(VIEWS) as View[]).map((view) => ({
          href: view === "edit" ? path : `${path}?view=${view}`,
          label: VIEWS[view],
          current: view === open.view,
        }))}
      />
      <Opened data={data} open={open} path={path} />
    </>
  );
}
