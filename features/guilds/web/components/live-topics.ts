import type { PulseTopic } from "@/features/events/pulse-topics";

/** What each section shows, by the first part of its address below the guild's. */
const SHOWN: Record<string, readonly PulseTopic[]> = {
  // Its figures are kept by a job: what it was computed from moves more often than they do.
  "": ["dashboard", "orders", "servers", "health"],
  health: ["health"],
  servers: ["servers"],
  players: ["players", "kills"],
  kills: ["kills"],
  map: ["kills"],
  economy: ["economy", "dashboard"],
  bounties: ["bounties"],
  deliveries: ["deliveries", "orders"],
  shop: ["shop", "orders"],
  orders: ["orders"],
  feeds: ["feeds"],
  members: ["members"],
  moderation: ["moderation"],
  setup: ["settings", "servers", "feeds", "shop", "listing"],
  listing: ["listing"],
  flags: ["settings"],
  plan: ["plan", "servers"],
  audit: ["audit"],
};

/** The topics of the page at an address such as `/guilds/black-pine/orders/12`; a section unknown here follows settings. */
export function topicsOf(path: string): readonly PulseTopic[] {
  const section = path.split("/")[3] ?? "";
  return SHOWN[section] ?? ["settings"];
}
