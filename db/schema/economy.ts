import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
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
import { OWN_DISCORD, type TableMeta } from "./meta";
import { playerProfiles } from "./players";

export const economyAccounts = pgTable(
  "economy_accounts",
  {
    guildId: guildId(),
    discordId: snowflake("discord_id").notNull(),
    balance: coins("balance").notNull().default(0n),
    totalEarned: coins("total_earned").notNull().default(0n),
    totalSpent: coins("total_spent").notNull().default(0n),
    lastDaily: moment("last_daily"),
    dailyStreak: integer("daily_streak").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "economy_accounts_pkey", columns: [t.guildId, t.discordId] }),
    check("economy_accounts_balance_check", sql`${t.balance} >= 0`),
    index("economy_accounts_person_idx").on(t.discordId),
  ],
);

export const economyMovements = pgTable(
  "economy_movements",
  {
    guildId: guildId(),
    movementId: uuid("movement_id").notNull(),
    /** Unique in the guild, never expires. */
    idempotencyKey: text("idempotency_key").notNull(),
    /** The same key with another request is an error. */
    requestHash: text("request_hash").notNull(),
    kind: text("kind").notNull(),
    /** Coins that leave the paying side. */
    amount: coins("amount").notNull(),
    causeKind: text("cause_kind").notNull(),
    causeId: text("cause_id").notNull(),
    description: text("description"),
    actor: jsonb("actor").$type<Record<string, unknown>>().notNull(),
    requestId: text("request_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "economy_movements_pkey", columns: [t.guildId, t.movementId] }),
    unique("economy_movements_key_key").on(t.guildId, t.idempotencyKey),
    check("economy_movements_amount_check", sql`${t.amount} >= 0`),
  ],
);

export const economyTransactions = pgTable(
  "economy_transactions",
  {
    transactionId: identity("transaction_id"),
    guildId: guildId(),
    /** Legs of one movement sum to zero; null on rows of the old bot, which wrote one leg. */
    movementId: uuid("movement_id"),
    /** Whose account: a person's, or one of the guild's own. */
    account: text("account").notNull().default("person"),
    /** Set exactly on a person's legs. */
    discordId: snowflake("discord_id"),
    amount: coins("amount").notNull(),
    /** A person's balance after this leg. */
    balanceAfter: coins("balance_after"),
    transactionType: text("transaction_type").notNull(),
    causeKind: text("cause_kind"),
    causeId: text("cause_id"),
    counterpartyId: snowflake("counterparty_id"),
    description: text("description"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "economy_transactions_pkey", columns: [t.guildId, t.transactionId] }),
    // One constant, as of an order's state.
    check("economy_transactions_account_check", sql`${t.account} = any ('{person,mint,sink,shop,escrow}')`),
    check("economy_transactions_person_check", sql`(${t.account} = 'person') = (${t.discordId} is not null)`),
    check("economy_transactions_amount_check", sql`${t.amount} <> 0`),
    check("economy_transactions_balance_check", sql`${t.balanceAfter} >= 0`),
    foreignKey({
      name: "economy_transactions_account_fkey",
      columns: [t.guildId, t.discordId],
      foreignColumns: [economyAccounts.guildId, economyAccounts.discordId],
    }),
    foreignKey({
      name: "economy_transactions_movement_fkey",
      columns: [t.guildId, t.movementId],
      foreignColumns: [economyMovements.guildId, economyMovements.movementId],
    }),
    index("economy_transactions_person_idx")
      .on(t.guildId, t.discordId, t.transactionId.desc())
      .where(sql`account = 'person'`),
    index("economy_transactions_movement_idx").on(t.guildId, t.movementId),
    index("economy_transactions_own_idx")
      .on(t.guildId, t.account, t.createdAt)
      .where(sql`account <> 'person'`),
  ],
);

