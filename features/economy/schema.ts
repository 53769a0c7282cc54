import { z } from "zod";
import { snowflake } from "@/features/guilds/schema";

/** Why coins moved. Values of the live bot (`activity`, `daily` …) keep their names. */
export const MOVEMENT_KINDS = [
  "starting",
  "kill_reward",
  "activity",
  "daily",
  "transfer",
  "shop_purchase",
  "shop_refund",
  "bounty_place",
  "bounty_claim",
  "bounty_refund",
  "verdict",
  "grant",
  "fine",
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Accounts of the guild itself. They are never locked, keep no running balance and may be negative (mint). */
export type GuildAccount = "mint" | "sink" | "shop" | "escrow";
export type AccountRef = GuildAccount | { person: string };

/** One side of a movement. Coins arrive with a positive amount and leave with a negative one. */
export interface Leg {
  account: AccountRef;
  amount: bigint;
}

/** What a movement is about. `id` is the id of the thing in its own table, or a day for the daily claim. */
export const CAUSE_KINDS = [
  "kill",
  "order",
  "bounty",
  "verdict",
  "daily",
  "transfer",
  "grant",
  "fine",
  "playtime",
  "account",
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

export interface Movement {
  /** Idempotency key, unique within the guild, kept forever. */
  key: string;
  kind: MovementKind;
  legs: Leg[];
  cause: { kind: CauseKind; id: string };
  /** What the ledger line says, e.g. `Killed Rook_77`. Searched by the wallet's text filter. */
  description: string;
  metadata?: Record<string, unknown>;
  /** What else makes two requests the same; hashed with kind, legs and cause. */
  request?: unknown;
}

/** One line of a calculation, e.g. `Distance, 212 m is past 200 m` and 40. */
export interface RewardLine {
  label: string;
  amount: number;
}

export type RewardStatus = "paid" | "held" | "refused";

const WHOLE = "Give a whole number.";

const coins = (label: string) =>
  z
    .number(WHOLE)
    .int(`${label} is a whole number of coins.`)
    .min(0, `${label} cannot be negative.`)
    .max(1_000_000_000, `${label} is at most 1,000,000,000.`);

export const amountInput = z
  .number("Give a whole number of coins.")
  .int("Give a whole number of coins.")
  .min(1, "The smallest amount is one coin.")
  .max(Number.MAX_SAFE_INTEGER, "That is more coins than an account can hold.");

/** An idempotency key as clients send it: made once for each press of a button. */
export const keyInput = z
  .string()
  .regex(/^[A-Za-z0-9_:.-]{8,100}$/, "The key of this request is not valid. Load the page again.");

// One line, because it is shown in lists, and no control characters, because it reaches logs and Discord.
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .regex(/^\P{Cc}*$/u, "Use one line of plain text.");

export const transferInput = z.strictObject({
  key: keyInput,
  toDiscordId: snowflake,
  amount: amountInput,
  note: line(140).default(""),
});
export type TransferInput = z.output<typeof transferInput>;

export const staffAmountInput = z.strictObject({
  key: keyInput,
  discordId: snowflake,
  amount: amountInput,
  reason: line(300).min(3, "Say why, in at least three characters."),
});
export type StaffAmountInput = z.output<typeof staffAmountInput>;

export const economySettingsInput = z
  .strictObject({
    currencyName: line(32).min(1, "The coins need a name."),
    currencySymbol: line(8).min(1, "The coins need a short sign."),
    startingCoins: coins("Starting coins"),
    dailyAmount: coins("The daily claim"),
    dailyStreakStep: coins("The step a day"),
    dailyStreakMax: z.number(WHOLE).int(WHOLE).min(1, "At least one day.").max(365, "At most 365 days."),
    activityAmount: coins("Pay for playing"),
    activityMinutes: z.number(WHOLE).int(WHOLE).min(1, "At least one minute.").max(1440, "At most a day."),
    /** Minutes a day (UTC) that playing is paid for; null is without limit. */
    activityDailyMinutes: z.number(WHOLE).int(WHOLE).min(0).max(1440, "At most a day.").nullable(),
    bountyMin: coins("The smallest bounty"),
    bountyMax: coins("The largest bounty"),
    bountyDays: z.number(WHOLE).int(WHOLE).min(1, "At least one day.").max(90, "At most 90 days."),
    transfersEnabled: z.boolean(),
    transferMax: coins("The largest transfer"),
    transferDailyMax: coins("The limit a day").nullable(),
    /** Hundredths of a percent: 200 is 2 %. */
    transferFeeBp: z.number(WHOLE).int(WHOLE).min(0, "A fee cannot be negative.").max(5_000, "At most 50 %."),
  })
  .partial();
export type EconomySettingsInput = z.output<typeof economySettingsInput>;

/** Steps from low to high, each threshold once; the highest step that is reached counts. */
const steps = <T extends "fromMeters" | "kills">(threshold: T, max: number) =>
  z
    .array(
      z.strictObject({
        [threshold]: z.number(WHOLE).int(WHOLE).min(1).max(max),
        bonus: coins("A bonus"),
      } as { [key in T]: z.ZodNumber } & { bonus: z.ZodNumber }),
    )
    .max(12, "At most twelve steps.");

export const killSettingsInput = z
  .strictObject({
    enabled: z.boolean(),
    base: coins("Pay for a kill"),
    headshotBonus: coins("The headshot bonus"),
    distanceSteps: steps("fromMeters", 5_000),
    weaponBonus: z.record(z.string().min(1).max(64), coins("A weapon's bonus")),
    streakSteps: steps("kills", 1_000),
    sameVictimMinutes: z.number(WHOLE).int(WHOLE).min(0).max(10_080, "At most a week."),
    sameVictimPercent: z.number(WHOLE).int(WHOLE).min(0).max(100, "At most 100 %."),
    freshSpawnMinutes: z.number(WHOLE).int(WHOLE).min(0).max(120, "At most two hours."),
    freshSpawnPercent: z.number(WHOLE).int(WHOLE).min(0).max(100, "At most 100 %."),
    dailyCap: coins("The limit a day").nullable(),
    suicidePenalty: coins("The price of a suicide"),
  })
  .partial();
export type KillSettingsInput = z.output<typeof killSettingsInput>;

export type EconomySettings = Required<EconomySettingsInput>;
export type KillSettings = Required<KillSettingsInput>;

export const ledgerFilterInput = z.strictObject({
  show: z.enum(["all", "earned", "spent", "held"]).default("all"),
  cause: z.enum(CAUSE_KINDS).nullable().default(null),
  from: z.iso.datetime().nullable().default(null),
  to: z.iso.datetime().nullable().default(null),
  text: line(80).default(""),
  /** Id of the last line that was seen. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullable()
    .default(null),
  limit: z.number().int().min(1).max(100).default(50),
});
export type LedgerFilter = z.output<typeof ledgerFilterInput>;
