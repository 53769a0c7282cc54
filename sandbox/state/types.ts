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
  /** Until when the member may neither write nor press; null, or a time that is past, for one who may. */
  timeoutUntil: string | null;
}

export interface Thread {
  id: string;
  name: string;
  /** 11 is public, 12 private: seen by its members and by whoever manages threads. */
  type: 11 | 12;
  parentId: string;
  ownerId: string;
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  autoArchiveMinutes: number;
  /** When `archived` last changed. */
  archiveAt: string;
  madeAt: string;
  members: { userId: string; joinedAt: string }[];
  /** Messages that were ever written, deleted ones too. */
  written: number;
}

export interface Guild {
  id: string;
  key: string;
  name: string;
  description: string;
  ownerId: string;
  roles: Role[];
  channels: Channel[];
  threads: Thread[];
  members: Member[];
  bans: { userId: string; reason: string }[];
}

/** A file on a message; its bytes are in the store's blobs under the same id. */
export interface Attachment {
  id: string;
  name: string;
  size: number;
  type: string;
  description: string | null;
}

/** The interaction that a bot's message answers. */
export interface Asked {
  id: string;
  type: 2 | 3 | 5;
  userId: string;
  /** `/ticket`, for a command. */
  command: string | null;
  messageId: string | null;
}

/** What a message keeps; the rest of Discord's shape is computed when it is read. */
export interface Message {
  id: string;
  channelId: string;
  authorId: string;
  /** Discord's type of message: 0 written by someone, 1 added to a thread, 4 renamed, 18 thread, 20 command. */
  type: number;
  content: string;
  attachments: Attachment[];
  /** Whoever alone sees an ephemeral message. */
  onlyFor: string | null;
  asked: Asked | null;
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

/** A slash command as its application registered it; `guildId` null for everywhere. */
export interface AppCommand {
  id: string;
  appId: string;
  guildId: string | null;
  version: string;
  body: Record<string, unknown>;
}

/** Something that a person asked an application to do: 2 command, 3 component, 4 autocomplete, 5 modal. */
export interface Interaction {
  id: string;
  token: string;
  appId: string;
  type: 2 | 3 | 4 | 5;
  userId: string;
  guildId: string | null;
  channelId: string;
  /** As Discord sends it under `data`. */
  data: Record<string, unknown>;
  /** The message whose component was used. */
  messageId: string | null;
  at: number;
  state: "sent" | "answered" | "failed";
  /** The message that answers it, `@original`. */
  originalId: string | null;
  /** The modal that answers it, until it is submitted. */
  modal: Record<string, unknown> | null;
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
  /** `silent` never answers; `lost` does what was asked and cuts the connection before it answers. */
  mode: "none" | "slow" | "rate_limited" | "error" | "down" | "silent" | "lost";
  /** For `slow`: the wait before each answer. */
  delayMs: number;
  /** For `rate_limited`. */
  retryAfterSeconds: number;
  remaining: number | null;
  /** When it ends by itself, in ms since 1970; null for a fault that is taken back by hand. */
  until: number | null;
  /** Only requests whose path contains this; empty for all. */
  path: string;
}

/** Members of the campaign beside the demo's people, made by number; each turn moves one in a hundred up. */
export interface Crowd {
  members: number;
  turn: number;
}

/** The creator's tokens for the campaign. */
export interface CreatorPair {
  access: string;
  /** Null after the creator took the authorisation back. */
  refresh: string | null;
  accessExpiresAt: number;
}

export interface SandboxState {
  version: 1;
  /** Grows with every id that is made, so that ids stay unique and in order. */
  sequence: number;
  people: Person[];
  guilds: Guild[];
  messages: Message[];
  directChannels: DirectChannel[];
  commands: AppCommand[];
  interactions: Interaction[];
  codes: AuthCode[];
  tokens: TokenPair[];
  webhooks: Webhook[];
  deliveries: Delivery[];
  crowd: Crowd;
  /** Null while the pair of the configuration is the creator's. */
  creator: CreatorPair | null;
  faults: Record<PlainProvider, Fault>;
  nitrado: NitradoState;
}
