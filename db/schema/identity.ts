import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { createdAt, moment, person, snowflake, updatedAt, uuidId } from "./columns";
import { grizzlyUsers } from "./core";
import { OWN_ID, type TableMeta } from "./meta";

export const users = pgTable(
  "users",
  {
    id: uuidId().primaryKey(),
    grizzlyUserId: person().notNull().unique(),
    name: text("name"),
    image: text("image"),
    bannedAt: moment("banned_at"),
    banReason: text("ban_reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "users_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const accounts = pgTable(
  "accounts",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: person("user_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "accounts_pkey", columns: [t.provider, t.providerAccountId] }),
    unique("accounts_provider_user_key").on(t.provider, t.userId),
    foreignKey({ name: "accounts_user_fkey", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
  ],
);

export const session = pgTable(
  "session",
  {
    id: uuidId().primaryKey(),
    /** SHA-256 of the token in hex; the token itself is kept nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    userId: person("user_id").notNull(),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
    /** Whose eyes this session looks through, read-only, and until when: { guildId, kind, id, label }. */
    seeAs: jsonb("see_as").$type<Record<string, unknown>>(),
    seeAsUntil: moment("see_as_until"),
  },
  (t) => [
    foreignKey({ name: "session_user_fkey", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    index("session_user_idx").on(t.userId),
    index("session_expires_idx").on(t.expiresAt),
  ],
);

export const userSessions = pgTable(
  "user_sessions",
  {
    id: uuidId().primaryKey(),
    sessionId: person("session_id").unique(),
    grizzlyUserId: person(),
    browser: text("browser"),
    os: text("os"),
    place: text("place"),
    ipCoarse: text("ip_coarse"),
    firstSeenAt: createdAt("first_seen_at"),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    revokedAt: moment("revoked_at"),
    revokedReason: text("revoked_reason"),
  },
  (t) => [
    foreignKey({
      name: "user_sessions_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
    index("user_sessions_person_idx").on(t.grizzlyUserId, t.lastSeenAt.desc()),
  ],
);

export const oauthTokens = pgTable(
  "oauth_tokens",
  {
    id: uuidId().primaryKey(),
    grizzlyUserId: person().notNull(),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    /** Sealed: v1.<key>.<nonce>.<tag>.<text>. */
    accessToken: text("access_token").notNull(),
    refreshToken: text("refresh_token"),
    scope: text("scope"),
    expiresAt: moment("expires_at"),
    refreshedAt: moment("refreshed_at"),
    state: text("state").notNull().default("active"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("oauth_tokens_person_key").on(t.provider, t.grizzlyUserId),
    unique("oauth_tokens_account_key").on(t.provider, t.providerAccountId),
    check("oauth_tokens_provider_check", sql`${t.provider} in ('discord','patreon')`),
    check("oauth_tokens_state_check", sql`${t.state} in ('active','reconnect')`),
    check(
      "oauth_tokens_sealed_check",
      sql`${t.accessToken} like 'v1.%' and (${t.refreshToken} is null or ${t.refreshToken} like 'v1.%')`,
    ),
    foreignKey({
      name: "oauth_tokens_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
  ],
);

export const oauthLinkAttempts = pgTable(
  "oauth_link_attempts",
  {
    stateHash: text("state_hash").primaryKey(),
    sessionId: person("session_id"),
    grizzlyUserId: person().notNull(),
    provider: text("provider").notNull(),
    /** Sealed. */
    verifier: text("verifier").notNull(),
    returnTo: text("return_to").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    foreignKey({
      name: "oauth_link_attempts_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
    index("oauth_link_attempts_person_idx").on(t.grizzlyUserId),
    index("oauth_link_attempts_expires_idx").on(t.expiresAt),
  ],
);

export const verificationRequests = pgTable(
  "verification_requests",
  {
    id: uuidId().primaryKey(),
    grizzlyUserId: person(),
    guildId: snowflake("guild_id"),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    codeHash: text("code_hash").notNull(),
    state: text("state").notNull().default("open"),
    attempts: integer("attempts").notNull().default(0),
    maxAttempts: integer("max_attempts").notNull().default(5),
    evidence: jsonb("evidence").$type<Record<string, unknown>>(),
    expiresAt: moment("expires_at").notNull(),
    answeredAt: moment("answered_at"),
    answeredBy: text("answered_by"),
    createdAt: createdAt(),
  },
  (t) => [
    check(
      "verification_requests_state_check",
      sql`${t.state} in ('open','proven','failed','expired','cancelled')`,
    ),
    foreignKey({
      name: "verification_requests_person_fkey",
      columns: [t.grizzlyUserId],
      foreignColumns: [grizzlyUsers.id],
    }).onDelete("cascade"),
    index("verification_requests_person_idx").on(t.grizzlyUserId, t.createdAt.desc()),
    index("verification_requests_guild_idx").on(t.guildId, t.state),
  ],
);

const OWN_USER =
  "user_id in (select u.id from public.users u where u.grizzly_user_id = (select grizzly_core.user_id()))";

export const identityTables: TableMeta[] = [
  {
    table: users,
    module: "50_website",
    scope: "person",
    ownReadsOnly: true,
    own: OWN_ID,
    meaning: "The website account of the auth library, one to one with a person",
    writtenBy: "sign-in",
    readBy: "sign-in, admin",
  },
  {
    table: accounts,
    module: "50_website",
    scope: "person",
    ownReadsOnly: true,
    own: OWN_USER,
    beyond: "the auth library keys sign-in by provider and account id",
    meaning: "A provider's account that signs in to a website account",
    writtenBy: "sign-in",
    readBy: "sign-in",
  },
  {
    table: session,
    module: "50_website",
    scope: "person",
    own: OWN_USER,
    meaning: "A session of the auth library, its token as a hash only",
    writtenBy: "sign-in",
    readBy: "every request",
  },
  {
    table: userSessions,
    module: "50_website",
    scope: "person",
    own: OWN_ID,
    meaning: "A device on which a person is or was signed in",
    writtenBy: "sign-in",
    readBy: "account page",
  },
  {
    table: oauthTokens,
    module: "50_website",
    scope: "person",
    ownReadsOnly: true,
    own: OWN_ID,
    beyond: "tokens of Discord and Patreon, sealed, refreshed in one place",
    meaning: "A person's access to a provider, encrypted",
    writtenBy: "linking, refresh",
    readBy: "provider clients",
  },
  {
    table: oauthLinkAttempts,
    module: "50_website",
    scope: "person",
    own: OWN_ID,
    beyond: "linking Patreon needs a state that works once and belongs to one session",
    meaning: "A link to a provider that was started and not yet finished",
    writtenBy: "linking",
    readBy: "linking",
  },
  {
    table: verificationRequests,
    module: "50_website",
    scope: "person",
    guildWrites: true,
    own: OWN_ID,
    guildRead: "guild_id = (select grizzly_core.guild_id())",
    meaning: "A one-time code that proves an in-game name",
    writtenBy: "portal, bot",
    readBy: "players",
  },
];
