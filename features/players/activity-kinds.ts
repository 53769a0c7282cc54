/** What `player_activity.kind` may say. Stored and shown: the words are stable. */
export const ACTIVITY_KINDS = [
  "placed",
  "built",
  "dismantled",
  "destroyed",
  "packed",
  "repaired",
  "mounted",
  "unmounted",
  "buried",
  "flag",
  "hit",
  "hit_by_player",
  "unconscious",
  "regained",
  "emote",
  "teleported",
  "chat",
  "report",
  "login_failed",
  "seen",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Positions of a player are kept no closer together than this many seconds. */
export const SEEN_EVERY = 60;

/** Days after which rows of a kind are pruned. What a player built or raided stays. */
export const KEPT_DAYS: Readonly<Partial<Record<ActivityKind, number>>> = {
  seen: 30,
  hit: 90,
  hit_by_player: 90,
  unconscious: 90,
  regained: 90,
  chat: 90,
  login_failed: 90,
};
