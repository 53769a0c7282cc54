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
} from "drizzle-orm/pg-core";
import { count, createdAt, guildId, identity, moment, ref, snowflake, updatedAt, uuidId } from "./columns";
import type { TableMeta } from "./meta";
import { shopPurchases } from "./shop";

/** One thing to place, in the spawner's axes: x east, altitude up, z north. */
export interface PlannedObject {
  name: string;
  pos: [number, number, number];
  yaw: number;
}

export const deliveryAttempts = pgTable(
  "delivery_attempts",
  {
    id: uuidId(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    /** What is delivered: an order, or a dynamic event of the guild. */
    kind: text("kind").notNull(),
    purchaseId: ref("purchase_id"),
    eventSettingId: ref("event_setting_id"),
    /** Counts the attempts of one order; a second one starts only where the first provably never reached a boot. */
    attempt: integer("attempt").notNull().default(1),
    state: text("state").notNull().default("planned"),
    stateAt: moment("state_at").notNull().defaultNow(),
    objects: jsonb("objects").$type<PlannedObject[]>().notNull(),
    place: jsonb("place").$type<Record<string, unknown>>(),
    /** Whether a taken or untouched thing is kept over restarts, as the guild chose when it was planned. */
    persistent: boolean("persistent").notNull().default(false),
    /** Written before the file is: from here on a boot may have read it, whatever became of the worker. */
    intentAt: moment("intent_at"),
    /** The file that first held it, as it was read back. */
    stagedHash: text("staged_hash"),
    stagedAt: moment("staged_at"),
    /** The boot that consumed it. */
    bootId: ref("boot_id"),
    bootSeenAt: moment("boot_seen_at"),
    /** Boots since it was staged and before it was removed; more than one is for a person to see. */
    boots: integer("boots").notNull().default(0),
    /** Written before it is taken out; between here and unstaged_at nobody knows which file a boot would read. */
    unstageIntentAt: moment("unstage_intent_at"),
    unstagedAt: moment("unstaged_at"),
    reason: text("reason"),
    evidence: jsonb("evidence").$type<Record<string, unknown>[]>().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "delivery_attempts_pkey", columns: [t.guildId, t.id] }),
    check("delivery_attempts_kind_check", sql`${t.kind} in ('order','event')`),
    check(
      "delivery_attempts_subject_check",
      sql`(${t.kind} = 'order') = (${t.purchaseId} is not null) and (${t.kind} = 'event') = (${t.eventSettingId} is not null)`,
    ),
    check(
      "delivery_attempts_state_check",
      sql`${t.state} in ('planned','staged','restart_seen','unstage_required','fulfilled','abandoned','needs_look')`,
    ),
    foreignKey({
      name: "delivery_attempts_purchase_fkey",
      columns: [t.guildId, t.purchaseId],
      foreignColumns: [shopPurchases.guildId, shopPurchases.purchaseId],
    }),
    unique("delivery_attempts_attempt_key").on(t.guildId, t.purchaseId, t.attempt),
    uniqueIndex("delivery_attempts_one_open_idx")
      .on(t.guildId, t.purchaseId)
      .where(sql`state not in ('fulfilled','abandoned') and purchase_id is not null`),
    index("delivery_attempts_open_idx")
      .on(t.guildId, t.serviceId, t.state)
      .where(sql`state not in ('fulfilled','abandoned')`),
    index("delivery_attempts_over_idx")
      .on(t.guildId, t.stateAt.desc(), t.id.desc())
      .where(sql`state in ('fulfilled','abandoned')`),
  ],
);

