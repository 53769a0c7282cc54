import { and, eq, inArray, isNull } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { memberSanctions } from "@/db/schema/core";
import { recordAudit } from "@/features/audit/mutations";
import { actingPerson } from "@/features/economy/policy";
import { conflict, forbidden } from "@/lib/errors";
import { enqueuePost } from "../../mutations/outbox";
import type { Level } from "../../schema";
import { moderation } from "../data";
import { standingOfMember } from "../data/sanctions";
import {
  type Sanction,
  type SanctionInput,
  type SanctionKind,
  sanctionProblem,
  sanctionUntil,
} from "../sanctions";
import { heldWords, logWords } from "../words";

const t = memberSanctions;
type Row = typeof t.$inferSelect;

const toSanction = (row: Row): Sanction => ({
  id: row.id,
  kind: row.kind as SanctionKind,
  discordId: row.discordId,
  reason: row.reason,
  until: row.until,
  state: row.state as Sanction["state"],
  error: row.error,
});

/**
 * Decides a sanction and keeps it, to be done in Discord after the commit. The same key again is the same sanction.
 * @param level the giver's in moderation @param isBot whether the member is one
 * @throws AppError forbidden with the reason; conflict where the key stands for something else
 */
export async function askSanction(
  ctx: GuildContext,
  input: SanctionInput,
  level: Level,
  isBot: boolean,
): Promise<Sanction> {
  const by = actingPerson(ctx.actor);
  const { key, kind, discordId, reason } = input;
  const known = await byKey(ctx, key);
  if (known) {
    if (known.kind === kind && known.discordId === discordId) return known;
    throw conflict("This request was already used for something else. Nothing was done.", {
      code: "key-reused",
    });
  }
  const [rules, target] = await Promise.all([moderation(ctx), standingOfMember(ctx, discordId)]);
  const problem = sanctionProblem(input, {
    moderation: rules,
    level,
    by,
    target: { discordId, level: target.level, isOwner: target.isOwner, isBot },
  });
  if (problem !== null) throw forbidden(`${problem} Nothing was done.`);
  const until = sanctionUntil(input, ctx.now);
  const [row] = await ctx.db
    .insert(t)
    .values({
      guildId: ctx.guildId,
      key,
      kind,
      discordId,
      reason,
      byDiscordId: by,
      until,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw conflict("This is being done already.");
  await recordAudit(ctx, {
    action: `guilds.member.${kind}`,
    subjectType: "member",
    subjectId: discordId,
    after: { until: until?.toISOString() ?? null },
    reason,
  });
  return toSanction(row);
}

/** A sanction by the guild's chat rules. The same message is one sanction. */
export async function ruleSanction(
  ctx: GuildContext,
  given: { messageId: string; kind: "warn" | "timeout"; discordId: string; reason: string; botId: string },
): Promise<Sanction> {
  const { messageId, kind, discordId, reason, botId } = given;
  const key = `chat:${messageId}`;
  const { muteMinutes } = await moderation(ctx);
  const until = sanctionUntil({ kind, minutes: muteMinutes, days: null }, ctx.now);
  const [row] = await ctx.db
    .insert(t)
    .values({
      guildId: ctx.guildId,
      key,
      kind,
      discordId,
      reason,
      byDiscordId: botId,
      until,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  const known = row ? toSanction(row) : await byKey(ctx, key);
  if (!known) throw new Error(`The sanction ${key} was neither stored nor known.`);
  if (row)
    await recordAudit(ctx, {
      action: `guilds.member.${kind}`,
      subjectType: "member",
      subjectId: discordId,
      after: { until: until?.toISOString() ?? null },
      reason,
    });
  return known;
}

/** A message was taken away by the guild's chat rules: the log's channel shows it once. */
export async function noteHeld(
  ctx: GuildContext,
  held: { messageId: string; channelId: string; discordId: string; why: string; content: string },
): Promise<void> {
  const { logChannelId } = await moderation(ctx);
  if (logChannelId === null) return;
  await enqueuePost(ctx, {
    feed: null,
    channelId: logChannelId,
    contentKey: `held:${held.messageId}`,
    content: heldWords(held),
    dueAt: ctx.now,
  });
}

async function byKey(ctx: GuildContext, key: string): Promise<Sanction | null> {
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.key, key)));
  return row ? toSanction(row) : null;
}

/** Notes what Discord said, and tells the log's channel of what was done. */
export async function settleSanction(
  ctx: GuildContext,
  sanction: Sanction,
  outcome: { state: "done" | "refused"; error: string | null },
): Promise<void> {
  const [row] = await ctx.db
    .update(t)
    .set({ ...outcome, updatedAt: ctx.now })
    .where(and(eq(t.guildId, ctx.guildId), eq(t.id, sanction.id), eq(t.state, "asked")))
    .returning();
  if (!row || outcome.state !== "done") return;
  const { logChannelId } = await moderation(ctx);
  if (logChannelId === null) return;
  await enqueuePost(ctx, {
    feed: null,
    channelId: logChannelId,
    contentKey: `sanction:${row.id}`,
    content: logWords({ ...toSanction(row), by: row.byDiscordId }),
    dueAt: ctx.now,
  });
}

/** A ban was lifted, by its own end or by somebody. */
export async function liftBan(ctx: GuildContext, discordId: string): Promise<number> {
  const lifted = await ctx.db
    .update(t)
    .set({ liftedAt: ctx.now, updatedAt: ctx.now })
    .where(
      and(
        eq(t.guildId, ctx.guildId),
        eq(t.discordId, discordId),
        eq(t.kind, "ban"),
        eq(t.state, "done"),
        isNull(t.liftedAt),
      ),
    )
    .returning({ id: t.id });
  if (lifted.length > 0)
    await recordAudit(ctx, { action: "guilds.member.ban.end", subjectType: "member", subjectId: discordId });
  return lifted.length;
}

/** Discord tells of a ban that nobody gave through us: it is kept as seen. */
export async function noteBan(ctx: GuildContext, discordId: string, reason: string | null): Promise<void> {
  const [ours] = await ctx.db
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        eq(t.guildId, ctx.guildId),
        eq(t.discordId, discordId),
        eq(t.kind, "ban"),
        inArray(t.state, ["asked", "done"]),
        isNull(t.liftedAt),
      ),
    );
  if (ours) return;
  await recordAudit(ctx, {
    action: "guilds.member.ban.seen",
    subjectType: "member",
    subjectId: discordId,
    ...(reason && { reason: reason.slice(0, 300) }),
  });
}
