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
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import {
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

export const grizzlyUsers = pgTable("grizzly_users", {
  id: uuidId().primaryKey(),
  discordId: snowflake("discord_id").notNull().unique(),
  patreonUserId: text("patreon_user_id").unique(),
  patreonLinkedAt: moment("patreon_linked_at"),
  xboxId: text("xbox_id"),
  playstationId: text("playstation_id"),
  steamId: text("steam_id"),
  displayName: text("display_name").notNull(),
  avatar: text("avatar"),
  locale: text("locale"),
  timeZone: text("time_zone"),
  preferences: jsonb("preferences").$type<Record<string, unknown>>().notNull().default({}),
  bannedAt: moment("banned_at"),
  banReason: text("ban_reason"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const guilds = pgTable(
  "guilds",
  {
    guildId: guildId().primaryKey(),
    name: text("name").notNull(),
    slug: text("slug").notNull().unique(),
    icon: text("icon"),
    ownerDiscordId: snowflake("owner_discord_id"),
    isPublic: boolean("is_public").notNull().default(false),
    description: text("description"),
    timeZone: text("time_zone"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [check("guilds_slug_check", sql`${t.slug} ~ '^[a-z0-9](-?[a-z0-9])*$' and length(${t.slug}) <= 60`)],
);

export const guildSync = pgTable(
  "guild_sync",
  {
    guildId: guildId().primaryKey(),
    state: text("state").notNull().default("active"),
    botPresent: boolean("bot_present").notNull().default(false),
    memberCount: integer("member_count"),
    /** Discord's bits of what the bot may do in the guild: a big integer as text. */
    botPermissions: text("bot_permissions"),
    /** Position of its highest role: it acts on nobody whose highest is not below. */
    botPosition: integer("bot_position"),
    lastSyncAt: moment("last_sync_at"),
    lastError: text("last_error"),
    lastErrorAt: moment("last_error_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [check("guild_sync_state_check", sql`${t.state} in ('active','sleep','error')`)],
);

export const guildChannels = pgTable(
  "guild_channels",
  {
    id: identity(),
    guildId: guildId(),
    channelId: snowflake("channel_id").notNull(),
    purpose: text("purpose").notNull(),
    name: text("name"),
    kind: text("kind"),
    /** Discord's bits of what the bot may do there; null before they were read. */
    permissions: text("permissions"),
    isEnabled: boolean("is_enabled").notNull().default(true),
    disabledReason: text("disabled_reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "guild_channels_pkey", columns: [t.guildId, t.id] }),
    unique("guild_channels_purpose_key").on(t.guildId, t.purpose, t.channelId),
  ],
);

export const guildFeedMap = pgTable("guild_feed_map", {
  guildId: guildId().primaryKey(),
  /** Category → { channelId, enabled, filter }. */
  feedMap: jsonb("feed_map").$type<Record<string, unknown>>().notNull().default({}),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const guildRights = pgTable(
  "guild_rights",
  {
    grizzlyUserId: person().notNull(),
    guildId: guildId(),
    guildName: text("guild_name").notNull(),
    icon: text("icon"),
    owner: boolean("owner").notNull().default(false),
    /** Discord's permission bits: a big integer as text. */
    permissions: text("permissions").notNull().default("0"),
    roleIds: text("role_ids").array(),
    rolesFetchedAt: moment("roles_fetched_at"),
    fetchedAt: moment("fetched_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "guild_rights_pkey", columns: [t.grizzlyUserId, t.guildId] }),
    foreignKey({
      name: "guild_rights_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
    index("guild_rights_guild_idx").on(t.guildId, t.grizzlyUserId),
  ],
);

export const guildRightsState = pgTable(
  "guild_rights_state",
  {
    grizzlyUserId: person().primaryKey(),
    fetchedAt: moment("fetched_at"),
    attemptedAt: moment("attempted_at"),
    lastError: text("last_error"),
  },
  (t) => [
    foreignKey({
      name: "guild_rights_state_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const guildSectionGrants = pgTable(
  "guild_section_grants",
  {
    id: uuidId(),
    guildId: guildId(),
    section: text("section").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: snowflake("subject_id").notNull(),
    level: text("level").notNull(),
    grantedBy: person("granted_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "guild_section_grants_pkey", columns: [t.guildId, t.id] }),
    unique("guild_section_grants_subject_key").on(t.guildId, t.section, t.subjectKind, t.subjectId),
    check("guild_section_grants_kind_check", sql`${t.subjectKind} in ('role','user')`),
    check(
      "guild_section_grants_level_check",
      sql`${t.level} in ('viewer','support','moderator','manager','owner')`,
    ),
  ],
);

export const guildRoles = pgTable(
  "guild_roles",
  {
    guildId: guildId(),
    roleId: snowflake("role_id").notNull(),
    name: text("name").notNull(),
    /** Red, green and blue in one number; 0 has no colour of its own. */
    color: integer("color").notNull().default(0),
    position: integer("position").notNull().default(0),
    /** Discord's permission bits: a big integer as text. */
    permissions: text("permissions").notNull().default("0"),
    /** Belongs to a bot or an integration: nobody is given it by hand. */
    managed: boolean("managed").notNull().default(false),
    /** Members who hold it, as the last sync found them. */
    holders: integer("holders").notNull().default(0),
    syncedAt: moment("synced_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "guild_roles_pkey", columns: [t.guildId, t.roleId] })],
);

export const memberSanctions = pgTable(
  "member_sanctions",
  {
    id: identity(),
    guildId: guildId(),
    /** The interaction that gave it: the same one is one sanction. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    discordId: snowflake("discord_id").notNull(),
    byDiscordId: snowflake("by_discord_id").notNull(),
    reason: text("reason").notNull(),
    /** End of a timeout or of a ban; null without one. */
    until: moment("until"),
    /** `asked`: Discord has not answered yet. */
    state: text("state").notNull().default("asked"),
    error: text("error"),
    liftedAt: moment("lifted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "member_sanctions_pkey", columns: [t.guildId, t.id] }),
    unique("member_sanctions_key_key").on(t.guildId, t.key),
    check("member_sanctions_kind_check", sql`${t.kind} in ('warn','timeout','kick','ban')`),
    check("member_sanctions_state_check", sql`${t.state} in ('asked','done','refused')`),
    index("member_sanctions_member_idx").on(t.guildId, t.discordId, t.id.desc()),
    index("member_sanctions_due_idx")
      .on(t.until)
      .where(sql`state = 'asked' or (state = 'done' and kind = 'ban' and lifted_at is null)`),
  ],
);

export const interbotEvents = pgTable(
  "interbot_events",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    type: text("type").notNull(),
    source: text("source").notNull(),
    target: text("target"),
    key: text("key").notNull(),
    payload: jsonb("payload").$type<unknown>().notNull(),
    actor: jsonb("actor").$type<Record<string, unknown>>(),
    /** The person in whose scope a platform event was published. */
    grizzlyUserId: person(),
    requestId: text("request_id"),
    state: text("state").notNull().default("open"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("interbot_events_key_key").on(t.guildId, t.type, t.key).nullsNotDistinct(),
    check("interbot_events_state_check", sql`${t.state} = any ('{open,done,dead}')`),
    index("interbot_events_created_idx").using("brin", t.createdAt),
  ],
);

export const eventSubscriptions = pgTable(
  "event_subscriptions",
  {
    subscriber: text("subscriber").notNull(),
    /** An event type, or a prefix with `.*`. */
    typePattern: text("type_pattern").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "event_subscriptions_pkey", columns: [t.subscriber, t.typePattern] })],
);

export const interbotEventDeliveries = pgTable(
  "interbot_event_deliveries",
  {
    eventId: ref("event_id").notNull(),
    subscriber: text("subscriber").notNull(),
    guildId: guildIdOrPlatform(),
    grizzlyUserId: person(),
    /** Deliveries of one subscriber with the same key go out in order. */
    orderKey: text("order_key"),
    state: text("state").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    leaseUntil: moment("lease_until"),
    leaseOwner: text("lease_owner"),
    error: text("error"),
    doneAt: moment("done_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "interbot_event_deliveries_pkey", columns: [t.eventId, t.subscriber] }),
    foreignKey({
      name: "interbot_event_deliveries_event_fkey",
      columns: [t.eventId],
      foreignColumns: [interbotEvents.id],
    }).onDelete("cascade"),
    check("interbot_event_deliveries_state_check", sql`${t.state} in ('pending','running','done','dead')`),
    index("interbot_event_deliveries_due_idx")
      .on(t.subscriber, t.nextTryAt)
      .where(sql`state in ('pending','running')`),
    // Few of many, and looked for by whoever mends them.
    index("interbot_event_deliveries_dead_idx").on(t.eventId, t.subscriber).where(sql`state = 'dead'`),
    // What comes first under an order key is asked of every delivery that is due.
    index("interbot_event_deliveries_order_idx")
      .on(t.subscriber, t.orderKey, t.eventId)
      .where(sql`state in ('pending','running') and order_key is not null`),
  ],
);

export const auditLog = pgTable(
  "audit_log",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    actorLabel: text("actor_label"),
    action: text("action").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    reason: text("reason"),
    requestId: text("request_id"),
    ipCoarse: text("ip_coarse"),
    createdAt: createdAt(),
  },
  (t) => [
    index("audit_log_guild_idx").on(t.guildId, t.id.desc()),
    index("audit_log_actor_idx").on(t.guildId, t.actorId, t.id.desc()),
    index("audit_log_subject_idx").on(t.guildId, t.subjectType, t.subjectId),
    // Orders and deliveries write most lines, are found among the newest, and shall not pay for this.
    index("audit_log_action_idx")
      .on(t.guildId, sql`${t.action} collate "C"`, t.id.desc())
      .where(sql`action not in ('shop.order.pay','shop.order.advance','deliveries.attempt.step')`),
  ],
);

export const updateLogs = pgTable("update_logs", {
  id: uuidId().primaryKey(),
  version: text("version").notNull().unique(),
  title: text("title").notNull(),
  body: text("body").notNull(),
  publishedAt: moment("published_at"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const botUpdates = pgTable(
  "bot_updates",
  {
    id: identity().primaryKey(),
    bot: text("bot").notNull(),
    version: text("version").notNull(),
    host: text("host"),
    note: text("note"),
    startedAt: createdAt("started_at"),
    stoppedAt: moment("stopped_at"),
  },
  (t) => [index("bot_updates_bot_idx").on(t.bot, t.startedAt.desc())],
);

export const botLogs = pgTable(
  "bot_logs",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    bot: text("bot").notNull(),
    level: text("level").notNull(),
    message: text("message").notNull(),
    details: jsonb("details").$type<Record<string, unknown>>(),
    requestId: text("request_id"),
    createdAt: createdAt(),
  },
  (t) => [
    check("bot_logs_level_check", sql`${t.level} in ('warn','error','fatal')`),
    index("bot_logs_guild_idx").on(t.guildId, t.createdAt.desc()),
    index("bot_logs_created_idx").using("brin", t.createdAt),
  ],
);

export const platformStaff = pgTable(
  "platform_staff",
  {
    grizzlyUserId: person().primaryKey(),
    role: text("role").notNull(),
    grantedBy: person("granted_by"),
    createdAt: createdAt(),
  },
  (t) => [
    check("platform_staff_role_check", sql`${t.role} in ('operator','support')`),
    foreignKey({
      name: "platform_staff_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text("bucket").notNull(),
    windowStart: moment("window_start").notNull(),
    hits: integer("hits").notNull().default(0),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ name: "rate_limits_pkey", columns: [t.bucket, t.windowStart] }),
    index("rate_limits_expires_idx").on(t.expiresAt),
  ],
);

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    guildId: guildId(),
    key: text("key").notNull(),
    action: text("action").notNull(),
    /** SHA-256 of the request: the same key with another body is an error. */
    requestHash: text("request_hash").notNull(),
    actorId: text("actor_id"),
    result: jsonb("result").$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "idempotency_keys_pkey", columns: [t.guildId, t.key] })],
);

export const migrations = pgTable("migrations", {
  id: identity().primaryKey(),
  number: integer("number"),
  /** File name without `.sql`; rows of other tools have no hash. */
  name: varchar("name", { length: 200 }).notNull().unique(),
  hash: text("hash"),
  appliedAt: createdAt("applied_at"),
  tookMs: integer("took_ms").notNull().default(0),
});

export const leases = pgTable(
  "leases",
  {
    name: text("name").primaryKey(),
    holder: text("holder").notNull(),
    token: uuid("token").notNull().defaultRandom(),
    expiresAt: moment("expires_at").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex("leases_token_idx").on(t.token)],
);

const memberOfGuild = (table: string) =>
  `guild_id in (select r.guild_id from public.guild_rights r where r.grizzly_user_id = (select grizzly_core.user_id())) or guild_id in (select m.guild_id from public.guild_members m where m.discord_id = (select grizzly_core.discord_id())) or exists (select 1 from public.economy_accounts a where a.guild_id = ${table}.guild_id and a.discord_id = (select grizzly_core.discord_id()))`;

export const coreTables: TableMeta[] = [
  {
    table: grizzlyUsers,
    module: "00_core",
    scope: "person",
    own: "id = (select grizzly_core.user_id())",
    guildRead:
      "exists (select 1 from public.guild_members m where m.guild_id = (select grizzly_core.guild_id()) and m.discord_id = grizzly_users.discord_id) or exists (select 1 from public.economy_accounts a where a.guild_id = (select grizzly_core.guild_id()) and a.discord_id = grizzly_users.discord_id)",
    meaning: "A person: Discord id, Patreon id, platform ids, name, locale and time zone",
    writtenBy: "sign-in, linking",
    readBy: "everything",
  },
  {
    table: guilds,
    module: "00_core",
    scope: "guild",
    beyond:
      "guild_sync holds what the bot knows and its errors; a guild's name, address and picture are public, and row policies cannot hide columns",
    member: memberOfGuild("guilds"),
    public: {
      using:
        "is_public or exists (select 1 from public.server_listings l where l.guild_id = guilds.guild_id and l.state = 'live')",
    },
    meaning: "A guild (Discord server): name, address in URLs, picture, shown to visitors or not",
    writtenBy: "sign-in, Grizzly OS, dashboard",
    readBy: "everything",
  },
  {
    table: guildSync,
    module: "00_core",
    scope: "guild",
    meaning: "The bot's state in a guild, its last sync and its last error",
    writtenBy: "Grizzly OS",
    readBy: "dashboard, status page",
  },
  {
    table: guildChannels,
    module: "00_core",
    scope: "guild",
    meaning: "A Discord channel that has a purpose: tickets, a feed, logs",
    writtenBy: "dashboard, Grizzly OS",
    readBy: "bots",
  },
  {
    table: guildFeedMap,
    module: "00_core",
    scope: "guild",
    meaning: "Which feed goes to which channel, on or off, with what filter",
    writtenBy: "dashboard",
    readBy: "bots",
  },
  {
    table: guildRights,
    module: "00_core",
    scope: "person",
    ownReadsOnly: true,
    own: "grizzly_user_id = (select grizzly_core.user_id())",
    guildRead: "guild_id = (select grizzly_core.guild_id())",
    beyond:
      "a person's rights in guilds come from Discord and are kept a few minutes, so that pages work while Discord does not",
    meaning: "What a person may do in a guild, as Discord last said",
    writtenBy: "sign-in, access checks",
    readBy: "access checks, guild switcher",
  },
  {
    table: guildRightsState,
    module: "00_core",
    scope: "person",
    ownReadsOnly: true,
    own: "grizzly_user_id = (select grizzly_core.user_id())",
    beyond: "when the list of a person's guilds was last asked for, also when it is empty or failed",
    meaning: "When a person's guild rights were last fetched, and the error if that failed",
    writtenBy: "sign-in, access checks",
    readBy: "access checks",
  },
  {
    table: guildSectionGrants,
    module: "00_core",
    scope: "guild",
    member: "subject_kind = 'user' and subject_id = (select grizzly_core.discord_id())",
    beyond: "rights by dashboard section have no table in the overview",
    meaning: "A right on a section of the dashboard, given to a Discord role or a person",
    writtenBy: "dashboard",
    readBy: "access checks",
  },
  {
    table: guildRoles,
    module: "00_core",
    scope: "guild",
    beyond: "rights are given to roles, and a person who gives them reads names, not ids",
    meaning: "A role of a guild as Discord last told: name, colour, rank, permissions",
    writtenBy: "Grizzly OS",
    readBy: "dashboard",
  },
  {
    table: memberSanctions,
    module: "40_os_management",
    scope: "guild",
    member: "discord_id = (select grizzly_core.discord_id())",
    beyond:
      "what staff did to a member in Discord outlives the command, and a ban with an end has to be lifted",
    meaning:
      "A warning, timeout, kick or ban in Discord: of whom, by whom, why, until when, and whether it was done",
    writtenBy: "Grizzly OS",
    readBy: "Grizzly OS, desk",
  },
  {
    table: interbotEvents,
    module: "00_core",
    scope: "mixed",
    reason: "Patreon and platform events belong to no guild",
    memberInsert: "guild_id is null and grizzly_user_id = (select grizzly_core.user_id())",
    member: "guild_id is null and grizzly_user_id = (select grizzly_core.user_id())",
    meaning: "An event of the bus: type, source, key and payload",
    writtenBy: "every feature",
    readBy: "website, bots, admin",
  },
  {
    table: eventSubscriptions,
    module: "00_core",
    scope: "platform",
    reason: "which program listens to what is the platform's wiring",
    scopes: "read",
    beyond: "publishing needs to know who listens, to write one delivery each",
    meaning: "A subscriber of the bus and a type of event that it gets",
    writtenBy: "bots at start",
    readBy: "bus",
  },
  {
    table: interbotEventDeliveries,
    module: "00_core",
    scope: "mixed",
    reason: "has the scope of its event",
    memberInsert: "guild_id is null and grizzly_user_id = (select grizzly_core.user_id())",
    beyond: "one row an event and subscriber: polling by id loses events that commit late",
    meaning: "One event for one subscriber: state, lease, tries, next try, error",
    writtenBy: "bus",
    readBy: "bots, admin",
  },
  {
    table: auditLog,
    module: "00_core",
    scope: "mixed",
    reason: "what happens outside guilds is audited too",
    appendOnly: true,
    erasable: ["actor_id", "subject_id", "before", "after", "ip_coarse"],
    memberInsert: "guild_id is null and actor_id = (select grizzly_core.user_id())::text",
    member: "guild_id is null and actor_id = (select grizzly_core.user_id())::text",
    meaning: "Who did what to which thing, before and after",
    writtenBy: "every mutation",
    readBy: "dashboard, admin",
  },
  {
    table: updateLogs,
    module: "00_core",
    scope: "platform",
    reason: "the platform's own changelog",
    scopes: "read",
    public: { using: "published_at <= now()" },
    meaning: "An entry of the public changelog",
    writtenBy: "admin",
    readBy: "changelog page, Discord",
  },
  {
    table: botUpdates,
    module: "00_core",
    scope: "platform",
    reason: "a bot serves all guilds",
    scopes: "read",
    public: { using: "true" },
    meaning: "A version of a bot and when it started with it",
    writtenBy: "bots",
    readBy: "status page",
  },
  {
    table: botLogs,
    module: "00_core",
    scope: "mixed",
    reason: "not every fault of a bot is about one guild",
    meaning: "A warning or error of a bot, kept 30 days",
    writtenBy: "bots",
    readBy: "admin, dashboard",
  },
  {
    table: platformStaff,
    module: "00_core",
    scope: "person",
    ownReadsOnly: true,
    own: "grizzly_user_id = (select grizzly_core.user_id())",
    beyond: "who may open the desk and the admin pages",
    meaning: "A member of the platform's staff and the role",
    writtenBy: "operator",
    readBy: "access checks",
  },
  {
    table: rateLimits,
    module: "00_core",
    scope: "platform",
    reason: "counts by address and person, across guilds",
    scopes: "write",
    beyond: "limits must hold over two instances and a restart",
    meaning: "How often something was asked for in a window",
    writtenBy: "requests",
    readBy: "requests",
  },
  {
    table: idempotencyKeys,
    module: "00_core",
    scope: "guild",
    beyond: "the answer to a repeated request is the first answer",
    meaning: "A request that was done, by its key, with its hash and its answer; never expires for purchases",
    writtenBy: "mutations",
    readBy: "mutations",
  },
  {
    table: migrations,
    module: "00_core",
    scope: "platform",
    reason: "the schema's own history; only the owner touches it",
    scopes: "none",
    schemaHistory: true,
    meaning: "A migration that ran, with its hash",
    writtenBy: "npm run db:migrate",
    readBy: "npm run db:doctor, boot check",
  },
  {
    table: leases,
    module: "00_core",
    scope: "platform",
    reason: "one worker a job, over all instances",
    scopes: "none",
    beyond: "long jobs of the bots need one holder at a time without a session lock",
    meaning: "Who holds a job, until when",
    writtenBy: "bots",
    readBy: "bots, admin",
  },
];
