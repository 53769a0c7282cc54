import type { PgTable } from "drizzle-orm/pg-core";

/** The exported SQL file that a table belongs to. */
export type SqlModule =
  | "00_core"
  | "10_patronage"
  | "20_gameplay"
  | "30_nitrado"
  | "40_os_management"
  | "50_website";

interface Described {
  table: PgTable;
  module: SqlModule;
  /** What a row is, in one sentence. */
  meaning: string;
  writtenBy: string;
  readBy: string;
  /** The overview names it; `design` says why a table beyond the overview is needed. */
  beyond?: string;
  /** Nobody but the owner can change or remove a row. */
  appendOnly?: true;
  /**
   * Columns of such a table in which a job of the platform may put a stand-in for the id of somebody whose account is
   * deleted; nothing else of a row ever changes.
   */
  erasable?: string[];
  /** What visitors may read: rows by predicate, and only these columns where not every column is theirs. */
  public?: { using: string; columns?: string[] };
  /** Holds of each row beyond the key, when a person reads it across guilds: a SQL predicate. */
  member?: string;
}

/** Rows of one guild. `guild_id not null`, keys and foreign keys that carry it, seen only in that guild's scope. */
export interface GuildTable extends Described {
  scope: "guild";
  /** Which of the guild's rows the acting person may see at all: a SQL predicate. */
  seen?: string;
}

/** Rows of a guild, or of the platform where `guild_id` is null. */
export interface MixedTable extends Described {
  scope: "mixed";
  reason: string;
  /** Guilds and persons may read the platform's rows. */
  platformRowsReadable?: true;
  /** A person may add rows outside any guild that satisfy this. */
  memberInsert?: string;
  /** A person may change rows that satisfy this, before and after. */
  memberUpdate?: string;
}

/** Rows of a person: seen in that person's scope. */
export interface PersonTable extends Described {
  scope: "person";
  /** Who owns a row: a SQL predicate. */
  own: string;
  /** Which rows a guild may read: a SQL predicate. */
  guildRead?: string;
  /** A guild may change those rows too. */
  guildWrites?: true;
  /** The person reads them; only jobs of the platform write: nobody makes themselves staff or a supporter. */
  ownReadsOnly?: true;
}

/** Rows of the platform, with the reason why no guild or person owns them. */
export interface PlatformTable extends Described {
  scope: "platform";
  reason: string;
  /** What the scopes of guilds and persons may do. */
  scopes: "none" | "read" | "insert" | "write";
  /** The record of migrations itself: no scope touches it, and its owner must write it whatever its rights. */
  schemaHistory?: true;
}

export type TableMeta = GuildTable | MixedTable | PersonTable | PlatformTable;

/** The person in whose name the transaction runs, by id or by Discord id. */
export const OWN_ID = "grizzly_user_id = (select grizzly_core.user_id())";
export const OWN_DISCORD = "discord_id = (select grizzly_core.discord_id())";

/** The row's guild shows itself to visitors: they see no other row of `guilds`. */
export const inPublicGuild = (table: string) =>
  `exists (select 1 from public.guilds g where g.guild_id = ${table}.guild_id)`;

/** The row's server has a listing that is live. */
export const withLiveListing = (table: string) =>
  `exists (select 1 from public.server_listings l where l.guild_id = ${table}.guild_id and l.server_id = ${table}.server_id and l.state = 'live')`;
