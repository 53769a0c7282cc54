import { and, eq, notInArray, sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { guildRights, guildRightsState, guildSectionGrants, guilds } from "@/db/schema/core";
import { recordAudit } from "@/features/audit/mutations";
import type { DiscordGuild } from "@/features/identity/schema";
import { forbidden, notFound } from "@/lib/errors";
import { keepOwner, lockRights, refuseUnknownRole } from "./mutations/owner-guard";
import { grantSubject, mayGrant } from "./rules";
import type { GrantInput, Level, Section, SectionLevels } from "./schema";

/** Replaces what is kept of a person's guilds by what Discord says now; guilds that they left lose their row. */
export async function replaceRights(
  ctx: SystemContext,
  grizzlyUserId: string,
  found: readonly DiscordGuild[],
): Promise<void> {
  const ids = found.map((guild) => guild.guildId);
  const mine = eq(guildRights.grizzlyUserId, grizzlyUserId);
  await ctx.db
    .delete(guildRights)
    .where(ids.length > 0 ? and(mine, notInArray(guildRights.guildId, ids)) : mine);
  if (found.length > 0) {
    await ctx.db
      .insert(guildRights)
      .values(
        found.map((guild) => ({
          grizzlyUserId,
          guildId: guild.guildId,
          guildName: guild.name.slice(0, 100),
          icon: guild.icon,
          owner: guild.owner,
          permissions: guild.permissions,
          fetchedAt: sql`now()`,
        })),
      )
      .onConflictDoUpdate({
        target: [guildRights.grizzlyUserId, guildRights.guildId],
        set: {
          guildName: sql`excluded.guild_name`,
          icon: sql`excluded.icon`,
          owner: sql`excluded.owner`,
          permissions: sql`excluded.permissions`,
          fetchedAt: sql`now()`,
        },
      });
  }
  await noteAttempt(ctx, grizzlyUserId, null);
}

/** Writes that Discord was asked for a person's guilds. @param error null when it answered */
export async function noteAttempt(
  ctx: SystemContext,
  grizzlyUserId: string,
  error: string | null,
): Promise<void> {
  const times = {
    attemptedAt: sql`now()`,
    lastError: error,
    ...(error === null ? { fetchedAt: sql`now()` } : {}),
  };
  await ctx.db
    .insert(guildRightsState)
    .values({ grizzlyUserId, ...times })
    .onConflictDoUpdate({ target: guildRightsState.grizzlyUserId, set: times });
}

/** Keeps a person's roles in a guild. @param roleIds null when Discord says they are no member */
export async function storeRoles(
  ctx: SystemContext,
  grizzlyUserId: string,
  guildId: string,
  roleIds: string[] | null,
): Promise<void> {
  await ctx.db
    .update(guildRights)
    .set({ roleIds: roleIds ?? [], rolesFetchedAt: sql`now()` })
    .where(and(eq(guildRights.grizzlyUserId, grizzlyUserId), eq(guildRights.guildId, guildId)));
}

function slugOf(name: string): string {
  const ascii = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const short = slug.slice(0, 40).replace(/-+$/, "") || "guild";
  // An address of digits alone could be read as another guild's id.
  return /^\d+$/.test(short) ? `guild-${short}` : short;
}

export interface GuildFacts {
  guildId: string;
  name: string;
  icon: string | null;
  ownerDiscordId: string | null;
}

/**
 * Makes a guild known, or brings its name, picture and owner up to date. Its address in URLs is made once, from
 * the name, and stays; where it is taken the end of the id is added.
 * @returns the slug
 */
export async function upsertGuild(ctx: SystemContext, facts: GuildFacts): Promise<string> {
  const { guildId, name, icon, ownerDiscordId } = facts;
  const changes = { name, icon, ownerDiscordId, updatedAt: sql`now()` };
  const known = await ctx.db
    .update(guilds)
    .set(changes)
    .where(eq(guilds.guildId, guildId))
    .returning({ slug: guilds.slug });
  if (known[0]) return known[0].slug;
  for (const slug of [slugOf(name), `${slugOf(name)}-${guildId.slice(-5)}`, guildId]) {
    const made = await ctx.db
      .insert(guilds)
      .values({ guildId, name, slug, icon, ownerDiscordId })
      .onConflictDoNothing()
      .returning({ slug: guilds.slug });
    if (!made[0]) continue;
    await recordAudit(ctx, {
      guildId,
      action: "guilds.add",
      subjectType: "guild",
      subjectId: guildId,
      after: { name, slug },
    });
    return slug;
  }
  throw notFound("The guild could not be added. Try again.");
}

/**
 * Gives a role or a person a level in a section, in the place of an earlier one.
 * @param giver levels of the person who gives: nobody gives more than they have
 * @throws AppError forbidden; invalid for a role that the guild does not have; conflict where nobody would be left
 * with owner-level access
 */
export async function grantSection(
  ctx: GuildContext,
  giver: SectionLevels,
  input: GrantInput,
): Promise<string> {
  if (!mayGrant(giver, input.section, input.level)) {
    throw forbidden(
      "You can give rights up to your own, and only as a manager of members. Nothing was changed.",
    );
  }
  const { guildId } = ctx;
  await lockRights(ctx);
  if (input.subjectKind === "role") await refuseUnknownRole(ctx, input.subjectId);
  const key = and(
    eq(guildSectionGrants.guildId, guildId),
    eq(guildSectionGrants.section, input.section),
    eq(guildSectionGrants.subjectKind, input.subjectKind),
    eq(guildSectionGrants.subjectId, input.subjectId),
  );
  const before = (await ctx.db.select().from(guildSectionGrants).where(key).for("update"))[0];
  if (before && !mayGrant(giver, input.section, before.level as Level)) {
    throw forbidden("This right is above your own. Nothing was changed.");
  }
  if (before) await keepOwner(ctx, before, input.level);
  const grantedBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const rows = await ctx.db
    .insert(guildSectionGrants)
    .values({ guildId, ...input, grantedBy })
    .onConflictDoUpdate({
      target: [
        guildSectionGrants.guildId,
        guildSectionGrants.section,
        guildSectionGrants.subjectKind,
        guildSectionGrants.subjectId,
      ],
      set: { level: input.level, grantedBy },
    })
    .returning({ id: guildSectionGrants.id });
  const id = rows[0]?.id ?? "";
  await recordAudit(ctx, {
    action: "guilds.rights.grant",
    subjectType: "section_grant",
    subjectId: grantSubject(input),
    before: before ? { level: before.level } : null,
    after: { level: input.level },
  });
  return id;
}

/**
 * Takes a right back.
 * @throws AppError not_found, forbidden when it is above the taker's own, conflict where nobody would be left with
 * owner-level access
 */
export async function revokeGrant(ctx: GuildContext, giver: SectionLevels, grantId: string): Promise<void> {
  await lockRights(ctx);
  const key = and(eq(guildSectionGrants.guildId, ctx.guildId), eq(guildSectionGrants.id, grantId));
  const before = (await ctx.db.select().from(guildSectionGrants).where(key).for("update"))[0];
  if (!before) throw notFound("This right is not given any more.");
  if (!mayGrant(giver, before.section as Section | "*", before.level as Level)) {
    throw forbidden("This right is above your own. Nothing was changed.");
  }
  await keepOwner(ctx, before, null);
  await ctx.db.delete(guildSectionGrants).where(key);
  await recordAudit(ctx, {
    action: "guilds.rights.revoke",
    subjectType: "section_grant",
    subjectId: grantSubject(before),
    before: { level: before.level },
  });
}
