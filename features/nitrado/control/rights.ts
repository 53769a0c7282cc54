import type { Level } from "@/features/guilds/schema";

/** The names of `nitrado_permissions.level`, by its number. */
export const CONTROL_LEVELS = ["none", "viewer", "operator", "admin", "owner"] as const;
export type ControlLevel = 0 | 1 | 2 | 3 | 4;

export type ControlAction =
  | "view"
  | "start"
  | "restart"
  | "stop"
  | "cancel"
  | "settle"
  | "schedule"
  | "lists"
  | "grant";

// A stop keeps everybody out until somebody starts the server again, so it needs more than a restart.
const NEEDS: Record<ControlAction, ControlLevel> = {
  view: 1,
  start: 2,
  restart: 2,
  cancel: 2,
  settle: 2,
  stop: 3,
  schedule: 3,
  lists: 3,
  grant: 4,
};

const OF_SECTION: Record<Level, ControlLevel> = { viewer: 1, support: 1, moderator: 2, manager: 3, owner: 4 };

/** What a person holds over one game server. */
export interface ControlLevels {
  /** Their level in the guild's section “servers”. */
  section: Level | undefined;
  /** Levels given here to the person and to their Discord roles, for this server or for all of them. */
  given: readonly number[];
}

/** The highest level that somebody reaches; a number that is no level gives nothing. */
export function reachedLevel({ section, given }: ControlLevels): ControlLevel {
  const valid = given.filter((level): level is ControlLevel => [0, 1, 2, 3, 4].includes(level));
  return Math.max(section ? OF_SECTION[section] : 0, ...valid) as ControlLevel;
}

/** Whether somebody with these levels may do this to the server. */
export function may(levels: ControlLevels, action: ControlAction): boolean {
  return reachedLevel(levels) >= NEEDS[action];
}

/** Why somebody may not, for a button that is off and for the refusal itself. */
export function lacking(levels: ControlLevels, action: ControlAction): string {
  const have = CONTROL_LEVELS[reachedLevel(levels)];
  return `This needs the level “${CONTROL_LEVELS[NEEDS[action]]}” on this server; yours is “${have}”. The guild's owner can give it to you.`;
}
