import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, guildId, moment, ref, snowflake, uuidId } from "./columns";
import type { TableMeta } from "./meta";
import { tickets } from "./tickets";

export const ticketTags = pgTable(
  "ticket_tags",
  {
    guildId: guildId(),
    tag: text("tag").notNull(),
    ticketId: ref("ticket_id").notNull(),
    open: boolean("open").notNull(),
    dueAt: moment("due_at"),
  },
  (t) => [
    primaryKey({ name: "ticket_tags_pkey", columns: [t.guildId, t.tag, t.ticketId] }),
    foreignKey({
      name: "ticket_tags_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    // Not coalesce(), as in tickets.
    index("ticket_tags_queue_idx").on(
      t.guildId,
      t.tag,
      t.open,
      sql`(case when due_at is null then 'infinity'::timestamptz else due_at end)`,
      t.ticketId,
    ),
    index("ticket_tags_ticket_idx").on(t.guildId, t.ticketId),
  ],
);

export const ticketReads = pgTable(
  "ticket_reads",
  {
    guildId: guildId(),
    discordId: snowflake("discord_id").notNull(),
    ticketId: ref("ticket_id").notNull(),
    /** The newest message that they saw. */
    messageId: ref("message_id").notNull(),
    readAt: moment("read_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "ticket_reads_pkey", columns: [t.guildId, t.discordId, t.ticketId] }),
    foreignKey({
      name: "ticket_reads_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    index("ticket_reads_seen_idx").on(t.guildId, t.discordId, t.readAt),
  ],
);

export const ticketLinks = pgTable(
  "ticket_links",
  {
    guildId: guildId(),
    /** The older of the two. */
    ticketId: ref("ticket_id").notNull(),
    otherId: ref("other_id").notNull(),
    createdBy: snowflake("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_links_pkey", columns: [t.guildId, t.ticketId, t.otherId] }),
    foreignKey({
      name: "ticket_links_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    foreignKey({
      name: "ticket_links_other_fkey",
      columns: [t.guildId, t.otherId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    index("ticket_links_other_idx").on(t.guildId, t.otherId),
  ],
);

export const ticketBulks = pgTable(
  "ticket_bulks",
  {
    id: uuidId(),
    guildId: guildId(),
    madeBy: snowflake("made_by").notNull(),
    /** What was done, and to each ticket what was before and which version it left. */
    action: jsonb("action").$type<unknown>().notNull(),
    entries: jsonb("entries").$type<unknown>().notNull(),
    createdAt: createdAt(),
    undoneAt: moment("undone_at"),
  },
  (t) => [primaryKey({ name: "ticket_bulks_pkey", columns: [t.guildId, t.id] })],
);

export const deskTables: TableMeta[] = [
  {
    table: ticketTags,
    module: "40_os_management",
    scope: "guild",
    beyond: "a view by tag in the order of deadlines reads an index of its own",
    meaning: "A tag of a ticket, with what the desk sorts it by",
    writtenBy: "desk",
    readBy: "desk",
  },
  {
    table: ticketReads,
    module: "40_os_management",
    scope: "guild",
    beyond: "what is new in a ticket differs from agent to agent",
    meaning: "How far an agent has read a ticket, and when",
    writtenBy: "desk",
    readBy: "desk",
  },
  {
    table: ticketLinks,
    module: "40_os_management",
    scope: "guild",
    beyond: "tickets about one thing stand beside each other",
    meaning: "Two tickets of a guild that belong together",
    writtenBy: "desk",
    readBy: "desk",
  },
  {
    table: ticketBulks,
    module: "40_os_management",
    scope: "guild",
    beyond: "what was done to many tickets at once can be undone for a while",
    meaning: "One change of many tickets, with what was before",
    writtenBy: "desk",
    readBy: "desk",
  },
];
