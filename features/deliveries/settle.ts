import type { AttemptFacts } from "./attempt-states";

export type Settlement = "placed" | "refund" | "redeliver";

/** Why a delivery that needs a look cannot be settled this way, or null. */
export function settleProblem(
  attempt: Pick<AttemptFacts, "state" | "intentAt" | "unstagedAt">,
  how: Settlement,
): string | null {
  if (attempt.state !== "needs_look") return "This delivery waits for nobody.";
  if (attempt.intentAt !== null && attempt.unstagedAt === null)
    return "It may still stand in the server's file. Wait until it is taken out.";
  if (how === "redeliver" && attempt.intentAt !== null)
    return "A start of the server may have placed it, so it is not placed a second time. Refund it instead.";
  return null;
}
