import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, count, createdAt, moment, person, snowflake, updatedAt, uuidId } from "./columns";
import { grizzlyUsers } from "./core";
import { OWN_ID, type TableMeta } from "./meta";

export const accountExports = pgTable(
  "account_exports",
  {
    id: uuidId().primaryKey(),
    grizzlyUserId: person().notNull(),
    state: text("state").notNull().default("waiting"),
    /** Which of the collections comes next, out of how many. */
    step: integer("step").notNull().default(0),
    steps: integer("steps").notNull().default(0),
    /** The last row's key in the collection that is being read; null at its beginning. */
    after: jsonb("after").$type<string[]>(),
    /** What is being read, in words. */
    doing: text("doing"),
    rows: count("rows").notNull().default(0),
    files: integer("files").notNull().default(0),
    bytes: count("bytes").notNull().default(0),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    error: text("error"),
    createdAt: createdAt(),
    readyAt: moment("ready_at"),
    expiresAt: moment("expires_at"),
    downloadedAt: moment("downloaded_at"),
  },
  (t) => [
    check("account_exports_state_check", sql`${t.state} in ('waiting','ready','failed','expired')`),
    foreignKey({
      name: "account_exports_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
    // One at a time for a person.
    uniqueIndex("account_exports_open_idx").on(t.grizzlyUserId).where(sql`state = 'waiting'`),
    index("account_exports_person_idx").on(t.grizzlyUserId, t.createdAt.desc()),
    index("account_exports_due_idx").on(t.nextTryAt).where(sql`state = 'waiting'`),
    index("account_exports_expiry_idx").on(t.expiresAt).where(sql`state = 'ready'`),
  ],
);

export const accountExportFiles = pgTable(
  "account_export_files",
  {
    exportId: person("export_id").notNull(),
    position: integer("position").notNull(),
    grizzlyUserId: person().notNull(),
    name: text("name").notNull(),
    /** Bytes before packing. */
    size: integer("size").notNull(),
    crc: count("crc").notNull(),
    /** Deflated, as it stands in the archive. */
    packed: bytes("packed").notNull(),
  },
  (t) => [
    primaryKey({ name: "account_export_files_pkey", columns: [t.exportId, t.position] }),
    foreignKey({
      name: "account_export_files_export_fkey",
      columns: [t.exportId],
      foreignColumns: [accountExports.id],
    }).onDelete("cascade"),
  ],
);

export const accountDeletions = pgTable(
  "account_deletions",
  {
    id: uuidId().primaryKey(),
    grizzlyUserId: person().notNull(),
    state: text("state").notNull().default("asked"),
    /** What stands in the place of the Discord id in rows that stay. */
    standIn: snowflake("stand_in").notNull(),
    /** Rows removed and rewritten, by table. */
    done: jsonb("done").$type<Record<string, number>>().notNull().default({}),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    error: text("error"),
    askedAt: createdAt("asked_at"),
    dueAt: moment("due_at").notNull(),
    startedAt: moment("started_at"),
    cancelledAt: moment("cancelled_at"),
    doneAt: moment("done_at"),
  },
  (t) => [
    check("account_deletions_state_check", sql`${t.state} in ('asked','running','done','cancelled')`),
    // No foreign key with a cascade: the record that it was done outlives what it is about.
    uniqueIndex("account_deletions_open_idx").on(t.grizzlyUserId).where(sql`state in ('asked','running')`),
    index("account_deletions_due_idx").on(t.dueAt).where(sql`state in ('asked','running')`),
  ],
);

export const noticeChoices = pgTable(
  "notice_choices",
  {
    grizzlyUserId: person().notNull(),
    kind: text("kind").notNull(),
    site: boolean("site").notNull(),
    discord: boolean("discord").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "notice_choices_pkey", columns: [t.grizzlyUserId, t.kind] }),
    foreignKey({
      name: "notice_choices_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const accountTables: TableMeta[] = [
  {
    table: accountExports,
    module: "50_website",
    scope: "person",
    own: OWN_ID,
    beyond: "an archive of everything about a person is made in the background and shows how far it is",
    meaning: "An archive that a person asked for: how far it is, until when it can be fetched",
    writtenBy: "account page, Grizzly OS",
    readBy: "account page",
  },
  {
    table: accountExportFiles,
    module: "50_website",
    scope: "person",
    ownReadsOnly: true,
    own: OWN_ID,
    beyond: "an archive is kept file by file, so that making it goes on where it stopped",
    meaning: "A packed file of an archive",
    writtenBy: "Grizzly OS",
    readBy: "download",
  },
  {
    table: accountDeletions,
    module: "50_website",
    scope: "person",
    own: OWN_ID,
    beyond: "a deletion waits seven days and is carried out step by step, each exactly once",
    meaning: "That a person wants their account deleted: when it is due, how far it is",
    writtenBy: "account page, Grizzly OS",
    readBy: "account page, admin",
  },
  {
    table: noticeChoices,
    module: "50_website",
    scope: "person",
    own: OWN_ID,
    beyond: "what a person wants to be told, and where",
    meaning: "A person's choice of channels for one kind of notice",
    writtenBy: "notifications page",
    readBy: "inbox, Grizzly OS",
  },
];
