import type { GuildFacts } from "../fixtures/facts";
import { standing } from "./visits";

/** `refused`: the person may, the thing may not. `reached`: the person may, whatever came of it. */
export type Outcome = "unauthenticated" | "missing" | "forbidden" | "refused" | "done";

export interface ActionRule {
  /** Fields of its input, valid as far as their shape goes. */
  input: (guild: GuildFacts) => Record<string, unknown>;
  /** Takes the previous result and a form (`useActionState`). */
  form?: boolean;
  expects: (person: string | null, guild: GuildFacts) => Outcome | "reached";
}

export const NO_UUID = "00000000-0000-4000-8000-000000000000";
export const NOBODY = "100000000000000001";
export const NO_NUMBER = 2_000_000_000;

export const signedIn =
  (outcome: Outcome | "reached") =>
  (person: string | null): Outcome | "reached" =>
    person === null ? "unauthenticated" : outcome;

/**
 * For staff of a guild's section. `agents` says how far the desk's agents come: into it, below the level that it
 * needs (they are told so), or not at all, since a section that somebody may not see does not exist.
 */
export function staff(agents: boolean | "below"): ActionRule["expects"] {
  return (person, guild) => {
    const who = standing(person, guild);
    if (who === "visitor") return "unauthenticated";
    if (who === "agent" && agents === "below") return "forbidden";
    return who === "owner" || (who === "agent" && agents) ? "reached" : "missing";
  };
}
