import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import {
  count,
  createdAt,
  guildId,
  guildIdOrPlatform,
  identity,
  moment,
  person,
  snowflake,
  updatedAt,
  uuidId,
} from "./columns";
import { inPublicGuild, type TableMeta } from "./meta";

export const nitradoOauthTokens = pgTable(
  "nitrado_oauth_tokens",
  {
    guildId: guildId(),
    discordId: snowflake("discord_id").notNull(),
    id: uuidId().unique(),
    nitradoUserId: text("nitrado_user_id"),
    /** Sealed: v1.<key>.<nonce>.<tag>.<text>. */
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    scope: text("scope"),
    expiresAt: moment("expires_at"),
    refreshedAt: moment("refreshed_at"),
    state: text("state").notNull().default("active"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "nitrado_oauth_tokens_pkey", columns: [t.guildId, t.discordId] }),
    check("nitrado_oauth_tokens_state_check", sql`${t.state} in ('active','reconnect')`),
    check(
      "nitrado_oauth_tokens_sealed_check",
      sql`(${t.accessToken} is null or ${t.accessToken} like 'v1.%') and (${t.refreshToken} is null or ${t.refreshToken} like 'v1.%')`,
    ),
  ],
);

export const nitradoTokens = pgTable(
  "nitrado_tokens",
  {
    id: uuidId(),
    guildId: guildId(),
    label: text("label"),
    /** Sealed. */
    token: text("token").notNull(),
    scopes: text("scopes").array(),
    addedBy: person("added_by"),
    state: text("state").notNull().default("active"),
    checkedAt: moment("checked_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "nitrado_tokens_pkey", columns: [t.guildId, t.id] }),
    check("nitrado_tokens_sealed_check", sql`${t.token} like 'v1.%'`),
  ],
);

export const nitradoCredentials = pgTable(
  "nitrado_credentials",
  {
    id: uuidId(),
    guildId: guildId(),
    discordId: snowflake("discord_id"),
    serviceId: text("service_id"),
    host: text("host"),
    port: integer("port"),
    username: text("username"),
    /** Sealed. */
    password: text("password"),
    active: boolean("active").notNull().default(true),
    /** The old bot's own encryption, never written here. */
    encryptedToken: text("encrypted_token"),
    tokenIv: text("token_iv"),
    authTag: text("auth_tag"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "nitrado_credentials_pkey", columns: [t.guildId, t.id] }),
    unique("nitrado_credentials_service_key").on(t.guildId, t.serviceId),
    check("nitrado_credentials_sealed_check", sql`${t.password} is null or ${t.password} like 'v1.%'`),
  ],
);

export const nitradoCreds = pgTable(
  "nitrado_creds",
  {
    id: uuidId(),
    guildId: guildId(),
    discordId: snowflake("discord_id"),
    serviceId: text("service_id"),
    data: jsonb("data").$type<Record<string, unknown>>(),
    takenOverAt: moment("taken_over_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "nitrado_creds_pkey", columns: [t.guildId, t.id] })],
);

export const nitradoServices = pgTable(
  "nitrado_services",
  {
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    name: text("name").notNull(),
    game: text("game"),
    platform: text("platform"),
    map: text("map"),
    slots: integer("slots"),
    status: text("status"),
    isActive: boolean("is_active").notNull().default(true),
    /** Nothing is written to the game server before an owner says so. */
    dryRun: boolean("dry_run").notNull().default(true),
    timeZone: text("time_zone"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    lastSyncedAt: moment("last_synced_at"),
    lastError: text("last_error"),
    /** Which access reads it: `oauth` with the person's Discord id, or `token` with the token's id. */
    accessKind: text("access_kind"),
    accessRef: text("access_ref"),
    /** Nitrado's roles of that access for this service, such as ROLE_OWNER. */
    roles: text("roles").array().notNull().default(sql`'{}'::text[]`),
    /** Where the game's files lie on the file server, without a slash at the end; never built by hand. */
    gamePath: text("game_path"),
    /** `running`, `quiet`, `degraded` or `down`, with the reason in words. */
    health: text("health").notNull().default("unknown"),
    healthReason: text("health_reason"),
    healthAt: moment("health_at"),
    /** Lines before it were read at the first connection: they count, and are neither announced nor paid. */
    historyUntil: moment("history_until"),
    logCheckedAt: moment("log_checked_at"),
    /** Classes of log lines with the time of the last line of each: a missing one is a switched-off setting. */
    linesSeen: jsonb("lines_seen").$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "nitrado_services_pkey", columns: [t.guildId, t.serviceId] }),
    index("nitrado_services_service_idx").on(t.serviceId),
    check(
      "nitrado_services_health_check",
      sql`${t.health} in ('unknown','running','quiet','degraded','down')`,
    ),
  ],
);

export const nitradoLogState = pgTable(
  "nitrado_log_state",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    fileName: text("file_name").notNull(),
    lastPosition: count("last_position").notNull().default(0),
    fileSize: count("file_size"),
    fingerprint: text("fingerprint"),
    lastLineAt: moment("last_line_at"),
    state: jsonb("state").$type<Record<string, unknown>>(),
    /** The file as it lies with Nitrado, and a checksum of what was read of it; the log reader's own. */
    source: jsonb("source").$type<Record<string, unknown>>().notNull().default({}),
    lines: count("lines").notNull().default(0),
    events: count("events").notNull().default(0),
    unknownLines: count("unknown_lines").notNull().default(0),
    completedAt: moment("completed_at"),
    lastError: text("last_error"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "nitrado_log_state_pkey", columns: [t.guildId, t.id] }),
    unique("nitrado_log_state_file_key").on(t.guildId, t.serviceId, t.fileName),
  ],
);

