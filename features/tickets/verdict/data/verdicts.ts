import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketVerdictEffects, ticketVerdicts } from "@/db/schema/cases";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { EarlierEffect, Verdict, VerdictEffect } from "../schema";
import { DECISIONS, EFFECTS, type EffectKind } from "../words";

const v = ticketVerdicts;
const e = ticketVerdictEffects;

export type VerdictRow = typeof v.$inferSelect;
export type EffectRow = typeof e.$inferSelect;

export const kindOf = (row: Pick<EffectRow, "kind">): EffectKind =>
  EFFECTS.find((kind) => kind === row.kind) ?? "warn";

type ListState = VerdictEffect["lists"][number]["state"];
const NO_STATES: ReadonlyMap<number, ListState> = new Map();

const STATES = "select id, state from server_list_changes where guild_id = $1 and id = any($2::bigint[])";

/** How far the changes of Nitrado's lists have come that these effects asked for. */
async function listStates(
  ctx: GuildContext,
  effects: readonly EffectRow[],
): Promise<ReadonlyMap<number, ListState>> {
  const ids = effects.flatMap(({ lists }) => lists.map(({ changeId }) => changeId));
  if (ids.length === 0) return NO_STATES;
  const rows = await prepared<{ id: bigint; state: ListState }>(ctx.db, STATES, [ctx.guildId, ids]);
  return new Map(rows.map((row) => [Number(row.id), row.state]));
}

function toEffect(row: EffectRow, states: ReadonlyMap<number, ListState>): VerdictEffect {
  const { id, discordId, playerId, playerName, amount, orderNumber, days, endsAt, lists } = row;
  return {
    id,
    kind: kindOf(row),
    discordId,
    playerId,
    playerName,
    amount: amount === null ? null : coinsToNumber(amount),
    order: orderNumber,
    days,
    endsAt: endsAt?.toISOString() ?? null,
    lists: lists.map(({ serviceId, name, changeId }) => ({
      serviceId,
      name,
      state: states.get(changeId) ?? "pending",
    })),
    undone:
      row.undoneAt === null
        ? null
        : {
            at: row.undoneAt.toISOString(),
            by: row.undoneBy ?? "Grizzly",
            reason: row.undoneReason ?? "",
          },
  };
}

/** Appeals of verdicts, by their number: tickets that say they are about one. */
const APPEALS = `
select subject_id as verdict, number, created_by from tickets
where guild_id = $1 and subject_type = 'verdict' and subject_id = any($2::text[]) and number is not null order by ticket_id`;

async function appealsOf(ctx: GuildContext, numbers: readonly number[]) {
  return prepared<{ verdict: string; number: number; created_by: string }>(ctx.db, APPEALS, [
    ctx.guildId,
    numbers.map(String),
  ]);
}

async function whole(ctx: GuildContext, rows: readonly VerdictRow[]): Promise<Verdict[]> {
  if (rows.length === 0) return [];
  const [effects, appeals] = await Promise.all([
    ctx.db
      .select()
      .from(e)
      .where(
        and(
          eq(e.guildId, ctx.guildId),
          inArray(
            e.verdictId,
            rows.map(({ id }) => id),
          ),
        ),
      )
      .orderBy(e.id),
    appealsOf(
      ctx,
      rows.map(({ number }) => number),
    ),
  ]);
  const states = await listStates(ctx, effects);
  return rows.map((row) => ({
    number: row.number,
    ticket: row.ticketNumber,
    decision: DECISIONS.find((one) => one === row.decision) ?? "upheld",
    rule: row.rule,
    reason: row.reason,
    internalReason: row.internalReason,
    by: { discordId: row.givenBy, name: row.givenByName },
    messageId: row.messageId,
    appealOf: row.appealOf,
    appealUntil: row.appealUntil.toISOString(),
    appeals: appeals.filter(({ verdict }) => verdict === String(row.number)).map(({ number }) => number),
    at: row.createdAt.toISOString(),
    effects: effects
      .filter(({ verdictId }) => verdictId === row.id)
      .map((effect) => toEffect(effect, states)),
  }));
}

/** The verdicts of a ticket, oldest first. At most 50. */
export async function verdictsOf(ctx: GuildContext, ticketId: number): Promise<Verdict[]> {
  const rows = await ctx.db
    .select()
    .from(v)
    .where(and(eq(v.guildId, ctx.guildId), eq(v.ticketId, ticketId)))
    .orderBy(v.id)
    .limit(50);
  return whole(ctx, rows);
}

/** A verdict by its number; null where the guild has none. */
export async function verdictByNumber(ctx: GuildContext, number: number): Promise<Verdict | null> {
  const rows = await ctx.db
    .select()
    .from(v)
    .where(and(eq(v.guildId, ctx.guildId), eq(v.number, number)));
  return (await whole(ctx, rows))[0] ?? null;
}

const OPENER = "select created_by from tickets where guild_id = $1 and number = $2";
const OWN_APPEAL = `
select number from tickets where guild_id = $1 and subject_type = 'verdict' and subject_id = $2 and created_by = $3 order by ticket_id limit 1`;

/** What a person is to a verdict: whether they opened its ticket, and their appeal of it. */
export async function standingIn(
  ctx: GuildContext,
  verdict: Pick<Verdict, "number" | "ticket">,
  discordId: string,
): Promise<{ opener: boolean; appeal: number | null }> {
  const [[ticket], [appeal]] = await Promise.all([
    prepared<{ created_by: string }>(ctx.db, OPENER, [ctx.guildId, verdict.ticket]),
    prepared<{ number: number | null }>(ctx.db, OWN_APPEAL, [ctx.guildId, String(verdict.number), discordId]),
  ]);
  return { opener: ticket?.created_by === discordId, appeal: appeal?.number ?? null };
}

/** Warnings and bans of a player that stand, newest first. */
export async function earlierEffects(
  ctx: GuildContext,
  playerId: number,
  limit = 5,
): Promise<EarlierEffect[]> {
  const rows = await ctx.db
    .select({
      kind: e.kind,
      at: e.createdAt,
      ticket: v.ticketNumber,
      verdict: v.number,
      rule: v.rule,
      days: e.days,
    })
    .from(e)
    .innerJoin(v, and(eq(v.guildId, e.guildId), eq(v.id, e.verdictId)))
    .where(
      and(
        eq(e.guildId, ctx.guildId),
        eq(e.playerId, playerId),
        inArray(e.kind, ["warn", "ban"]),
        sql`${e.undoneAt} is null`,
      ),
    )
    .orderBy(desc(e.createdAt), desc(e.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, kind: kindOf(row), at: row.at.toISOString() }));
}

/** Rules that verdicts of the guild named lately, the newest first: what the next one will name, most likely. */
export async function rulesNamed(ctx: GuildContext): Promise<string[]> {
  const rows = await ctx.db
    .select({ rule: v.rule })
    .from(v)
    .where(and(eq(v.guildId, ctx.guildId), sql`${v.rule} is not null`))
    .orderBy(desc(v.number))
    .limit(100);
  return [...new Set(rows.flatMap(({ rule }) => rule ?? []))].slice(0, 12);
}
