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
import {
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
import { grizzlyUsers } from "./core";
import { OWN_DISCORD, OWN_ID, type TableMeta } from "./meta";

export const patreonSubscriptions = pgTable(
  "patreon_subscriptions",
  {
    id: uuidId().primaryKey(),
    discordId: snowflake("discord_id").unique(),
    grizzlyUserId: person().unique(),
    patreonUserId: text("patreon_user_id").unique(),
    memberId: text("member_id").unique(),
    campaignId: text("campaign_id"),
    patreonEmail: text("patreon_email"),
    fullName: text("full_name"),
    subscriptionTier: text("subscription_tier"),
    active: boolean("active").notNull().default(false),
    patronStatus: text("patron_status"),
    tierIds: text("tier_ids").array().notNull().default(sql`'{}'::text[]`),
    entitledCents: integer("entitled_cents").notNull().default(0),
    willPayCents: integer("will_pay_cents"),
    isGifted: boolean("is_gifted").notNull().default(false),
    isFreeTrial: boolean("is_free_trial").notNull().default(false),
    lastChargeStatus: text("last_charge_status"),
    lastChargeDate: moment("last_charge_date"),
    nextChargeDate: moment("next_charge_date"),
    pledgeStartedAt: moment("pledge_started_at"),
    declinedAt: moment("declined_at"),
    graceUntil: moment("grace_until"),
    verifiedAt: moment("verified_at"),
    verifiedBy: text("verified_by"),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    revokedBy: text("revoked_by"),
    lastSyncedAt: moment("last_synced_at"),
    lastError: text("last_error"),
    removedAt: moment("removed_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "patreon_subscriptions_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("set null"),
  ],
);

export const patreonSyncLogs = pgTable(
  "patreon_sync_logs",
  {
    id: uuidId().primaryKey(),
    reason: text("reason").notNull(),
    askedBy: person("asked_by"),
    memberId: text("member_id"),
    seen: integer("seen").notNull().default(0),
    changed: integer("changed").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    changes: jsonb("changes").$type<unknown>(),
    error: text("error"),
    startedAt: createdAt("started_at"),
    tookMs: integer("took_ms"),
    campaignId: text("campaign_id"),
    /** A full sync is asked for, runs page by page, and ends; everything else is over when it is written. */
    state: text("state").notNull().default("done"),
    /** Where the next page of a full sync begins; null for the first. */
    cursor: text("cursor"),
    /** The process that is at work on it, and its last sign of life. */
    runner: text("runner"),
    heartbeatAt: moment("heartbeat_at"),
  },
  (t) => [
    check(
      "patreon_sync_logs_reason_check",
      sql`${t.reason} in ('webhook','schedule','person','staff','link')`,
    ),
    check("patreon_sync_logs_state_check", sql`${t.state} in ('asked','running','done','failed')`),
    index("patreon_sync_logs_started_idx").on(t.startedAt.desc()),
    index("patreon_sync_logs_asked_idx").on(t.askedBy, t.startedAt.desc()).where(sql`asked_by is not null`),
    index("patreon_sync_logs_member_idx")
      .on(t.memberId, t.startedAt.desc())
      .where(sql`member_id is not null`),
    uniqueIndex("patreon_sync_logs_open_idx").on(sql`(true)`).where(sql`state in ('asked','running')`),
  ],
);

export const patreonVerificationRequests = pgTable(
  "patreon_verification_requests",
  {
    id: uuidId().primaryKey(),
    discordId: snowflake("discord_id"),
    grizzlyUserId: person(),
    patreonEmail: text("patreon_email"),
    message: text("message"),
    requestedAt: createdAt("requested_at"),
    processed: boolean("processed").notNull().default(false),
    processedAt: moment("processed_at"),
    processedBy: text("processed_by"),
    approved: boolean("approved"),
    notes: text("notes"),
  },
  (t) => [
    uniqueIndex("patreon_verification_requests_open_idx").on(t.grizzlyUserId).where(sql`not processed`),
    index("patreon_verification_requests_discord_idx").on(t.discordId),
    foreignKey({
      name: "patreon_verification_requests_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const patreonWebhookDeliveries = pgTable(
  "patreon_webhook_deliveries",
  {
    /** SHA-256 of the event's name and the raw body. */
    bodyHash: text("body_hash").primaryKey(),
    event: text("event").notNull(),
    memberId: text("member_id"),
    receivedAt: createdAt("received_at"),
    state: text("state").notNull().default("received"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    appliedAt: moment("applied_at"),
    error: text("error"),
  },
  (t) => [
    check("patreon_webhook_deliveries_state_check", sql`${t.state} in ('received','applied','failed')`),
    index("patreon_webhook_deliveries_due_idx").on(t.nextTryAt).where(sql`state = 'received'`),
  ],
);

export const subscriptions = pgTable(
  "subscriptions",
  {
    id: uuidId().primaryKey(),
    grizzlyUserId: person(),
    source: text("source").notNull(),
    tier: text("tier").notNull(),
    state: text("state").notNull().default("active"),
    gifted: boolean("gifted").notNull().default(false),
    trial: boolean("trial").notNull().default(false),
    startsAt: createdAt("starts_at"),
    endsAt: moment("ends_at"),
    graceUntil: moment("grace_until"),
    grantedBy: person("granted_by"),
    reason: text("reason"),
    /** When the person last chose which guild it pays for: at most once a day. */
    movedAt: moment("moved_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("subscriptions_source_check", sql`${t.source} in ('patreon','grant')`),
    check("subscriptions_tier_check", sql`${t.tier} in ('bronze','silver','gold','partner')`),
    check("subscriptions_state_check", sql`${t.state} in ('active','grace','ended')`),
    uniqueIndex("subscriptions_running_idx").on(t.grizzlyUserId, t.source).where(sql`state <> 'ended'`),
    index("subscriptions_person_idx").on(t.grizzlyUserId),
    foreignKey({
      name: "subscriptions_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const guildSubscriptions = pgTable(
  "guild_subscriptions",
  {
    guildId: guildId().primaryKey(),
    guildName: text("guild_name"),
    ownerId: snowflake("owner_id"),
    memberCount: integer("member_count"),
    subscriptionTier: text("subscription_tier").notNull().default("free"),
    subscriptionId: person("subscription_id"),
    supporterUserId: person("supporter_user_id"),
    tier: text("tier"),
    state: text("state").notNull().default("ended"),
    since: moment("since"),
    movedAt: moment("moved_at"),
    joinedAt: moment("joined_at"),
    lastActive: moment("last_active"),
    autoSetupCompleted: boolean("auto_setup_completed").notNull().default(false),
    nitradoConnected: boolean("nitrado_connected").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("guild_subscriptions_state_check", sql`${t.state} in ('active','grace','ended')`),
    index("guild_subscriptions_supporter_idx").on(t.supporterUserId),
    index("guild_subscriptions_subscription_idx").on(t.subscriptionId),
  ],
);

export const guildTierRoles = pgTable(
  "guild_tier_roles",
  {
    guildId: guildId(),
    tier: text("tier").notNull(),
    roleId: snowflake("role_id").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "guild_tier_roles_pkey", columns: [t.guildId, t.tier] }),
    unique("guild_tier_roles_role_key").on(t.guildId, t.roleId),
    check("guild_tier_roles_tier_check", sql`${t.tier} in ('bronze','silver','gold','partner')`),
  ],
);

export const supporterRoles = pgTable(
  "supporter_roles",
  {
    guildId: guildId(),
    discordId: snowflake("discord_id").notNull(),
    tier: text("tier").notNull(),
    /** The role that the tier shows by in this guild; null for none. */
    roleId: snowflake("role_id"),
    state: text("state").notNull().default("waiting"),
    /** What a look at the guild found: paid without the role, or the role without pay. */
    drift: text("drift"),
    reason: text("reason"),
    /** Counts the wishes: an answer to an earlier one says nothing about the latest. */
    round: integer("round").notNull().default(1),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    appliedAt: moment("applied_at"),
    foundAt: moment("found_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "supporter_roles_pkey", columns: [t.guildId, t.discordId] }),
    check("supporter_roles_tier_check", sql`${t.tier} in ('none','bronze','silver','gold','partner')`),
    check("supporter_roles_state_check", sql`${t.state} in ('waiting','applied','failed','drift')`),
    check("supporter_roles_drift_check", sql`${t.drift} in ('missing','unpaid')`),
    index("supporter_roles_due_idx").on(t.nextTryAt).where(sql`state = 'waiting'`),
    index("supporter_roles_look_idx").on(t.foundAt).where(sql`state in ('failed','drift')`),
    index("supporter_roles_person_idx").on(t.discordId),
  ],
);

export const supporterThanks = pgTable(
  "supporter_thanks",
  {
    grizzlyUserId: person().primaryKey(),
    shownName: text("shown_name").notNull(),
    tier: text("tier").notNull(),
    since: moment("since").notNull(),
    optedInAt: createdAt("opted_in_at"),
  },
  (t) => [
    foreignKey({
      name: "supporter_thanks_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const patreonCreatorTokens = pgTable(
  "patreon_creator_tokens",
  {
    id: uuidId().primaryKey(),
    campaignId: text("campaign_id").notNull().unique(),
    /** Sealed: v1.<key>.<nonce>.<tag>.<text>. */
    accessToken: text("access_token").notNull(),
    refreshToken: text("refresh_token"),
    expiresAt: moment("expires_at"),
    /** Null for a pair that was copied from Patreon's page. */
    refreshedAt: moment("refreshed_at"),
    state: text("state").notNull().default("active"),
    /** Why Patreon does not renew it, and since when. */
    failure: text("failure"),
    failedAt: moment("failed_at"),
    /** Hashes of the environment's pairs that were taken: each is taken once. */
    takenFrom: text("taken_from").array().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("patreon_creator_tokens_state_check", sql`${t.state} in ('active','reconnect')`),
    check(
      "patreon_creator_tokens_sealed_check",
      sql`${t.accessToken} like 'v1.%' and (${t.refreshToken} is null or ${t.refreshToken} like 'v1.%')`,
    ),
  ],
);

export const tokenRefreshErrors = pgTable(
  "token_refresh_errors",
  {
    id: identity().primaryKey(),
    guildId: guildIdOrPlatform(),
    grizzlyUserId: person(),
    provider: text("provider").notNull(),
    serviceId: text("service_id"),
    status: integer("status"),
    error: text("error").notNull(),
    resolvedAt: moment("resolved_at"),
    createdAt: createdAt(),
  },
  (t) => [
    check("token_refresh_errors_provider_check", sql`${t.provider} in ('discord','patreon','nitrado')`),
    index("token_refresh_errors_guild_idx").on(t.guildId, t.createdAt.desc()),
    index("token_refresh_errors_person_idx").on(t.grizzlyUserId),
  ],
);

const PAYS_FOR_GUILD =
  "exists (select 1 from public.guild_members m join public.grizzly_users u on u.discord_id = m.discord_id where m.guild_id = (select grizzly_core.guild_id()) and u.id = subscriptions.grizzly_user_id)";

export const patronageTables: TableMeta[] = [
  {
    table: supporterThanks,
    module: "10_patronage",
    scope: "person",
    own: OWN_ID,
    public: { using: "true", columns: ["shown_name", "tier", "since"] },
    beyond: "the thanks wall shows only who asked to be shown",
    meaning: "A supporter who wants to be thanked by name",
    writtenBy: "portal",
    readBy: "visitors",
  },
  {
    table: patreonSubscriptions,
    module: "10_patronage",
    scope: "person",
    ownReadsOnly: true,
    own: `${OWN_ID} or ${OWN_DISCORD}`,
    meaning: "A Patreon membership as Patreon last told it",
    writtenBy: "Patreon sync",
    readBy: "portal, entitlements",
  },
  {
    table: patreonSyncLogs,
    module: "10_patronage",
    scope: "platform",
    reason: "a sync goes over all members",
    scopes: "insert",
    meaning: "One sync with Patreon: what asked for it, seen, changed, failed, took",
    writtenBy: "Patreon sync",
    readBy: "admin",
  },
  {
    table: patreonVerificationRequests,
    module: "10_patronage",
    scope: "person",
    own: `${OWN_ID} or ${OWN_DISCORD}`,
    meaning: "A person asks staff to match a Patreon account by hand",
    writtenBy: "portal, admin",
    readBy: "admin, portal",
  },
  {
    table: patreonWebhookDeliveries,
    module: "10_patronage",
    scope: "platform",
    reason: "arrives before anybody knows whose it is",
    scopes: "none",
    beyond: "Patreon repeats webhooks and numbers none: each is applied once",
    meaning: "A webhook that arrived, and whether it is applied",
    writtenBy: "webhook route",
    readBy: "Patreon sync",
  },
  {
    table: subscriptions,
    module: "10_patronage",
    scope: "person",
    ownReadsOnly: true,
    own: OWN_ID,
    guildRead: PAYS_FOR_GUILD,
    meaning: "The plan that a person holds, from when to when, paid or granted",
    writtenBy: "Patreon sync, admin",
    readBy: "entitlements",
  },
  {
    table: guildSubscriptions,
    module: "10_patronage",
    scope: "guild",
    member: "supporter_user_id = (select grizzly_core.user_id())",
    meaning: "The plan of a guild and the supporter who pays for it",
    writtenBy: "portal",
    readBy: "feature gates",
  },
  {
    table: guildTierRoles,
    module: "10_patronage",
    scope: "guild",
    beyond: "a supporter's role in Discord follows the plan, and each guild names its own roles",
    meaning: "Which role of a guild shows which tier",
    writtenBy: "admin",
    readBy: "Grizzly OS",
  },
  {
    table: supporterRoles,
    module: "10_patronage",
    scope: "guild",
    member: OWN_DISCORD,
    beyond: "Discord is brought to it by its difference, and what differs by itself is found",
    meaning: "The role that a member of a guild should hold for their plan, and whether Discord has it so",
    writtenBy: "plan changes, nightly look",
    readBy: "Grizzly OS, portal, admin",
  },
  {
    table: patreonCreatorTokens,
    module: "10_patronage",
    scope: "platform",
    reason: "the campaign is the platform's own",
    scopes: "none",
    beyond:
      "Patreon ends a pair of tokens with each renewal, so the latest is kept where all processes find it",
    meaning: "The creator's access to the campaign, sealed, renewed in one place",
    writtenBy: "Patreon sync",
    readBy: "Patreon sync, admin, doctor",
  },
  {
    table: tokenRefreshErrors,
    module: "50_website",
    scope: "mixed",
    reason: "a person's Patreon or Discord token belongs to no guild",
    member: "guild_id is null and grizzly_user_id = (select grizzly_core.user_id())",
    memberInsert: "guild_id is null and grizzly_user_id = (select grizzly_core.user_id())",
    meaning: "A refresh of a provider's token that failed, and what the provider said",
    writtenBy: "token jobs",
    readBy: "dashboard, admin",
  },
];
