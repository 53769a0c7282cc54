import type { Holding } from "./plan-types";

const OWN = "t.grizzly_user_id = $2";
const DISCORD = "t.discord_id = $1";
/** Rows of the players that the person has proven to be. */
const PLAYERS =
  "(t.guild_id, t.player_id) in (select l.guild_id, l.player_id from player_links l where l.discord_id = $1 and l.verified)";
const TICKETS =
  "(t.guild_id, t.ticket_id) in (select k.guild_id, k.ticket_id from tickets k where k.created_by = $1)";

const ID = [["id", "uuid"]] as const;
const NUMBER = [["id", "bigint"]] as const;
const GUILD_NUMBER = [
  ["guild_id", "text"],
  ["id", "bigint"],
] as const;
const GUILD_UUID = [
  ["guild_id", "text"],
  ["id", "uuid"],
] as const;
const guildAnd = (column: string, type: "text" | "bigint" | "uuid" | "date") =>
  [
    ["guild_id", "text"],
    [column, type],
  ] as const;

const ACCOUNT: readonly Holding[] = [
  { table: "grizzly_users", mine: "t.id = $2", file: "account/profile", key: ID, hide: ["ban_reason"] },
  { table: "users", mine: OWN, file: "account/website-account", key: ID, hide: ["ban_reason"] },
  {
    table: "accounts",
    mine: "t.user_id in (select u.id from users u where u.grizzly_user_id = $2)",
    file: "account/sign-in",
    key: [
      ["provider", "text"],
      ["provider_account_id", "text"],
    ],
  },
  { table: "user_sessions", mine: OWN, file: "account/devices", key: ID, hide: ["session_id"] },
  {
    table: "oauth_tokens",
    mine: OWN,
    file: "account/connections",
    key: ID,
    hide: ["access_token", "refresh_token"],
  },
  {
    table: "verification_requests",
    mine: OWN,
    file: "account/proofs",
    key: ID,
    hide: ["code_hash", "evidence", "answered_by"],
  },
  {
    table: "guild_rights",
    mine: OWN,
    file: "account/guild-rights",
    key: [["guild_id", "text"]],
  },
  { table: "platform_staff", mine: OWN, file: "account/staff", key: [["grizzly_user_id", "uuid"]] },
  { table: "service_notifications", mine: OWN, file: "account/notifications", key: NUMBER },
  { table: "notice_choices", mine: OWN, file: "account/notification-choices", key: [["kind", "text"]] },
  {
    table: "audit_log",
    mine: "t.actor_id in ($1, $2::text)",
    file: "account/what-i-changed",
    key: NUMBER,
  },
  { table: "account_exports", mine: OWN, file: "account/exports", key: ID, hide: ["after", "error"] },
  { table: "account_deletions", mine: OWN, file: "account/deletions", key: ID, hide: ["error", "stand_in"] },
];

const SUPPORT: readonly Holding[] = [
  { table: "patreon_subscriptions", mine: OWN, file: "supporter/patreon", key: ID, hide: ["revoked_by"] },
  { table: "subscriptions", mine: OWN, file: "supporter/plans", key: ID, hide: ["granted_by"] },
  {
    table: "guild_subscriptions",
    mine: "t.supporter_user_id = $2",
    file: "supporter/supported-guilds",
    key: [["guild_id", "text"]],
    hide: ["owner_id"],
  },
  {
    table: "patreon_verification_requests",
    mine: OWN,
    file: "supporter/requests",
    key: ID,
    hide: ["processed_by"],
  },
  { table: "supporter_thanks", mine: OWN, file: "supporter/thanks", key: [["grizzly_user_id", "uuid"]] },
];

const GAME: readonly Holding[] = [
  {
    table: "player_links",
    mine: DISCORD,
    file: "game/players",
    key: [["guild_id", "text"]],
    hide: ["verified_by", "evidence"],
  },
  { table: "player_profiles", mine: PLAYERS, file: "game/totals", key: guildAnd("player_id", "bigint") },
  { table: "player_sessions", mine: PLAYERS, file: "game/sessions", key: GUILD_NUMBER },
  {
    table: "player_days",
    mine: PLAYERS,
    file: "game/days",
    key: [
      ["guild_id", "text"],
      ["player_id", "bigint"],
      ["day", "date"],
    ],
  },
  {
    table: "player_activity",
    mine: PLAYERS,
    file: "game/activity",
    key: GUILD_NUMBER,
    hide: ["other_player_id"],
  },
  {
    table: "kill_logs",
    mine: `exists (select 1 from player_links l where l.discord_id = $1 and l.verified and l.guild_id = t.guild_id
      and l.player_id in (t.killer_player_id, t.victim_player_id))`,
    file: "game/kills-and-deaths",
    key: guildAnd("kill_id", "bigint"),
    // Where the other one stood, and who they are in Discord, is theirs.
    hide: [
      "killer_x",
      "killer_y",
      "killer_altitude",
      "killer_discord_id",
      "victim_discord_id",
      "raw_log_line",
    ],
  },
];

