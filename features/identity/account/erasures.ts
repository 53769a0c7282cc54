import { DISCORD, gone, named, OWN } from "./erasure-steps";
import { SHOP_AND_TICKETS } from "./erasures-tickets";
import type { Erasure } from "./plan-types";

/** Before anything else: nobody acts in the person's name any more, and nothing is paid to them by the log. */
const FIRST: readonly Erasure[] = [
  gone("session", "t.user_id in (select u.id from users u where u.grizzly_user_id = $2)"),
  gone("websocket_connections", OWN),
  {
    name: "patreon_webhook_deliveries",
    table: "patreon_webhook_deliveries",
    verb: "run",
    sql: `update patreon_webhook_deliveries set member_id = null where member_id in
      (select member_id from patreon_subscriptions where grizzly_user_id = $2)`,
  },
  gone("patreon_subscriptions", `${OWN} or ${DISCORD}`),
  // The guild is told that its plan ended.
  { name: "link to Patreon", table: "grizzly_users", verb: "call", call: "unlink" },
  {
    name: "guild_subscriptions",
    table: "guild_subscriptions",
    verb: "run",
    sql: `update guild_subscriptions set supporter_user_id = null, subscription_id = null, tier = null, state = 'ended', updated_at = now()
      where supporter_user_id = $2`,
  },
  gone("subscriptions", OWN),
  // Without a plan no role: Grizzly OS takes them away, as long as it still knows from whom.
  { name: "roles in Discord", table: "supporter_roles", verb: "call", call: "roles" },
  {
    name: "player_profiles",
    table: "player_profiles",
    verb: "run",
    sql: `update player_profiles t set is_public = false, shows_names = false, shows_kills = false, shows_wealth = false
      from player_links l where l.discord_id = $1 and l.guild_id = t.guild_id and l.player_id = t.player_id`,
  },
  gone("player_links", DISCORD),
  gone("guild_members", DISCORD),
];

const COINS: readonly Erasure[] = [
  {
    name: "economy_accounts",
    table: "economy_accounts",
    verb: "run",
    sql: `insert into economy_accounts (guild_id, discord_id, balance, total_earned, total_spent, last_daily, daily_streak, created_at, updated_at)
      select guild_id, $3, balance, total_earned, total_spent, last_daily, daily_streak, created_at, now()
      from economy_accounts where discord_id = $1 on conflict do nothing`,
  },
  {
    name: "economy_movements",
    table: "economy_movements",
    verb: "rewrite",
    where: `t.actor ->> 'discordId' = $1 or (t.guild_id, t.movement_id) in
      (select e.guild_id, e.movement_id from economy_transactions e where e.guild_id in
        (select a.guild_id from economy_accounts a where a.discord_id = $1) and e.account = 'person' and e.discord_id = $1)`,
    within: [
      ["actor", "jsonb"],
      ["idempotency_key", "text"],
      ["cause_id", "text"],
      ["description", "text"],
    ],
  },
  {
    name: "economy_transactions",
    table: "economy_transactions",
    verb: "rewrite",
    where: "t.discord_id = $1 or t.counterparty_id = $1",
    ids: ["discord_id", "counterparty_id"],
    within: [
      ["cause_id", "text"],
      ["description", "text"],
      ["metadata", "jsonb"],
    ],
  },
  named("economy_person_days", "discord_id"),
  ...(
    [
      ["economy_books", "standings"],
      ["dashboard_data", "payload"],
    ] as const
  ).map(
    // Counted anew before long; until then they name nobody.
    ([table, column]): Erasure => ({
      name: table,
      table,
      verb: "rewrite",
      where: `t.${column}::text like '%' || $1 || '%'`,
      within: [[column, "jsonb"]],
    }),
  ),
  {
    name: "old economy_accounts",
    table: "economy_accounts",
    verb: "delete",
    where: DISCORD,
  },
  {
    name: "reward_decisions",
    table: "reward_decisions",
    verb: "rewrite",
    where: DISCORD,
    ids: ["discord_id"],
    within: [["facts", "jsonb"]],
  },
  named("bounties", "placed_by_discord_id", "claimed_by_discord_id", "target_discord_id"),
  {
    name: "idempotency_keys",
    table: "idempotency_keys",
    verb: "rewrite",
    where: "t.actor_id = $1",
    ids: ["actor_id"],
    within: [
      ["key", "text"],
      ["result", "jsonb"],
    ],
  },
];

