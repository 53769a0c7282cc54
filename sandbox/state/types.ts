import type { NitradoState } from "@/sandbox/nitrado/state";
import type { TierKey } from "@/sandbox/population";

export type Provider = "discord" | "patreon" | "nitrado";
/** Nitrado fails by service and path, in more ways: its faults are a list of their own. */
export type PlainProvider = Exclude<Provider, "nitrado">;
export type PatronStatus = "active_patron" | "declined_patron" | "former_patron" | null;
export type ChargeStatus =
  | "Paid"
  | "Declined"
  | "Deleted"
  | "Pending"
  | "Refunded"
  | "Fraud"
  | "Refunded by Patreon"
  | "Other"
  | "Partially Refunded"
  | "Free Trial"
  | null;

/** One person's membership of the campaign, in Patreon's own terms. Dates are ISO strings. */
export interface Membership {
  id: string;
  tier: TierKey | null;
  status: PatronStatus;
  chargeStatus: ChargeStatus;
  chargedAt: string | null;
  nextChargeAt: string | null;
  startedAt: string | null;
  lifetimeCents: number;
  willPayCents: number;
  entitledCents: number;
  cadence: 1 | 12;
  gifted: boolean;
  freeTrial: boolean;
}

export interface PatreonAccount {
  userId: string;
  fullName: string;
  email: string;
  createdAt: string;
  deleted: boolean;
  membership: Membership | null;
}

export interface Person {
  key: string;
  id: string;
  username: string;
  name: string;
  email: string;
  locale: string;
  sees: string;
  operator: boolean;
  granted: "partner" | null;
  patreon: PatreonAccount | null;
}

export interface Role {
  id: string;
  key: string;
  name: string;
  /** A decimal string, as Discord sends it. */
  permissions: string;
  position: number;
  color: number;
  hoist: boolean;
  /** The bot whose own role this is. */
  botId: string | null;
}

export interface Overwrite {
  id: string;
  kind: "role" | "member";
  allow: string;
  deny: string;
}

export interface Channel {
  id: string;
  key: string;
  name: string;
  kind: "text" | "category";
  topic: string | null;
  parentId: string | null;
  position: number;
  overwrites: Overwrite[];
}

export interface Member {
  userId: string;
  roles: string[];
  nick: string | null;
  joinedAt: string;
}

export interface Guild {
  id: string;
  key: string;
  name: string;
  description: string;
  ownerId: string;
  roles: Role[];
  channels: Channel[];
  members: Member[];
  bans: { userId: string; reason: string }[];
}

/** What a message keeps; the rest of Discord's shape is computed when it is read. */
export interface Message {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  embeds: Record<string, unknown>[];
  components: Record<string, unknown>[];
  flags: number;
  nonce: string | number | null;
  mentionUsers: string[];
  mentionRoles: string[];
  mentionEveryone: boolean;
  replyTo: string | null;
  at: string;
  editedAt: string | null;
}

export interface DirectChannel {
  id: string;
  userId: string;
  botId: string;
}

export interface AuthCode {
  provider: Provider;
  code: string;
  personId: string;
  clientId: string;
  redirectUri: string;
  scope: string[];
  challenge: string | null;
  expiresAt: number;
}

export interface TokenPair {
  provider: Provider;
  personId: string;
  clientId: string;
  scope: string[];
  access: string;
  accessExpiresAt: number;
  refresh: string;
}

export interface Webhook {
  id: string;
  uri: string;
  secret: string;
  triggers: string[];
  paused: boolean;
  failures: number;
  lastAttemptAt: string | null;
}

export interface Delivery {
  id: string;
  webhookId: string;
  event: string;
  /** The raw bytes that were signed, as text. */
  body: string;
  signature: string;
  state: "waiting" | "delivered" | "failed";
  attempts: number;
  lastStatus: string | null;
  at: string;
}

/** How a provider misbehaves. `remaining` counts the requests it still applies to; null means until changed. */
export interface Fault {
  mode: "none" | "slow" | "rate_limited" | "error" | "down";
  /** For `slow`: the wait before each answer. */
  delayMs: number;
  /** For `rate_limited`. */
  retryAfterSeconds: number;
  remaining: number | null;
  /** Only requests whose path contains this; empty for all. */
  path: string;
}

export interface SandboxState {
  version: 1;
  /** Grows with every id that is made, so that ids stay unique and in order. */
  sequence: number;
  people: Person[];
  guilds: Guild[];
  messages: Message[];
  directChannels: DirectChannel[];
  codes: AuthCode[];
  tokens: TokenPair[];
  webhooks: Webhook[];
  deliveries: Delivery[];
  faults: Record<PlainProvider, Fault>;
  nitrado: NitradoState;
}