export const nitradoPermissions = pgTable(
  "nitrado_permissions",
  {
    guildId: guildId(),
    /** A person, or a Discord role where `subject_kind` says so. */
    discordId: snowflake("discord_id").notNull(),
    subjectKind: text("subject_kind").notNull().default("user"),
    /** `*` is every service of the guild. */
    serviceId: text("service_id").notNull().default("*"),
    /** 0 none, 1 viewer, 2 operator, 3 admin, 4 owner. */
    level: integer("level").notNull().default(0),
    grantedBy: text("granted_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "nitrado_permissions_pkey", columns: [t.guildId, t.discordId, t.serviceId] }),
    check("nitrado_permissions_level_check", sql`${t.level} between 0 and 4`),
  ],
);

export const resourceStats = pgTable(
  "resource_stats",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    serviceId: text("service_id").notNull(),
    cpuPercent: doublePrecision("cpu_percent"),
    memoryMb: doublePrecision("memory_mb"),
    diskMb: doublePrecision("disk_mb"),
    measuredAt: createdAt("measured_at"),
  },
  (t) => [index("resource_stats_service_idx").on(t.guildId, t.serviceId, t.measuredAt.desc())],
);

export const deliveryCoordinates = pgTable(
  "delivery_coordinates",
  {
    id: uuidId(),
    guildId: guildId(),
    kind: text("kind").notNull().default("drop_zone"),
    /** Whose place it is, where it is a saved one. */
    discordId: snowflake("discord_id"),
    serviceId: text("service_id"),
    name: text("name").notNull(),
    map: text("map").notNull(),
    x: doublePrecision("x").notNull(),
    z: doublePrecision("z").notNull(),
    altitude: doublePrecision("altitude"),
    radius: doublePrecision("radius"),
    /** Corners [x, z] of a closed zone. */
    outline: jsonb("outline").$type<[number, number][]>(),
    /** Weekdays and hours when it takes deliveries; null is always. */
    openHours: jsonb("open_hours").$type<Record<string, unknown>>(),
    state: text("state").notNull().default("open"),
    reason: text("reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "delivery_coordinates_pkey", columns: [t.guildId, t.id] }),
    check("delivery_coordinates_kind_check", sql`${t.kind} in ('drop_zone','closed_zone','saved')`),
    check("delivery_coordinates_state_check", sql`${t.state} in ('open','closed')`),
    check("delivery_coordinates_owner_check", sql`(${t.kind} = 'saved') = (${t.discordId} is not null)`),
    check("delivery_coordinates_radius_check", sql`${t.radius} >= 0`),
    index("delivery_coordinates_kind_idx").on(t.guildId, t.kind),
  ],
);

export const dynamicEventSettings = pgTable(
  "dynamic_event_settings",
  {
    id: identity(),
    guildId: guildId(),
    eventType: text("event_type").notNull(),
    enabled: boolean("enabled").notNull().default(false),
    showLocation: boolean("show_location").notNull().default(true),
    customName: text("custom_name"),
    serviceId: text("service_id"),
    config: jsonb("config").$type<Record<string, unknown>>().notNull().default({}),
    everyMinutes: integer("every_minutes"),
    lastPlacedAt: moment("last_placed_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "dynamic_event_settings_pkey", columns: [t.guildId, t.id] }),
    unique("dynamic_event_settings_type_key").on(t.guildId, t.eventType),
  ],
);

export const modConfigs = pgTable("mod_configs", {
  guildId: guildId().primaryKey(),
  blacklist: text("blacklist").array(),
  spamThreshold: jsonb("spam_threshold").$type<Record<string, unknown>>(),
  altAccountDays: integer("alt_account_days"),
  logChannelId: snowflake("log_channel_id"),
  defaultMuteDuration: integer("default_mute_duration"),
  /** Overrides of a game's configuration, by service. */
  gameConfig: jsonb("game_config").$type<Record<string, unknown>>().notNull().default({}),
  roleConfig: jsonb("role_config").$type<Record<string, unknown>>().notNull().default({}),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const featureFlags = pgTable(
  "feature_flags",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    /** Flag → on or off; of the platform where there is no guild. */
    flags: jsonb("flags").$type<Record<string, boolean>>().notNull().default({}),
    /** Flag → the lowest plan that has it; platform row only. */
    plans: jsonb("plans").$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [unique("feature_flags_guild_key").on(t.guildId).nullsNotDistinct()],
);

export const channelContentLog = pgTable(
  "channel_content_log",
  {
    id: identity(),
    guildId: guildId(),
    channelId: snowflake("channel_id").notNull(),
    /** What is shown there: a kill, a board, a listing. */
    contentKey: text("content_key").notNull(),
    contentHash: text("content_hash").notNull(),
    messageId: snowflake("message_id"),
    nonce: text("nonce"),
    state: text("state").notNull().default("pending"),
    /** Null for what belongs to no feed. */
    feed: text("feed"),
    /** Until it is posted; afterwards its hash tells. */
    content: text("content"),
    /** Not told before; the order within its channel. */
    dueAt: moment("due_at").notNull().defaultNow(),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    /** When Discord was first asked with this nonce. */
    sentAt: moment("sent_at"),
    attempts: integer("attempts").notNull().default(0),
    /** 403 and 404 in a row. */
    refusals: integer("refusals").notNull().default(0),
    error: text("error"),
    postedAt: moment("posted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "channel_content_log_pkey", columns: [t.guildId, t.id] }),
    unique("channel_content_log_content_key").on(t.guildId, t.channelId, t.contentKey),
    check("channel_content_log_state_check", sql`${t.state} in ('pending','posted','failed','unknown')`),
    index("channel_content_log_open_idx")
      .on(t.guildId, t.channelId, t.dueAt, t.id)
      .where(sql`state in ('pending','unknown')`),
    index("channel_content_log_posted_idx").on(t.guildId, t.channelId, t.postedAt),
  ],
);

export const nitradoTables: TableMeta[] = [
  {
    table: nitradoOauthTokens,
    module: "30_nitrado",
    scope: "guild",
    meaning: "A guild's access to Nitrado by OAuth, encrypted",
    writtenBy: "connect, refresh",
    readBy: "Nitrado client",
  },
  {
    table: nitradoTokens,
    module: "30_nitrado",
    scope: "guild",
    meaning: "A long-life Nitrado token that an owner pasted, encrypted",
    writtenBy: "dashboard",
    readBy: "Nitrado client",
  },
  {
    table: nitradoCredentials,
    module: "30_nitrado",
    scope: "guild",
    meaning: "File-server credentials of a service, encrypted",
    writtenBy: "service sync",
    readBy: "deliveries",
  },
  {
    table: nitradoCreds,
    module: "30_nitrado",
    scope: "guild",
    meaning: "The old bots' name for the same; taken over, nothing new is written",
    writtenBy: "migration",
    readBy: "adoption",
  },
  {
    table: nitradoServices,
    module: "30_nitrado",
    scope: "guild",
    public: {
      using: inPublicGuild("nitrado_services"),
      columns: ["guild_id", "service_id", "name", "game", "platform", "map", "slots", "is_active"],
    },
    member:
      "exists (select 1 from public.economy_accounts a where a.guild_id = nitrado_services.guild_id and a.discord_id = (select grizzly_core.discord_id()))",
    meaning: "A game server: name, platform, map, slots, active or not",
    writtenBy: "service sync",
    readBy: "everything",
  },
  {
    table: nitradoLogState,
    module: "30_nitrado",
    scope: "guild",
    meaning: "How far a log file has been read, committed with the rows it accounts for",
    writtenBy: "ingest",
    readBy: "ingest, dashboard",
  },
  {
    table: nitradoPermissions,
    module: "30_nitrado",
    scope: "guild",
    member: "discord_id = (select grizzly_core.discord_id())",
    meaning: "Which person or role may control a server, and how far",
    writtenBy: "dashboard",
    readBy: "server control",
  },
  {
    table: resourceStats,
    module: "30_nitrado",
    scope: "mixed",
    reason: "our own processes are measured too",
    meaning: "CPU, memory and disk of a service at a moment",
    writtenBy: "status job",
    readBy: "dashboard",
  },
  {
    table: deliveryCoordinates,
    module: "30_nitrado",
    scope: "guild",
    member: "discord_id = (select grizzly_core.discord_id())",
    meaning: "A place where orders are delivered",
    writtenBy: "dashboard",
    readBy: "deliveries, checkout",
  },
  {
    table: dynamicEventSettings,
    module: "30_nitrado",
    scope: "guild",
    meaning: "An event that the bot places: where, when, what, how often",
    writtenBy: "dashboard",
    readBy: "deliveries",
  },
  {
    table: modConfigs,
    module: "30_nitrado",
    scope: "guild",
    meaning: "A game's configuration overrides and the guild's moderation and role set-up",
    writtenBy: "dashboard",
    readBy: "bots",
  },
  {
    table: featureFlags,
    module: "30_nitrado",
    scope: "mixed",
    reason: "switches of the platform and of plans",
    platformRowsReadable: true,
    meaning: "Switches by platform, plan and guild",
    writtenBy: "admin, dashboard",
    readBy: "everything",
  },
  {
    table: channelContentLog,
    module: "30_nitrado",
    scope: "guild",
    meaning: "What was posted where, with its hash: nothing twice, edited in place",
    writtenBy: "feeds",
    readBy: "feeds",
  },
];