const SERVERS: readonly Erasure[] = [
  {
    name: "kill_logs",
    table: "kill_logs",
    verb: "rewrite",
    where: "t.killer_discord_id = $1 or t.victim_discord_id = $1",
    set: {
      killer_discord_id: "nullif(t.killer_discord_id, $1)",
      victim_discord_id: "nullif(t.victim_discord_id, $1)",
    },
  },
  named("player_notes", "author_discord_id"),
  {
    name: "nitrado_oauth_tokens",
    table: "nitrado_oauth_tokens",
    verb: "run",
    // In one statement: a service finds its access by this id.
    sql: `with moved as (update nitrado_oauth_tokens set discord_id = $3 where discord_id = $1 returning 1)
      update nitrado_services set access_ref = $3 where access_kind = 'oauth' and access_ref = $1`,
  },
  named("nitrado_credentials", "discord_id"),
  named("nitrado_creds", "discord_id"),
  gone("nitrado_permissions", DISCORD),
  {
    name: "nitrado_permissions given",
    table: "nitrado_permissions",
    verb: "rewrite",
    where: "t.granted_by = $1",
    ids: ["granted_by"],
  },
  ...["server_commands", "server_list_changes"].map(
    (table): Erasure => ({
      name: table,
      table,
      verb: "rewrite",
      where: `t.requested_by ->> 'discordId' = $1${table === "server_commands" ? " or t.discord_id = $1" : ""}`,
      ...(table === "server_commands" && { ids: ["discord_id"] }),
      within: [["requested_by", "jsonb"]],
    }),
  ),
  named("server_listings", "approved_by", "hidden_by", "submitted_by"),
  {
    name: "server_registration_tickets",
    table: "server_registration_tickets",
    verb: "rewrite",
    where: "t.applicant_id = $2 or $1 in (t.user_id, t.decided_by, t.processed_by, t.proven_by)",
    ids: ["user_id", "decided_by", "processed_by", "proven_by"],
    set: {
      contact_info: "case when t.applicant_id = $2 or t.user_id = $1 then null else t.contact_info end",
      applicant_name: "case when t.applicant_id = $2 then $4 else t.applicant_name end",
    },
  },
  {
    name: "server_registration_messages",
    table: "server_registration_messages",
    verb: "rewrite",
    where: "t.author_id = $2",
    set: { author_name: "$4" },
  },
  gone("server_reviews", "t.author_id = $2"),
  {
    name: "roles taken in Discord",
    table: "supporter_roles",
    verb: "wait",
    where: "t.discord_id = $1 and t.state = 'waiting'",
  },
  gone("supporter_roles", DISCORD),
  gone("guild_section_grants", "t.subject_kind = 'user' and t.subject_id = $1"),
  {
    name: "member_sanctions",
    table: "member_sanctions",
    verb: "rewrite",
    // A ban that stands must still name whom it keeps out.
    where:
      "(t.discord_id = $1 or t.by_discord_id = $1) and not (t.discord_id = $1 and t.kind = 'ban' and t.state <> 'refused' and t.lifted_at is null)",
    ids: ["discord_id", "by_discord_id"],
  },
  named("response_times", "staff_user_id"),
];

const SUPPORT: readonly Erasure[] = [
  gone("patreon_verification_requests", `${OWN} or ${DISCORD}`),
  {
    ...named("patreon_verification_requests", "processed_by"),
    name: "patreon_verification_requests handled",
  },
  gone("supporter_thanks", OWN),
  {
    name: "patreon_sync_logs",
    table: "patreon_sync_logs",
    verb: "rewrite",
    where: "t.asked_by = $2",
    set: { asked_by: "null" },
  },
  gone("token_refresh_errors", OWN),
];

/** What the platform noted on the way; and last the account itself, with which the rest of its rows goes. */
const LAST: readonly Erasure[] = [
  gone("service_notifications", OWN),
  gone("notice_choices", OWN),
  gone("account_exports", OWN),
  gone("verification_requests", OWN),
  gone("guild_rights", OWN),
  gone("guild_rights_state", OWN),
  gone("oauth_tokens", OWN),
  gone("oauth_link_attempts", OWN),
  gone("user_sessions", OWN),
  gone("platform_staff", OWN),
  {
    name: "interbot_events",
    table: "interbot_events",
    verb: "rewrite",
    where:
      "t.actor ->> 'discordId' = $1 or t.payload::text like '%' || $1 || '%' or t.key like '%' || $1 || '%'",
    within: [
      ["actor", "jsonb"],
      ["payload", "jsonb"],
      ["key", "text"],
    ],
  },
  {
    name: "audit_log",
    table: "audit_log",
    verb: "rewrite",
    where: `t.actor_id in ($1, $2::text) or t.subject_id like '%' || $1 || '%' or t.subject_id = $2::text
      or t.before::text like '%' || $1 || '%' or t.after::text like '%' || $1 || '%'`,
    ids: ["actor_id"],
    within: [
      ["subject_id", "text"],
      ["before", "jsonb"],
      ["after", "jsonb"],
    ],
    set: {
      ip_coarse: "case when t.actor_id in ($1, $2::text) then null else t.ip_coarse end",
    },
  },
  {
    name: "audit_log of the account",
    table: "audit_log",
    verb: "rewrite",
    where: "t.subject_type = 'person' and t.subject_id = $2::text",
    set: { before: "null", after: "null" },
  },
  {
    name: "audit_log of plans",
    table: "audit_log",
    verb: "rewrite",
    where:
      "t.subject_type = 'guild_plan' and (select u.display_name from grizzly_users u where u.id = $2) in (t.before ->> 'supporter', t.after ->> 'supporter')",
    set: {
      before:
        "case when t.before ? 'supporter' then jsonb_set(t.before, '{supporter}', to_jsonb($4::text)) else t.before end",
      after:
        "case when t.after ? 'supporter' then jsonb_set(t.after, '{supporter}', to_jsonb($4::text)) else t.after end",
    },
  },
  gone("users", OWN),
  {
    name: "grizzly_users",
    table: "grizzly_users",
    verb: "run",
    sql: `update grizzly_users set discord_id = $3, display_name = $4, avatar = null, locale = null, time_zone = null,
      patreon_user_id = null, patreon_linked_at = null, xbox_id = null, playstation_id = null, steam_id = null,
      preferences = '{}', banned_at = null, ban_reason = null, updated_at = now() where id = $2`,
  },
];

/** What deleting an account does, in this order: each step once, in a transaction of its own. */
export const ERASURES: readonly Erasure[] = [
  ...FIRST,
  ...COINS,
  ...SHOP_AND_TICKETS,
  ...SERVERS,
  ...SUPPORT,
  ...LAST,
];