export const deliveryFiles = pgTable(
  "delivery_files",
  {
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    /** Path on the file server. */
    path: text("path").notNull(),
    /** SHA-256 of what was last read back there. */
    hash: text("hash"),
    objects: integer("objects").notNull().default(0),
    writtenAt: moment("written_at"),
    readAt: moment("read_at"),
    /** Entries without our tag stand in it: nothing is written until a person has looked. */
    foreignEntries: boolean("foreign_entries").notNull().default(false),
    /** Whether cfggameplay.json names the file, and what is wrong with it if not. */
    gameplayState: text("gameplay_state").notNull().default("unknown"),
    gameplayProblem: text("gameplay_problem"),
    gameplayCheckedAt: moment("gameplay_checked_at"),
    lastError: text("last_error"),
    /** The guild's choice for this server: enableCEPersistency of what is planned from now on. */
    persistent: boolean("persistent").notNull().default(false),
    /** A buyer within this many metres after the boot has likely collected. */
    reachMetres: integer("reach_metres").notNull().default(50),
    /** Class name → lifetime in seconds, from the server's own types.xml. */
    types: jsonb("types").$type<Record<string, number>>(),
    typesHash: text("types_hash"),
    typesReadAt: moment("types_read_at"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "delivery_files_pkey", columns: [t.guildId, t.serviceId] }),
    check(
      "delivery_files_gameplay_check",
      sql`${t.gameplayState} in ('unknown','listed','missing_line','missing_file','broken','switched_off')`,
    ),
  ],
);

export const serverBoots = pgTable(
  "server_boots",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    /** When the mission began, as far as its source tells. */
    startedAt: moment("started_at").notNull(),
    /** `adm`: the log's own header; `restart_log`: Nitrado's note, which comes minutes earlier. */
    source: text("source").notNull(),
    /** The log file of this boot, or the line of restart.log: each boot is recorded once a source. */
    bootKey: text("boot_key").notNull(),
    seenAt: createdAt("seen_at"),
    /** The boot of the same start that the other source told of. */
    sameAs: ref("same_as"),
    evidence: jsonb("evidence").$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ name: "server_boots_pkey", columns: [t.guildId, t.id] }),
    unique("server_boots_key_key").on(t.guildId, t.serviceId, t.bootKey),
    check("server_boots_source_check", sql`${t.source} in ('adm','restart_log')`),
    index("server_boots_time_idx").on(t.guildId, t.serviceId, t.startedAt.desc()),
    index("server_boots_same_idx").on(t.guildId, t.sameAs).where(sql`same_as is not null`),
  ],
);

