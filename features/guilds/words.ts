import type { Level, Section } from "./schema";

/** Sections as people read them. */
export const SECTION_WORDS: Record<Section | "*", string> = {
  "*": "The whole dashboard",
  overview: "Overview",
  servers: "Servers",
  players: "Players",
  economy: "Economy",
  shop: "Shop",
  orders: "Orders",
  deliveries: "Deliveries",
  feeds: "Feeds and channels",
  members: "Members and roles",
  moderation: "Moderation",
  tickets: "Tickets",
  listing: "Listing",
  audit: "Audit log",
  plan: "Plan",
  settings: "Settings",
};

/** What a level lets somebody do; each holds those before it. */
export const LEVEL_WORDS: Record<Level, string> = {
  viewer: "sees it",
  support: "helps players with it, within limits",
  moderator: "decides cases in it",
  manager: "changes its settings; in Members, gives rights",
  owner: "everything, and what cannot be taken back",
};
