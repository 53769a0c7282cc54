import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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
  count,
  createdAt,
  guildId,
  guildIdOrPlatform,
  identity,
  moment,
  person,
  ref,
  snowflake,
  updatedAt,
  uuidId,
} from "./columns";
import type { TableMeta } from "./meta";

export const guildMonitoringStatus = pgTable(
  "guild_monitoring_status",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id"),
    bot: text("bot").notNull().default("grizzly-bot"),
    isActive: boolean("is_active").notNull().default(false),
    autoStarted: boolean("auto_started").notNull().default(false),
    state: text("state"),
    lastCheck: moment("last_check"),
    lastHeartbeatAt: moment("last_heartbeat_at"),
    startedAt: moment("started_at"),
    lastError: text("last_error"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "guild_monitoring_status_pkey", columns: [t.guildId, t.id] }),
    unique("guild_monitoring_status_bot_key").on(t.guildId, t.bot, t.serviceId).nullsNotDistinct(),
  ],
);

export const serviceNotifications = pgTable(
  "service_notifications",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    /** For one person, or else for all who run the guild. */
    grizzlyUserId: person(),
    kind: text("kind").notNull(),
    level: text("level").notNull().default("info"),
    title: text("title").notNull(),
    body: text("body"),
    href: text("href"),
    /** The same notice is given once. */
    key: text("key"),
    seenAt: moment("seen_at"),
    resolvedAt: moment("resolved_at"),
    createdAt: createdAt(),
    /** On its way to the person in Discord: `open`, `asked`, then `sent`, `failed` or `unknown`; `none` where unwanted. */
    dmState: text("dm_state").notNull().default("none"),
    dmAttempts: integer("dm_attempts").notNull().default(0),
    dmNextTryAt: moment("dm_next_try_at"),
    /** When Discord was first asked. */
    dmAskedAt: moment("dm_asked_at"),
    dmError: text("dm_error"),
  },
  (t) => [
    check(
      "service_notifications_dm_check",
      sql`${t.dmState} in ('none','open','asked','sent','failed','unknown')`,
    ),
    index("service_notifications_dm_idx").on(t.dmNextTryAt).where(sql`dm_state in ('open','asked')`),
    check("service_notifications_level_check", sql`${t.level} in ('info','success','warning','error')`),
    // Told once a guild, person and key, also where there is no guild or no person.
    uniqueIndex("service_notifications_key_idx")
      .on(sql`coalesce(${t.guildId}, '')`, sql`coalesce(${t.grizzlyUserId}::text, '')`, t.key)
      .where(sql`key is not null`),
    index("service_notifications_person_idx").on(t.grizzlyUserId, t.id.desc()),
    index("service_notifications_guild_idx").on(t.guildId, t.id.desc()),
  ],
);

