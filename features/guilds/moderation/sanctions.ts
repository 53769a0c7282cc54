import { z } from "zod";
import { keyInput, line } from "@/features/economy/schema";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import type { Level } from "../levels";
import { reaches } from "../rules";
import { snowflake } from "../schema";
import { capProblem, type Moderation } from "./rules";

/** What staff can do to a member in Discord. */
export const SANCTIONS = ["warn", "timeout", "kick", "ban"] as const;
export type SanctionKind = (typeof SANCTIONS)[number];

/** Discord takes no longer one. */
export const MAX_TIMEOUT_MINUTES = 28 * 24 * 60;

export const sanctionInput = z.strictObject({
  key: keyInput,
  kind: z.enum(SANCTIONS),
  discordId: snowflake,
  /** The person reads it, and it stands in Discord's own audit log. */
  reason: line(300).min(3, "Say why, in at least three characters."),
  /** Of a timeout. */
  minutes: z.number().int().min(1).max(MAX_TIMEOUT_MINUTES, "A timeout is 1 minute to 28 days.").nullable(),
  /** Of a ban; null is without an end. */
  days: z.number().int().min(1).max(3_650, "A ban has 1 to 3,650 days, or no end.").nullable(),
});
export type SanctionInput = z.output<typeof sanctionInput>;

/** The level in moderation that a sanction needs; how long a ban may be is capped besides. */
const NEEDS: Record<SanctionKind, Level> = {
  warn: "support",
  timeout: "support",
  kick: "moderator",
  ban: "support",
};

export interface SanctionFacts {
  moderation: Pick<Moderation, "caps">;
  /** Level in moderation of whoever gives it. */
  level: Level | undefined;
  by: string;
  target: {
    discordId: string;
    /** Their own level in moderation. */
    level: Level | undefined;
    isOwner: boolean;
    isBot: boolean;
  };
}

/** Why somebody may not give a sanction, as a sentence; null where they may. */
export function sanctionProblem(
  input: Pick<SanctionInput, "kind" | "days">,
  facts: SanctionFacts,
): string | null {
  const { level, by, target, moderation } = facts;
  const needed = NEEDS[input.kind];
  if (level === undefined || !reaches(level, needed))
    return `This needs the level “${needed}” in moderation. The server's owner can give it to you.`;
  if (target.discordId === by) return "Nobody does this to themselves.";
  if (target.isBot) return "Grizzly OS does nothing to bots.";
  if (target.isOwner) return "Nobody can do this to the server's owner.";
  if (target.level !== undefined && level !== "owner" && reaches(target.level, level))
    return "They belong to the team with your level or above. Somebody over both of you can do it.";
  return input.kind === "ban" ? capProblem(moderation, level, "banDays", input.days) : null;
}

/** When a sanction ends by itself; null for those without an end. */
export function sanctionUntil(
  { kind, minutes, days }: Pick<SanctionInput, "kind" | "minutes" | "days">,
  now: Date,
): Date | null {
  if (kind === "timeout") return new Date(now.getTime() + (minutes ?? 60) * MINUTE);
  if (kind === "ban" && days !== null) return new Date(now.getTime() + days * DAY);
  return null;
}

/** A sanction that is to be done in Discord. */
export interface Sanction {
  id: number;
  kind: SanctionKind;
  discordId: string;
  reason: string;
  until: Date | null;
  state: "asked" | "done" | "refused";
  error: string | null;
}

const DONE: Record<SanctionKind, string> = {
  warn: "warned",
  timeout: "timed out",
  kick: "kicked",
  ban: "banned",
};

export const doneWords = (kind: SanctionKind): string => DONE[kind];

/** So long a sanction whose outcome nobody noted is tried again; later a person decides. */
export const SANCTION_RETRY_MS = HOUR;
