/** Levels of a person in a guild's dashboard, lowest first. */
export const LEVELS = ["viewer", "support", "moderator", "manager", "owner"] as const;
export type Level = (typeof LEVELS)[number];

/** The parts of a guild's dashboard that rights are given for. */
export const SECTIONS = [
  "overview",
  "servers",
  "players",
  "economy",
  "shop",
  "orders",
  "deliveries",
  "feeds",
  "members",
  "moderation",
  "tickets",
  "listing",
  "audit",
  "plan",
  "settings",
] as const;
export type Section = (typeof SECTIONS)[number];

/** How long somebody may look through another's eyes before they see as themselves again. */
export const SEE_AS_MINUTES = 15;
