import { and, desc, eq, ne } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildRoles } from "@/db/schema/core";
import { modConfigs } from "@/db/schema/nitrado";
import type { RoleDto } from "../schema";
import { type KeptModeration, type Moderation, moderationOf } from "./rules";
import { keptModeration } from "./schema";

/** What the guild has set, and each of its game servers. */
export async function moderationKept(ctx: GuildContext): Promise<KeptModeration> {
  const [row] = await ctx.db.select().from(modConfigs).where(eq(modConfigs.guildId, ctx.guildId));
  return keptModeration(row);
}

/** How the guild is moderated now, in a game server where one is named. */
export async function moderation(ctx: GuildContext, serviceId?: string | null): Promise<Moderation> {
  return moderationOf(await moderationKept(ctx), serviceId);
}

export type StaffRole = Pick<RoleDto, "roleId" | "name" | "color" | "managed">;

/** Roles to choose from, the highest first. Who holds them is not counted: that reads every member. */
export async function rolesToChoose(ctx: GuildContext): Promise<StaffRole[]> {
  const { roleId, name, color, managed } = guildRoles;
  return ctx.db
    .select({ roleId, name, color, managed })
    .from(guildRoles)
    .where(and(eq(guildRoles.guildId, ctx.guildId), ne(roleId, ctx.guildId)))
    .orderBy(desc(guildRoles.position), roleId);
}
