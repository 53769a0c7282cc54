import { and, asc, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { registeredServers, serverFeatures, serverListings } from "@/db/schema/servers";
import { notFound } from "@/lib/errors";
import type { ListingForm } from "../form";
import { keptDraft, listingForm } from "../form-schema";
import type { ListingStanding } from "../review";
import type { ListingState } from "../rules";

export type ListingRow = typeof serverListings.$inferSelect;
type ServerRow = typeof registeredServers.$inferSelect;
type FeatureRow = Pick<typeof serverFeatures.$inferSelect, "kind" | "value">;

/** A listing with its server and what visitors see of both. */
export interface Listing {
  row: ListingRow;
  server: ServerRow;
  live: ListingForm;
  /** What the editor shows: the draft where there is one. */
  form: ListingForm;
}

export function standingOf(row: ListingRow): ListingStanding {
  return {
    state: row.state as ListingState,
    draftState: row.draftState as ListingStanding["draftState"],
    approved: row.publishedAt !== null,
    hiddenBy: row.hiddenBy as ListingStanding["hiddenBy"],
    hiddenReason: row.hiddenReason,
    reviewNote: row.reviewNote,
    resting: row.restingSince !== null,
  };
}

const choice = <T extends string>(known: readonly T[], value: string | null, fallback: T): T =>
  known.find((one) => one === value) ?? fallback;

/** What stands in the tables, as a form: columns of before the editor are made whole. */
function formOf(row: ListingRow, server: ServerRow, features: readonly FeatureRow[]): ListingForm {
  const of = (kind: string) => features.filter((one) => one.kind === kind).map(({ value }) => value);
  const { icon, hue, platform, region, fighting } = listingForm.shape;
  return {
    slug: row.slug ?? "",
    serverName: row.serverName,
    tagline: row.tagline,
    description: row.description,
    rules: row.rules,
    inviteLink: row.inviteLink,
    website: row.website,
    icon: choice(icon.options, row.icon, "pine"),
    hue: choice(hue.options, row.hue, "moss"),
    banner: row.banner,
    platform: choice(platform.options, server.platform, "pc"),
    region: choice(region.options, server.region, "europe"),
    city: server.city,
    languages: server.languages,
    fighting: choice(fighting.options, server.fighting, "mixed"),
    timeZone: server.timeZone,
    restartTimes: server.restartTimes,
    tags: of("tag"),
    mods: of("mod"),
    features: of("feature"),
    wipes: of("wipe"),
  };
}

/**
 * A listing of this guild. @param lock until the transaction ends
 * @throws AppError not_found for another guild's, and for one without a server
 */
export async function listingOf(
  ctx: GuildContext,
  listingId: number,
  { lock = false } = {},
): Promise<Listing> {
  const wanted = ctx.db
    .select()
    .from(serverListings)
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId)));
  const [row] = await (lock ? wanted.for("update") : wanted);
  if (!row?.serverId) throw notFound("There is no such listing in this guild.");
  const own = { guildId: ctx.guildId, serverId: row.serverId };
  const [servers, features] = await Promise.all([
    ctx.db
      .select()
      .from(registeredServers)
      .where(and(eq(registeredServers.guildId, own.guildId), eq(registeredServers.id, own.serverId))),
    ctx.db
      .select({ kind: serverFeatures.kind, value: serverFeatures.value })
      .from(serverFeatures)
      .where(and(eq(serverFeatures.guildId, own.guildId), eq(serverFeatures.serverId, own.serverId)))
      .orderBy(asc(serverFeatures.position)),
  ]);
  const [server] = servers;
  if (!server) throw notFound("There is no such listing in this guild.");
  const live = formOf(row, server, features);
  return { row, server, live, form: (row.draftState ? keptDraft(row.draft) : null) ?? live };
}

/** Whether this guild has a listing of this id. */
export async function listingExists(ctx: GuildContext, listingId: number): Promise<boolean> {
  const [row] = await ctx.db
    .select({ serverId: serverListings.serverId })
    .from(serverListings)
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId)));
  return Boolean(row?.serverId);
}
