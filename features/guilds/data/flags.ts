import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { GuildContext, SystemContext } from "@/db/context";
import { auditLog, grizzlyUsers } from "@/db/schema/core";
import { featureFlags } from "@/db/schema/nitrado";
import { guildTier, tierOfGuild } from "@/features/supporters/data/guild-plan";
import type { Tier } from "@/features/supporters/schema";
import { FLAG_ABOUT, FLAGS, type Flag, type FlagDto, type FlagValues, flagOn, flagVerdict } from "../flags";

const f = featureFlags;

/** Subject of the log's lines about a flag; its id is the flag. */
export const FLAG_SUBJECT = "flag";

async function rowsOf(ctx: GuildContext | SystemContext, guildId: string) {
  const rows = await ctx.db
    .select()
    .from(f)
    .where(or(eq(f.guildId, guildId), isNull(f.guildId)));
  const platform = rows.find((row) => row.guildId === null);
  const guild = rows.find((row) => row.guildId === guildId);
  const values: FlagValues = {
    platform: { flags: platform?.flags ?? {}, plans: platform?.plans ?? {} },
    guild: guild?.flags ?? {},
  };
  return { values, platformAt: platform?.updatedAt ?? null };
}

/** What the guild has chosen for a flag; null for nothing. */
export async function chosenFlag(ctx: GuildContext, flag: Flag): Promise<boolean | null> {
  const { values } = await rowsOf(ctx, ctx.guildId);
  return values.guild[flag] ?? null;
}

/** Whether a plan can matter at all: most flags are there for every guild, which saves the question. */
const asksPlan = (flag: Flag, { platform }: FlagValues) =>
  FLAG_ABOUT[flag].needs !== null || Object.hasOwn(platform.plans, flag);

/** Whether a flag is on for a guild now; visitors' pages ask in a system context. */
export async function flagOf(
  ctx: GuildContext | SystemContext,
  guildId: string,
  flag: Flag,
): Promise<boolean> {
  const { values } = await rowsOf(ctx, guildId);
  return flagOn(flag, values, asksPlan(flag, values) ? await tierOfGuild(ctx, guildId) : "none");
}

/** Whether a flag is on for the guild now. */
export const guildFlag = (ctx: GuildContext, flag: Flag): Promise<boolean> => flagOf(ctx, ctx.guildId, flag);

interface LastChange {
  at: Date;
  by: string | null;
}

async function lastChanges(ctx: GuildContext): Promise<Map<string, LastChange>> {
  const rows = await ctx.db
    .selectDistinctOn([auditLog.subjectId], {
      flag: auditLog.subjectId,
      at: auditLog.createdAt,
      name: grizzlyUsers.displayName,
      label: auditLog.actorLabel,
    })
    .from(auditLog)
    .leftJoin(
      grizzlyUsers,
      and(eq(auditLog.actorKind, "user"), sql`${grizzlyUsers.id}::text = ${auditLog.actorId}`),
    )
    .where(
      and(
        eq(auditLog.guildId, ctx.guildId),
        eq(auditLog.subjectType, FLAG_SUBJECT),
        inArray(auditLog.subjectId, [...FLAGS]),
      ),
    )
    .orderBy(auditLog.subjectId, desc(auditLog.id));
  return new Map(rows.map(({ flag, at, name, label }) => [flag, { at, by: name ?? label }]));
}

/** Every flag as it stands for the guild, with where that comes from and who changed it last. */
export async function flagList(ctx: GuildContext): Promise<{ flags: FlagDto[]; tier: Tier }> {
  const [{ values, platformAt }, tier, changes] = await Promise.all([
    rowsOf(ctx, ctx.guildId),
    guildTier(ctx),
    lastChanges(ctx),
  ]);
  const flags = FLAGS.map((flag): FlagDto => {
    const verdict = flagVerdict(flag, values, tier);
    const byPlatform = verdict.source === "platform";
    const change = byPlatform ? { at: platformAt, by: "the platform" } : changes.get(flag);
    return {
      flag,
      ...verdict,
      chosen: values.guild[flag] ?? null,
      changedAt: change?.at?.toISOString() ?? null,
      changedBy: change?.by ?? null,
    };
  });
  return { flags, tier };
}
