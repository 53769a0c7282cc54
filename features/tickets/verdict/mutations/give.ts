import { and, eq, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketVerdicts } from "@/db/schema/cases";
import { actingPerson } from "@/features/economy/policy";
import { canonical } from "@/features/economy/rules";
import { publish } from "@/features/events/mutations";
import type { Level } from "@/features/guilds/levels";
import { personByDiscord } from "@/features/identity/data/people";
import { notify } from "@/features/notices/mutations";
import { sha256 } from "@/lib/crypto";
import { conflict, invalid } from "@/lib/errors";
import { auditTicket } from "../../mutations/audit";
import { closeTicket } from "../../mutations/change";
import { lockTicket, logChange, nameOf } from "../../mutations/locked";
import { writeAsStaff } from "../../mutations/message";
import { verdictGiven } from "../events";
import { verdictProblems } from "../rules";
import type { VerdictInput } from "../schema";
import { letterText, openerLetter, targetLetter } from "../words";
import { applyEffects } from "./apply";
import { type Case, gather } from "./gather";

const v = ticketVerdicts;

export interface GivenVerdict {
  number: number;
  replayed: boolean;
}

/** What a key has decided; null for a key that has decided nothing. @throws AppError conflict for another request */
async function known(
  ctx: GuildContext,
  ticketId: number,
  key: string,
  hash: string,
): Promise<GivenVerdict | null> {
  const [row] = await ctx.db
    .select({ number: v.number, ticketId: v.ticketId, hash: v.requestHash })
    .from(v)
    .where(and(eq(v.guildId, ctx.guildId), eq(v.idempotencyKey, key)));
  if (!row) return null;
  if (row.ticketId !== ticketId || row.hash !== hash)
    throw conflict("This request was already used for something else. Load the page and try again.", {
      code: "key-reused",
    });
  return { number: row.number, replayed: true };
}

async function store(
  ctx: GuildContext,
  about: Case,
  input: VerdictInput,
  mark: { key: string; hash: string },
) {
  const { row, by, letter, appealOf } = about;
  const name = await nameOf(ctx, by);
  // Numbers count within the guild without a gap; verdicts are rare: one at a time.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`verdicts:${ctx.guildId}`}, 0))`);
  const [{ next = 1 } = {}] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${v.number}), 0) + 1`.mapWith(Number) })
    .from(v)
    .where(eq(v.guildId, ctx.guildId));
  const [made] = await ctx.db
    .insert(v)
    .values({
      guildId: ctx.guildId,
      number: next,
      ticketId: row.ticketId,
      ticketNumber: input.number,
      decision: letter.decision,
      rule: letter.rule,
      reason: letter.reason,
      internalReason: input.internal,
      givenBy: by,
      givenByName: name,
      appealOf,
      appealUntil: letter.appealUntil,
      idempotencyKey: mark.key,
      requestHash: mark.hash,
      createdAt: ctx.now,
    })
    .returning({ id: v.id });
  if (!made) throw new Error("The verdict was not stored.");
  return { id: made.id, number: next, name };
}

/** Where a person reads a verdict that concerns them. */
const addressOf = (ctx: GuildContext, number: number) => `/me/verdicts/${ctx.guildId}/${number}`;

async function tellTarget(ctx: GuildContext, { target, letter }: Case, number: number): Promise<void> {
  const words = targetLetter(letter);
  const person = words && target?.discordId ? await personByDiscord(ctx, target.discordId) : null;
  if (!words || !person) return;
  await notify(ctx, {
    grizzlyUserId: person.id,
    kind: "tickets.verdict",
    level: "warning",
    title: words.title,
    body: words.reason.length > 200 ? `${words.reason.slice(0, 199)}…` : words.reason,
    href: addressOf(ctx, number),
    key: `verdict:${number}`,
  });
}

/**
 * Decides a ticket in one transaction: all effects or none, the letter to the opener in the conversation, the other
 * player's notice, and the ticket's end where that is asked for. The same key again decides nothing.
 * @param level of the acting person in tickets, which the guild's caps hold for
 * @param siteUrl where the letter's link to the appeal begins
 * @throws AppError not_found; invalid with `fields` for what the rules or caps refuse; conflict `outdated` (and `name`)
 * where somebody wrote meanwhile, `state` for a closed ticket, `key-reused`
 */
export async function giveVerdict(
  ctx: GuildContext,
  level: Level | undefined,
  input: VerdictInput,
  siteUrl: string,
): Promise<GivenVerdict> {
  const by = actingPerson(ctx.actor);
  const row = await lockTicket(ctx, input.number);
  const key = `verdict:${by}:${input.key}`;
  const { key: _, seen: __, anyway: ___, ...request } = input;
  const hash = sha256(canonical(request));
  const before = await known(ctx, row.ticketId, key, hash);
  if (before) return before;
  const about = await gather(ctx, row, { by, level }, input);
  const problems = Object.entries(verdictProblems(about.draft, about.facts));
  const [first] = problems;
  if (first) throw invalid(`${first[1]} Nothing was decided.`, Object.fromEntries(problems));
  const verdict = await store(ctx, about, input, { key, hash });
  await applyEffects(ctx, about, verdict);
  const appeal = about.appealOf === null ? `${siteUrl}${addressOf(ctx, verdict.number)}` : null;
  const message = await writeAsStaff(ctx, {
    key: `verdict-${verdict.number}`,
    number: input.number,
    text: letterText(openerLetter(about.letter), about.letter, appeal),
    seen: input.seen,
    anyway: input.anyway,
  });
  await ctx.db
    .update(v)
    .set({ messageId: message.id })
    .where(and(eq(v.guildId, ctx.guildId), eq(v.id, verdict.id)));
  await logChange(ctx, row, by, "verdict", { after: String(verdict.number) });
  await auditTicket(ctx, row, "verdict.give", {
    after: { verdict: verdict.number, decision: input.decision, rule: input.rule },
    reason: input.reason,
  });
  await publish(ctx, {
    type: "tickets.verdict",
    key: String(verdict.number),
    payload: verdictGiven.parse({
      number: input.number,
      openerId: row.createdBy,
      verdict: verdict.number,
      concernedId: about.draft.warn || about.draft.ban ? (about.target?.discordId ?? null) : null,
    }),
    orderKey: `ticket:${input.number}`,
  });
  await tellTarget(ctx, about, verdict.number);
  if (input.close)
    await closeTicket(
      ctx,
      { number: input.number, reason: `Verdict ${verdict.number}: ${input.decision}` },
      "staff",
    );
  return { number: verdict.number, replayed: false };
}
