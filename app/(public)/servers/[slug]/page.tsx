import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { viewBeacon } from "@/features/listings/beacon";
import { gameServerData, jsonForScript } from "@/features/listings/structured-data";
import { RestingServer } from "@/features/listings/web/components/resting-server";
import { ServerReviews } from "@/features/listings/web/components/reviews/server-reviews";
import { ServerView } from "@/features/listings/web/components/server-view";
import { loadServer } from "@/features/listings/web/loaders";
import { loadResting } from "@/features/listings/web/resting";
import { word } from "@/features/listings/words";
import { loadServerKills } from "@/features/monitoring/web/loaders";
import { rawEnv } from "@/lib/env";

interface ServerPageProps {
  params: Promise<{ slug: string }>;
}

const SLUG = /^[a-z0-9](-?[a-z0-9]){2,79}$/;

/** None while building: each page is rendered at its first visit, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

async function find({ params }: ServerPageProps) {
  const { slug } = await params;
  // Nothing else was ever an address, so nothing else is asked of the database or kept.
  if (!SLUG.test(slug)) notFound();
  const server = (await loadServer(slug))?.server ?? null;
  const resting = server ? null : ((await loadResting(slug))?.resting ?? null);
  if (!server && !resting) notFound();
  return { server, resting };
}

export async function generateMetadata(props: ServerPageProps): Promise<Metadata> {
  const { server, resting } = await find(props);
  if (!server) return { title: resting?.name, robots: { index: false } };
  const description =
    server.tagline ??
    `${word(server.map)}, ${word(server.platform)}, ${word(server.fighting)}: players, hours and rules.`;
  return {
    title: server.name,
    description,
    alternates: { canonical: `/servers/${server.slug}` },
    openGraph: {
      title: server.name,
      description,
      url: `/servers/${server.slug}`,
      type: "website",
      images: [{ url: `/servers/${server.slug}/card.png`, width: 1200, height: 630, alt: server.name }],
    },
  };
}

export default async function ServerPage(props: ServerPageProps) {
  const { server, resting } = await find(props);
  if (!server) return resting && <RestingServer resting={resting} />;
  const kills = await loadServerKills(server.slug);
  const data = gameServerData({
    name: server.name,
    summary: server.tagline,
    url: `${rawEnv().SITE_URL || "http://localhost:3000"}/servers/${server.slug}`,
    game: "DayZ",
    slots: server.slots,
    players: server.players,
    invite: server.inviteLink,
  });
  return (
    <>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every markup character escaped
        dangerouslySetInnerHTML={{ __html: jsonForScript(data) }}
      />
      <script>{viewBeacon(server.slug)}</script>
      <ServerView server={server} kills={kills} />
      <ServerReviews slug={server.slug} name={server.name} />
    </>
  );
}
