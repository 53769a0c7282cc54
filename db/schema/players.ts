import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  coins,
  count,
  createdAt,
  guildId,
  identity,
  moment,
  ref,
  snowflake,
  updatedAt,
  uuidId,
} from "./columns";
import { inPublicGuild, OWN_DISCORD, type TableMeta } from "./meta";

export const playerProfiles = pgTable(
  "player_profiles",
  {
    playerId: identity("player_id"),
    guildId: guildId(),
    /** What the log identifies a player by; absent where the log only had a name. */
    platformId: text("platform_id"),
    ingameName: text("ingame_name").notNull(),
    /** Earlier names with the time of the last line that had them. */
    nameHistory: jsonb("name_history").$type<{ name: string; until: string }[]>().notNull().default([]),
    kills: integer("kills").notNull().default(0),
    deaths: integer("deaths").notNull().default(0),
    suicides: integer("suicides").notNull().default(0),
    headshots: integer("headshots").notNull().default(0),
    streak: integer("streak").notNull().default(0),
    bestStreak: integer("best_streak").notNull().default(0),
    longestShot: doublePrecision("longest_shot").notNull().default(0),
    playtimeSeconds: count("playtime_seconds").notNull().default(0),
    sessions: integer("sessions").notNull().default(0),
    xp: count("xp").notNull().default(0),
    firstSeenAt: moment("first_seen_at"),
    lastSeenAt: moment("last_seen_at"),
    isPublic: boolean("is_public").notNull().default(true),
    /** What a player who shows themselves also shows: earlier names, recent kills, coins. */
    showsNames: boolean("shows_names").notNull().default(true),
    showsKills: boolean("shows_kills").notNull().default(true),
    showsWealth: boolean("shows_wealth").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "player_profiles_pkey", columns: [t.guildId, t.playerId] }),
    uniqueIndex("player_profiles_platform_idx")
      .on(t.guildId, t.platformId)
      .where(sql`platform_id is not null`),
    // As written: under row-level security no index on lower() is read, because lower() may leak.
    index("player_profiles_written_name_idx").on(t.guildId, t.ingameName),
    // One for each leaderboard, with the player as its second half: pages go on from a value and an id.
    index("player_profiles_board_kills_idx").on(t.guildId, t.kills, t.playerId),
    index("player_profiles_board_shot_idx").on(t.guildId, t.longestShot, t.playerId),
    index("player_profiles_board_playtime_idx").on(t.guildId, t.playtimeSeconds, t.playerId),
    index("player_profiles_board_streak_idx").on(t.guildId, t.bestStreak, t.playerId),
    index("player_profiles_board_headshots_idx").on(t.guildId, t.headshots, t.playerId),
    index("player_profiles_board_ratio_idx")
      .on(t.guildId, sql`(kills::float8 / greatest(deaths, 1))`, t.playerId)
      .where(sql`kills >= 5`),
    index("player_profiles_wealth_idx").on(t.guildId, t.playerId).where(sql`shows_wealth`),
    index("player_profiles_first_idx").on(t.guildId, t.firstSeenAt.desc()),
    index("player_profiles_seen_idx").on(t.guildId, t.lastSeenAt.desc()),
  ],
);

export const playerStatus = pgTable(
  "player_status",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    playerId: ref("player_id"),
    playerName: text("player_name").notNull(),
    status: text("status").notNull().default("offline"),
    lastSeen: moment("last_seen"),
    x: doublePrecision("x"),
    y: doublePrecision("y"),
    altitude: doublePrecision("altitude"),
    /** Null where the log has not told since a connect. */
    alive: boolean("alive"),
    sessionId: ref("session_id"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "player_status_pkey", columns: [t.guildId, t.id] }),
    unique("player_status_player_key").on(t.guildId, t.serviceId, t.playerId),
    foreignKey({
      name: "player_status_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }).onDelete("cascade"),
    index("player_status_online_idx").on(t.guildId, t.serviceId).where(sql`status = 'online'`),
  ],
);

