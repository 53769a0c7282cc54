import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  interval,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  bytes,
  createdAt,
  guildId,
  identity,
  moment,
  person,
  ref,
  snowflake,
  updatedAt,
  uuidId,
} from "./columns";
import type { TableMeta } from "./meta";

// Not coalesce(): under row-level security Postgres takes that for something that could tell what it saw, and looks up
// nothing by it. As features/tickets/data/inbox.ts has them.
const DUE = sql`(case when due_at is null then 'infinity'::timestamptz else due_at end)`;
const AGENT = sql`(case when assigned_to is null then '' else assigned_to end)`;
const TURN = sql`(case when waiting_for is null then 'staff' else waiting_for end)`;
const OPEN = sql`status not in ('closed', 'resolved')`;

export const tickets = pgTable(
  "tickets",
  {
    ticketId: identity("ticket_id"),
    guildId: guildId(),
    /** Counts within the guild. */
    number: integer("number"),
    type: text("type").notNull().default("support"),
    category: text("category"),
    priority: text("priority").notNull().default("medium"),
    title: text("title"),
    status: text("status").notNull().default("open"),
    waitingFor: text("waiting_for"),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    channelId: snowflake("channel_id"),
    messageId: snowflake("message_id"),
    threadId: snowflake("thread_id"),
    /** What it is about: an order, a kill, a server, a player. */
    subjectType: text("subject_type"),
    subjectId: text("subject_id"),
    data: jsonb("data").$type<Record<string, unknown>>(),
    createdBy: text("created_by").notNull(),
    assignedTo: text("assigned_to"),
    assignedBy: text("assigned_by"),
    dueAt: moment("due_at"),
    firstAnswerAt: moment("first_answer_at"),
    isPrivate: boolean("is_private").notNull().default(false),
    /** Discord id of the staff member that a private report is about: the row does not exist for them. */
    concerns: snowflake("concerns"),
    /** Number of the ticket under which its messages stand now. */
    mergedInto: integer("merged_into"),
    rating: integer("rating"),
    ratingComment: text("rating_comment"),
    /** When the rating that stands was given first. */
    ratedAt: moment("rated_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    resolvedAt: moment("resolved_at"),
    closedAt: moment("closed_at"),
    closedBy: text("closed_by"),
    closeReason: text("close_reason"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ name: "tickets_pkey", columns: [t.guildId, t.ticketId] }),
    uniqueIndex("tickets_number_idx").on(t.guildId, t.number),
    check("tickets_rating_check", sql`${t.rating} between 1 and 5`),
    check("tickets_rating_comment_check", sql`length(${t.ratingComment}) <= 500`),
    index("tickets_open_idx").on(t.guildId, t.type, t.status, t.dueAt),
    // The desk's two orders: by deadline what is open, by change what is closed.
    index("tickets_queue_idx").on(t.guildId, DUE, t.ticketId).where(OPEN),
    index("tickets_closed_idx")
      .on(t.guildId, t.updatedAt, t.ticketId)
      .where(sql`not (status not in ('closed', 'resolved'))`),
    // One a view of the desk, in the order of deadlines.
    index("tickets_agent_idx").on(t.guildId, AGENT, DUE, t.ticketId).where(OPEN),
    index("tickets_turn_idx").on(t.guildId, TURN, DUE, t.ticketId).where(OPEN),
    index("tickets_kind_idx").on(t.guildId, t.type, DUE, t.ticketId).where(OPEN),
    // The guild stands in each row's words, so that no other guild's are walked through.
    index("tickets_search_idx").using(
      "gin",
      sql`to_tsvector('simple', guild_id || ' ' || coalesce(title, '') || ' ' || coalesce(data ->> 'openerName', ''))`,
    ),
    index("tickets_created_idx").on(t.guildId, t.createdAt),
    index("tickets_opener_idx").on(t.createdBy, t.guildId),
    index("tickets_subject_idx").on(t.guildId, t.subjectType, t.subjectId),
    uniqueIndex("tickets_thread_idx").on(t.guildId, t.threadId).where(sql`thread_id is not null`),
  ],
);

