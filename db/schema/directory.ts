import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { count, guildId, moment } from "./columns";
import { type TableMeta, withLiveListing } from "./meta";
import { registeredServers } from "./servers";

const words = customType<{ data: string }>({ dataType: () => "tsvector" });

export const directoryEntries = pgTable(
  "directory_entries",
  {
    guildId: guildId(),
    serverId: uuid("server_id").notNull(),
    /** The name without case and accents, for orders. */
    nameKey: text("name_key").notNull(),
    /** What filters look at: `map:enoch`, `tag:traders`. */
    facets: text("facets").array().notNull(),
    words: words("words").notNull(),
    featured: boolean("featured").notNull().default(false),
    /** Where it stands in the circle of paid places. */
    turn: integer("turn").notNull(),
    publishedAt: moment("published_at"),
    /** What the texts said then; an older one than the listing's own is read anew. */
    indexedAt: moment("indexed_at").notNull(),
    /** Packed shares of slots: quarters of an hour of a day, hours of fifteen days, each with its end. */
    spark: text("spark").notNull().default(""),
    sparkEnd: moment("spark_end"),
    history: text("history").notNull().default(""),
    historyEnd: moment("history_end"),
    peak: integer("peak"),
    /** The look at the server up to which the series go. */
    countedAt: moment("counted_at"),
  },
  (t) => [
    primaryKey({ name: "directory_entries_pkey", columns: [t.guildId, t.serverId] }),
    foreignKey({
      name: "directory_entries_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }).onDelete("cascade"),
    index("directory_entries_facets_idx").using("gin", t.facets),
    index("directory_entries_words_idx").using("gin", t.words),
    index("directory_entries_turn_idx").on(t.turn).where(sql`featured`),
    index("directory_entries_new_idx").on(t.publishedAt.desc()),
  ],
);

export const directoryRanks = pgTable(
  "directory_ranks",
  {
    guildId: guildId(),
    serverId: uuid("server_id").notNull(),
    /** 0 to 23: evenings that begin at this hour of UTC; 24 players; 25 the next restart; 26 the name alone. */
    board: smallint("board").notNull(),
    /** Small ones stand first: a score or a number of players below zero, seconds of a restart. */
    place: doublePrecision("place").notNull(),
    nameKey: text("name_key").notNull(),
  },
  (t) => [
    primaryKey({ name: "directory_ranks_pkey", columns: [t.guildId, t.serverId, t.board] }),
    foreignKey({
      name: "directory_ranks_entry_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [directoryEntries.guildId, directoryEntries.serverId],
    }).onDelete("cascade"),
    index("directory_ranks_order_idx").on(t.board, t.place, sql`name_key collate "C"`, t.serverId, t.guildId),
  ],
);

export const serverVibes = pgTable(
  "server_vibes",
  {
    guildId: guildId(),
    serverId: uuid("server_id").notNull(),
    countedAt: moment("counted_at").notNull(),
    /** Each null where too little is known to say it. */
    fightMetres: integer("fight_metres"),
    fights: integer("fights").notNull().default(0),
    /** Of the hours played, how many in a hundred lie between 22 and 6 on the server's clock. */
    nightPercent: integer("night_percent"),
    /** Things built and placed in an hour played, in tenths. */
    builtTenths: integer("built_tenths"),
    lifeMinutes: integer("life_minutes"),
    /** Of a hundred newcomers who played for half an hour on their first day, how many did not die on it. */
    newcomersPercent: integer("newcomers_percent"),
    newcomers: integer("newcomers").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "server_vibes_pkey", columns: [t.guildId, t.serverId] }),
    foreignKey({
      name: "server_vibes_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }).onDelete("cascade"),
    index("server_vibes_counted_idx").on(t.countedAt),
  ],
);

export const directorySearches = pgTable(
  "directory_searches",
  {
    day: date("day").notNull(),
    /** The address of the search: words and filters, never who asked. */
    query: text("query").notNull(),
    hits: count("hits").notNull().default(0),
    /** Servers that it found at the last time, at most 500. */
    found: integer("found").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "directory_searches_pkey", columns: [t.day, t.query] }),
    index("directory_searches_hits_idx").on(t.day, t.hits.desc()),
  ],
);

export const pageTags = pgTable("page_tags", {
  tag: text("tag").primaryKey(),
  /** From then on a page with this tag may be shown once more while it is made anew. */
  staleAt: moment("stale_at"),
  /** From then on it may not. */
  expiredAt: moment("expired_at"),
});

export const directoryTables: TableMeta[] = [
  {
    table: directoryEntries,
    module: "30_nitrado",
    scope: "guild",
    public: { using: "true" },
    beyond: "20,000 servers are searched by index: a row stands here only while its listing is live",
    meaning: "What the directory searches, filters and draws of a live listing",
    writtenBy: "listing editor, directory job",
    readBy: "visitors",
  },
  {
    table: directoryRanks,
    module: "30_nitrado",
    scope: "guild",
    public: { using: "true" },
    beyond: "every order of the directory is read along an index",
    meaning: "Where a live listing stands in one order of the directory",
    writtenBy: "listing editor, directory job",
    readBy: "visitors",
  },
  {
    table: serverVibes,
    module: "30_nitrado",
    scope: "guild",
    public: { using: withLiveListing("server_vibes") },
    beyond: "what a server is like is counted by a job, never when its page is asked for",
    meaning: "How people play on a listed server: fights, nights, building, lives, newcomers",
    writtenBy: "directory job",
    readBy: "visitors",
  },
  {
    table: directorySearches,
    module: "50_website",
    scope: "platform",
    reason: "what visitors look for in the directory; no row is about a guild or a person",
    scopes: "read",
    beyond: "owners see in which searches of the day their listing stood, and where",
    meaning: "A search of the directory on a day, and how often",
    writtenBy: "visits",
    readBy: "listing editor",
  },
  {
    table: pageTags,
    module: "50_website",
    scope: "platform",
    reason: "the website's own prerendered pages; no row is about a guild",
    scopes: "none",
    beyond: "every instance of the website learns which pages have become old, also after a lost connection",
    meaning: "A tag of public pages, and since when pages made before are old",
    writtenBy: "website",
    readBy: "website",
  },
];