export const playerSessions = pgTable(
  "player_sessions",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    playerId: ref("player_id"),
    playerName: text("player_name").notNull(),
    sessionStart: moment("session_start").notNull(),
    sessionEnd: moment("session_end"),
    durationMinutes: integer("duration_minutes"),
    durationSeconds: integer("duration_seconds"),
    /** `disconnect`, `restart`, `silence` or `reconnect`. */
    endedBy: text("ended_by"),
    fileName: text("file_name"),
    byteOffset: count("byte_offset"),
    endFileName: text("end_file_name"),
    endByteOffset: count("end_byte_offset"),
    dateUncertain: boolean("date_uncertain").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "player_sessions_pkey", columns: [t.guildId, t.id] }),
    unique("player_sessions_line_key").on(t.guildId, t.serviceId, t.fileName, t.byteOffset),
    foreignKey({
      name: "player_sessions_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }).onDelete("cascade"),
    index("player_sessions_player_idx").on(t.guildId, t.playerId, t.sessionStart.desc()),
    index("player_sessions_open_idx").on(t.guildId, t.serviceId).where(sql`session_end is null`),
    index("player_sessions_start_idx").on(t.guildId, t.sessionStart.desc()),
  ],
);

export const playerActivity = pgTable(
  "player_activity",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    playerId: ref("player_id"),
    playerName: text("player_name"),
    kind: text("kind").notNull(),
    detail: jsonb("detail").$type<Record<string, unknown>>(),
    otherPlayerId: ref("other_player_id"),
    x: doublePrecision("x"),
    y: doublePrecision("y"),
    altitude: doublePrecision("altitude"),
    occurredAt: moment("occurred_at").notNull(),
    dateUncertain: boolean("date_uncertain").notNull().default(false),
    fileName: text("file_name").notNull(),
    byteOffset: count("byte_offset").notNull(),
    /** Several things can stand in one line. */
    part: smallint("part").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "player_activity_pkey", columns: [t.guildId, t.id] }),
    unique("player_activity_line_key").on(t.guildId, t.serviceId, t.fileName, t.byteOffset, t.part),
    // No foreign key: its check by row was a third of all ingest. The ids come from the same transaction's profiles.
    index("player_activity_player_idx").on(t.guildId, t.playerId, t.occurredAt.desc()),
    index("player_activity_time_idx").on(t.guildId, t.serviceId, t.occurredAt.desc()),
  ],
);

export const playerLinks = pgTable(
  "player_links",
  {
    guildId: guildId(),
    discordId: snowflake("discord_id").notNull(),
    ingameName: text("ingame_name").notNull(),
    playerId: ref("player_id"),
    verified: boolean("verified").notNull().default(false),
    verifiedBy: text("verified_by"),
    verifiedAt: moment("verified_at"),
    verificationNotes: text("verification_notes"),
    /** `emote`, `code`, `staff` … */
    method: text("method"),
    evidence: jsonb("evidence").$type<Record<string, unknown>>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "player_links_pkey", columns: [t.guildId, t.discordId] }),
    uniqueIndex("player_links_player_idx").on(t.guildId, t.playerId).where(sql`player_id is not null`),
    foreignKey({
      name: "player_links_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }),
    index("player_links_person_idx").on(t.discordId),
  ],
);

export const playerNotes = pgTable(
  "player_notes",
  {
    id: uuidId(),
    guildId: guildId(),
    playerId: ref("player_id").notNull(),
    body: text("body").notNull(),
    authorDiscordId: snowflake("author_discord_id"),
    createdAt: createdAt(),
    removedAt: moment("removed_at"),
  },
  (t) => [
    primaryKey({ name: "player_notes_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "player_notes_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }).onDelete("cascade"),
    index("player_notes_player_idx")
      .on(t.guildId, t.playerId, t.createdAt.desc())
      .where(sql`removed_at is null`),
  ],
);

