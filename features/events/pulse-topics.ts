import type { Section } from "@/features/guilds/levels";

/** What a dashboard's pages show, as far as it changes by itself or by other people's hands. */
export const PULSE_TOPICS = [
  "kills",
  "players",
  "positions",
  "orders",
  "shop",
  "deliveries",
  "economy",
  "bounties",
  "servers",
  "health",
  "feeds",
  "members",
  "moderation",
  "listing",
  "plan",
  "settings",
  "audit",
  "dashboard",
] as const;
export type PulseTopic = (typeof PULSE_TOPICS)[number];

/** A version for each topic that somebody may follow; it differs whenever the topic's rows do. */
export type PulseVersions = Partial<Record<PulseTopic, string>>;

/** Who may follow a topic: whoever sees one of these sections; null is everyone who sees the dashboard. */
export const TOPIC_SECTIONS: Record<PulseTopic, readonly Section[] | null> = {
  kills: ["overview", "players"],
  players: ["overview", "players"],
  positions: ["overview", "players"],
  orders: ["overview", "orders", "shop"],
  shop: ["shop"],
  deliveries: ["deliveries"],
  economy: ["overview", "economy"],
  bounties: ["economy"],
  servers: ["overview", "servers"],
  health: ["overview", "servers"],
  feeds: ["feeds"],
  members: ["members"],
  moderation: ["moderation"],
  listing: ["listing"],
  plan: ["plan"],
  settings: null,
  audit: ["audit"],
  dashboard: ["overview"],
};

// The longer one first where one begins like another.
const BY_ACTION: readonly [prefix: string, topic: PulseTopic][] = [
  ["shop.order.", "orders"],
  ["shop.", "shop"],
  ["economy.", "economy"],
  ["bounties.", "bounties"],
  ["deliveries.", "deliveries"],
  ["players.kill.", "kills"],
  ["players.", "players"],
  ["nitrado.", "servers"],
  ["guilds.feed.", "feeds"],
  ["guilds.rights.", "members"],
  ["guilds.see_as.", "members"],
  ["guilds.moderation.", "moderation"],
  ["listing.", "listing"],
  ["supporters.", "plan"],
  ["dashboard.", "dashboard"],
];

/** The topic that a line of the audit log belongs to, by its action; what is not named is a setting of the guild. */
export function topicOfAction(action: string): PulseTopic {
  return BY_ACTION.find(([prefix]) => action.startsWith(prefix))?.[1] ?? "settings";
}