export const responseTimes = pgTable(
  "response_times",
  {
    id: identity().primaryKey(),
    /** `http`, `event`, `provider`; `ticket` on rows of the old bot. */
    kind: text("kind").notNull().default("ticket"),
    name: text("name"),
    hour: moment("hour"),
    bucketMs: integer("bucket_ms"),
    hits: count("hits").notNull().default(0),
    errors: count("errors").notNull().default(0),
    ticketId: ref("ticket_id"),
    staffUserId: snowflake("staff_user_id"),
    responseTime: interval("response_time"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("response_times_bucket_key").on(t.kind, t.name, t.hour, t.bucketMs),
    check("response_times_kind_check", sql`${t.kind} in ('http','event','provider','ticket')`),
    index("response_times_hour_idx").on(t.hour),
  ],
);

export const logEvents = pgTable(
  "log_events",
  {
    id: identity().primaryKey(),
    eventId: ref("event_id"),
    subscriber: text("subscriber"),
    step: text("step").notNull(),
    tookMs: integer("took_ms"),
    details: jsonb("details").$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  (t) => [
    index("log_events_event_idx").on(t.eventId),
    index("log_events_created_idx").using("brin", t.createdAt),
  ],
);

export const platformStatus = pgTable(
  "platform_status",
  {
    component: text("component").primaryKey(),
    state: text("state").notNull().default("unknown"),
    reason: text("reason"),
    latencyMs: integer("latency_ms"),
    checkedAt: moment("checked_at"),
    since: moment("since"),
  },
  (t) => [check("platform_status_state_check", sql`${t.state} in ('running','degraded','down','unknown')`)],
);

export const platformStatusDays = pgTable(
  "platform_status_days",
  {
    component: text("component").notNull(),
    day: date("day").notNull(),
    ok: integer("ok").notNull().default(0),
    degraded: integer("degraded").notNull().default(0),
    down: integer("down").notNull().default(0),
    latencyMsSum: count("latency_ms_sum").notNull().default(0),
  },
  (t) => [primaryKey({ name: "platform_status_days_pkey", columns: [t.component, t.day] })],
);

export const platformIncidents = pgTable(
  "platform_incidents",
  {
    id: uuidId().primaryKey(),
    component: text("component").notNull(),
    state: text("state").notNull(),
    title: text("title").notNull(),
    text: text("text"),
    /** Written by an operator: a probe that is well does not end it. */
    byHand: boolean("by_hand").notNull().default(false),
    startedAt: createdAt("started_at"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    check("platform_incidents_state_check", sql`${t.state} in ('degraded','down')`),
    index("platform_incidents_started_idx").on(t.startedAt.desc()),
  ],
);

export const networkNumbers = pgTable("network_numbers", {
  name: text("name").primaryKey(),
  value: count("value").notNull(),
  /** Numbers, oldest first. */
  series: jsonb("series").$type<number[]>().notNull().default([]),
  detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
  computedAt: createdAt("computed_at"),
});

export const monitoringTables: TableMeta[] = [
  {
    table: guildMonitoringStatus,
    module: "40_os_management",
    scope: "guild",
    meaning: "Heartbeat and uptime of a bot for a guild's service",
    writtenBy: "bots",
    readBy: "status page, dashboard",
  },
  {
    table: serviceNotifications,
    module: "40_os_management",
    scope: "mixed",
    reason: "notices to a person outside any guild, and of the platform",
    member: "grizzly_user_id = (select grizzly_core.user_id())",
    memberInsert: "guild_id is null and grizzly_user_id = (select grizzly_core.user_id())",
    memberUpdate: "grizzly_user_id = (select grizzly_core.user_id())",
    meaning: "A notice to people: outage, token expired, delivery failed; seen or not",
    writtenBy: "bots, admin, features",
    readBy: "inbox, Discord",
  },
  {
    table: responseTimes,
    module: "40_os_management",
    scope: "platform",
    reason: "measures the platform; no row is about a guild",
    scopes: "write",
    public: {
      using: "kind <> 'ticket'",
      columns: ["id", "kind", "name", "hour", "bucket_ms", "hits", "errors"],
    },
    meaning: "How long calls and events take, by hour in buckets",
    writtenBy: "website, bots",
    readBy: "status page",
  },
  {
    table: logEvents,
    module: "40_os_management",
    scope: "platform",
    reason: "traces of the platform's bus",
    scopes: "insert",
    meaning: "A step of an event through the bus",
    writtenBy: "bus",
    readBy: "admin",
  },
  {
    table: platformStatus,
    module: "40_os_management",
    scope: "platform",
    reason: "parts of the platform itself",
    scopes: "read",
    public: { using: "true" },
    beyond: "the status page shows each part now",
    meaning: "A part of the platform now: running, degraded, down, and why",
    writtenBy: "probes",
    readBy: "status page",
  },
  {
    table: platformStatusDays,
    module: "40_os_management",
    scope: "platform",
    reason: "parts of the platform itself",
    scopes: "read",
    public: { using: "true" },
    beyond: "the status page's 90-day bars",
    meaning: "A part of the platform on a day: how many probes were well",
    writtenBy: "probes",
    readBy: "status page",
  },
  {
    table: platformIncidents,
    module: "40_os_management",
    scope: "platform",
    reason: "parts of the platform itself",
    scopes: "read",
    public: { using: "true" },
    beyond: "the status page's incidents",
    meaning: "An outage of a part of the platform",
    writtenBy: "probes, admin",
    readBy: "status page",
  },
  {
    table: networkNumbers,
    module: "40_os_management",
    scope: "platform",
    reason: "sums over all guilds, without saying whose",
    scopes: "read",
    public: { using: "true" },
    beyond: "the home page's numbers are computed by a job, never on read",
    meaning: "A number of the whole network and its course",
    writtenBy: "rollup job",
    readBy: "home page",
  },
];