export const economySettings = pgTable(
  "economy_settings",
  {
    guildId: guildId().primaryKey(),
    startingCoins: coins("starting_coins").notNull().default(0n),
    dailyAmount: coins("daily_amount").notNull().default(100n),
    dailyStreakStep: coins("daily_streak_step").notNull().default(10n),
    dailyStreakMax: integer("daily_streak_max").notNull().default(7),
    dailyEarnCap: coins("daily_earn_cap"),
    killReward: coins("kill_reward").notNull().default(25n),
    activityReward: coins("activity_reward").notNull().default(5n),
    activityIntervalSeconds: integer("activity_interval_seconds").notNull().default(300),
    playtimeAmount: coins("playtime_amount").notNull().default(5n),
    playtimeMinutes: integer("playtime_minutes").notNull().default(60),
    transfersEnabled: boolean("transfers_enabled").notNull().default(true),
    transferMin: coins("transfer_min").notNull().default(1n),
    maxTransfer: coins("max_transfer").notNull().default(10_000n),
    transferDailyMax: coins("transfer_daily_max"),
    /** Hundredths of a percent. */
    transferFeeBp: integer("transfer_fee_bp").notNull().default(0),
    bountyMin: coins("bounty_min").notNull().default(50n),
    bountyMax: coins("bounty_max").notNull().default(50_000n),
    bountyDays: integer("bounty_days").notNull().default(14),
    /** Playtime is paid at most for so many minutes a day; null is without limit. */
    playtimeDailyMinutes: integer("playtime_daily_minutes"),
    currencyName: text("currency_name").notNull().default("Grizzly Coins"),
    currencySymbol: text("currency_symbol").notNull().default("GC"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "economy_settings_amounts_check",
      sql`${t.startingCoins} >= 0 and ${t.dailyAmount} >= 0 and ${t.killReward} >= 0 and ${t.activityReward} >= 0 and ${t.playtimeAmount} >= 0 and ${t.maxTransfer} >= 0`,
    ),
    check("economy_settings_fee_check", sql`${t.transferFeeBp} between 0 and 10000`),
  ],
);

export const economyKillSettings = pgTable(
  "economy_kill_settings",
  {
    guildId: guildId().primaryKey(),
    enabled: boolean("enabled").notNull().default(true),
    base: coins("base").notNull().default(25n),
    headshotBonus: coins("headshot_bonus").notNull().default(0n),
    distanceSteps: jsonb("distance_steps")
      .$type<{ fromMeters: number; bonus: number }[]>()
      .notNull()
      .default([]),
    /** Weapon → coins. */
    weaponBonus: jsonb("weapon_bonus").$type<Record<string, number>>().notNull().default({}),
    streakSteps: jsonb("streak_steps").$type<{ kills: number; bonus: number }[]>().notNull().default([]),
    sameVictimMinutes: integer("same_victim_minutes").notNull().default(60),
    /** Share that is paid for the same victim again. */
    sameVictimPercent: integer("same_victim_percent").notNull().default(0),
    /** What is paid, in percent, for a victim who spawned less than so many minutes ago. */
    freshSpawnMinutes: integer("fresh_spawn_minutes").notNull().default(0),
    freshSpawnPercent: integer("fresh_spawn_percent").notNull().default(100),
    dailyCap: coins("daily_cap"),
    suicidePenalty: coins("suicide_penalty").notNull().default(0n),
    teamPenalty: coins("team_penalty").notNull().default(0n),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "economy_kill_settings_amounts_check",
      sql`${t.base} >= 0 and ${t.headshotBonus} >= 0 and ${t.suicidePenalty} >= 0 and ${t.teamPenalty} >= 0`,
    ),
    check(
      "economy_kill_settings_percent_check",
      sql`${t.sameVictimPercent} between 0 and 100 and ${t.freshSpawnPercent} between 0 and 100`,
    ),
  ],
);

