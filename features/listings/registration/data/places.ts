import { and, asc, eq, isNull, notInArray } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { guildRights, guildSync, guilds } from "@/db/schema/core";
import { nitradoServices } from "@/db/schema/nitrado";
import { registeredServers, serverListings } from "@/db/schema/servers";
import { levelFromDiscord } from "@/features/guilds/rules";
import type { ApplicationForm } from "../form";
import type { NitradoFacts } from "../rules";

const s = nitradoServices;

/** A game server of the guild that has no listing yet. */
export interface FreeService {
  serviceId: string;
  name: string;
  map: string | null;
  slots: number | null;
  platform: string | null;
  connected: boolean;
}

/** The guild's game servers without a listing, by name. */
export async function freeServices(ctx: GuildContext): Promise<FreeService[]> {
  const listed = ctx.db
    .select({ id: registeredServers.serviceId })
    .from(registeredServers)
    .innerJoin(
      serverListings,
      and(
        eq(serverListings.guildId, registeredServers.guildId),
        eq(serverListings.serverId, registeredServers.id),
      ),
    )
    .where(eq(registeredServers.guildId, ctx.guildId));
  const taken = (await listed).flatMap(({ id }) => (id === null ? [] : [id]));
  const own = eq(s.guildId, ctx.guildId);
  const rows = await ctx.db
    .select()
    .from(s)
    .where(taken.length > 0 ? and(own, notInArray(s.serviceId, taken)) : own)
    .orderBy(asc(s.name))
    .limit(100);
  return rows.map(({ serviceId, name, map, slots, platform, accessKind, accessRef }) => ({
    serviceId,
    name,
    map,
    slots,
    platform,
    connected: accessKind !== null && accessRef !== null,
  }));
}

/** What is known here of the server that an application names. */
export async function nitradoFacts(ctx: GuildContext, form: ApplicationForm): Promise<NitradoFacts> {
  const [sync] = await ctx.db
    .select({ botPresent: guildSync.botPresent })
    .from(guildSync)
    .where(eq(guildSync.guildId, ctx.guildId));
  const [row] =
    form.serviceId === null
      ? []
      : await ctx.db
          .select()
          .from(s)
          .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, form.serviceId)));
  return {
    botPresent: sync?.botPresent ?? false,
    service: row ? { connected: row.accessKind !== null && row.accessRef !== null, roles: row.roles } : null,
  };
}

/** Discord servers that a person manages and that are not known here yet, by name: the bot has to be added first. */
export async function unknownGuilds(
  ctx: SystemContext,
  grizzlyUserId: string,
): Promise<{ guildId: string; name: string }[]> {
  const rows = await ctx.db
    .select({
      guildId: guildRights.guildId,
      guildName: guildRights.guildName,
      owner: guildRights.owner,
      permissions: guildRights.permissions,
    })
    .from(guildRights)
    .leftJoin(guilds, eq(guilds.guildId, guildRights.guildId))
    .where(and(eq(guildRights.grizzlyUserId, grizzlyUserId), isNull(guilds.guildId)));
  return rows
    .filter((row) => levelFromDiscord(row) !== undefined)
    .map(({ guildId, guildName }) => ({ guildId, name: guildName }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
