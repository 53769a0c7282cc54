import type { Level } from "@/features/guilds/levels";
import { capProblem, type Moderation } from "@/features/guilds/moderation/rules";
import { DAY } from "@/lib/time";
import { APPEAL_DAYS, type Decision, type EffectKind } from "./words";

/** What somebody wants to decide, before anything is looked at. */
export interface VerdictDraft {
  decision: Decision;
  warn: boolean;
  /** Null is no ban; days null is without an end. */
  ban: { days: number | null } | null;
  refund: boolean;
  coins: number | null;
  item: boolean;
}

export interface VerdictFacts {
  moderation: Pick<Moderation, "caps">;
  level: Level | null | undefined;
  /** The giver is the ticket's opener. */
  ownTicket: boolean;
  /** The giver gave the verdict that this ticket appeals. */
  ownVerdict: boolean;
  /** Whoever would be warned or banned; null where nobody is known. */
  target: { self: boolean; opener: boolean } | null;
  /** Servers where a ban would be written. */
  servers: number;
  /** The order that would be refunded; `problem` says why it cannot be. */
  order: { total: number; problem: string | null } | null;
  /** The item that would be given; `problem` says why it cannot be. */
  item: { total: number; problem: string | null } | null;
  /** Coins that verdicts on this ticket gave and did not take back, and the worth of items. */
  given: number;
}

/** The parts of a draft that do something; a rejection does nothing. */
export function effectsOf(draft: VerdictDraft): EffectKind[] {
  if (draft.decision === "rejected") return [];
  const kinds: [EffectKind, boolean][] = [
    ["warn", draft.warn],
    ["ban", draft.ban !== null],
    ["refund", draft.refund],
    ["coins", draft.coins !== null],
    ["item", draft.item],
  ];
  return kinds.filter(([, on]) => on).map(([kind]) => kind);
}

type Field = "decision" | "warn" | "ban" | "target" | "order" | "coins" | "item";
export type VerdictProblems = Partial<Record<Field, string>>;

function targetProblem({ target }: VerdictFacts): string | null {
  if (target === null) return "Name the player, as the game shows them.";
  return target.opener ? "This is the opener's own player." : null;
}

/**
 * What stops a verdict, by field, one sentence each; empty where it can be given. Any parts go together, but a
 * rejection goes with none: it says that nothing is owed.
 */
export function verdictProblems(draft: VerdictDraft, facts: VerdictFacts): VerdictProblems {
  const { moderation, level } = facts;
  const problems: VerdictProblems = {};
  if (facts.ownTicket) problems.decision = "Nobody decides their own ticket. Leave it to somebody else.";
  else if (facts.ownVerdict)
    problems.decision = "This is an appeal of your own verdict. Somebody else has to decide it.";
  else if (facts.target?.self) problems.decision = "This is about you. Leave it to somebody else.";
  const effects = effectsOf(draft);
  const asked = draft.warn || draft.ban !== null || draft.refund || draft.coins !== null || draft.item;
  if (draft.decision === "rejected" && asked)
    problems.decision ??= "A rejection has no effects. Take them away, or uphold it.";
  if (draft.decision === "upheld" && effects.length === 0)
    problems.decision ??= "Choose what follows, or reject it.";
  const cap = (kind: Parameters<typeof capProblem>[2], amount: number | null) =>
    capProblem(moderation, level, kind, amount);
  for (const kind of effects) {
    if (kind === "warn" || kind === "ban") {
      const problem = targetProblem(facts);
      if (problem) problems.target = problem;
    }
    if (kind === "ban") {
      const problem =
        cap("banDays", draft.ban?.days ?? null) ??
        (facts.servers === 0 ? "No game server of this guild can take a ban." : null);
      if (problem) problems.ban = problem;
    }
    if (kind === "refund") {
      const problem =
        facts.order === null
          ? "Choose the order."
          : (facts.order.problem ?? cap("refund", facts.order.total));
      if (problem) problems.order = problem;
    }
    if (kind === "item") {
      const worth = facts.given + (draft.coins ?? 0) + (facts.item?.total ?? 0);
      const problem =
        facts.item === null
          ? "Choose the item and where it is put."
          : (facts.item.problem ?? cap("compensation", worth));
      if (problem) problems.item = problem;
    }
    if (kind === "coins") {
      const problem = cap("compensation", facts.given + (draft.coins ?? 0));
      if (problem)
        problems.coins = facts.given > 0 ? `${problem} This ticket has ${facts.given} already.` : problem;
    }
  }
  return problems;
}

/** The number of the verdict that a ticket appeals; null for all other tickets. */
export const appealedBy = (ticket: {
  subjectType: string | null;
  subjectId: string | null;
}): number | null =>
  ticket.subjectType === "verdict" && /^\d{1,9}$/.test(ticket.subjectId ?? "")
    ? Number(ticket.subjectId)
    : null;

/** Until when a verdict can be appealed. */
export const appealEnd = (at: Date): Date => new Date(at.getTime() + APPEAL_DAYS * DAY);

/** Why a verdict cannot be appealed by somebody, in a sentence; null where it can. */
export function appealProblem(facts: {
  appealUntil: Date;
  /** It decided an appeal itself. */
  final: boolean;
  /** Number of the person's appeal that exists already. */
  appeal: number | null;
  now: Date;
}): string | null {
  if (facts.appeal !== null) return `Your appeal is ticket ${facts.appeal}.`;
  if (facts.final) return "This was decided on an appeal, by somebody else than at first. It stands.";
  if (facts.now > facts.appealUntil)
    return `It could be appealed for ${APPEAL_DAYS} days. Write to the team if something new has come up.`;
  return null;
}

/** Why an effect cannot be taken back by somebody, in a sentence; null where it can. */
export function undoProblem(
  effect: { kind: EffectKind; undone: boolean; amount: number | null; days: number | null },
  { moderation, level }: Pick<VerdictFacts, "moderation" | "level">,
): string | null {
  if (effect.undone) return "This was taken back already.";
  if (effect.kind === "refund") return "A refund cannot be taken back: the coins are theirs again.";
  if (effect.kind === "ban") return capProblem(moderation, level, "banDays", effect.days);
  if (effect.kind === "coins" || effect.kind === "item")
    return capProblem(moderation, level, "compensation", effect.amount ?? 0);
  return null;
}