export const rewardDecisions = pgTable(
  "reward_decisions",
  {
    id: uuidId(),
    guildId: guildId(),
    /** `kill:<kill_id>`, `session:<session_id>`: each source is decided once. */
    source: text("source").notNull(),
    sourceKind: text("source_kind").notNull(),
    sourceId: text("source_id").notNull(),
    playerId: ref("player_id"),
    victimPlayerId: ref("victim_player_id"),
    discordId: snowflake("discord_id"),
    amount: coins("amount").notNull().default(0n),
    status: text("status").notNull(),
    reason: text("reason").notNull(),
    /** How the amount came about. */
    lines: jsonb("lines").$type<unknown[]>().notNull().default([]),
    /** What a kill's decision depended on and no other row says: streak, the victim's life. For simulations. */
    facts: jsonb("facts").$type<Record<string, unknown>>(),
    movementId: uuid("movement_id"),
    serviceId: text("service_id"),
    occurredAt: moment("occurred_at"),
    decidedAt: createdAt("decided_at"),
    paidAt: moment("paid_at"),
  },
  (t) => [
    primaryKey({ name: "reward_decisions_pkey", columns: [t.guildId, t.id] }),
    unique("reward_decisions_source_key").on(t.guildId, t.source),
    check("reward_decisions_status_check", sql`${t.status} in ('paid','held','refused')`),
    check("reward_decisions_amount_check", sql`${t.amount} >= 0`),
    foreignKey({
      name: "reward_decisions_movement_fkey",
      columns: [t.guildId, t.movementId],
      foreignColumns: [economyMovements.guildId, economyMovements.movementId],
    }),
    foreignKey({
      name: "reward_decisions_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }),
    index("reward_decisions_held_idx").on(t.guildId, t.playerId).where(sql`status = 'held'`),
    index("reward_decisions_player_idx").on(t.guildId, t.playerId, t.occurredAt),
    index("reward_decisions_person_idx").on(t.discordId, t.guildId),
  ],
);

export const economyDays = pgTable(
  "economy_days",
  {
    guildId: guildId(),
    day: date("day").notNull(),
    transactionType: text("transaction_type").notNull(),
    minted: coins("minted").notNull().default(0n),
    sunk: coins("sunk").notNull().default(0n),
    movements: integer("movements").notNull().default(0),
    /** Entries of this day lie between these, whatever else does: where a ledger of one day begins and ends. */
    firstEntry: ref("first_entry"),
    lastEntry: ref("last_entry"),
  },
  (t) => [primaryKey({ name: "economy_days_pkey", columns: [t.guildId, t.day, t.transactionType] })],
);

export const economyPersonDays = pgTable(
  "economy_person_days",
  {
    guildId: guildId(),
    day: date("day").notNull(),
    discordId: snowflake("discord_id").notNull(),
    /** Without transfers and refunds. */
    earned: coins("earned").notNull().default(0n),
    /** Without transfers, refunds taken off. */
    spent: coins("spent").notNull().default(0n),
    entries: integer("entries").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "economy_person_days_pkey", columns: [t.guildId, t.day, t.discordId] }),
    foreignKey({
      name: "economy_person_days_account_fkey",
      columns: [t.guildId, t.discordId],
      foreignColumns: [economyAccounts.guildId, economyAccounts.discordId],
    }).onDelete("cascade"),
  ],
);

export const economyBooks = pgTable("economy_books", {
  guildId: guildId().primaryKey(),
  /** Entries up to this one are counted. */
  countedTo: count("counted_to").notNull().default(0),
  countedAt: moment("counted_at"),
  entries: count("entries").notNull().default(0),
  /** Sums of the counted entries by account. */
  person: coins("person").notNull().default(0n),
  minted: coins("minted").notNull().default(0n),
  sunk: coins("sunk").notNull().default(0n),
  shop: coins("shop").notNull().default(0n),
  escrow: coins("escrow").notNull().default(0n),
  /** Of rows of the old bot, which wrote one leg. */
  loose: coins("loose").notNull().default(0n),
  /** The newest entry that was seen, and the first transaction that began later: once those before it have ended, all up to the mark is there. */
  markTo: count("mark_to").notNull().default(0),
  markXid: count("mark_xid").notNull().default(0),
  markedAt: moment("marked_at"),
  standings: jsonb("standings").$type<Record<string, unknown>>(),
  standingsAt: moment("standings_at"),
  standingsEntries: count("standings_entries"),
  checked: jsonb("checked").$type<Record<string, unknown>>(),
  checkedAt: moment("checked_at"),
});

