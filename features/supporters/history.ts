import { tierName } from "./rules";
import { TIERS, type Tier } from "./schema";

type Side = Record<string, unknown> | null;

/** A line of the log that is about a person's plan. */
export interface HistorySource {
  id: number;
  at: string;
  action: string;
  actorKind: string;
  actorId: string | null;
  before: Side;
  after: Side;
  reason: string | null;
  /** The guild that it is about, where it is about one. */
  guild: string | null;
}

export interface HistoryLine {
  id: number;
  at: string;
  what: string;
  /** Why, where it was said. */
  why: string | null;
  from: "Patreon" | "You" | "Grizzly" | "Discord";
  result: "applied" | "paid" | "declined" | "ended";
  /** ISO: until when a declined payment is tolerated. */
  until: string | null;
}

const ENDS: Record<string, Pick<HistoryLine, "what" | "result">> = {
  "supporters.patreon.link": { what: "Patreon linked", result: "applied" },
  "supporters.patreon.unlink": { what: "Patreon unlinked", result: "ended" },
  "supporters.plan.revoke": { what: "The granted plan was taken back", result: "ended" },
  "supporters.verification.approve": { what: "Checked by a person, and put right", result: "applied" },
  "supporters.verification.refuse": { what: "Checked by a person", result: "ended" },
  "supporters.verification.ask": { what: "You asked a person to check", result: "applied" },
  "supporters.verification.withdraw": { what: "You took your question back", result: "ended" },
};

const tierIn = (side: Side): Tier | undefined => TIERS.find((tier) => tier === side?.tier);

interface Standing {
  tier: Tier;
  grace: boolean;
}

function planChange(had: Standing, now: Standing): Pick<HistoryLine, "what" | "result"> {
  const name = tierName(now.tier);
  if (now.tier === "none") return { what: `${tierName(had.tier)} ended`, result: "ended" };
  if (now.grace && !had.grace)
    return { what: `Charge declined, ${name} stays for a while`, result: "declined" };
  if (had.grace && !now.grace && had.tier === now.tier)
    return { what: `Charge repeated, ${name} goes on`, result: "paid" };
  if (had.tier === "none") return { what: `${name} begins`, result: "applied" };
  if (had.tier !== now.tier) return { what: `${tierName(had.tier)} to ${name}`, result: "applied" };
  return { what: `${name} is given in another way`, result: "applied" };
}

function fromOf({ actorKind, actorId, action }: HistorySource, personId: string): HistoryLine["from"] {
  if (actorKind === "user") return actorId === personId ? "You" : "Grizzly";
  if (actorKind === "bot") return "Discord";
  return action === "supporters.plan.change" ? "Patreon" : "Grizzly";
}

/**
 * A person's history in words, the newest first. A line of the log holds only what changed, so the lines before it
 * tell the rest.
 * @param lines the newest first, from the first one on
 */
export function supporterHistory(lines: readonly HistorySource[], personId: string): HistoryLine[] {
  let standing: Standing = { tier: "none", grace: false };
  const told = lines.toReversed().map((line): HistoryLine | null => {
    const { id, at, action, after, before, guild } = line;
    const base = { id, at, why: line.reason, from: fromOf(line, personId), until: null };
    const had = standing;
    const fixed = ENDS[action];
    if (fixed) {
      if (action === "supporters.plan.revoke") standing = { tier: "none", grace: false };
      return { ...base, ...fixed };
    }
    if (action === "supporters.plan.change") {
      // The first line that is kept may tell of a tier from before the log.
      const known = had.tier === "none" ? (tierIn(before) ?? had.tier) : had.tier;
      const state = after?.state ?? (had.grace ? "grace" : "active");
      standing = { tier: tierIn(after) ?? known, grace: state === "grace" };
      const until = standing.grace && typeof after?.graceUntil === "string" ? after.graceUntil : null;
      return { ...base, ...planChange({ ...had, tier: known }, standing), until };
    }
    if (action === "supporters.plan.grant") {
      standing = { tier: tierIn(after) ?? had.tier, grace: false };
      return { ...base, what: `${tierName(standing.tier)} granted`, result: "applied" };
    }
    if (action === "supporters.guild.support")
      return { ...base, why: null, what: `The plan pays for ${guild ?? "a guild"}`, result: "applied" };
    if (action === "supporters.role.apply")
      return { ...base, what: `Role in ${guild ?? "a guild"} brought up to date`, result: "applied" };
    return null;
  });
  return told.filter((line) => line !== null).reverse();
}

export const RESULT_WORDS: Record<HistoryLine["result"], string> = {
  applied: "Applied",
  paid: "Paid",
  declined: "Declined",
  ended: "Ended",
};
