import { eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { modConfigs, nitradoServices } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { invalid, notFound } from "@/lib/errors";
import { channelList } from "../data/feeds";
import { moderationKept, rolesToChoose } from "./data";
import { type Moderation, moderationOf, NO_SERVER_RULES, type ServerModeration, STAFF_LEVELS } from "./rules";
import type { ModerationInput } from "./schema";

async function locked(ctx: GuildContext) {
  await ctx.db.insert(modConfigs).values({ guildId: ctx.guildId }).onConflictDoNothing();
  await ctx.db
    .select({ guildId: modConfigs.guildId })
    .from(modConfigs)
    .where(eq(modConfigs.guildId, ctx.guildId))
    .for("update");
  return moderationKept(ctx);
}

/** A channel or role that went from Discord meanwhile keeps nobody from changing the rest: only new ones are held to it. */
async function checkChannel(ctx: GuildContext, channelId: string | null, before: string | null) {
  if (channelId === null || channelId === before) return;
  if ((await channelList(ctx)).some((channel) => channel.channelId === channelId)) return;
  throw invalid("This channel is not among those that Grizzly OS sees. Nothing was changed.", {
    logChannelId: "Choose a channel that Grizzly OS sees.",
  });
}

async function checkRoles(ctx: GuildContext, after: Moderation, before: Moderation) {
  const had = new Set(STAFF_LEVELS.flatMap((level) => before.staffRoles[level]));
  const fresh = STAFF_LEVELS.flatMap((level) => after.staffRoles[level]).filter((role) => !had.has(role));
  if (fresh.length === 0) return;
  const known = new Set((await rolesToChoose(ctx)).map((role) => role.roleId));
  if (fresh.every((role) => known.has(role))) return;
  throw invalid("One of these roles is not in this Discord server. Nothing was changed.", {
    staffRoles: "Choose roles of this Discord server.",
  });
}

/**
 * Changes how the guild is moderated; what is not given stays. From now on: no verdict that was given is touched.
 * @throws AppError invalid for a channel or role that Discord does not list
 */
export async function updateModeration(ctx: GuildContext, input: ModerationInput): Promise<Moderation> {
  const kept = await locked(ctx);
  const before = moderationOf(kept);
  const guild: Partial<Moderation> = { ...kept.guild, ...input };
  const after = moderationOf({ ...kept, guild });
  await checkChannel(ctx, after.logChannelId, before.logChannelId);
  await checkRoles(ctx, after, before);
  const { words, newAccountDays, logChannelId, muteMinutes, spamMessages, ...rest } = guild;
  await ctx.db
    .update(modConfigs)
    .set({
      blacklist: words ?? null,
      altAccountDays: newAccountDays ?? null,
      logChannelId: logChannelId ?? null,
      defaultMuteDuration: muteMinutes ?? null,
      ...(spamMessages !== undefined && { spamThreshold: { messages: spamMessages, seconds: 10 } }),
      roleConfig: { ...rest },
      updatedAt: ctx.now,
    })
    .where(eq(modConfigs.guildId, ctx.guildId));
  await recordAudit(ctx, {
    action: "guilds.moderation.update",
    subjectType: "moderation",
    subjectId: "guild",
    before: { ...before },
    after: { ...after },
  });
  return after;
}

/**
 * Sets what a game server has of its own; nothing at all takes the server back to the guild's rules.
 * @throws AppError not_found for a server of another guild
 */
export async function updateServerModeration(
  ctx: GuildContext,
  serviceId: string,
  input: ServerModeration,
): Promise<void> {
  const [service] = await ctx.db
    .select({ name: nitradoServices.name })
    .from(nitradoServices)
    .where(sql`${nitradoServices.guildId} = ${ctx.guildId} and ${nitradoServices.serviceId} = ${serviceId}`);
  if (!service) throw notFound("This guild has no such game server.");
  const kept = await locked(ctx);
  const before = kept.servers[serviceId] ?? NO_SERVER_RULES;
  await checkChannel(ctx, input.logChannelId, before.logChannelId);
  const { [serviceId]: _, ...others } = kept.servers;
  const plain = input.caps === null && input.appeal === null && input.logChannelId === null;
  await ctx.db
    .update(modConfigs)
    .set({ gameConfig: plain ? others : { ...others, [serviceId]: input }, updatedAt: ctx.now })
    .where(eq(modConfigs.guildId, ctx.guildId));
  await recordAudit(ctx, {
    action: "guilds.moderation.server",
    subjectType: "moderation",
    subjectId: serviceId,
    before: { ...before },
    after: { ...input },
  });
}
