import type { GuildContext } from "@/db/context";
import { appealProblem } from "../rules";
import type { OwnVerdict } from "../schema";
import { standingIn, verdictByNumber } from "./verdicts";

/**
 * A verdict as one of those reads it whom it concerns: the ticket's opener, or whoever was warned or banned by it.
 * @returns null for everybody else, as for a verdict that does not exist
 */
export async function ownVerdict(
  ctx: GuildContext,
  number: number,
  discordId: string,
): Promise<OwnVerdict | null> {
  const verdict = await verdictByNumber(ctx, number);
  if (!verdict) return null;
  const { opener, appeal } = await standingIn(ctx, verdict, discordId);
  const effects = verdict.effects.filter((effect) => effect.discordId === discordId);
  if (!opener && effects.length === 0) return null;
  return {
    number,
    ticket: opener ? verdict.ticket : null,
    decision: verdict.decision,
    rule: verdict.rule,
    reason: verdict.reason,
    at: verdict.at,
    appealUntil: verdict.appealUntil,
    appealProblem: appealProblem({
      appealUntil: new Date(verdict.appealUntil),
      final: verdict.appealOf !== null,
      appeal,
      now: ctx.now,
    }),
    appeal,
    effects,
  };
}
