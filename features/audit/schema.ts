/** One line of the log as pages show it. */
export interface AuditEntry {
  id: number;
  guildId: string | null;
  actorKind: string;
  actorId: string | null;
  actorLabel: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string | null;
  at: string;
}

/** What the log is asked about, as beginnings of action names. */
export const ABOUT = {
  rights: ["guilds.rights.", "guilds.see_as.", "nitrado.permission.", "supporters.roles."],
  feeds: ["guilds.feed."],
  flags: ["guilds.flag."],
  plan: ["supporters.guild."],
  economy: ["economy."],
  shop: ["shop.category.", "shop.item."],
  orders: ["shop.order."],
  bounties: ["bounties."],
  deliveries: ["deliveries."],
  servers: ["nitrado."],
  players: ["players."],
  listing: ["listing."],
} as const;
export type About = keyof typeof ABOUT;

export interface AuditQuery {
  /** Entries older than this id: the last one of the page before. */
  beforeId?: number | undefined;
  /** 1 to 200, 50 by default. */
  limit?: number | undefined;
  about?: About | undefined;
  /** Id of a person, or the name of a bot or job. */
  actor?: string | undefined;
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  /** From this moment, and before that one. */
  from?: Date | undefined;
  to?: Date | undefined;
}

/** Somebody or something that has done things lately. */
export interface ActorDto {
  /** What {@link AuditQuery.actor} takes. */
  id: string;
  name: string;
}

/** A line with the names of what it speaks of. */
export interface AuditLine extends AuditEntry {
  actorName: string;
  /** Whether somebody has undone it. */
  undone: boolean;
}

/** Names of roles, channels and people by their Discord ids. */
export type Names = Readonly<Record<string, string>>;
