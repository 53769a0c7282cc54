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
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { coins, createdAt, guildId, identity, moment, person, ref, snowflake, updatedAt } from "./columns";
import { economyMovements } from "./economy";
import { inPublicGuild, OWN_DISCORD, type TableMeta } from "./meta";
import { playerProfiles } from "./players";

export const shopCategories = pgTable(
  "shop_categories",
  {
    categoryId: identity("category_id"),
    guildId: guildId(),
    categoryName: text("category_name").notNull(),
    categoryDescription: text("category_description"),
    displayOrder: integer("display_order").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "shop_categories_pkey", columns: [t.guildId, t.categoryId] }),
    uniqueIndex("shop_categories_name_idx").on(t.guildId, t.categoryName).where(sql`archived_at is null`),
  ],
);

export const shopItems = pgTable(
  "shop_items",
  {
    itemId: identity("item_id"),
    guildId: guildId(),
    categoryId: ref("category_id"),
    itemName: text("item_name").notNull(),
    slug: text("slug"),
    itemDescription: text("item_description"),
    kind: text("kind").notNull().default("in_game"),
    price: coins("price").notNull(),
    /** Null is unlimited. */
    stockQuantity: integer("stock_quantity"),
    /** Null is no limit; counts over all time. */
    maxPerUser: integer("max_per_user"),
    limitCount: integer("limit_count"),
    limitHours: integer("limit_hours"),
    needsTier: text("needs_tier").notNull().default("none"),
    /** One entry for each thing that is spawned. */
    classNames: text("class_names").array().notNull().default(sql`'{}'::text[]`),
    /** What a supporter item grants outside the game. */
    effect: jsonb("effect").$type<Record<string, unknown>>(),
    /** Empty is every server of the guild. */
    serviceIds: text("service_ids").array().notNull().default(sql`'{}'::text[]`),
    picture: text("picture"),
    displayOrder: integer("display_order").notNull().default(0),
    availableFrom: moment("available_from"),
    availableUntil: moment("available_until"),
    restockAt: moment("restock_at"),
    restockTo: integer("restock_to"),
    state: text("state").notNull().default("active"),
    pausedBy: text("paused_by"),
    pausedReason: text("paused_reason"),
    isActive: boolean("is_active").notNull().default(true),
    archivedAt: moment("archived_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "shop_items_pkey", columns: [t.guildId, t.itemId] }),
    uniqueIndex("shop_items_name_idx").on(t.guildId, t.itemName).where(sql`archived_at is null`),
    uniqueIndex("shop_items_slug_idx")
      .on(t.guildId, t.slug)
      .where(sql`slug is not null and archived_at is null`),
    check("shop_items_price_check", sql`${t.price} >= 0`),
    check("shop_items_stock_check", sql`${t.stockQuantity} >= 0`),
    check("shop_items_kind_check", sql`${t.kind} in ('in_game','supporter')`),
    check("shop_items_state_check", sql`${t.state} in ('active','paused','archived')`),
    check("shop_items_tier_check", sql`${t.needsTier} in ('none','bronze','silver','gold','partner')`),
    check("shop_items_fair_check", sql`${t.kind} = 'supporter' or ${t.needsTier} = 'none'`),
    check("shop_items_unspawned_check", sql`${t.kind} = 'in_game' or cardinality(${t.classNames}) = 0`),
    foreignKey({
      name: "shop_items_category_fkey",
      columns: [t.guildId, t.categoryId],
      foreignColumns: [shopCategories.guildId, shopCategories.categoryId],
    }).onDelete("restrict"),
    index("shop_items_category_idx").on(t.guildId, t.categoryId, t.displayOrder),
  ],
);

export const shopPurchases = pgTable(
  "shop_purchases",
  {
    purchaseId: identity("purchase_id"),
    guildId: guildId(),
    /** Counts within the guild. */
    number: integer("number"),
    discordId: snowflake("discord_id").notNull(),
    itemId: ref("item_id"),
    quantity: integer("quantity").notNull().default(1),
    totalCost: coins("total_cost").notNull(),
    state: text("state").notNull().default("paid"),
    stateAt: moment("state_at").notNull().defaultNow(),
    idempotencyKey: text("idempotency_key"),
    requestHash: text("request_hash"),
    movementId: uuid("movement_id"),
    /** The item as it was bought: unit_price to effect. */
    unitPrice: coins("unit_price"),
    itemName: text("item_name"),
    itemKind: text("item_kind"),
    classNames: text("class_names").array().notNull().default(sql`'{}'::text[]`),
    picture: text("picture"),
    effect: jsonb("effect").$type<Record<string, unknown>>(),
    playerId: ref("player_id"),
    playerName: text("player_name"),
    serviceId: text("service_id"),
    /** Where it is delivered, as it was chosen. */
    place: jsonb("place").$type<Record<string, unknown>>(),
    expectedAt: moment("expected_at"),
    collectUntil: moment("collect_until"),
    bootSeenAt: moment("boot_seen_at"),
    closesAt: moment("closes_at"),
    closedAt: moment("closed_at"),
    failedAt: moment("failed_at"),
    answer: text("answer"),
    answeredAt: moment("answered_at"),
    refundMovementId: uuid("refund_movement_id"),
    refundedAt: moment("refunded_at"),
    refundReason: text("refund_reason"),
    purchasedAt: createdAt("purchased_at"),
    /** The old bot's own state: pending, fulfilled or cancelled. */
    fulfillmentStatus: text("fulfillment_status").notNull().default("pending"),
    fulfillmentNotes: text("fulfillment_notes"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "shop_purchases_pkey", columns: [t.guildId, t.purchaseId] }),
    unique("shop_purchases_number_key").on(t.guildId, t.number),
    unique("shop_purchases_key_key").on(t.guildId, t.idempotencyKey),
    // One constant for ten words: Postgres reads a check anew for each statement that writes (docs/decisions/0017).
    check(
      "shop_purchases_state_check",
      sql`${t.state} = any ('{paid,queued,staged,uploaded,restart_seen,likely_collected,delivered,failed,refunded,needs_look}')`,
    ),
    check("shop_purchases_quantity_check", sql`${t.quantity} > 0`),
    check("shop_purchases_cost_check", sql`${t.totalCost} >= 0`),
    check("shop_purchases_answer_check", sql`${t.answer} in ('got_it','not_there')`),
    foreignKey({
      name: "shop_purchases_item_fkey",
      columns: [t.guildId, t.itemId],
      foreignColumns: [shopItems.guildId, shopItems.itemId],
    }).onDelete("restrict"),
    foreignKey({
      name: "shop_purchases_player_fkey",
      columns: [t.guildId, t.playerId],
      foreignColumns: [playerProfiles.guildId, playerProfiles.playerId],
    }),
    foreignKey({
      name: "shop_purchases_movement_fkey",
      columns: [t.guildId, t.movementId],
      foreignColumns: [economyMovements.guildId, economyMovements.movementId],
    }),
    foreignKey({
      name: "shop_purchases_refund_fkey",
      columns: [t.guildId, t.refundMovementId],
      foreignColumns: [economyMovements.guildId, economyMovements.movementId],
    }),
    index("shop_purchases_item_idx").on(t.guildId, t.itemId, t.purchaseId.desc()),
    index("shop_purchases_person_idx").on(t.discordId, t.guildId, t.purchaseId.desc()),
    index("shop_purchases_state_idx").on(t.guildId, t.state, t.stateAt),
  ],
);