export const serverCommands = pgTable(
  "server_commands",
  {
    id: uuidId(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    action: text("action").notNull(),
    /** Shown to players where Nitrado supports it, and kept with the audit. */
    reason: text("reason"),
    requestedBy: jsonb("requested_by").$type<Record<string, unknown>>().notNull(),
    discordId: snowflake("discord_id"),
    runAt: moment("run_at").notNull(),
    /** Minutes before it when players are warned. */
    warnMinutes: integer("warn_minutes"),
    warnedAt: moment("warned_at"),
    /** Cron-like repetition, `HH:MM` list in the server's zone; null is once. */
    repeatTimes: text("repeat_times").array(),
    state: text("state").notNull().default("scheduled"),
    stateAt: moment("state_at").notNull().defaultNow(),
    /** What Nitrado answered, or why nothing was asked. */
    outcome: text("outcome"),
    idempotencyKey: text("idempotency_key").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_commands_pkey", columns: [t.guildId, t.id] }),
    unique("server_commands_key_key").on(t.guildId, t.idempotencyKey),
    check("server_commands_action_check", sql`${t.action} in ('start','stop','restart')`),
    check(
      "server_commands_state_check",
      sql`${t.state} in ('scheduled','running','done','failed','cancelled','unknown')`,
    ),
    index("server_commands_due_idx").on(t.guildId, t.runAt).where(sql`state in ('scheduled','running')`),
    index("server_commands_service_idx").on(t.guildId, t.serviceId, t.createdAt.desc()),
    index("server_commands_unknown_idx").on(t.guildId, t.stateAt).where(sql`state = 'unknown'`),
  ],
);

export const serverListChanges = pgTable(
  "server_list_changes",
  {
    id: identity(),
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    list: text("list").notNull(),
    action: text("action").notNull(),
    /** The name or id as the server's list has it, on one line. */
    entry: text("entry").notNull(),
    playerId: ref("player_id"),
    reason: text("reason"),
    requestedBy: jsonb("requested_by").$type<Record<string, unknown>>().notNull(),
    state: text("state").notNull().default("pending"),
    stateAt: moment("state_at").notNull().defaultNow(),
    outcome: text("outcome"),
    /** A ban that ends by itself. */
    expiresAt: moment("expires_at"),
    /** Entries in the list after the change was read back. */
    entriesAfter: count("entries_after"),
    idempotencyKey: text("idempotency_key").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_list_changes_pkey", columns: [t.guildId, t.id] }),
    unique("server_list_changes_key_key").on(t.guildId, t.idempotencyKey),
    check("server_list_changes_list_check", sql`${t.list} in ('bans','whitelist','priority')`),
    check("server_list_changes_action_check", sql`${t.action} in ('add','remove')`),
    check("server_list_changes_state_check", sql`${t.state} in ('pending','applied','failed','seen')`),
    index("server_list_changes_service_idx").on(t.guildId, t.serviceId, t.list, t.id.desc()),
    index("server_list_changes_pending_idx").on(t.guildId, t.serviceId).where(sql`state = 'pending'`),
    index("server_list_changes_expiry_idx")
      .on(t.guildId, t.expiresAt)
      .where(sql`expires_at is not null and state = 'applied'`),
  ],
);

export const serverLists = pgTable(
  "server_lists",
  {
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    list: text("list").notNull(),
    /** Nitrado's own string, byte for byte, as it was last read; null before the first look. */
    content: text("content"),
    entries: integer("entries").notNull().default(0),
    readAt: moment("read_at"),
    /** When its content was last found changed, by whomever. */
    changedAt: moment("changed_at"),
    /** The last try, which may have failed. */
    triedAt: moment("tried_at"),
    lastError: text("last_error"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_lists_pkey", columns: [t.guildId, t.serviceId, t.list] }),
    check("server_lists_list_check", sql`${t.list} in ('bans','whitelist','priority')`),
  ],
);

export const deliveriesTables: TableMeta[] = [
  {
    table: deliveryAttempts,
    module: "50_website",
    scope: "guild",
    beyond: "what stands in a server's file must be a projection of rows, one open attempt an order",
    meaning: "An attempt to place an order or an event in the game, with its evidence",
    writtenBy: "deliveries",
    readBy: "deliveries, dashboard",
  },
  {
    table: deliveryFiles,
    module: "50_website",
    scope: "guild",
    beyond: "what was last read back from the server's file, and the class names that the server knows",
    meaning: "A game server's delivery file as it was last seen",
    writtenBy: "deliveries",
    readBy: "deliveries, dashboard",
  },
  {
    table: serverBoots,
    module: "50_website",
    scope: "guild",
    beyond: "a delivery is proven by a boot, and two sources tell of each",
    meaning: "A start of a game server, as its log or Nitrado told of it",
    writtenBy: "log reader",
    readBy: "deliveries, dashboard",
  },
  {
    table: serverCommands,
    module: "50_website",
    scope: "guild",
    beyond: "starts, stops and restarts are asked for, scheduled, and have an outcome",
    meaning: "A start, stop or restart that somebody asked for",
    writtenBy: "server control",
    readBy: "server control, dashboard",
  },
  {
    table: serverListChanges,
    module: "50_website",
    scope: "guild",
    beyond: "a player list on Nitrado is one string without history",
    meaning: "A change of a server's ban, whitelist or priority list",
    writtenBy: "server control",
    readBy: "server control, dashboard",
  },
  {
    table: serverLists,
    module: "50_website",
    scope: "guild",
    beyond: "edits made in Nitrado's own panel are found by comparing with the list as it was last read",
    meaning: "A player list of a game server as Nitrado last had it",
    writtenBy: "server control",
    readBy: "server control, dashboard",
  },
];
