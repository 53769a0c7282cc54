import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { viewBeacon } from "@/features/listings/beacon";
import { gameServerData, jsonForScript } from "@/features/listings/structured-data";
import { ServerView } from "@/features/listings/web/components/server-view";
import { loadServer } from "@/features/listings/web/loaders";
import { word } from "@/features/listings/words";
import { loadServerKills } from "@/features/monitoring/web/loaders";

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
  const server = (await loadServer(slug))?.server;
  return server ?? notFound();
}

export async function generateMetadata(props: ServerPageProps): Promise<Metadata> {
  const server = await find(props);
  const description =
    server.tagline ??
    `${word(server.map)}, ${word(server.platform)}, ${word(server.fighting)}: players, hours and rules.`;
  return {
    title: server.name,
    description,
    alternates: { canonical: `/servers/${server.slug}` },
    openGraph: { title: server.name, description, url: `/servers/${server.slug}`, type: "website" },
  };
}

export default async function ServerPage(props: ServerPageProps) {
  const server = await find(props);
  const kills = await loadServerKills(server.slug);
  const data = gameServerData({
    name: server.name,
    summary: server.tagline,
    url: `/servers/${server.slug}`,
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
    </>
  );
}