const COINS: readonly Holding[] = [
  { table: "economy_accounts", mine: DISCORD, file: "coins/accounts", key: [["guild_id", "text"]] },
  {
    table: "economy_transactions",
    mine: DISCORD,
    file: "coins/ledger",
    key: guildAnd("transaction_id", "bigint"),
    hide: ["counterparty_id"],
  },
  {
    table: "reward_decisions",
    mine: DISCORD,
    file: "coins/rewards",
    key: GUILD_UUID,
    hide: ["victim_player_id"],
  },
  {
    table: "bounties",
    mine: "$1 in (t.placed_by_discord_id, t.claimed_by_discord_id)",
    file: "coins/bounties",
    key: guildAnd("bounty_id", "bigint"),
    hide: [
      "placed_by_discord_id",
      "claimed_by_discord_id",
      "target_discord_id",
      "hints",
      "verification_notes",
    ],
  },
  { table: "shop_purchases", mine: DISCORD, file: "shop/orders", key: guildAnd("purchase_id", "bigint") },
  { table: "delivery_coordinates", mine: DISCORD, file: "shop/saved-places", key: GUILD_UUID },
];

const GUILDS: readonly Holding[] = [
  { table: "guild_members", mine: DISCORD, file: "guilds/membership", key: [["guild_id", "text"]] },
  {
    table: "guild_section_grants",
    mine: "t.subject_kind = 'user' and t.subject_id = $1",
    file: "guilds/rights-given-to-me",
    key: GUILD_UUID,
    hide: ["granted_by"],
  },
  {
    table: "member_sanctions",
    mine: DISCORD,
    file: "guilds/warnings-and-bans",
    key: GUILD_NUMBER,
    hide: ["by_discord_id", "key", "error"],
  },
  {
    table: "tickets",
    mine: "t.created_by = $1",
    file: "tickets/tickets",
    key: guildAnd("ticket_id", "bigint"),
    hide: ["assigned_to", "assigned_by", "closed_by", "concerns", "merged_into", "tags"],
  },
  {
    table: "ticket_messages",
    mine: `not t.is_internal and t.deleted_at is null and ${TICKETS}`,
    file: "tickets/conversations",
    key: guildAnd("message_id", "bigint"),
    hide: ["user_id", "idempotency_key", "mirror_error"],
  },
  {
    table: "ticket_attachments",
    mine: "t.uploaded_by = $2",
    file: "tickets/files",
    key: GUILD_UUID,
    bytes: { name: "file_name", content: "content" },
  },
  {
    table: "ticket_verdict_effects",
    mine: DISCORD,
    file: "tickets/verdicts-about-me",
    key: GUILD_NUMBER,
    hide: ["undone_by"],
  },
  {
    table: "server_registration_tickets",
    mine: "t.applicant_id = $2 or t.user_id = $1",
    file: "guilds/servers-i-registered",
    key: GUILD_NUMBER,
    hide: ["decided_by", "processed_by", "proven_by", "admin_notes"],
  },
  {
    table: "server_registration_messages",
    mine: "t.author_id = $2",
    file: "guilds/what-i-wrote-about-them",
    key: GUILD_NUMBER,
    hide: ["idempotency_key"],
  },
  { table: "server_reviews", mine: "t.author_id = $2", file: "guilds/reviews", key: GUILD_UUID },
  {
    table: "server_listing_reports",
    mine: "t.reported_by = $2",
    file: "guilds/reports-i-made",
    key: GUILD_UUID,
  },
];

/** What goes into a person's archive, in this order. */
export const COLLECTIONS: readonly Holding[] = [...ACCOUNT, ...SUPPORT, ...GAME, ...COINS, ...GUILDS];

/** What the archive does not hold, and why: it says so itself. */
export const LEFT_OUT: readonly string[] = [
  "Keys and tokens to Discord and Patreon: whoever had them could act in your name.",
  "Notes that a server's staff wrote for themselves, in tickets and about players: ask that server's staff.",
  "Discord ids of others, and where others stood: they are about them.",
  "Counts of requests by address, which are gone within a day.",
];
