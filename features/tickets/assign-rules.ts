import { MINUTE } from "@/lib/time";

/** Somebody who may answer tickets, with what they have to do. */
export interface Agent {
  discordId: string;
  name: string;
  /** Open tickets of theirs that fall due within a day, up to {@link LOAD_MAX}. */
  dueSoon: number;
  /** When they last read a ticket on the desk. */
  seenAt: string | null;
}

/** More than this many are not counted. */
export const LOAD_MAX = 99;

/** Whoever read a ticket this short a while ago is at the desk. */
const HERE_MS = 15 * MINUTE;

export const isHere = (agent: Pick<Agent, "seenAt">, now: Date): boolean =>
  agent.seenAt !== null && now.getTime() - Date.parse(agent.seenAt) < HERE_MS;

export interface Suggestion {
  agent: Agent;
  /** Why them, in a few words. */
  why: string;
}

/**
 * Who should take a ticket: of those who handle its type (of all where nobody is named), whoever is at the desk, then
 * whoever has the fewest that fall due soon. Nobody is offered a ticket of their own or about themselves.
 * @param not Discord ids that may not have it
 */
export function suggestAgent(
  agents: readonly Agent[],
  handlers: readonly string[],
  not: readonly (string | null)[],
  now: Date,
): Suggestion | null {
  const may = agents.filter((agent) => !not.includes(agent.discordId));
  const named = may.filter((agent) => handlers.includes(agent.discordId));
  const [best] = (named.length > 0 ? named : may).toSorted(
    (a, b) =>
      Number(isHere(b, now)) - Number(isHere(a, now)) ||
      a.dueSoon - b.dueSoon ||
      (b.seenAt ?? "").localeCompare(a.seenAt ?? "") ||
      a.name.localeCompare(b.name, "en"),
  );
  if (!best) return null;
  const load = best.dueSoon === 0 ? "nothing due today" : `${best.dueSoon} due within a day`;
  return { agent: best, why: isHere(best, now) ? `at the desk, ${load}` : load };
}