export const shopOrderEvents = pgTable(
  "shop_order_events",
  {
    eventId: identity("event_id"),
    guildId: guildId(),
    purchaseId: ref("purchase_id").notNull(),
    state: text("state").notNull(),
    at: createdAt("at"),
    sentence: text("sentence").notNull(),
    evidence: jsonb("evidence").$type<unknown[]>().notNull().default([]),
    actor: jsonb("actor").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ name: "shop_order_events_pkey", columns: [t.guildId, t.eventId] }),
    foreignKey({
      name: "shop_order_events_purchase_fkey",
      columns: [t.guildId, t.purchaseId],
      foreignColumns: [shopPurchases.guildId, shopPurchases.purchaseId],
    }),
    index("shop_order_events_purchase_idx").on(t.guildId, t.purchaseId, t.eventId),
  ],
);

export const shopOrderNumbers = pgTable(
  "shop_order_numbers",
  {
    guildId: guildId(),
    /** Several counters a guild, so that buyers do not wait for each other's commit. */
    shard: smallint("shard").notNull(),
    nextNumber: integer("next_number").notNull(),
  },
  (t) => [primaryKey({ name: "shop_order_numbers_pkey", columns: [t.guildId, t.shard] })],
);

export const shopItemStats = pgTable(
  "shop_item_stats",
  {
    guildId: guildId(),
    itemId: ref("item_id").notNull(),
    orders: integer("orders").notNull().default(0),
    delivered: integer("delivered").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    refunded: integer("refunded").notNull().default(0),
    medianSeconds: integer("median_seconds"),
    /** From paying to the restart, newest first. */
    durationsMinutes: integer("durations_minutes").array().notNull().default(sql`'{}'::integer[]`),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "shop_item_stats_pkey", columns: [t.guildId, t.itemId] }),
    foreignKey({
      name: "shop_item_stats_item_fkey",
      columns: [t.guildId, t.itemId],
      foreignColumns: [shopItems.guildId, shopItems.itemId],
    }).onDelete("cascade"),
  ],
);