export const killLogs = pgTable(
  "kill_logs",
  {
    killId: identity("kill_id"),
    guildId: guildId(),
    serviceId: text("service_id"),
    map: text("map"),
    /** `pvp`, `suicide`, `environment`, `infected`, `animal`, `bled_out`, `vehicle`, `unknown` … */
    kind: text("kind").notNull().default("unknown"),
    victimPlayerId: ref("victim_player_id"),
    victimName: text("victim_name"),
    victimDiscordId: snowflake("victim_discord_id"),
    killerPlayerId: ref("killer_player_id"),
    killerName: text("killer_name"),
    killerDiscordId: snowflake("killer_discord_id"),
    cause: text("cause"),
    weapon: text("weapon"),
    distance: doublePrecision("distance"),
    bodyPart: text("body_part"),
    headshot: boolean("headshot").notNull().default(false),
    locationX: doublePrecision("location_x"),
    locationY: doublePrecision("location_y"),
    locationAltitude: doublePrecision("location_altitude"),
    killerX: doublePrecision("killer_x"),
    killerY: doublePrecision("killer_y"),
    killerAltitude: doublePrecision("killer_altitude"),
    gridReference: text("grid_reference"),
    /** When it happened, as far as the log tells. */
    timestamp: moment("timestamp").notNull(),
    dateUncertain: boolean("date_uncertain").notNull().default(false),
    /** Concluded from other lines; the log has no kill line of its own. */
    inferred: boolean("inferred").notNull().default(false),
    /** Read at a first connection: never announced, never paid. */
    historical: boolean("historical").notNull().default(false),
    struckAt: moment("struck_at"),
    struckReason: text("struck_reason"),
    serverRestartId: text("server_restart_id"),
    fileName: text("file_name"),
    byteOffset: count("byte_offset"),
    rawLogLine: text("raw_log_line"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "kill_logs_pkey", columns: [t.guildId, t.killId] }),
    unique("kill_logs_line_key").on(t.guildId, t.serviceId, t.fileName, t.byteOffset),
    foreignKey({
      name: "kill_logs_victim_fkey",
      columns: [t.guildId, t.victimPlayerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }),
    foreignKey({
      name: "kill_logs_killer_fkey",
      columns: [t.guildId, t.killerPlayerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }),
    index("kill_logs_struck_idx").on(t.guildId, t.struckAt.desc()).where(sql`struck_at is not null`),
    index("kill_logs_time_idx").on(t.guildId, t.timestamp.desc(), t.killId.desc()),
    index("kill_logs_killer_idx").on(t.guildId, t.killerPlayerId, t.timestamp.desc()),
    index("kill_logs_victim_idx").on(t.guildId, t.victimPlayerId, t.timestamp.desc()),
  ],
);

export const killDays = pgTable(
  "kill_days",
  {
    guildId: guildId(),
    day: date("day").notNull(),
    serviceId: text("service_id").notNull(),
    kills: integer("kills").notNull().default(0),
    deaths: integer("deaths").notNull().default(0),
    suicides: integer("suicides").notNull().default(0),
    headshots: integer("headshots").notNull().default(0),
    longestShot: doublePrecision("longest_shot").notNull().default(0),
    sessions: integer("sessions").notNull().default(0),
    playtimeSeconds: count("playtime_seconds").notNull().default(0),
  },
  (t) => [primaryKey({ name: "kill_days_pkey", columns: [t.guildId, t.day, t.serviceId] })],
);

export const killHours = pgTable(
  "kill_hours",
  {
    guildId: guildId(),
    /** Its first moment; hours are UTC's. */
    hour: moment("hour").notNull(),
    serviceId: text("service_id").notNull(),
    kills: integer("kills").notNull().default(0),
    deaths: integer("deaths").notNull().default(0),
  },
  (t) => [primaryKey({ name: "kill_hours_pkey", columns: [t.guildId, t.hour, t.serviceId] })],
);

export const visitDays = pgTable(
  "visit_days",
  {
    guildId: guildId(),
    day: date("day").notNull(),
    serviceId: text("service_id").notNull(),
    /** No foreign key: the ids come from the same transaction's profiles. */
    playerId: ref("player_id").notNull(),
    /** The day's first and last session began then. */
    firstAt: moment("first_at").notNull(),
    lastAt: moment("last_at").notNull(),
  },
  (t) => [primaryKey({ name: "visit_days_pkey", columns: [t.guildId, t.day, t.serviceId, t.playerId] })],
);

export const playerDays = pgTable(
  "player_days",
  {
    guildId: guildId(),
    playerId: ref("player_id").notNull(),
    day: date("day").notNull(),
    kills: integer("kills").notNull().default(0),
    deaths: integer("deaths").notNull().default(0),
    suicides: integer("suicides").notNull().default(0),
    headshots: integer("headshots").notNull().default(0),
    longestShot: doublePrecision("longest_shot").notNull().default(0),
    sessions: integer("sessions").notNull().default(0),
    playtimeSeconds: count("playtime_seconds").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "player_days_pkey", columns: [t.guildId, t.playerId, t.day] }),
    foreignKey({
      name: "player_days_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }).onDelete("cascade"),
    index("player_days_day_idx").on(t.guildId, t.day, t.kills.desc()),
  ],
);

export const weaponDays = pgTable(
  "weapon_days",
  {
    guildId: guildId(),
    weapon: text("weapon").notNull(),
    day: date("day").notNull(),
    kills: integer("kills").notNull().default(0),
    headshots: integer("headshots").notNull().default(0),
    longestShot: doublePrecision("longest_shot").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "weapon_days_pkey", columns: [t.guildId, t.weapon, t.day] }),
    index("weapon_days_day_idx").on(t.guildId, t.day, t.kills.desc()),
  ],
);

