import { and, eq } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { guildRoles, guildSectionGrants } from "@/db/schema/core";
import { levelFromDiscord, sectionLevels } from "../rules";
import type { Level, Section, SeeAs } from "../schema";

/** What a level, or a role alone, sees of a guild. Empty for a role without rights, or one that is gone. */
export async function levelsSeenAs(ctx: SystemContext, look: Pick<SeeAs, "guildId" | "kind" | "id">) {
  if (look.kind === "level") return sectionLevels(look.id as Level, []);
  const [roles, grants] = await Promise.all([
    ctx.db
      .select({ permissions: guildRoles.permissions })
      .from(guildRoles)
      .where(and(eq(guildRoles.guildId, look.guildId), eq(guildRoles.roleId, look.id))),
    ctx.db
      .select({ section: guildSectionGrants.section, level: guildSectionGrants.level })
      .from(guildSectionGrants)
      .where(
        and(
          eq(guildSectionGrants.guildId, look.guildId),
          eq(guildSectionGrants.subjectKind, "role"),
          eq(guildSectionGrants.subjectId, look.id),
        ),
      ),
  ]);
  const role = roles[0];
  if (!role) return {};
  return sectionLevels(
    levelFromDiscord({ owner: false, permissions: role.permissions }),
    grants.map((grant) => ({
      section: grant.section as Section | "*",
      level: grant.level as Level,
      subjectKind: "role" as const,
      subjectId: look.id,
    })),
  );
}

/** The name of a role; null where Discord does not list it any more. */
export async function roleName(ctx: SystemContext, guildId: string, roleId: string): Promise<string | null> {
  const [role] = await ctx.db
    .select({ name: guildRoles.name })
    .from(guildRoles)
    .where(and(eq(guildRoles.guildId, guildId), eq(guildRoles.roleId, roleId)));
  return role?.name ?? null;
}