export const dashboardData = pgTable(
  "dashboard_data",
  {
    guildId: guildId(),
    widget: text("widget").notNull(),
    range: text("range").notNull(),
    payload: jsonb("payload").$type<unknown>().notNull(),
    computedAt: createdAt("computed_at"),
    sourceUntil: moment("source_until"),
  },
  (t) => [primaryKey({ name: "dashboard_data_pkey", columns: [t.guildId, t.widget, t.range] })],
);

export const guildDashboardSync = pgTable(
  "guild_dashboard_sync",
  {
    guildId: guildId(),
    widget: text("widget").notNull(),
    state: text("state").notNull().default("stale"),
    requestedAt: moment("requested_at"),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    lastError: text("last_error"),
    cursor: jsonb("cursor").$type<Record<string, unknown>>(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "guild_dashboard_sync_pkey", columns: [t.guildId, t.widget] }),
    check("guild_dashboard_sync_state_check", sql`${t.state} in ('stale','computing','fresh','error')`),
  ],
);

export const websocketConnections = pgTable(
  "websocket_connections",
  {
    id: uuid("id").notNull().defaultRandom().primaryKey(),
    grizzlyUserId: person(),
    kind: text("kind").notNull(),
    instance: text("instance").notNull(),
    topics: text("topics").array().notNull().default(sql`'{}'::text[]`),
    connectedAt: createdAt("connected_at"),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    closedAt: moment("closed_at"),
    closeReason: text("close_reason"),
  },
  (t) => [index("websocket_connections_open_idx").on(t.lastSeenAt).where(sql`closed_at is null`)],
);

export const shopTables: TableMeta[] = [
  {
    table: shopCategories,
    module: "50_website",
    scope: "guild",
    public: { using: `archived_at is null and ${inPublicGuild("shop_categories")}` },
    meaning: "A category of a guild's shop",
    writtenBy: "dashboard",
    readBy: "shop",
  },
  {
    table: shopItems,
    module: "50_website",
    scope: "guild",
    public: { using: `is_active and state <> 'archived' and ${inPublicGuild("shop_items")}` },
    member:
      "exists (select 1 from public.shop_purchases p where p.guild_id = shop_items.guild_id and p.item_id = shop_items.item_id and p.discord_id = (select grizzly_core.discord_id()))",
    meaning: "A thing for sale: for coins and the same for everyone, or a perk for supporters",
    writtenBy: "dashboard",
    readBy: "shop",
  },
  {
    table: shopPurchases,
    module: "50_website",
    scope: "guild",
    member: OWN_DISCORD,
    meaning: "An order: what, for how much, to whom and where, and how far it is",
    writtenBy: "shop, deliveries",
    readBy: "buyer, staff",
  },
  {
    table: shopOrderEvents,
    module: "50_website",
    scope: "guild",
    appendOnly: true,
    erasable: ["actor"],
    member:
      "exists (select 1 from public.shop_purchases p where p.guild_id = shop_order_events.guild_id and p.purchase_id = shop_order_events.purchase_id and p.discord_id = (select grizzly_core.discord_id()))",
    beyond: "an order's page shows each step with its time and evidence",
    meaning: "A step of an order with its evidence",
    writtenBy: "shop, deliveries",
    readBy: "buyer, staff",
  },
  {
    table: shopOrderNumbers,
    module: "50_website",
    scope: "guild",
    beyond: "orders count within their guild",
    meaning: "The next order number of one of a guild's counters",
    writtenBy: "shop",
    readBy: "shop",
  },
  {
    table: shopItemStats,
    module: "50_website",
    scope: "guild",
    public: { using: inPublicGuild("shop_item_stats") },
    beyond: "visitors see how deliveries go, not who bought",
    meaning: "How often and how fast an item was delivered",
    writtenBy: "shop, deliveries",
    readBy: "shop",
  },
  {
    table: dashboardData,
    module: "50_website",
    scope: "guild",
    meaning: "A dashboard's figures, computed and kept; never the source of truth",
    writtenBy: "rollup job",
    readBy: "dashboard",
  },
  {
    table: guildDashboardSync,
    module: "50_website",
    scope: "guild",
    meaning: "Which widgets are fresh, being computed, or failed",
    writtenBy: "rollup job",
    readBy: "dashboard",
  },
  {
    table: websocketConnections,
    module: "50_website",
    scope: "platform",
    reason: "a socket serves a person in all guilds, or a bot",
    scopes: "none",
    meaning: "A live socket between website and bots: whose, which topics, closed why",
    writtenBy: "gateway",
    readBy: "admin, status page",
  },
];