export const bounties = pgTable(
  "bounties",
  {
    bountyId: identity("bounty_id"),
    guildId: guildId(),
    targetDiscordId: snowflake("target_discord_id"),
    targetIngameName: text("target_ingame_name"),
    targetPlayerId: ref("target_player_id"),
    placedByDiscordId: snowflake("placed_by_discord_id").notNull(),
    rewardAmount: coins("reward_amount").notNull(),
    bountyReason: text("bounty_reason"),
    status: text("status").notNull().default("active"),
    placedAt: createdAt("placed_at"),
    expiresAt: moment("expires_at"),
    claimedByDiscordId: snowflake("claimed_by_discord_id"),
    claimedAt: moment("claimed_at"),
    killId: ref("kill_id"),
    proofUrl: text("proof_url"),
    adminVerified: boolean("admin_verified").notNull().default(false),
    verificationNotes: text("verification_notes"),
    /** Signs that hunter and hunted work together: hints for staff, never a verdict. */
    hints: jsonb("hints").$type<string[]>().notNull().default([]),
    /** The coins on their way into escrow, and out of it again. */
    escrowMovementId: uuid("escrow_movement_id"),
    settledMovementId: uuid("settled_movement_id"),
    settledAt: moment("settled_at"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "bounties_pkey", columns: [t.guildId, t.bountyId] }),
    check("bounties_status_check", sql`${t.status} in ('active','claimed','expired','cancelled')`),
    check("bounties_reward_check", sql`${t.rewardAmount} > 0`),
    foreignKey({
      name: "bounties_target_fkey",
      columns: [t.guildId, t.targetPlayerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }),
    foreignKey({
      name: "bounties_kill_fkey",
      columns: [t.guildId, t.killId],
      foreignColumns: [killLogs.guildId, killLogs.killId],
    }),
    index("bounties_active_idx").on(t.guildId, t.targetPlayerId).where(sql`status = 'active'`),
    index("bounties_expiry_idx").on(t.guildId, t.expiresAt).where(sql`status = 'active'`),
    index("bounties_placed_idx").on(t.guildId, t.placedByDiscordId),
    index("bounties_hints_idx").on(t.guildId, t.claimedAt).where(sql`hints <> '[]'::jsonb`),
  ],
);

