import type { TicketState } from "./rules";

/**
 * Why the clock of a waiting opener cannot be stopped, in a sentence; null where it can. A first answer is owed
 * whatever happens: only behind one can staff say that it is the opener's turn.
 */
export function stopProblem(
  state: Pick<TicketState, "open" | "waitingFor" | "firstAnswerAt">,
): string | null {
  if (!state.open) return "This ticket is closed.";
  if (state.waitingFor !== "staff") return "The clock stands: we wait for the opener.";
  return state.firstAnswerAt === null ? "The first answer is owed. Write it, and the clock stops." : null;
}
