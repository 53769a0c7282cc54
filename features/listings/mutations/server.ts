import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { registeredServers, serverFeatures } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { notFound } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { type FeaturesInput, featuresInput, type ServerInput, serverInput } from "../schema";

type Server = typeof registeredServers.$inferSelect;

/** A server of this guild. @throws AppError not_found */
export async function findServer(ctx: GuildContext, serverId: string): Promise<Server> {
  const [server] = await ctx.db
    .select()
    .from(registeredServers)
    .where(and(eq(registeredServers.guildId, ctx.guildId), eq(registeredServers.id, serverId)));
  if (!server) throw notFound("There is no such game server in this guild.");
  return server;
}

const shown = ({ name, platform, map, slots, region, city, fighting, restartTimes }: Partial<Server>) => ({
  name,
  platform,
  map,
  slots,
  region,
  city,
  fighting,
  restartTimes,
});

/**
 * Makes a game server known to the platform, or corrects what is known of the server of that service.
 * @returns its id in this guild
 */
export async function registerServer(ctx: GuildContext, input: ServerInput): Promise<{ serverId: string }> {
  const server = parseInput(serverInput, input);
  const [before] =
    server.serviceId === null
      ? []
      : await ctx.db
          .select()
          .from(registeredServers)
          .where(
            and(
              eq(registeredServers.guildId, ctx.guildId),
              eq(registeredServers.serviceId, server.serviceId),
            ),
          );
  const values = { ...server, active: true, updatedAt: ctx.now };
  const [row] = await ctx.db
    .insert(registeredServers)
    .values({ guildId: ctx.guildId, ...values })
    .onConflictDoUpdate({ target: [registeredServers.guildId, registeredServers.serviceId], set: values })
    .returning({ serverId: registeredServers.id });
  if (!row) throw notFound();
  await recordAudit(ctx, {
    action: before ? "listing.server.update" : "listing.server.register",
    subjectType: "registered_server",
    subjectId: row.serverId,
    before: before ? shown(before) : null,
    after: shown(server),
  });
  return row;
}

/** Saves what a server offers, in the given order: the whole list each time. @throws AppError not_found */
export async function saveFeatures(ctx: GuildContext, serverId: string, input: FeaturesInput): Promise<void> {
  const { tags, mods, features, wipes } = parseInput(featuresInput, input);
  await findServer(ctx, serverId);
  const own = and(eq(serverFeatures.guildId, ctx.guildId), eq(serverFeatures.serverId, serverId));
  const before = await ctx.db.select().from(serverFeatures).where(own).orderBy(serverFeatures.position);
  const rows = [
    ...tags.map((value) => ({ kind: "tag", value })),
    ...mods.map((value) => ({ kind: "mod", value })),
    ...features.map((value) => ({ kind: "feature", value })),
    ...wipes.map((value) => ({ kind: "wipe", value })),
  ].map((row, position) => ({ guildId: ctx.guildId, serverId, position, ...row }));
  await ctx.db.delete(serverFeatures).where(own);
  if (rows.length > 0) await ctx.db.insert(serverFeatures).values(rows).onConflictDoNothing();
  const list = (all: { kind: string; value: string }[]) => all.map(({ kind, value }) => `${kind}: ${value}`);
  await recordAudit(ctx, {
    action: "listing.features.update",
    subjectType: "registered_server",
    subjectId: serverId,
    before: { features: list(before) },
    after: { features: list(rows) },
  });
}
