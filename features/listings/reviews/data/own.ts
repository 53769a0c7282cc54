import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { registeredServers, serverListings, serverReviews } from "@/db/schema/servers";
import { linkedPlayer } from "@/features/players/data/links";
import { notFound } from "@/lib/errors";
import type { ReviewFacts } from "../rules";
import { secondsOnServer } from "./hours";

/** A live listing that is reviewed, with the game server behind it. */
export interface Reviewed {
  listingId: number;
  serverId: string;
  name: string;
  slug: string;
  serviceId: string | null;
}

/** @throws AppError not_found where no live listing of this guild has the address */
export async function reviewed(ctx: GuildContext, slug: string): Promise<Reviewed> {
  const l = serverListings;
  const [row] = await ctx.db
    .select({
      listingId: l.listingId,
      serverId: registeredServers.id,
      name: l.serverName,
      slug: l.slug,
      serviceId: registeredServers.serviceId,
    })
    .from(l)
    .innerJoin(
      registeredServers,
      and(eq(registeredServers.guildId, l.guildId), eq(registeredServers.id, l.serverId)),
    )
    .where(and(eq(l.guildId, ctx.guildId), eq(l.slug, slug), eq(l.state, "live")));
  if (!row?.slug) throw notFound("There is no such server in the directory.");
  return { ...row, slug: row.slug };
}

/** What decides whether a person may review a server, and which player they are. */
export async function reviewFacts(
  ctx: GuildContext,
  server: Reviewed,
  person: { discordId: string; isStaff: boolean },
): Promise<ReviewFacts & { playerId: number | null }> {
  const player = await linkedPlayer(ctx, ctx.guildId, person.discordId);
  const { serviceId } = server;
  const seconds = player && serviceId ? await secondsOnServer(ctx, player.playerId, serviceId) : 0;
  return {
    logRead: serviceId !== null,
    isStaff: person.isStaff,
    linked: player !== null,
    playerId: player?.playerId ?? null,
    seconds,
  };
}

const r = serverReviews;

/** A person's review of a listing, also a hidden one; null where they wrote none. */
export async function ownReview(ctx: GuildContext, listingId: number, userId: string) {
  const [row] = await ctx.db
    .select()
    .from(r)
    .where(and(eq(r.guildId, ctx.guildId), eq(r.listingId, listingId), eq(r.authorId, userId)));
  return row ?? null;
}