export const ticketMessages = pgTable(
  "ticket_messages",
  {
    messageId: identity("message_id"),
    guildId: guildId(),
    ticketId: ref("ticket_id").notNull(),
    userId: text("user_id"),
    username: text("username").notNull(),
    message: text("message"),
    isStaff: boolean("is_staff").notNull().default(false),
    isInternal: boolean("is_internal").notNull().default(false),
    source: text("source").notNull().default("web"),
    idempotencyKey: text("idempotency_key"),
    discordMessageId: snowflake("discord_message_id"),
    mirrorState: text("mirror_state").notNull().default("none"),
    mirrorError: text("mirror_error"),
    /** Moment of the words that stand in Discord: of their writing, or of their last change. */
    mirroredAt: moment("mirrored_at"),
    createdAt: createdAt(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    primaryKey({ name: "ticket_messages_pkey", columns: [t.guildId, t.messageId] }),
    foreignKey({
      name: "ticket_messages_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    unique("ticket_messages_key_key").on(t.guildId, t.idempotencyKey),
    unique("ticket_messages_discord_key").on(t.guildId, t.discordMessageId),
    check("ticket_messages_source_check", sql`${t.source} in ('web','discord','system')`),
    check(
      "ticket_messages_mirror_check",
      sql`${t.mirrorState} in ('none','pending','delivered','failed','unknown')`,
    ),
    // What was said on a day: the rollup reads the days that changed.
    index("ticket_messages_time_idx").on(t.guildId, t.createdAt),
    index("ticket_messages_ticket_idx").on(t.guildId, t.ticketId, t.messageId),
    // As that of tickets.
    index("ticket_messages_search_idx").using(
      "gin",
      sql`to_tsvector('simple', guild_id || ' ' || coalesce(message, ''))`,
    ),
  ],
);

export const ticketAttachments = pgTable(
  "ticket_attachments",
  {
    id: uuidId(),
    guildId: guildId(),
    /** Nothing while it waits to be sent. */
    ticketId: ref("ticket_id"),
    messageId: ref("message_id"),
    /** Its place among the files of its message. */
    position: integer("position").notNull().default(0),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    size: integer("size").notNull(),
    /** Of a picture, in pixels. */
    width: integer("width"),
    height: integer("height"),
    sha256: text("sha256").notNull(),
    content: bytes("content").notNull(),
    /** A small WebP of a picture, for the conversation. */
    preview: bytes("preview"),
    uploadedBy: person("uploaded_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_attachments_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "ticket_attachments_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    foreignKey({
      name: "ticket_attachments_message_fkey",
      columns: [t.guildId, t.messageId],
      foreignColumns: [ticketMessages.guildId, ticketMessages.messageId],
    }).onDelete("cascade"),
    index("ticket_attachments_ticket_idx").on(t.guildId, t.ticketId),
    index("ticket_attachments_message_idx").on(t.guildId, t.messageId),
    index("ticket_attachments_waiting_idx").on(t.guildId, t.uploadedBy).where(sql`ticket_id is null`),
    check("ticket_attachments_place_check", sql`${t.ticketId} is not null or ${t.messageId} is null`),
  ],
);

/** What agents of a guild write again and again. */
export const ticketSavedReplies = pgTable(
  "ticket_saved_replies",
  {
    replyId: identity("reply_id"),
    guildId: guildId(),
    title: text("title").notNull(),
    /** Markdown with fields such as `{order.state}`. */
    body: text("body").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedByName: text("updated_by_name").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_saved_replies_pkey", columns: [t.guildId, t.replyId] }),
    uniqueIndex("ticket_saved_replies_title_idx").on(t.guildId, sql`lower(title)`),
  ],
);

export const ticketLogs = pgTable(
  "ticket_logs",
  {
    id: identity(),
    guildId: guildId(),
    ticketId: ref("ticket_id").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    change: text("change").notNull(),
    before: jsonb("before").$type<unknown>(),
    after: jsonb("after").$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_logs_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "ticket_logs_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    index("ticket_logs_time_idx").on(t.guildId, t.createdAt),
    index("ticket_logs_ticket_idx").on(t.guildId, t.ticketId, t.id),
  ],
);

/** How far a ticket's thread in Discord follows it: one row is the queue of one ticket. */
export const ticketMirrors = pgTable(
  "ticket_mirrors",
  {
    guildId: guildId(),
    ticketId: ref("ticket_id").notNull(),
    state: text("state").notNull().default("wanted"),
    /** Messages before this one stand on the website alone. */
    fromMessageId: ref("from_message_id"),
    /** Newest message of the thread that was read. */
    seenMessageId: snowflake("seen_message_id"),
    /** Why there is no thread, or why it waits, as a sentence. */
    problem: text("problem"),
    attempts: integer("attempts").notNull().default(0),
    /** When it is looked at next: due work, a try after a failure, or the end of a lease. */
    nextAt: moment("next_at"),
    leaseOwner: text("lease_owner"),
    /** Something came while a process was at it. */
    again: boolean("again").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_mirrors_pkey", columns: [t.guildId, t.ticketId] }),
    foreignKey({
      name: "ticket_mirrors_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    check("ticket_mirrors_state_check", sql`${t.state} in ('wanted','creating','open','archived','off')`),
    index("ticket_mirrors_due_idx").on(t.nextAt).where(sql`next_at is not null`),
  ],
);

export const ticketAnalytics = pgTable(
  "ticket_analytics",
  {
    id: identity(),
    guildId: guildId(),
    date: date("date").notNull(),
    /** Empty is all. */
    category: text("category").notNull().default(""),
    agentId: text("agent_id").notNull().default(""),
    ticketsCreated: integer("tickets_created").notNull().default(0),
    ticketsClosed: integer("tickets_closed").notNull().default(0),
    reopened: integer("reopened").notNull().default(0),
    avgResponseTime: interval("avg_response_time"),
    firstAnswerSeconds: integer("first_answer_seconds"),
    resolutionSeconds: integer("resolution_seconds"),
    totalMessages: integer("total_messages").notNull().default(0),
    staffMessages: integer("staff_messages").notNull().default(0),
    activeStaffCount: integer("active_staff_count").notNull().default(0),
    ratings: integer("ratings").notNull().default(0),
    ratingSum: integer("rating_sum").notNull().default(0),
    /** Every wait for a first answer and every way to a closing in seconds: medians of days do not add up. */
    firstAnswers: integer("first_answers").array().notNull().default(sql`'{}'::integer[]`),
    resolutions: integer("resolutions").array().notNull().default(sql`'{}'::integer[]`),
    /** Answers in time and all of them, by the opener's tier. */
    promises: jsonb("promises").$type<Record<string, [number, number]>>().notNull().default({}),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_analytics_pkey", columns: [t.guildId, t.id] }),
    unique("ticket_analytics_day_key").on(t.guildId, t.date, t.category, t.agentId),
  ],
);

export const ticketWaits = pgTable(
  "ticket_waits",
  {
    id: identity(),
    guildId: guildId(),
    ticketId: ref("ticket_id").notNull(),
    /** Since when the opener had waited, and by when an answer was owed: what was promised then. */
    since: moment("since").notNull(),
    dueAt: moment("due_at"),
    endedAt: moment("ended_at").notNull(),
    endedBy: text("ended_by").notNull(),
    /** Discord id of whoever answered or closed. */
    agentId: text("agent_id"),
  },
  (t) => [
    primaryKey({ name: "ticket_waits_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "ticket_waits_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    check("ticket_waits_ended_check", sql`${t.endedBy} in ('answer','closing')`),
    index("ticket_waits_time_idx").on(t.guildId, t.endedAt),
    index("ticket_waits_ticket_idx").on(t.guildId, t.ticketId),
  ],
);

export const ticketAnalyticsSync = pgTable("ticket_analytics_sync", {
  guildId: guildId().primaryKey(),
  /** On whose clock the days begin; another one means that all of them are computed again. */
  timeZone: text("time_zone").notNull(),
  /** Tickets that changed before were counted. */
  readUntil: moment("read_until").notNull(),
  computedAt: moment("computed_at").notNull(),
  /** When all days were last computed again and compared, and how many rows differed. */
  checkedAt: moment("checked_at"),
  checkWrong: integer("check_wrong"),
});

const OWN_TICKET = (table: string, extra = "") =>
  `${extra}exists (select 1 from public.tickets t where t.guild_id = ${table}.guild_id and t.ticket_id = ${table}.ticket_id and t.created_by = (select grizzly_core.discord_id()))`;

export const ticketsTables: TableMeta[] = [
  {
    table: tickets,
    module: "40_os_management",
    scope: "guild",
    // As maySeeTicket of features/tickets/privacy.ts; jobs and bots act for no person.
    seen: "not is_private or (select grizzly_core.discord_id()) is null or created_by = (select grizzly_core.discord_id()) or (concerns is distinct from (select grizzly_core.discord_id()) and (select grizzly_core.reads_private_tickets()))",
    member: "created_by = (select grizzly_core.discord_id())",
    meaning: "A ticket: number, subject, category, priority, state, opener, assignee, thread",
    writtenBy: "desk, portal, Grizzly OS",
    readBy: "desk, portal",
  },
  {
    table: ticketMessages,
    module: "40_os_management",
    scope: "guild",
    member: OWN_TICKET("ticket_messages", "not is_internal and "),
    meaning: "A message of a ticket, from the web or from Discord, mirrored exactly once",
    writtenBy: "desk, Grizzly OS",
    readBy: "desk, portal",
  },
  {
    table: ticketAttachments,
    module: "40_os_management",
    scope: "guild",
    member: `${OWN_TICKET("ticket_attachments")} and (message_id is null or exists (select 1 from public.ticket_messages m where m.guild_id = ticket_attachments.guild_id and m.message_id = ticket_attachments.message_id and not m.is_internal))`,
    beyond: "files are kept apart from the tables that are read all the time",
    meaning: "A file in a ticket",
    writtenBy: "desk, portal, Grizzly OS",
    readBy: "desk, portal",
  },
  {
    table: ticketSavedReplies,
    module: "40_os_management",
    scope: "guild",
    beyond: "answers that fill in what the case is about are worth more than any text file of them",
    meaning: "A reply that a guild's agents use again, with live fields",
    writtenBy: "desk",
    readBy: "desk",
  },
  {
    table: ticketLogs,
    module: "40_os_management",
    scope: "guild",
    appendOnly: true,
    erasable: ["actor_id", "before", "after"],
    meaning: "A change of state, assignee, priority or tag",
    writtenBy: "tickets",
    readBy: "desk",
  },
  {
    table: ticketMirrors,
    module: "40_os_management",
    scope: "guild",
    beyond: "a thread is followed in order and through crashes, which needs a queue of its own",
    meaning: "How far a ticket's thread in Discord follows it, and when it is tried next",
    writtenBy: "Grizzly OS, desk",
    readBy: "Grizzly OS, desk",
  },
  {
    table: ticketAnalytics,
    module: "40_os_management",
    scope: "guild",
    meaning: "First answer, resolution, reopenings and satisfaction by day, category and agent",
    writtenBy: "rollup job",
    readBy: "desk",
  },
  {
    table: ticketWaits,
    module: "40_os_management",
    scope: "guild",
    appendOnly: true,
    beyond: "a promise is measured against the deadline of its moment, which the ticket itself does not keep",
    meaning: "How long an opener waited for staff, and whether that was in time",
    writtenBy: "tickets",
    readBy: "rollup job",
  },
  {
    table: ticketAnalyticsSync,
    module: "40_os_management",
    scope: "guild",
    beyond: "says how far the numbers have read, and how the last comparison with the tickets ended",
    meaning: "How far a guild's ticket numbers have read",
    writtenBy: "rollup job",
    readBy: "desk",
  },
];