export const playersTables: TableMeta[] = [
  {
    table: playerProfiles,
    module: "20_gameplay",
    scope: "guild",
    member:
      "exists (select 1 from public.player_links l where l.guild_id = player_profiles.guild_id and l.player_id = player_profiles.player_id and l.discord_id = (select grizzly_core.discord_id()))",
    public: {
      using: `is_public and ${inPublicGuild("player_profiles")}`,
      columns: [
        "guild_id",
        "player_id",
        "ingame_name",
        "kills",
        "deaths",
        "suicides",
        "headshots",
        "streak",
        "best_streak",
        "longest_shot",
        "playtime_seconds",
        "sessions",
        "xp",
        "first_seen_at",
        "last_seen_at",
        "is_public",
      ],
    },
    meaning: "A player on a guild's servers with running totals that always equal the logs",
    writtenBy: "ingest",
    readBy: "leaderboards, profile",
  },
  {
    table: playerStatus,
    module: "20_gameplay",
    scope: "guild",
    meaning: "Who is online and where they were last seen",
    writtenBy: "ingest",
    readBy: "dashboard",
  },
  {
    table: playerSessions,
    module: "20_gameplay",
    scope: "guild",
    member:
      "exists (select 1 from public.player_links l where l.guild_id = player_sessions.guild_id and l.player_id = player_sessions.player_id and l.discord_id = (select grizzly_core.discord_id()))",
    meaning: "A stay on a server, from connect to disconnect, restart or silence",
    writtenBy: "ingest",
    readBy: "profile, playtime",
  },
  {
    table: playerActivity,
    module: "20_gameplay",
    scope: "guild",
    meaning: "Something that a player did, with time, place and the line it came from",
    writtenBy: "ingest",
    readBy: "profile, tickets",
  },
  {
    table: playerLinks,
    module: "20_gameplay",
    scope: "guild",
    member: OWN_DISCORD,
    meaning: "A person is a player: proven how and when",
    writtenBy: "portal, Grizzly OS",
    readBy: "economy, shop",
  },
  {
    table: playerNotes,
    module: "20_gameplay",
    scope: "guild",
    beyond: "what staff know about a player, for the profile",
    meaning: "A note of the guild's staff about a player, seen by staff alone",
    writtenBy: "dashboard",
    readBy: "profile",
  },
  {
    table: killLogs,
    module: "20_gameplay",
    scope: "guild",
    member:
      "killer_discord_id = (select grizzly_core.discord_id()) or victim_discord_id = (select grizzly_core.discord_id())",
    public: {
      using: inPublicGuild("kill_logs"),
      columns: [
        "guild_id",
        "kill_id",
        "service_id",
        "map",
        "kind",
        "victim_player_id",
        "victim_name",
        "killer_player_id",
        "killer_name",
        "cause",
        "weapon",
        "distance",
        "body_part",
        "headshot",
        "timestamp",
        "date_uncertain",
        "inferred",
        "struck_at",
        "struck_reason",
      ],
    },
    meaning: "A death: victim, killer or cause, weapon, distance, places, and the log line it came from",
    writtenBy: "ingest",
    readBy: "feeds, leaderboards, map",
  },
  {
    table: killDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, day and server",
    public: { using: inPublicGuild("kill_days") },
    meaning: "Kills, deaths and stays of a day on a server",
    writtenBy: "ingest",
    readBy: "dashboard, home",
  },
  {
    table: killHours,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, hour and server: a day's course is never counted on read",
    meaning: "Kills and deaths of an hour on a server",
    writtenBy: "ingest",
    readBy: "dashboard",
  },
  {
    table: visitDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, day, server and player: who came, so that nobody counts twice in a week",
    meaning: "A player was on a server on a day",
    writtenBy: "ingest",
    readBy: "dashboard",
  },
  {
    table: playerDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, player and day",
    meaning: "A player's totals of a day",
    writtenBy: "ingest",
    readBy: "leaderboards, profile",
  },
  {
    table: weaponDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, weapon and day",
    meaning: "A weapon's kills of a day",
    writtenBy: "ingest",
    readBy: "dashboard",
  },
  {
    table: bounties,
    module: "20_gameplay",
    scope: "guild",
    member:
      "placed_by_discord_id = (select grizzly_core.discord_id()) or claimed_by_discord_id = (select grizzly_core.discord_id())",
    meaning: "Coins on a player's head, held until claimed, expired or cancelled",
    writtenBy: "portal, Grizzly OS, ingest",
    readBy: "feeds",
  },
];
