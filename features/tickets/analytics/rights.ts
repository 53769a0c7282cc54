import { reaches } from "@/features/guilds/rules";
import type { Level } from "@/features/guilds/schema";

/**
 * Whose numbers somebody sees beside the team's: managers and owners everybody's, all others their own. How fast a
 * colleague is, is between them and whoever leads the desk.
 * @param wanted Discord id, `me`, or null for the team
 * @returns the agent to show; `hidden` where the reader may not see them
 */
export function agentSeen(
  wanted: string | null,
  me: string,
  level: Level | undefined,
): string | null | "hidden" {
  if (wanted === null) return null;
  const agent = wanted === "me" ? me : wanted;
  return agent === me || seesEverybody(level) ? agent : "hidden";
}

/** Whether somebody sees each agent's numbers. */
export const seesEverybody = (level: Level | undefined): boolean => reaches(level, "manager");
