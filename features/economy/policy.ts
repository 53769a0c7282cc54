import type { Actor } from "@/db/context";
import type { Level } from "@/features/guilds/levels";
import { forbidden } from "@/lib/errors";

/** The Discord id of the person who acts. @throws AppError forbidden for bots and jobs, which own no coins */
export function actingPerson(actor: Actor): string {
  if (actor.kind === "user" || actor.kind === "discord-member") return actor.discordId;
  throw forbidden("Only a person can do this.");
}

/** Who acts, in one word for a timeline or a log: a Discord id, a bot's name or a job's. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "user":
    case "discord-member":
      return actor.discordId;
    case "bot":
      return actor.bot;
    case "system":
      return actor.job;
    default:
      return actor.kind;
  }
}

/** Coins that staff of a level may give or take at once and give in a day. Owners have no limit of their own. */
const STAFF_LIMITS: Partial<Record<Level, { once: number; day: number }>> = {
  moderator: { once: 1_000, day: 5_000 },
  manager: { once: 25_000, day: 100_000 },
  owner: { once: Number.MAX_SAFE_INTEGER, day: Number.MAX_SAFE_INTEGER },
};

export const staffLimits = (level: Level | undefined) => (level ? (STAFF_LIMITS[level] ?? null) : null);

/** From this many coins on, staff type the person's name before they move. */
export const TYPED_FROM = 10_000;

/** Why staff may not move coins, in a sentence; null when they may. */
export function staffRefusal(facts: {
  level: Level | undefined;
  kind: "grant" | "fine";
  amount: number;
  /** Given by the same person in the last 24 hours. */
  givenToday: number;
  self: boolean;
}): string | null {
  const { level, kind, amount, givenToday, self } = facts;
  const limits = staffLimits(level);
  const number = (coins: number) => new Intl.NumberFormat("en-GB").format(Math.max(0, coins));
  if (!limits) return "Moving coins needs the level “moderator” in the economy or more.";
  if (kind === "grant" && self && level !== "owner")
    return "Nobody gives coins to themselves. Ask somebody else who may.";
  if (amount > limits.once)
    return `With your level it is at most ${number(limits.once)} at once. Somebody above can move more.`;
  if (kind === "grant" && givenToday + amount > limits.day)
    return `With your level it is at most ${number(limits.day)} a day: ${number(limits.day - givenToday)} are left for now.`;
  return null;
}
