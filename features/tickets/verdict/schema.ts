import { z } from "zod";
import { amountInput, keyInput, line } from "@/features/economy/schema";
import { openTicketInput, replyInput } from "../schema";
import { BAN_DAYS_MAX, REASON_MAX } from "./limits";
import { DECISIONS, type Decision, type EffectKind } from "./words";

const flag = z
  .preprocess((given) => given === "on" || given === "true" || given === true, z.boolean())
  .default(false);
const optional = <S extends z.ZodType>(schema: S) =>
  z
    .preprocess((given) => (given === "" || given === undefined ? null : given), schema.nullable())
    .default(null);
const whole = (schema: z.ZodNumber) =>
  z.preprocess((given) => (typeof given === "string" ? Number(given) : given), schema);

const reasonText = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(10, "Say why, in at least ten characters: the players read it.")
      .max(REASON_MAX, `At most ${REASON_MAX.toLocaleString("en-GB")} characters.`)
      .refine((text) => !/[^\P{Cc}\n\t]/u.test(text), "This holds characters that cannot be shown."),
  );

export const verdictInput = z.strictObject({
  key: keyInput,
  number: replyInput.shape.number,
  seen: replyInput.shape.seen,
  anyway: replyInput.shape.anyway,
  decision: z.enum(DECISIONS, "Say what you decide."),
  warn: flag,
  ban: flag,
  /** Null is without an end. */
  days: z.preprocess(
    (given) => (given === "forever" || given === undefined ? null : Number(given)),
    z
      .number("Choose how long.")
      .int("Whole days.")
      .min(1, "At least a day.")
      .max(BAN_DAYS_MAX, `At most ${BAN_DAYS_MAX} days, or without an end.`)
      .nullable(),
  ),
  /** On all of the guild's servers; else on that of the report alone. */
  everywhere: flag,
  /** In-game name of who is warned or banned, where the ticket is about nobody. */
  target: optional(line(64)),
  refund: flag,
  /** Number of the opener's order that is refunded. */
  order: optional(whole(z.number().int().min(1))),
  compensate: flag,
  coins: optional(whole(amountInput)),
  give: flag,
  /** The shop's item that the opener is given, and `service:zone` where it is put. */
  item: optional(whole(z.number().int().min(1))),
  drop: optional(z.string().regex(/^[\w-]{1,40}:[\da-f-]{36}$/, "Choose where it is put.")),
  rule: optional(line(120)),
  reason: reasonText,
  internal: optional(z.string().trim().max(1_000, "At most 1,000 characters.")),
  close: flag,
});
export type VerdictInput = z.output<typeof verdictInput>;

export const undoEffectInput = z.strictObject({
  effectId: z.coerce.number().int().min(1),
  reason: line(300).min(3, "Say why, in at least three characters."),
});
export type UndoEffectInput = z.output<typeof undoEffectInput>;

export const appealInput = z.strictObject({
  key: keyInput,
  verdict: z.coerce.number().int().min(1).max(2_147_483_647),
  text: openTicketInput.shape.text,
});
export type AppealInput = z.output<typeof appealInput>;

/** What a verdict does, as it stands now. */
export interface VerdictEffect {
  id: number;
  kind: EffectKind;
  discordId: string | null;
  playerId: number | null;
  playerName: string | null;
  amount: number | null;
  order: number | null;
  /** Null for a ban without an end, and for all else. */
  days: number | null;
  endsAt: string | null;
  /** Servers of a ban with how far each has come. */
  lists: { serviceId: string; name: string; state: "pending" | "applied" | "failed" | "seen" }[];
  undone: { at: string; by: string; reason: string } | null;
}

export interface Verdict {
  number: number;
  ticket: number;
  decision: Decision;
  rule: string | null;
  reason: string;
  internalReason: string | null;
  by: { discordId: string; name: string };
  messageId: number | null;
  appealOf: number | null;
  appealUntil: string;
  /** Numbers of tickets that appeal it. */
  appeals: number[];
  at: string;
  effects: VerdictEffect[];
}

/** A verdict as somebody whom it concerns reads it: nothing of what concerns others, nothing of what staff said. */
export interface OwnVerdict {
  number: number;
  /** Number of the ticket where the reader opened it; null for the other player. */
  ticket: number | null;
  decision: Decision;
  rule: string | null;
  reason: string;
  at: string;
  appealUntil: string;
  /** Why it cannot be appealed now, in a sentence; null where it can. */
  appealProblem: string | null;
  /** Number of the reader's own appeal. */
  appeal: number | null;
  effects: VerdictEffect[];
}

/** Something that was decided about a player before. */
export interface EarlierEffect {
  kind: EffectKind;
  at: string;
  ticket: number;
  verdict: number;
  rule: string | null;
  days: number | null;
}
