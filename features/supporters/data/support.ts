import { eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guilds } from "@/db/schema/core";
import { guildSubscriptions } from "@/db/schema/patronage";
import { listingsOfGuild } from "@/features/listings/data/of-guild";
import { countOnPlan } from "@/features/nitrado/data/plan";
import type { SupportFacts } from "../why-support";
import { roleStandings } from "./roles";

const g = guildSubscriptions;

/** The guild that a person's plan pays for, as a link needs it. */
export interface PaidGuild {
  guildId: string;
  name: string;
  slug: string;
  since: Date | null;
  movedAt: Date | null;
}

/** Null where they have chosen none. */
export async function paidGuild(ctx: SystemContext, personId: string): Promise<PaidGuild | null> {
  const [row] = await ctx.db
    .select({
      guildId: g.guildId,
      name: guilds.name,
      slug: guilds.slug,
      since: g.since,
      movedAt: g.movedAt,
    })
    .from(g)
    .innerJoin(guilds, eq(guilds.guildId, g.guildId))
    .where(eq(g.supporterUserId, personId));
  return row ?? null;
}

/** What a person's plan reaches: how much of the guild, and its public pages. */
export async function supportFacts(
  ctx: SystemContext,
  discordId: string,
  guild: PaidGuild | null,
): Promise<Omit<SupportFacts, "publishes">> {
  const roles = await roleStandings(ctx, discordId);
  if (!guild) return { guild: null, listings: [], roles };
  const { guildId, name, slug, since } = guild;
  const servers = await countOnPlan(ctx, guildId);
  return { guild: { name, slug, since, servers }, listings: await listingsOfGuild(ctx, guildId), roles };
}