export const economyHours = pgTable(
  "economy_hours",
  {
    guildId: guildId(),
    /** Its first moment; hours are UTC's. */
    hour: moment("hour").notNull(),
    transactionType: text("transaction_type").notNull(),
    minted: coins("minted").notNull().default(0n),
    sunk: coins("sunk").notNull().default(0n),
  },
  (t) => [primaryKey({ name: "economy_hours_pkey", columns: [t.guildId, t.hour, t.transactionType] })],
);

export const economyTables: TableMeta[] = [
  {
    table: economyAccounts,
    module: "20_gameplay",
    scope: "guild",
    member: OWN_DISCORD,
    meaning: "A person's coins in a guild",
    writtenBy: "economy",
    readBy: "wallet, shop, leaderboards",
  },
  {
    table: economyMovements,
    module: "20_gameplay",
    scope: "guild",
    appendOnly: true,
    erasable: ["actor", "idempotency_key", "cause_id", "description"],
    member:
      "exists (select 1 from public.economy_transactions t where t.guild_id = economy_movements.guild_id and t.movement_id = economy_movements.movement_id and t.discord_id = (select grizzly_core.discord_id()))",
    beyond: "key, hash and cause stand once a movement, not once a leg",
    meaning: "A movement of coins: its key, its cause and who made it",
    writtenBy: "economy",
    readBy: "wallet, dashboard",
  },
  {
    table: economyTransactions,
    module: "20_gameplay",
    scope: "guild",
    appendOnly: true,
    erasable: ["discord_id", "counterparty_id", "cause_id", "description", "metadata"],
    member: OWN_DISCORD,
    meaning: "A leg of a movement of coins; legs of a movement sum to zero",
    writtenBy: "economy",
    readBy: "wallet, dashboard",
  },
  {
    table: economySettings,
    module: "20_gameplay",
    scope: "guild",
    member:
      "exists (select 1 from public.economy_accounts a where a.guild_id = economy_settings.guild_id and a.discord_id = (select grizzly_core.discord_id()))",
    public: {
      using: "exists (select 1 from public.guilds g where g.guild_id = economy_settings.guild_id)",
      columns: ["guild_id", "currency_name", "currency_symbol"],
    },
    meaning: "A guild's rules for coins: start, daily, pay, transfers, name of the currency",
    writtenBy: "dashboard",
    readBy: "economy, shop",
  },
  {
    table: economyKillSettings,
    module: "20_gameplay",
    scope: "guild",
    meaning: "What a kill pays in a guild: by weapon, distance, headshot, streak, and the penalties",
    writtenBy: "dashboard",
    readBy: "economy",
  },
  {
    table: rewardDecisions,
    module: "20_gameplay",
    scope: "guild",
    member: OWN_DISCORD,
    beyond: "each kill is decided once: paid, held until the player is linked, or refused with the reason",
    meaning: "What a kill or a session pays, to whom, and why or why not",
    writtenBy: "economy",
    readBy: "wallet, dashboard",
  },
  {
    table: economyDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, day and kind: dashboards never sum the ledger",
    meaning: "Coins minted and taken out on a day, by kind",
    writtenBy: "economy",
    readBy: "dashboard",
  },
  {
    table: economyHours,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, hour and kind: a day's course is never summed from the ledger on read",
    meaning: "Coins minted and taken out in an hour, by kind",
    writtenBy: "economy",
    readBy: "dashboard",
  },
  {
    table: economyPersonDays,
    module: "20_gameplay",
    scope: "guild",
    beyond: "rollup by guild, day and person: who earns and spends most without summing the ledger",
    meaning: "What a person earned and spent on a day",
    writtenBy: "economy",
    readBy: "dashboard",
  },
  {
    table: economyBooks,
    module: "20_gameplay",
    scope: "guild",
    beyond: "how far the ledger is counted, so that counting goes on there and loses no late commit",
    meaning: "A guild's books: sums by account, who has most, and the last check against the ledger",
    writtenBy: "economy",
    readBy: "dashboard",
  },
];
