import { PageHeader } from "@/components/layout/page-header";
import { Status } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { tierReaches } from "@/features/supporters/rules";
import type { OwnListing } from "../../../data/owner-list";
import { standingWords } from "../../../review";
import type { ListingsData } from "../../listing-loaders";
import { ServerTile } from "../server-card";
import { BeginButton } from "./begin-button";
import { PlanNote } from "./plan-note";

const NUMBER = new Intl.NumberFormat("en-GB");

function Numbers({ listing }: { listing: OwnListing }) {
  const pairs = [
    ["Saw it, 30 days", listing.views],
    ["Pressed join", listing.joins],
  ] as const;
  return (
    <dl className="flex gap-8 text-13 max-md:order-4 max-md:w-full">
      {pairs.map(([label, count]) => (
        <div key={label}>
          <dt className="text-12 text-muted">{label}</dt>
          <dd className="font-medium tabular-nums">{NUMBER.format(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ listing, path, data }: { listing: OwnListing; path: string; data: ListingsData }) {
  const { standing, listingId } = listing;
  if (standing === null || listingId === null)
    return (
      <li className="flex flex-wrap items-center gap-x-5 gap-y-3 px-5 py-4 max-md:px-4">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{listing.name}</p>
          <p className="text-13 text-muted">This game server has no listing yet.</p>
        </div>
        {data.manages && listing.serviceId ? (
          <BeginButton guildId={data.access.guildId} serviceId={listing.serviceId} path={path} />
        ) : null}
      </li>
    );
  const words = standingWords(standing);
  return (
    <li className="relative flex flex-wrap items-center gap-x-5 gap-y-3 px-5 py-4 transition-colors duration-quick hover:bg-fill max-md:px-4">
      <ServerTile icon={listing.icon} hue={listing.hue} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <SoftLink
            href={`${path}/${listingId}`}
            className="font-medium after:absolute after:inset-0 hover:underline"
          >
            {listing.name}
          </SoftLink>
          <Status meaning={words.meaning}>{words.label}</Status>
        </p>
        <p className="mt-0.5 text-13 text-muted">{words.sentence}</p>
        <p className="mt-0.5 text-12 text-faint">
          {listing.slug ? `/servers/${listing.slug}, ` : ""}changed{" "}
          {listing.changedAt ? <Time at={listing.changedAt} /> : "never"}
          {listing.openReports > 0
            ? `, ${listing.openReports} open ${listing.openReports === 1 ? "report" : "reports"}`
            : ""}
        </p>
      </div>
      {standing.approved ? <Numbers listing={listing} /> : null}
    </li>
  );
}

/** The guild's public pages, and the game servers that have none. */
export function ListingsPage({ data }: { data: ListingsData }) {
  const { access, listings, tier } = data;
  const path = `/guilds/${access.slug}/listing`;
  return (
    <>
      <PageHeader
        title="Listing"
        purpose="The public pages of your game servers: what visitors read, and what comes of it."
        crumbs={[{ label: access.name, href: `/guilds/${access.slug}` }, { label: "Listing" }]}
        actions={
          <ButtonLink href={`/guilds/${access.slug}/audit?type=server_listing`} size="small">
            Changes of listings
          </ButtonLink>
        }
        className="mb-5"
      />
      {tierReaches(tier, "silver") ? null : <PlanNote slug={access.slug} className="mb-5" />}
      <Card flush className="overflow-hidden">
        {listings.length > 0 ? (
          <ul className="divide-y" aria-label="Listings">
            {listings.map((listing) => (
              <Row
                key={listing.listingId ?? `service-${listing.serviceId}`}
                listing={listing}
                path={path}
                data={data}
              />
            ))}
          </ul>
        ) : (
          <EmptyState
            title="No game server to list yet"
            action={
              <ButtonLink href={`/guilds/${access.slug}/servers/connect`} look="primary">
                Connect Nitrado
              </ButtonLink>
            }
          >
            Each game server can have a public page with its texts, hours, players and a way into your
            Discord. Servers show up here once Nitrado is connected.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
