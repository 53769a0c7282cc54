-- v1.1 (2026-11-23)
-- Grizzly 99_indexes: foreign keys, indexes, row-level security and rights, after every table is there.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

do $do$
begin
  perform grizzly_core.ensure_walls('public.grizzly_users');
  perform grizzly_core.ensure_policy('public.grizzly_users', 'own_scope', 'all', 'grizzly_member', 'id = (select grizzly_core.user_id())', 'id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.grizzly_users', 'own_in_guild', 'select', 'grizzly_app', 'id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.grizzly_users', 'guild_scope', 'select', 'grizzly_app', 'exists (select 1 from public.guild_members m where m.guild_id = (select grizzly_core.guild_id()) and m.discord_id = grizzly_users.discord_id) or exists (select 1 from public.economy_accounts a where a.guild_id = (select grizzly_core.guild_id()) and a.discord_id = grizzly_users.discord_id)', null);
  perform grizzly_core.ensure_policy('public.grizzly_users', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.grizzly_users', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.grizzly_users', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.grizzly_users', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.grizzly_users', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guilds');
  perform grizzly_core.ensure_policy('public.guilds', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guilds', 'member_read', 'select', 'grizzly_member', 'guild_id in (select r.guild_id from public.guild_rights r where r.grizzly_user_id = (select grizzly_core.user_id())) or guild_id in (select m.guild_id from public.guild_members m where m.discord_id = (select grizzly_core.discord_id())) or exists (select 1 from public.economy_accounts a where a.guild_id = guilds.guild_id and a.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.guilds', 'public_read', 'select', 'grizzly_public', 'is_public or exists (select 1 from public.server_listings l where l.guild_id = guilds.guild_id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.guilds', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guilds', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guilds', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.guilds', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.guilds', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_sync');
  perform grizzly_core.ensure_policy('public.guild_sync', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_sync', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_sync', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_sync', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_sync', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_sync', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_channels');
  perform grizzly_core.ensure_policy('public.guild_channels', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_channels', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_channels', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_channels', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_channels', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_channels', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_feed_map');
  perform grizzly_core.ensure_policy('public.guild_feed_map', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_feed_map', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_feed_map', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_feed_map', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_feed_map', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_feed_map', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.guild_rights', 'guild_rights_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('guild_rights_guild_idx', 'create index "guild_rights_guild_idx" on public."guild_rights" ("guild_id", "grizzly_user_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_rights');
  perform grizzly_core.ensure_policy('public.guild_rights', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.guild_rights', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.guild_rights', 'guild_scope', 'select', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', null);
  perform grizzly_core.ensure_policy('public.guild_rights', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_rights', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.guild_rights', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.guild_rights', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_rights', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.guild_rights_state', 'guild_rights_state_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_rights_state');
  perform grizzly_core.ensure_policy('public.guild_rights_state', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.guild_rights_state', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.guild_rights_state', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_rights_state', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.guild_rights_state', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.guild_rights_state', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_rights_state', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_section_grants');
  perform grizzly_core.ensure_policy('public.guild_section_grants', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_section_grants', 'member_read', 'select', 'grizzly_member', 'subject_kind = ''user'' and subject_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.guild_section_grants', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_section_grants', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_section_grants', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.guild_section_grants', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_section_grants', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_roles');
  perform grizzly_core.ensure_policy('public.guild_roles', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_roles', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_roles', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_roles', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_roles', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_roles', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('member_sanctions_member_idx', 'create index "member_sanctions_member_idx" on public."member_sanctions" ("guild_id", "discord_id", "id" desc)');
  perform grizzly_core.ensure_index('member_sanctions_due_idx', 'create index "member_sanctions_due_idx" on public."member_sanctions" ("until") where state = ''asked'' or (state = ''done'' and kind = ''ban'' and lifted_at is null)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.member_sanctions');
  perform grizzly_core.ensure_policy('public.member_sanctions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.member_sanctions', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.member_sanctions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.member_sanctions', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.member_sanctions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.member_sanctions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.member_sanctions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('interbot_events_created_idx', 'create index "interbot_events_created_idx" on public."interbot_events" using brin ("created_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.interbot_events');
  perform grizzly_core.ensure_policy('public.interbot_events', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.interbot_events', 'member_insert', 'insert', 'grizzly_member', null, 'guild_id is null and grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.interbot_events', 'member_read', 'select', 'grizzly_member', 'guild_id is null and grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.interbot_events', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.interbot_events', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.interbot_events', 'grizzly_member', 'select, insert');
  perform grizzly_core.ensure_rights('public.interbot_events', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.interbot_events', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.event_subscriptions');
  perform grizzly_core.ensure_policy('public.event_subscriptions', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.event_subscriptions', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.event_subscriptions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.event_subscriptions', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.event_subscriptions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.event_subscriptions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.event_subscriptions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.interbot_event_deliveries', 'interbot_event_deliveries_event_fkey', 'foreign key ("event_id") references public."interbot_events" ("id") on delete cascade');
  perform grizzly_core.ensure_index('interbot_event_deliveries_due_idx', 'create index "interbot_event_deliveries_due_idx" on public."interbot_event_deliveries" ("subscriber", "next_try_at") where state in (''pending'',''running'')');
  perform grizzly_core.ensure_index('interbot_event_deliveries_dead_idx', 'create index "interbot_event_deliveries_dead_idx" on public."interbot_event_deliveries" ("event_id", "subscriber") where state = ''dead''');
  perform grizzly_core.ensure_index('interbot_event_deliveries_order_idx', 'create index "interbot_event_deliveries_order_idx" on public."interbot_event_deliveries" ("subscriber", "order_key", "event_id") where state in (''pending'',''running'') and order_key is not null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.interbot_event_deliveries');
  perform grizzly_core.ensure_policy('public.interbot_event_deliveries', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.interbot_event_deliveries', 'member_insert', 'insert', 'grizzly_member', null, 'guild_id is null and grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.interbot_event_deliveries', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.interbot_event_deliveries', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.interbot_event_deliveries', 'grizzly_member', 'insert');
  perform grizzly_core.ensure_rights('public.interbot_event_deliveries', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.interbot_event_deliveries', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('audit_log_guild_idx', 'create index "audit_log_guild_idx" on public."audit_log" ("guild_id", "id" desc)');
  perform grizzly_core.ensure_index('audit_log_actor_idx', 'create index "audit_log_actor_idx" on public."audit_log" ("guild_id", "actor_id", "id" desc)');
  perform grizzly_core.ensure_index('audit_log_subject_idx', 'create index "audit_log_subject_idx" on public."audit_log" ("guild_id", "subject_type", "subject_id")');
  perform grizzly_core.ensure_index('audit_log_action_idx', 'create index "audit_log_action_idx" on public."audit_log" ("guild_id", ("action" collate "C"), "id" desc) where action not in (''shop.order.pay'',''shop.order.advance'',''deliveries.attempt.step'')');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.audit_log');
  perform grizzly_core.ensure_policy('public.audit_log', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.audit_log', 'member_insert', 'insert', 'grizzly_member', null, 'guild_id is null and actor_id = (select grizzly_core.user_id())::text');
  perform grizzly_core.ensure_policy('public.audit_log', 'member_read', 'select', 'grizzly_member', 'guild_id is null and actor_id = (select grizzly_core.user_id())::text', null);
  perform grizzly_core.ensure_policy('public.audit_log', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.audit_log', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.audit_log', 'grizzly_member', 'select, insert');
  perform grizzly_core.ensure_rights('public.audit_log', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.audit_log', 'grizzly_system', 'select, insert, update (actor_id, subject_id, before, after, ip_coarse)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.update_logs');
  perform grizzly_core.ensure_policy('public.update_logs', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.update_logs', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.update_logs', 'public_read', 'select', 'grizzly_public', 'published_at <= now()', null);
  perform grizzly_core.ensure_policy('public.update_logs', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.update_logs', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.update_logs', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.update_logs', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.update_logs', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('bot_updates_bot_idx', 'create index "bot_updates_bot_idx" on public."bot_updates" ("bot", "started_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.bot_updates');
  perform grizzly_core.ensure_policy('public.bot_updates', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.bot_updates', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.bot_updates', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.bot_updates', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.bot_updates', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.bot_updates', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.bot_updates', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.bot_updates', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('bot_logs_guild_idx', 'create index "bot_logs_guild_idx" on public."bot_logs" ("guild_id", "created_at" desc)');
  perform grizzly_core.ensure_index('bot_logs_created_idx', 'create index "bot_logs_created_idx" on public."bot_logs" using brin ("created_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.bot_logs');
  perform grizzly_core.ensure_policy('public.bot_logs', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.bot_logs', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.bot_logs', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.bot_logs', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.bot_logs', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.bot_logs', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.platform_staff', 'platform_staff_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.platform_staff');
  perform grizzly_core.ensure_policy('public.platform_staff', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.platform_staff', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.platform_staff', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.platform_staff', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.platform_staff', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.platform_staff', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.platform_staff', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('rate_limits_expires_idx', 'create index "rate_limits_expires_idx" on public."rate_limits" ("expires_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.rate_limits');
  perform grizzly_core.ensure_policy('public.rate_limits', 'open_to_grizzly_app', 'all', 'grizzly_app', 'true', 'true');
  perform grizzly_core.ensure_policy('public.rate_limits', 'open_to_grizzly_member', 'all', 'grizzly_member', 'true', 'true');
  perform grizzly_core.ensure_policy('public.rate_limits', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.rate_limits', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.rate_limits', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.rate_limits', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.rate_limits', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.idempotency_keys');
  perform grizzly_core.ensure_policy('public.idempotency_keys', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.idempotency_keys', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.idempotency_keys', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.idempotency_keys', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.idempotency_keys', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.idempotency_keys', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_rights('public.migrations', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.migrations', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.migrations', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.migrations', 'grizzly_system', '');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('leases_token_idx', 'create unique index "leases_token_idx" on public."leases" ("token")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.leases');
  perform grizzly_core.ensure_policy('public.leases', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.leases', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.leases', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.leases', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.leases', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.supporter_thanks', 'supporter_thanks_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.supporter_thanks');
  perform grizzly_core.ensure_policy('public.supporter_thanks', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.supporter_thanks', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.supporter_thanks', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.supporter_thanks', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.supporter_thanks', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.supporter_thanks', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.supporter_thanks', 'grizzly_public', 'select', '"shown_name", "tier", "since"');
  perform grizzly_core.ensure_rights('public.supporter_thanks', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.patreon_subscriptions', 'patreon_subscriptions_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete set null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.patreon_subscriptions');
  perform grizzly_core.ensure_policy('public.patreon_subscriptions', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id()) or discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.patreon_subscriptions', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id()) or discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.patreon_subscriptions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.patreon_subscriptions', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.patreon_subscriptions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.patreon_subscriptions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.patreon_subscriptions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('patreon_sync_logs_started_idx', 'create index "patreon_sync_logs_started_idx" on public."patreon_sync_logs" ("started_at" desc)');
  perform grizzly_core.ensure_index('patreon_sync_logs_asked_idx', 'create index "patreon_sync_logs_asked_idx" on public."patreon_sync_logs" ("asked_by", "started_at" desc) where asked_by is not null');
  perform grizzly_core.ensure_index('patreon_sync_logs_member_idx', 'create index "patreon_sync_logs_member_idx" on public."patreon_sync_logs" ("member_id", "started_at" desc) where member_id is not null');
  perform grizzly_core.ensure_index('patreon_sync_logs_open_idx', 'create unique index "patreon_sync_logs_open_idx" on public."patreon_sync_logs" (((true))) where state in (''asked'',''running'')');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.patreon_sync_logs');
  perform grizzly_core.ensure_policy('public.patreon_sync_logs', 'open_to_grizzly_app', 'insert', 'grizzly_app', null, 'true');
  perform grizzly_core.ensure_policy('public.patreon_sync_logs', 'open_to_grizzly_member', 'insert', 'grizzly_member', null, 'true');
  perform grizzly_core.ensure_policy('public.patreon_sync_logs', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.patreon_sync_logs', 'grizzly_app', 'insert');
  perform grizzly_core.ensure_rights('public.patreon_sync_logs', 'grizzly_member', 'insert');
  perform grizzly_core.ensure_rights('public.patreon_sync_logs', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.patreon_sync_logs', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.patreon_verification_requests', 'patreon_verification_requests_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('patreon_verification_requests_open_idx', 'create unique index "patreon_verification_requests_open_idx" on public."patreon_verification_requests" ("grizzly_user_id") where not processed');
  perform grizzly_core.ensure_index('patreon_verification_requests_discord_idx', 'create index "patreon_verification_requests_discord_idx" on public."patreon_verification_requests" ("discord_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.patreon_verification_requests');
  perform grizzly_core.ensure_policy('public.patreon_verification_requests', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id()) or discord_id = (select grizzly_core.discord_id())', 'grizzly_user_id = (select grizzly_core.user_id()) or discord_id = (select grizzly_core.discord_id())');
  perform grizzly_core.ensure_policy('public.patreon_verification_requests', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id()) or discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.patreon_verification_requests', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.patreon_verification_requests', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.patreon_verification_requests', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.patreon_verification_requests', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.patreon_verification_requests', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('patreon_webhook_deliveries_due_idx', 'create index "patreon_webhook_deliveries_due_idx" on public."patreon_webhook_deliveries" ("next_try_at") where state = ''received''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.patreon_webhook_deliveries');
  perform grizzly_core.ensure_policy('public.patreon_webhook_deliveries', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.patreon_webhook_deliveries', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.patreon_webhook_deliveries', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.patreon_webhook_deliveries', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.patreon_webhook_deliveries', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.subscriptions', 'subscriptions_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('subscriptions_running_idx', 'create unique index "subscriptions_running_idx" on public."subscriptions" ("grizzly_user_id", "source") where state <> ''ended''');
  perform grizzly_core.ensure_index('subscriptions_person_idx', 'create index "subscriptions_person_idx" on public."subscriptions" ("grizzly_user_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.subscriptions');
  perform grizzly_core.ensure_policy('public.subscriptions', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.subscriptions', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.subscriptions', 'guild_scope', 'select', 'grizzly_app', 'exists (select 1 from public.guild_members m join public.grizzly_users u on u.discord_id = m.discord_id where m.guild_id = (select grizzly_core.guild_id()) and u.id = subscriptions.grizzly_user_id)', null);
  perform grizzly_core.ensure_policy('public.subscriptions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.subscriptions', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.subscriptions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.subscriptions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.subscriptions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('guild_subscriptions_supporter_idx', 'create index "guild_subscriptions_supporter_idx" on public."guild_subscriptions" ("supporter_user_id")');
  perform grizzly_core.ensure_index('guild_subscriptions_subscription_idx', 'create index "guild_subscriptions_subscription_idx" on public."guild_subscriptions" ("subscription_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_subscriptions');
  perform grizzly_core.ensure_policy('public.guild_subscriptions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_subscriptions', 'member_read', 'select', 'grizzly_member', 'supporter_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.guild_subscriptions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_subscriptions', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_subscriptions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.guild_subscriptions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_subscriptions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_tier_roles');
  perform grizzly_core.ensure_policy('public.guild_tier_roles', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_tier_roles', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_tier_roles', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_tier_roles', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_tier_roles', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_tier_roles', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('supporter_roles_due_idx', 'create index "supporter_roles_due_idx" on public."supporter_roles" ("next_try_at") where state = ''waiting''');
  perform grizzly_core.ensure_index('supporter_roles_look_idx', 'create index "supporter_roles_look_idx" on public."supporter_roles" ("found_at") where state in (''failed'',''drift'')');
  perform grizzly_core.ensure_index('supporter_roles_person_idx', 'create index "supporter_roles_person_idx" on public."supporter_roles" ("discord_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.supporter_roles');
  perform grizzly_core.ensure_policy('public.supporter_roles', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.supporter_roles', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.supporter_roles', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.supporter_roles', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.supporter_roles', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.supporter_roles', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.supporter_roles', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.patreon_creator_tokens');
  perform grizzly_core.ensure_policy('public.patreon_creator_tokens', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.patreon_creator_tokens', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.patreon_creator_tokens', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.patreon_creator_tokens', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.patreon_creator_tokens', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('token_refresh_errors_guild_idx', 'create index "token_refresh_errors_guild_idx" on public."token_refresh_errors" ("guild_id", "created_at" desc)');
  perform grizzly_core.ensure_index('token_refresh_errors_person_idx', 'create index "token_refresh_errors_person_idx" on public."token_refresh_errors" ("grizzly_user_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.token_refresh_errors');
  perform grizzly_core.ensure_policy('public.token_refresh_errors', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.token_refresh_errors', 'member_insert', 'insert', 'grizzly_member', null, 'guild_id is null and grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.token_refresh_errors', 'member_read', 'select', 'grizzly_member', 'guild_id is null and grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.token_refresh_errors', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.token_refresh_errors', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.token_refresh_errors', 'grizzly_member', 'select, insert');
  perform grizzly_core.ensure_rights('public.token_refresh_errors', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.token_refresh_errors', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('player_profiles_platform_idx', 'create unique index "player_profiles_platform_idx" on public."player_profiles" ("guild_id", "platform_id") where platform_id is not null');
  perform grizzly_core.ensure_index('player_profiles_written_name_idx', 'create index "player_profiles_written_name_idx" on public."player_profiles" ("guild_id", "ingame_name")');
  perform grizzly_core.ensure_index('player_profiles_board_kills_idx', 'create index "player_profiles_board_kills_idx" on public."player_profiles" ("guild_id", "kills", "player_id")');
  perform grizzly_core.ensure_index('player_profiles_board_shot_idx', 'create index "player_profiles_board_shot_idx" on public."player_profiles" ("guild_id", "longest_shot", "player_id")');
  perform grizzly_core.ensure_index('player_profiles_board_playtime_idx', 'create index "player_profiles_board_playtime_idx" on public."player_profiles" ("guild_id", "playtime_seconds", "player_id")');
  perform grizzly_core.ensure_index('player_profiles_board_streak_idx', 'create index "player_profiles_board_streak_idx" on public."player_profiles" ("guild_id", "best_streak", "player_id")');
  perform grizzly_core.ensure_index('player_profiles_board_headshots_idx', 'create index "player_profiles_board_headshots_idx" on public."player_profiles" ("guild_id", "headshots", "player_id")');
  perform grizzly_core.ensure_index('player_profiles_board_ratio_idx', 'create index "player_profiles_board_ratio_idx" on public."player_profiles" ("guild_id", ((kills::float8 / greatest(deaths, 1))), "player_id") where kills >= 5');
  perform grizzly_core.ensure_index('player_profiles_wealth_idx', 'create index "player_profiles_wealth_idx" on public."player_profiles" ("guild_id", "player_id") where shows_wealth');
  perform grizzly_core.ensure_index('player_profiles_first_idx', 'create index "player_profiles_first_idx" on public."player_profiles" ("guild_id", "first_seen_at" desc)');
  perform grizzly_core.ensure_index('player_profiles_seen_idx', 'create index "player_profiles_seen_idx" on public."player_profiles" ("guild_id", "last_seen_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_profiles');
  perform grizzly_core.ensure_policy('public.player_profiles', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_profiles', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.player_links l where l.guild_id = player_profiles.guild_id and l.player_id = player_profiles.player_id and l.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.player_profiles', 'public_read', 'select', 'grizzly_public', 'is_public and exists (select 1 from public.guilds g where g.guild_id = player_profiles.guild_id)', null);
  perform grizzly_core.ensure_policy('public.player_profiles', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_profiles', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_profiles', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.player_profiles', 'grizzly_public', 'select', '"guild_id", "player_id", "ingame_name", "kills", "deaths", "suicides", "headshots", "streak", "best_streak", "longest_shot", "playtime_seconds", "sessions", "xp", "first_seen_at", "last_seen_at", "is_public"');
  perform grizzly_core.ensure_rights('public.player_profiles', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.player_status', 'player_status_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id") on delete cascade');
  perform grizzly_core.ensure_index('player_status_online_idx', 'create index "player_status_online_idx" on public."player_status" ("guild_id", "service_id") where status = ''online''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_status');
  perform grizzly_core.ensure_policy('public.player_status', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_status', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_status', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_status', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.player_status', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_status', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.player_sessions', 'player_sessions_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id") on delete cascade');
  perform grizzly_core.ensure_index('player_sessions_player_idx', 'create index "player_sessions_player_idx" on public."player_sessions" ("guild_id", "player_id", "session_start" desc)');
  perform grizzly_core.ensure_index('player_sessions_open_idx', 'create index "player_sessions_open_idx" on public."player_sessions" ("guild_id", "service_id") where session_end is null');
  perform grizzly_core.ensure_index('player_sessions_start_idx', 'create index "player_sessions_start_idx" on public."player_sessions" ("guild_id", "session_start" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_sessions');
  perform grizzly_core.ensure_policy('public.player_sessions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_sessions', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.player_links l where l.guild_id = player_sessions.guild_id and l.player_id = player_sessions.player_id and l.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.player_sessions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_sessions', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_sessions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.player_sessions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_sessions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('player_activity_player_idx', 'create index "player_activity_player_idx" on public."player_activity" ("guild_id", "player_id", "occurred_at" desc)');
  perform grizzly_core.ensure_index('player_activity_time_idx', 'create index "player_activity_time_idx" on public."player_activity" ("guild_id", "service_id", "occurred_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_activity');
  perform grizzly_core.ensure_policy('public.player_activity', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_activity', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_activity', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_activity', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.player_activity', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_activity', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.player_links', 'player_links_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_index('player_links_player_idx', 'create unique index "player_links_player_idx" on public."player_links" ("guild_id", "player_id") where player_id is not null');
  perform grizzly_core.ensure_index('player_links_person_idx', 'create index "player_links_person_idx" on public."player_links" ("discord_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_links');
  perform grizzly_core.ensure_policy('public.player_links', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_links', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.player_links', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_links', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_links', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.player_links', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_links', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.player_notes', 'player_notes_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id") on delete cascade');
  perform grizzly_core.ensure_index('player_notes_player_idx', 'create index "player_notes_player_idx" on public."player_notes" ("guild_id", "player_id", "created_at" desc) where removed_at is null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_notes');
  perform grizzly_core.ensure_policy('public.player_notes', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_notes', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.kill_logs', 'kill_logs_victim_fkey', 'foreign key ("guild_id", "victim_player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_constraint('public.kill_logs', 'kill_logs_killer_fkey', 'foreign key ("guild_id", "killer_player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_index('kill_logs_struck_idx', 'create index "kill_logs_struck_idx" on public."kill_logs" ("guild_id", "struck_at" desc) where struck_at is not null');
  perform grizzly_core.ensure_index('kill_logs_time_idx', 'create index "kill_logs_time_idx" on public."kill_logs" ("guild_id", "timestamp" desc, "kill_id" desc)');
  perform grizzly_core.ensure_index('kill_logs_killer_idx', 'create index "kill_logs_killer_idx" on public."kill_logs" ("guild_id", "killer_player_id", "timestamp" desc)');
  perform grizzly_core.ensure_index('kill_logs_victim_idx', 'create index "kill_logs_victim_idx" on public."kill_logs" ("guild_id", "victim_player_id", "timestamp" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.kill_logs');
  perform grizzly_core.ensure_policy('public.kill_logs', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.kill_logs', 'member_read', 'select', 'grizzly_member', 'killer_discord_id = (select grizzly_core.discord_id()) or victim_discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.kill_logs', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.guilds g where g.guild_id = kill_logs.guild_id)', null);
  perform grizzly_core.ensure_policy('public.kill_logs', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.kill_logs', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.kill_logs', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.kill_logs', 'grizzly_public', 'select', '"guild_id", "kill_id", "service_id", "map", "kind", "victim_player_id", "victim_name", "killer_player_id", "killer_name", "cause", "weapon", "distance", "body_part", "headshot", "timestamp", "date_uncertain", "inferred", "struck_at", "struck_reason"');
  perform grizzly_core.ensure_rights('public.kill_logs', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.kill_days');
  perform grizzly_core.ensure_policy('public.kill_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.kill_days', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.guilds g where g.guild_id = kill_days.guild_id)', null);
  perform grizzly_core.ensure_policy('public.kill_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.kill_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.kill_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.kill_days', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.kill_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.kill_hours');
  perform grizzly_core.ensure_policy('public.kill_hours', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.kill_hours', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.kill_hours', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.kill_hours', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.kill_hours', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.kill_hours', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.visit_days');
  perform grizzly_core.ensure_policy('public.visit_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.visit_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.visit_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.visit_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.visit_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.visit_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.player_days', 'player_days_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id") on delete cascade');
  perform grizzly_core.ensure_index('player_days_day_idx', 'create index "player_days_day_idx" on public."player_days" ("guild_id", "day", "kills" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.player_days');
  perform grizzly_core.ensure_policy('public.player_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.player_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('weapon_days_day_idx', 'create index "weapon_days_day_idx" on public."weapon_days" ("guild_id", "day", "kills" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.weapon_days');
  perform grizzly_core.ensure_policy('public.weapon_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.weapon_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.weapon_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.weapon_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.weapon_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.weapon_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.bounties', 'bounties_target_fkey', 'foreign key ("guild_id", "target_player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_constraint('public.bounties', 'bounties_kill_fkey', 'foreign key ("guild_id", "kill_id") references public."kill_logs" ("guild_id", "kill_id")');
  perform grizzly_core.ensure_index('bounties_active_idx', 'create index "bounties_active_idx" on public."bounties" ("guild_id", "target_player_id") where status = ''active''');
  perform grizzly_core.ensure_index('bounties_expiry_idx', 'create index "bounties_expiry_idx" on public."bounties" ("guild_id", "expires_at") where status = ''active''');
  perform grizzly_core.ensure_index('bounties_placed_idx', 'create index "bounties_placed_idx" on public."bounties" ("guild_id", "placed_by_discord_id")');
  perform grizzly_core.ensure_index('bounties_hints_idx', 'create index "bounties_hints_idx" on public."bounties" ("guild_id", "claimed_at") where hints <> ''[]''::jsonb');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.bounties');
  perform grizzly_core.ensure_policy('public.bounties', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.bounties', 'member_read', 'select', 'grizzly_member', 'placed_by_discord_id = (select grizzly_core.discord_id()) or claimed_by_discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.bounties', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.bounties', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.bounties', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.bounties', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.bounties', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('map_cells_map_idx', 'create index "map_cells_map_idx" on public."map_cells" ("guild_id", "map", "day")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.map_cells');
  perform grizzly_core.ensure_policy('public.map_cells', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.map_cells', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.map_days');
  perform grizzly_core.ensure_policy('public.map_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.map_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('economy_accounts_person_idx', 'create index "economy_accounts_person_idx" on public."economy_accounts" ("discord_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_accounts');
  perform grizzly_core.ensure_policy('public.economy_accounts', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_accounts', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.economy_accounts', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_accounts', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_accounts', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.economy_accounts', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_accounts', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_movements');
  perform grizzly_core.ensure_policy('public.economy_movements', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_movements', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.economy_transactions t where t.guild_id = economy_movements.guild_id and t.movement_id = economy_movements.movement_id and t.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.economy_movements', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_movements', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.economy_movements', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.economy_movements', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_movements', 'grizzly_system', 'select, insert, update (actor, idempotency_key, cause_id, description)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_account_fkey', 'foreign key ("guild_id", "discord_id") references public."economy_accounts" ("guild_id", "discord_id")');
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_movement_fkey', 'foreign key ("guild_id", "movement_id") references public."economy_movements" ("guild_id", "movement_id")');
  perform grizzly_core.ensure_index('economy_transactions_person_idx', 'create index "economy_transactions_person_idx" on public."economy_transactions" ("guild_id", "discord_id", "transaction_id" desc) where account = ''person''');
  perform grizzly_core.ensure_index('economy_transactions_movement_idx', 'create index "economy_transactions_movement_idx" on public."economy_transactions" ("guild_id", "movement_id")');
  perform grizzly_core.ensure_index('economy_transactions_own_idx', 'create index "economy_transactions_own_idx" on public."economy_transactions" ("guild_id", "account", "created_at") where account <> ''person''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_transactions');
  perform grizzly_core.ensure_policy('public.economy_transactions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_transactions', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.economy_transactions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_transactions', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.economy_transactions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.economy_transactions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_transactions', 'grizzly_system', 'select, insert, update (discord_id, counterparty_id, cause_id, description, metadata)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_settings');
  perform grizzly_core.ensure_policy('public.economy_settings', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_settings', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.economy_accounts a where a.guild_id = economy_settings.guild_id and a.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.economy_settings', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.guilds g where g.guild_id = economy_settings.guild_id)', null);
  perform grizzly_core.ensure_policy('public.economy_settings', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_settings', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_settings', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.economy_settings', 'grizzly_public', 'select', '"guild_id", "currency_name", "currency_symbol"');
  perform grizzly_core.ensure_rights('public.economy_settings', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_kill_settings');
  perform grizzly_core.ensure_policy('public.economy_kill_settings', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_kill_settings', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_kill_settings', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_kill_settings', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_kill_settings', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_kill_settings', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_movement_fkey', 'foreign key ("guild_id", "movement_id") references public."economy_movements" ("guild_id", "movement_id")');
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_index('reward_decisions_held_idx', 'create index "reward_decisions_held_idx" on public."reward_decisions" ("guild_id", "player_id") where status = ''held''');
  perform grizzly_core.ensure_index('reward_decisions_player_idx', 'create index "reward_decisions_player_idx" on public."reward_decisions" ("guild_id", "player_id", "occurred_at")');
  perform grizzly_core.ensure_index('reward_decisions_person_idx', 'create index "reward_decisions_person_idx" on public."reward_decisions" ("discord_id", "guild_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.reward_decisions');
  perform grizzly_core.ensure_policy('public.reward_decisions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.reward_decisions', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.reward_decisions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_days');
  perform grizzly_core.ensure_policy('public.economy_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_hours');
  perform grizzly_core.ensure_policy('public.economy_hours', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_hours', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_hours', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_hours', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_hours', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_hours', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.economy_person_days', 'economy_person_days_account_fkey', 'foreign key ("guild_id", "discord_id") references public."economy_accounts" ("guild_id", "discord_id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_person_days');
  perform grizzly_core.ensure_policy('public.economy_person_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_person_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_books');
  perform grizzly_core.ensure_policy('public.economy_books', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_books', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_oauth_tokens');
  perform grizzly_core.ensure_policy('public.nitrado_oauth_tokens', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_oauth_tokens', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_oauth_tokens', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_oauth_tokens', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.nitrado_oauth_tokens', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.nitrado_oauth_tokens', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_tokens');
  perform grizzly_core.ensure_policy('public.nitrado_tokens', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_tokens', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_tokens', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_tokens', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.nitrado_tokens', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.nitrado_tokens', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_credentials');
  perform grizzly_core.ensure_policy('public.nitrado_credentials', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_credentials', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_credentials', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_credentials', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.nitrado_credentials', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.nitrado_credentials', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_creds');
  perform grizzly_core.ensure_policy('public.nitrado_creds', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_creds', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_creds', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_creds', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.nitrado_creds', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.nitrado_creds', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('nitrado_services_service_idx', 'create index "nitrado_services_service_idx" on public."nitrado_services" ("service_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_services');
  perform grizzly_core.ensure_policy('public.nitrado_services', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_services', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.economy_accounts a where a.guild_id = nitrado_services.guild_id and a.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.nitrado_services', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.guilds g where g.guild_id = nitrado_services.guild_id)', null);
  perform grizzly_core.ensure_policy('public.nitrado_services', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_services', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_services', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.nitrado_services', 'grizzly_public', 'select', '"guild_id", "service_id", "name", "game", "platform", "map", "slots", "is_active"');
  perform grizzly_core.ensure_rights('public.nitrado_services', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_log_state');
  perform grizzly_core.ensure_policy('public.nitrado_log_state', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_log_state', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_log_state', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_log_state', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.nitrado_log_state', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.nitrado_log_state', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.nitrado_permissions');
  perform grizzly_core.ensure_policy('public.nitrado_permissions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.nitrado_permissions', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.nitrado_permissions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.nitrado_permissions', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.nitrado_permissions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.nitrado_permissions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.nitrado_permissions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('resource_stats_service_idx', 'create index "resource_stats_service_idx" on public."resource_stats" ("guild_id", "service_id", "measured_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.resource_stats');
  perform grizzly_core.ensure_policy('public.resource_stats', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.resource_stats', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.resource_stats', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.resource_stats', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.resource_stats', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.resource_stats', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('delivery_coordinates_kind_idx', 'create index "delivery_coordinates_kind_idx" on public."delivery_coordinates" ("guild_id", "kind")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.delivery_coordinates');
  perform grizzly_core.ensure_policy('public.delivery_coordinates', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.delivery_coordinates', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.delivery_coordinates', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.delivery_coordinates', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.delivery_coordinates', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.delivery_coordinates', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.delivery_coordinates', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.dynamic_event_settings');
  perform grizzly_core.ensure_policy('public.dynamic_event_settings', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.dynamic_event_settings', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.dynamic_event_settings', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.dynamic_event_settings', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.dynamic_event_settings', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.dynamic_event_settings', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.mod_configs');
  perform grizzly_core.ensure_policy('public.mod_configs', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.mod_configs', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.mod_configs', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.mod_configs', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.mod_configs', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.mod_configs', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.feature_flags');
  perform grizzly_core.ensure_policy('public.feature_flags', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.feature_flags', 'platform_rows', 'select', 'grizzly_app', 'guild_id is null', null);
  perform grizzly_core.ensure_policy('public.feature_flags', 'platform_rows_member', 'select', 'grizzly_member', 'guild_id is null', null);
  perform grizzly_core.ensure_policy('public.feature_flags', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.feature_flags', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.feature_flags', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.feature_flags', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.feature_flags', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('channel_content_log_open_idx', 'create index "channel_content_log_open_idx" on public."channel_content_log" ("guild_id", "channel_id", "due_at", "id") where state in (''pending'',''unknown'')');
  perform grizzly_core.ensure_index('channel_content_log_posted_idx', 'create index "channel_content_log_posted_idx" on public."channel_content_log" ("guild_id", "channel_id", "posted_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.channel_content_log');
  perform grizzly_core.ensure_policy('public.channel_content_log', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.channel_content_log', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.channel_content_log', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.channel_content_log', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.channel_content_log', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.channel_content_log', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.registered_servers', 'registered_servers_service_fkey', 'foreign key ("guild_id", "service_id") references public."nitrado_services" ("guild_id", "service_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.registered_servers');
  perform grizzly_core.ensure_policy('public.registered_servers', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.registered_servers', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.server_listings l where l.guild_id = registered_servers.guild_id and l.server_id = registered_servers.id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.registered_servers', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.registered_servers', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.registered_servers', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.registered_servers', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.registered_servers', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_features', 'server_features_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_features');
  perform grizzly_core.ensure_policy('public.server_features', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_features', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.server_listings l where l.guild_id = server_features.guild_id and l.server_id = server_features.server_id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.server_features', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_features', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_features', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_features', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.server_features', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_listings', 'server_listings_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id")');
  perform grizzly_core.ensure_index('server_listings_slug_idx', 'create unique index "server_listings_slug_idx" on public."server_listings" ("slug")');
  perform grizzly_core.ensure_index('server_listings_live_idx', 'create index "server_listings_live_idx" on public."server_listings" ("guild_id", "server_id") where state = ''live''');
  perform grizzly_core.ensure_index('server_listings_resting_idx', 'create index "server_listings_resting_idx" on public."server_listings" ("guild_id") where resting_since is not null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_listings');
  perform grizzly_core.ensure_policy('public.server_listings', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_listings', 'public_read', 'select', 'grizzly_public', 'state = ''live''', null);
  perform grizzly_core.ensure_policy('public.server_listings', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_listings', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_listings', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_listings', 'grizzly_public', 'select', '"guild_id", "listing_id", "server_id", "slug", "server_name", "tagline", "description", "text_limit", "rules", "invite_link", "website", "icon", "hue", "banner", "member_count", "state", "featured", "featured_until", "published_at", "created_at", "updated_at"');
  perform grizzly_core.ensure_rights('public.server_listings', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id")');
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id")');
  perform grizzly_core.ensure_index('server_registration_tickets_user_idx', 'create index "server_registration_tickets_user_idx" on public."server_registration_tickets" ("user_id")');
  perform grizzly_core.ensure_index('server_registration_tickets_queue_idx', 'create index "server_registration_tickets_queue_idx" on public."server_registration_tickets" ("state", "id")');
  perform grizzly_core.ensure_index('server_registration_tickets_id_idx', 'create index "server_registration_tickets_id_idx" on public."server_registration_tickets" ("id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_registration_tickets');
  perform grizzly_core.ensure_policy('public.server_registration_tickets', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_registration_tickets', 'member_read', 'select', 'grizzly_member', 'user_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.server_registration_tickets', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_registration_tickets', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_registration_tickets', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.server_registration_tickets', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_registration_tickets', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_registration_messages', 'server_registration_messages_registration_fkey', 'foreign key ("guild_id", "registration_id") references public."server_registration_tickets" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('server_registration_messages_thread_idx', 'create index "server_registration_messages_thread_idx" on public."server_registration_messages" ("guild_id", "registration_id", "id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_registration_messages');
  perform grizzly_core.ensure_policy('public.server_registration_messages', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_registration_messages', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.server_registration_tickets r where r.guild_id = server_registration_messages.guild_id and r.id = server_registration_messages.registration_id and r.user_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.server_registration_messages', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_registration_messages', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_registration_messages', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.server_registration_messages', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_registration_messages', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_status', 'server_status_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_status');
  perform grizzly_core.ensure_policy('public.server_status', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_status', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.economy_accounts a where a.guild_id = server_status.guild_id and a.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.server_status', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.server_listings l where l.guild_id = server_status.guild_id and l.server_id = server_status.server_id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.server_status', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_status', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_status', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.server_status', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.server_status', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_stats', 'server_stats_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('server_stats_thin_idx', 'create index "server_stats_thin_idx" on public."server_stats" ("resolution", "timestamp")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_stats');
  perform grizzly_core.ensure_policy('public.server_stats', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_stats', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.server_listings l where l.guild_id = server_stats.guild_id and l.server_id = server_stats.server_id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.server_stats', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_stats', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_stats', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_stats', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.server_stats', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.position_cells');
  perform grizzly_core.ensure_policy('public.position_cells', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.position_cells', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.guilds g where g.guild_id = position_cells.guild_id)', null);
  perform grizzly_core.ensure_policy('public.position_cells', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.position_cells', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.position_cells', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.position_cells', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.position_cells', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_reviews', 'server_reviews_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id") on delete cascade');
  perform grizzly_core.ensure_index('server_reviews_page_idx', 'create index "server_reviews_page_idx" on public."server_reviews" ("guild_id", "listing_id", "created_at", "id")');
  perform grizzly_core.ensure_index('server_reviews_person_idx', 'create index "server_reviews_person_idx" on public."server_reviews" ("author_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_reviews');
  perform grizzly_core.ensure_policy('public.server_reviews', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_reviews', 'member_read', 'select', 'grizzly_member', 'author_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.server_reviews', 'public_read', 'select', 'grizzly_public', 'state = ''visible'' and exists (select 1 from public.server_listings l where l.guild_id = server_reviews.guild_id and l.listing_id = server_reviews.listing_id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.server_reviews', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_reviews', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_reviews', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.server_reviews', 'grizzly_public', 'select', '"guild_id", "id", "listing_id", "player_id", "stars", "body", "seconds", "state", "answer", "answered_at", "created_at", "updated_at"');
  perform grizzly_core.ensure_rights('public.server_reviews', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_listing_reports', 'server_listing_reports_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id")');
  perform grizzly_core.ensure_constraint('public.server_listing_reports', 'server_listing_reports_review_fkey', 'foreign key ("guild_id", "review_id") references public."server_reviews" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('server_listing_reports_listing_idx', 'create index "server_listing_reports_listing_idx" on public."server_listing_reports" ("guild_id", "listing_id")');
  perform grizzly_core.ensure_index('server_listing_reports_review_idx', 'create index "server_listing_reports_review_idx" on public."server_listing_reports" ("guild_id", "review_id")');
  perform grizzly_core.ensure_index('server_listing_reports_person_idx', 'create index "server_listing_reports_person_idx" on public."server_listing_reports" ("reported_by")');
  perform grizzly_core.ensure_index('server_listing_reports_queue_idx', 'create index "server_listing_reports_queue_idx" on public."server_listing_reports" ("state", "created_at", "id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_listing_reports');
  perform grizzly_core.ensure_policy('public.server_listing_reports', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_listing_reports', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_listing_reports', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_listing_reports', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_listing_reports', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_listing_reports', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_listing_pictures', 'server_listing_pictures_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id") on delete cascade');
  perform grizzly_core.ensure_index('server_listing_pictures_listing_idx', 'create index "server_listing_pictures_listing_idx" on public."server_listing_pictures" ("guild_id", "listing_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_listing_pictures');
  perform grizzly_core.ensure_policy('public.server_listing_pictures', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_listing_pictures', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.server_listings l where l.guild_id = server_listing_pictures.guild_id and l.banner = server_listing_pictures.id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.server_listing_pictures', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_listing_pictures', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_listing_pictures', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_listing_pictures', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.server_listing_pictures', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.listing_days', 'listing_days_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.listing_days');
  perform grizzly_core.ensure_policy('public.listing_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.listing_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.listing_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.listing_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.listing_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.listing_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('guild_members_person_idx', 'create index "guild_members_person_idx" on public."guild_members" ("discord_id", "guild_id")');
  perform grizzly_core.ensure_index('guild_members_name_idx', 'create index "guild_members_name_idx" on public."guild_members" ("guild_id", (lower(coalesce(display_name, discord_id))), "discord_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_members');
  perform grizzly_core.ensure_policy('public.guild_members', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_members', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.guild_members', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_members', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_members', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.guild_members', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_members', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.directory_entries', 'directory_entries_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('directory_entries_facets_idx', 'create index "directory_entries_facets_idx" on public."directory_entries" using gin ("facets")');
  perform grizzly_core.ensure_index('directory_entries_words_idx', 'create index "directory_entries_words_idx" on public."directory_entries" using gin ("words")');
  perform grizzly_core.ensure_index('directory_entries_turn_idx', 'create index "directory_entries_turn_idx" on public."directory_entries" ("turn") where featured');
  perform grizzly_core.ensure_index('directory_entries_new_idx', 'create index "directory_entries_new_idx" on public."directory_entries" ("published_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.directory_entries');
  perform grizzly_core.ensure_policy('public.directory_entries', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.directory_entries', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_entries', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.directory_ranks', 'directory_ranks_entry_fkey', 'foreign key ("guild_id", "server_id") references public."directory_entries" ("guild_id", "server_id") on delete cascade');
  perform grizzly_core.ensure_index('directory_ranks_order_idx', 'create index "directory_ranks_order_idx" on public."directory_ranks" ("board", "place", (name_key collate "C"), "server_id", "guild_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.directory_ranks');
  perform grizzly_core.ensure_policy('public.directory_ranks', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.directory_ranks', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_ranks', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_vibes', 'server_vibes_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('server_vibes_counted_idx', 'create index "server_vibes_counted_idx" on public."server_vibes" ("counted_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_vibes');
  perform grizzly_core.ensure_policy('public.server_vibes', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_vibes', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.server_listings l where l.guild_id = server_vibes.guild_id and l.server_id = server_vibes.server_id and l.state = ''live'')', null);
  perform grizzly_core.ensure_policy('public.server_vibes', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_vibes', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_vibes', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_vibes', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.server_vibes', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('directory_searches_hits_idx', 'create index "directory_searches_hits_idx" on public."directory_searches" ("day", "hits" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.directory_searches');
  perform grizzly_core.ensure_policy('public.directory_searches', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_searches', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_searches', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.page_tags');
  perform grizzly_core.ensure_policy('public.page_tags', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('tickets_number_idx', 'create unique index "tickets_number_idx" on public."tickets" ("guild_id", "number")');
  perform grizzly_core.ensure_index('tickets_open_idx', 'create index "tickets_open_idx" on public."tickets" ("guild_id", "type", "status", "due_at")');
  perform grizzly_core.ensure_index('tickets_queue_idx', 'create index "tickets_queue_idx" on public."tickets" ("guild_id", ((case when due_at is null then ''infinity''::timestamptz else due_at end)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_closed_idx', 'create index "tickets_closed_idx" on public."tickets" ("guild_id", "updated_at", "ticket_id") where not (status not in (''closed'', ''resolved''))');
  perform grizzly_core.ensure_index('tickets_agent_idx', 'create index "tickets_agent_idx" on public."tickets" ("guild_id", ((case when assigned_to is null then '''' else assigned_to end)), ((case when due_at is null then ''infinity''::timestamptz else due_at end)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_turn_idx', 'create index "tickets_turn_idx" on public."tickets" ("guild_id", ((case when waiting_for is null then ''staff'' else waiting_for end)), ((case when due_at is null then ''infinity''::timestamptz else due_at end)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_kind_idx', 'create index "tickets_kind_idx" on public."tickets" ("guild_id", "type", ((case when due_at is null then ''infinity''::timestamptz else due_at end)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_search_idx', 'create index "tickets_search_idx" on public."tickets" using gin ((to_tsvector(''simple'', guild_id || '' '' || coalesce(title, '''') || '' '' || coalesce(data ->> ''openerName'', ''''))))');
  perform grizzly_core.ensure_index('tickets_created_idx', 'create index "tickets_created_idx" on public."tickets" ("guild_id", "created_at")');
  perform grizzly_core.ensure_index('tickets_opener_idx', 'create index "tickets_opener_idx" on public."tickets" ("created_by", "guild_id")');
  perform grizzly_core.ensure_index('tickets_subject_idx', 'create index "tickets_subject_idx" on public."tickets" ("guild_id", "subject_type", "subject_id")');
  perform grizzly_core.ensure_index('tickets_thread_idx', 'create unique index "tickets_thread_idx" on public."tickets" ("guild_id", "thread_id") where thread_id is not null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.tickets');
  perform grizzly_core.ensure_policy('public.tickets', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id()) and (not is_private or (select grizzly_core.discord_id()) is null or created_by = (select grizzly_core.discord_id()) or (concerns is distinct from (select grizzly_core.discord_id()) and (select grizzly_core.reads_private_tickets())))', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.tickets', 'member_read', 'select', 'grizzly_member', 'created_by = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.tickets', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.tickets', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.tickets', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.tickets', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.tickets', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_messages', 'ticket_messages_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_messages_time_idx', 'create index "ticket_messages_time_idx" on public."ticket_messages" ("guild_id", "created_at")');
  perform grizzly_core.ensure_index('ticket_messages_ticket_idx', 'create index "ticket_messages_ticket_idx" on public."ticket_messages" ("guild_id", "ticket_id", "message_id")');
  perform grizzly_core.ensure_index('ticket_messages_search_idx', 'create index "ticket_messages_search_idx" on public."ticket_messages" using gin ((to_tsvector(''simple'', guild_id || '' '' || coalesce(message, ''''))))');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_messages');
  perform grizzly_core.ensure_policy('public.ticket_messages', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_messages', 'member_read', 'select', 'grizzly_member', 'not is_internal and exists (select 1 from public.tickets t where t.guild_id = ticket_messages.guild_id and t.ticket_id = ticket_messages.ticket_id and t.created_by = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.ticket_messages', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_messages', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_messages', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.ticket_messages', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_messages', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_attachments', 'ticket_attachments_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_constraint('public.ticket_attachments', 'ticket_attachments_message_fkey', 'foreign key ("guild_id", "message_id") references public."ticket_messages" ("guild_id", "message_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_attachments_ticket_idx', 'create index "ticket_attachments_ticket_idx" on public."ticket_attachments" ("guild_id", "ticket_id")');
  perform grizzly_core.ensure_index('ticket_attachments_message_idx', 'create index "ticket_attachments_message_idx" on public."ticket_attachments" ("guild_id", "message_id")');
  perform grizzly_core.ensure_index('ticket_attachments_waiting_idx', 'create index "ticket_attachments_waiting_idx" on public."ticket_attachments" ("guild_id", "uploaded_by") where ticket_id is null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_attachments');
  perform grizzly_core.ensure_policy('public.ticket_attachments', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_attachments', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.tickets t where t.guild_id = ticket_attachments.guild_id and t.ticket_id = ticket_attachments.ticket_id and t.created_by = (select grizzly_core.discord_id())) and (message_id is null or exists (select 1 from public.ticket_messages m where m.guild_id = ticket_attachments.guild_id and m.message_id = ticket_attachments.message_id and not m.is_internal))', null);
  perform grizzly_core.ensure_policy('public.ticket_attachments', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_attachments', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_attachments', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.ticket_attachments', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_attachments', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('ticket_saved_replies_title_idx', 'create unique index "ticket_saved_replies_title_idx" on public."ticket_saved_replies" ("guild_id", (lower(title)))');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_saved_replies');
  perform grizzly_core.ensure_policy('public.ticket_saved_replies', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_saved_replies', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_saved_replies', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_saved_replies', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_saved_replies', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_saved_replies', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_logs', 'ticket_logs_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_logs_time_idx', 'create index "ticket_logs_time_idx" on public."ticket_logs" ("guild_id", "created_at")');
  perform grizzly_core.ensure_index('ticket_logs_ticket_idx', 'create index "ticket_logs_ticket_idx" on public."ticket_logs" ("guild_id", "ticket_id", "id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_logs');
  perform grizzly_core.ensure_policy('public.ticket_logs', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_logs', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_logs', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.ticket_logs', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_logs', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_logs', 'grizzly_system', 'select, insert, update (actor_id, before, after)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_mirrors', 'ticket_mirrors_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_mirrors_due_idx', 'create index "ticket_mirrors_due_idx" on public."ticket_mirrors" ("next_at") where next_at is not null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_mirrors');
  perform grizzly_core.ensure_policy('public.ticket_mirrors', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_mirrors', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_mirrors', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_mirrors', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_mirrors', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_mirrors', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_analytics');
  perform grizzly_core.ensure_policy('public.ticket_analytics', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_analytics', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_analytics', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_analytics', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_analytics', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_analytics', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_waits', 'ticket_waits_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_waits_time_idx', 'create index "ticket_waits_time_idx" on public."ticket_waits" ("guild_id", "ended_at")');
  perform grizzly_core.ensure_index('ticket_waits_ticket_idx', 'create index "ticket_waits_ticket_idx" on public."ticket_waits" ("guild_id", "ticket_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_waits');
  perform grizzly_core.ensure_policy('public.ticket_waits', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_waits', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_waits', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.ticket_waits', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_waits', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_waits', 'grizzly_system', 'select, insert');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_analytics_sync');
  perform grizzly_core.ensure_policy('public.ticket_analytics_sync', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_analytics_sync', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_analytics_sync', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_analytics_sync', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_analytics_sync', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_analytics_sync', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_reports', 'ticket_reports_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_reports_waiting_idx', 'create index "ticket_reports_waiting_idx" on public."ticket_reports" ("until_at") where frozen_at is null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_reports');
  perform grizzly_core.ensure_policy('public.ticket_reports', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_reports', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_reports', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_reports', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_reports', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_reports', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_evidence', 'ticket_evidence_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_constraint('public.ticket_evidence', 'ticket_evidence_message_fkey', 'foreign key ("guild_id", "message_id") references public."ticket_messages" ("guild_id", "message_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_evidence_ticket_idx', 'create index "ticket_evidence_ticket_idx" on public."ticket_evidence" ("guild_id", "ticket_id", "id")');
  perform grizzly_core.ensure_index('ticket_evidence_timeline_idx', 'create unique index "ticket_evidence_timeline_idx" on public."ticket_evidence" ("guild_id", "ticket_id") where kind = ''timeline''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_evidence');
  perform grizzly_core.ensure_policy('public.ticket_evidence', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_evidence', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_evidence', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.ticket_evidence', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_evidence', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_evidence', 'grizzly_system', 'select, insert, update (frozen_by)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_verdicts', 'ticket_verdicts_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_verdicts_ticket_idx', 'create index "ticket_verdicts_ticket_idx" on public."ticket_verdicts" ("guild_id", "ticket_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_verdicts');
  perform grizzly_core.ensure_policy('public.ticket_verdicts', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_verdicts', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_verdicts', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_verdicts', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_verdicts', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_verdicts', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_verdict_effects', 'ticket_verdict_effects_verdict_fkey', 'foreign key ("guild_id", "verdict_id") references public."ticket_verdicts" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_verdict_effects_player_idx', 'create index "ticket_verdict_effects_player_idx" on public."ticket_verdict_effects" ("guild_id", "player_id", "created_at" desc) where player_id is not null');
  perform grizzly_core.ensure_index('ticket_verdict_effects_person_idx', 'create index "ticket_verdict_effects_person_idx" on public."ticket_verdict_effects" ("guild_id", "discord_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_verdict_effects');
  perform grizzly_core.ensure_policy('public.ticket_verdict_effects', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_verdict_effects', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_verdict_effects', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_verdict_effects', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_verdict_effects', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_verdict_effects', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_tags', 'ticket_tags_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_tags_queue_idx', 'create index "ticket_tags_queue_idx" on public."ticket_tags" ("guild_id", "tag", "open", ((case when due_at is null then ''infinity''::timestamptz else due_at end)), "ticket_id")');
  perform grizzly_core.ensure_index('ticket_tags_ticket_idx', 'create index "ticket_tags_ticket_idx" on public."ticket_tags" ("guild_id", "ticket_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_tags');
  perform grizzly_core.ensure_policy('public.ticket_tags', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_tags', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_tags', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_tags', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_tags', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_tags', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_reads', 'ticket_reads_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_reads_seen_idx', 'create index "ticket_reads_seen_idx" on public."ticket_reads" ("guild_id", "discord_id", "read_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_reads');
  perform grizzly_core.ensure_policy('public.ticket_reads', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_reads', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_reads', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_reads', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_reads', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_reads', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_links', 'ticket_links_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_constraint('public.ticket_links', 'ticket_links_other_fkey', 'foreign key ("guild_id", "other_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_links_other_idx', 'create index "ticket_links_other_idx" on public."ticket_links" ("guild_id", "other_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_links');
  perform grizzly_core.ensure_policy('public.ticket_links', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_links', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_links', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_links', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_links', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_links', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.ticket_bulks');
  perform grizzly_core.ensure_policy('public.ticket_bulks', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.ticket_bulks', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.ticket_bulks', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.ticket_bulks', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.ticket_bulks', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.ticket_bulks', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_monitoring_status');
  perform grizzly_core.ensure_policy('public.guild_monitoring_status', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_monitoring_status', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_monitoring_status', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_monitoring_status', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_monitoring_status', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_monitoring_status', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('service_notifications_dm_idx', 'create index "service_notifications_dm_idx" on public."service_notifications" ("dm_next_try_at") where dm_state in (''open'',''asked'')');
  perform grizzly_core.ensure_index('service_notifications_key_idx', 'create unique index "service_notifications_key_idx" on public."service_notifications" ((coalesce("guild_id", '''')), (coalesce("grizzly_user_id"::text, '''')), "key") where key is not null');
  perform grizzly_core.ensure_index('service_notifications_person_idx', 'create index "service_notifications_person_idx" on public."service_notifications" ("grizzly_user_id", "id" desc)');
  perform grizzly_core.ensure_index('service_notifications_guild_idx', 'create index "service_notifications_guild_idx" on public."service_notifications" ("guild_id", "id" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.service_notifications');
  perform grizzly_core.ensure_policy('public.service_notifications', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.service_notifications', 'member_insert', 'insert', 'grizzly_member', null, 'guild_id is null and grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.service_notifications', 'member_update', 'update', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.service_notifications', 'member_read', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.service_notifications', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.service_notifications', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.service_notifications', 'grizzly_member', 'select, insert, update');
  perform grizzly_core.ensure_rights('public.service_notifications', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.service_notifications', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('response_times_hour_idx', 'create index "response_times_hour_idx" on public."response_times" ("hour")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.response_times');
  perform grizzly_core.ensure_policy('public.response_times', 'open_to_grizzly_app', 'all', 'grizzly_app', 'true', 'true');
  perform grizzly_core.ensure_policy('public.response_times', 'open_to_grizzly_member', 'all', 'grizzly_member', 'true', 'true');
  perform grizzly_core.ensure_policy('public.response_times', 'public_read', 'select', 'grizzly_public', 'kind <> ''ticket''', null);
  perform grizzly_core.ensure_policy('public.response_times', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.response_times', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.response_times', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.response_times', 'grizzly_public', 'select', '"id", "kind", "name", "hour", "bucket_ms", "hits", "errors"');
  perform grizzly_core.ensure_rights('public.response_times', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('log_events_event_idx', 'create index "log_events_event_idx" on public."log_events" ("event_id")');
  perform grizzly_core.ensure_index('log_events_created_idx', 'create index "log_events_created_idx" on public."log_events" using brin ("created_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.log_events');
  perform grizzly_core.ensure_policy('public.log_events', 'open_to_grizzly_app', 'insert', 'grizzly_app', null, 'true');
  perform grizzly_core.ensure_policy('public.log_events', 'open_to_grizzly_member', 'insert', 'grizzly_member', null, 'true');
  perform grizzly_core.ensure_policy('public.log_events', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.log_events', 'grizzly_app', 'insert');
  perform grizzly_core.ensure_rights('public.log_events', 'grizzly_member', 'insert');
  perform grizzly_core.ensure_rights('public.log_events', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.log_events', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.platform_status');
  perform grizzly_core.ensure_policy('public.platform_status', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_status', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_status', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_status', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.platform_status', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.platform_status', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.platform_status', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.platform_status', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.platform_status_days');
  perform grizzly_core.ensure_policy('public.platform_status_days', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_status_days', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_status_days', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_status_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.platform_status_days', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.platform_status_days', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.platform_status_days', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.platform_status_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('platform_incidents_started_idx', 'create index "platform_incidents_started_idx" on public."platform_incidents" ("started_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.platform_incidents');
  perform grizzly_core.ensure_policy('public.platform_incidents', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_incidents', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_incidents', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.platform_incidents', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.platform_incidents', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.platform_incidents', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.platform_incidents', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.platform_incidents', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.network_numbers');
  perform grizzly_core.ensure_policy('public.network_numbers', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.network_numbers', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.network_numbers', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.network_numbers', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.network_numbers', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.network_numbers', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.network_numbers', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.network_numbers', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.users', 'users_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.users');
  perform grizzly_core.ensure_policy('public.users', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.users', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.users', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.users', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.users', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.users', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.users', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.accounts', 'accounts_user_fkey', 'foreign key ("user_id") references public."users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.accounts');
  perform grizzly_core.ensure_policy('public.accounts', 'own_scope', 'select', 'grizzly_member', 'user_id in (select u.id from public.users u where u.grizzly_user_id = (select grizzly_core.user_id()))', null);
  perform grizzly_core.ensure_policy('public.accounts', 'own_in_guild', 'select', 'grizzly_app', 'user_id in (select u.id from public.users u where u.grizzly_user_id = (select grizzly_core.user_id()))', null);
  perform grizzly_core.ensure_policy('public.accounts', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.accounts', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.accounts', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.accounts', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.accounts', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.session', 'session_user_fkey', 'foreign key ("user_id") references public."users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('session_user_idx', 'create index "session_user_idx" on public."session" ("user_id")');
  perform grizzly_core.ensure_index('session_expires_idx', 'create index "session_expires_idx" on public."session" ("expires_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.session');
  perform grizzly_core.ensure_policy('public.session', 'own_scope', 'all', 'grizzly_member', 'user_id in (select u.id from public.users u where u.grizzly_user_id = (select grizzly_core.user_id()))', 'user_id in (select u.id from public.users u where u.grizzly_user_id = (select grizzly_core.user_id()))');
  perform grizzly_core.ensure_policy('public.session', 'own_in_guild', 'select', 'grizzly_app', 'user_id in (select u.id from public.users u where u.grizzly_user_id = (select grizzly_core.user_id()))', null);
  perform grizzly_core.ensure_policy('public.session', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.session', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.session', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.session', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.session', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.user_sessions', 'user_sessions_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('user_sessions_person_idx', 'create index "user_sessions_person_idx" on public."user_sessions" ("grizzly_user_id", "last_seen_at" desc)');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.user_sessions');
  perform grizzly_core.ensure_policy('public.user_sessions', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.user_sessions', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.user_sessions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.user_sessions', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.user_sessions', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.user_sessions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.user_sessions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.oauth_tokens', 'oauth_tokens_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.oauth_tokens');
  perform grizzly_core.ensure_policy('public.oauth_tokens', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.oauth_tokens', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.oauth_tokens', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.oauth_tokens', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.oauth_tokens', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.oauth_tokens', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.oauth_tokens', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.oauth_link_attempts', 'oauth_link_attempts_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('oauth_link_attempts_person_idx', 'create index "oauth_link_attempts_person_idx" on public."oauth_link_attempts" ("grizzly_user_id")');
  perform grizzly_core.ensure_index('oauth_link_attempts_expires_idx', 'create index "oauth_link_attempts_expires_idx" on public."oauth_link_attempts" ("expires_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.oauth_link_attempts');
  perform grizzly_core.ensure_policy('public.oauth_link_attempts', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.oauth_link_attempts', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.oauth_link_attempts', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.oauth_link_attempts', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.oauth_link_attempts', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.oauth_link_attempts', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.oauth_link_attempts', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.verification_requests', 'verification_requests_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('verification_requests_person_idx', 'create index "verification_requests_person_idx" on public."verification_requests" ("grizzly_user_id", "created_at" desc)');
  perform grizzly_core.ensure_index('verification_requests_guild_idx', 'create index "verification_requests_guild_idx" on public."verification_requests" ("guild_id", "state")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.verification_requests');
  perform grizzly_core.ensure_policy('public.verification_requests', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.verification_requests', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.verification_requests', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.verification_requests', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.verification_requests', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.verification_requests', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.verification_requests', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.verification_requests', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.account_exports', 'account_exports_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
  perform grizzly_core.ensure_index('account_exports_open_idx', 'create unique index "account_exports_open_idx" on public."account_exports" ("grizzly_user_id") where state = ''waiting''');
  perform grizzly_core.ensure_index('account_exports_person_idx', 'create index "account_exports_person_idx" on public."account_exports" ("grizzly_user_id", "created_at" desc)');
  perform grizzly_core.ensure_index('account_exports_due_idx', 'create index "account_exports_due_idx" on public."account_exports" ("next_try_at") where state = ''waiting''');
  perform grizzly_core.ensure_index('account_exports_expiry_idx', 'create index "account_exports_expiry_idx" on public."account_exports" ("expires_at") where state = ''ready''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.account_exports');
  perform grizzly_core.ensure_policy('public.account_exports', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.account_exports', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.account_exports', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.account_exports', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.account_exports', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.account_exports', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.account_exports', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.account_export_files', 'account_export_files_export_fkey', 'foreign key ("export_id") references public."account_exports" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.account_export_files');
  perform grizzly_core.ensure_policy('public.account_export_files', 'own_scope', 'select', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.account_export_files', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.account_export_files', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.account_export_files', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.account_export_files', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.account_export_files', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.account_export_files', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('account_deletions_open_idx', 'create unique index "account_deletions_open_idx" on public."account_deletions" ("grizzly_user_id") where state in (''asked'',''running'')');
  perform grizzly_core.ensure_index('account_deletions_due_idx', 'create index "account_deletions_due_idx" on public."account_deletions" ("due_at") where state in (''asked'',''running'')');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.account_deletions');
  perform grizzly_core.ensure_policy('public.account_deletions', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.account_deletions', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.account_deletions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.account_deletions', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.account_deletions', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.account_deletions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.account_deletions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.notice_choices', 'notice_choices_person_fkey', 'foreign key ("grizzly_user_id") references public."grizzly_users" ("id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.notice_choices');
  perform grizzly_core.ensure_policy('public.notice_choices', 'own_scope', 'all', 'grizzly_member', 'grizzly_user_id = (select grizzly_core.user_id())', 'grizzly_user_id = (select grizzly_core.user_id())');
  perform grizzly_core.ensure_policy('public.notice_choices', 'own_in_guild', 'select', 'grizzly_app', 'grizzly_user_id = (select grizzly_core.user_id())', null);
  perform grizzly_core.ensure_policy('public.notice_choices', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.notice_choices', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.notice_choices', 'grizzly_member', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.notice_choices', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.notice_choices', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('shop_categories_name_idx', 'create unique index "shop_categories_name_idx" on public."shop_categories" ("guild_id", "category_name") where archived_at is null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.shop_categories');
  perform grizzly_core.ensure_policy('public.shop_categories', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.shop_categories', 'public_read', 'select', 'grizzly_public', 'archived_at is null and exists (select 1 from public.guilds g where g.guild_id = shop_categories.guild_id)', null);
  perform grizzly_core.ensure_policy('public.shop_categories', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.shop_categories', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.shop_categories', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.shop_categories', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.shop_categories', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_category_fkey', 'foreign key ("guild_id", "category_id") references public."shop_categories" ("guild_id", "category_id") on delete restrict');
  perform grizzly_core.ensure_index('shop_items_name_idx', 'create unique index "shop_items_name_idx" on public."shop_items" ("guild_id", "item_name") where archived_at is null');
  perform grizzly_core.ensure_index('shop_items_slug_idx', 'create unique index "shop_items_slug_idx" on public."shop_items" ("guild_id", "slug") where slug is not null and archived_at is null');
  perform grizzly_core.ensure_index('shop_items_category_idx', 'create index "shop_items_category_idx" on public."shop_items" ("guild_id", "category_id", "display_order")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.shop_items');
  perform grizzly_core.ensure_policy('public.shop_items', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.shop_items', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.shop_purchases p where p.guild_id = shop_items.guild_id and p.item_id = shop_items.item_id and p.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.shop_items', 'public_read', 'select', 'grizzly_public', 'is_active and state <> ''archived'' and exists (select 1 from public.guilds g where g.guild_id = shop_items.guild_id)', null);
  perform grizzly_core.ensure_policy('public.shop_items', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.shop_items', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.shop_items', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.shop_items', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.shop_items', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_item_fkey', 'foreign key ("guild_id", "item_id") references public."shop_items" ("guild_id", "item_id") on delete restrict');
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_movement_fkey', 'foreign key ("guild_id", "movement_id") references public."economy_movements" ("guild_id", "movement_id")');
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_refund_fkey', 'foreign key ("guild_id", "refund_movement_id") references public."economy_movements" ("guild_id", "movement_id")');
  perform grizzly_core.ensure_index('shop_purchases_item_idx', 'create index "shop_purchases_item_idx" on public."shop_purchases" ("guild_id", "item_id", "purchase_id" desc)');
  perform grizzly_core.ensure_index('shop_purchases_person_idx', 'create index "shop_purchases_person_idx" on public."shop_purchases" ("discord_id", "guild_id", "purchase_id" desc)');
  perform grizzly_core.ensure_index('shop_purchases_state_idx', 'create index "shop_purchases_state_idx" on public."shop_purchases" ("guild_id", "state", "state_at")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.shop_purchases');
  perform grizzly_core.ensure_policy('public.shop_purchases', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.shop_purchases', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.shop_purchases', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.shop_purchases', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.shop_purchases', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.shop_purchases', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.shop_purchases', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.shop_order_events', 'shop_order_events_purchase_fkey', 'foreign key ("guild_id", "purchase_id") references public."shop_purchases" ("guild_id", "purchase_id")');
  perform grizzly_core.ensure_index('shop_order_events_purchase_idx', 'create index "shop_order_events_purchase_idx" on public."shop_order_events" ("guild_id", "purchase_id", "event_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.shop_order_events');
  perform grizzly_core.ensure_policy('public.shop_order_events', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.shop_order_events', 'member_read', 'select', 'grizzly_member', 'exists (select 1 from public.shop_purchases p where p.guild_id = shop_order_events.guild_id and p.purchase_id = shop_order_events.purchase_id and p.discord_id = (select grizzly_core.discord_id()))', null);
  perform grizzly_core.ensure_policy('public.shop_order_events', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.shop_order_events', 'grizzly_app', 'select, insert');
  perform grizzly_core.ensure_rights('public.shop_order_events', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.shop_order_events', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.shop_order_events', 'grizzly_system', 'select, insert, update (actor)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.shop_order_numbers');
  perform grizzly_core.ensure_policy('public.shop_order_numbers', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.shop_order_numbers', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.shop_order_numbers', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.shop_order_numbers', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.shop_order_numbers', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.shop_order_numbers', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.shop_item_stats', 'shop_item_stats_item_fkey', 'foreign key ("guild_id", "item_id") references public."shop_items" ("guild_id", "item_id") on delete cascade');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.shop_item_stats');
  perform grizzly_core.ensure_policy('public.shop_item_stats', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.shop_item_stats', 'public_read', 'select', 'grizzly_public', 'exists (select 1 from public.guilds g where g.guild_id = shop_item_stats.guild_id)', null);
  perform grizzly_core.ensure_policy('public.shop_item_stats', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.shop_item_stats', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.shop_item_stats', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.shop_item_stats', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.shop_item_stats', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.dashboard_data');
  perform grizzly_core.ensure_policy('public.dashboard_data', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.dashboard_data', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.dashboard_data', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.dashboard_data', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.dashboard_data', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.dashboard_data', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.guild_dashboard_sync');
  perform grizzly_core.ensure_policy('public.guild_dashboard_sync', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.guild_dashboard_sync', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.guild_dashboard_sync', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.guild_dashboard_sync', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.guild_dashboard_sync', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.guild_dashboard_sync', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('websocket_connections_open_idx', 'create index "websocket_connections_open_idx" on public."websocket_connections" ("last_seen_at") where closed_at is null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.websocket_connections');
  perform grizzly_core.ensure_policy('public.websocket_connections', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.websocket_connections', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.websocket_connections', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.websocket_connections', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.websocket_connections', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.delivery_attempts', 'delivery_attempts_purchase_fkey', 'foreign key ("guild_id", "purchase_id") references public."shop_purchases" ("guild_id", "purchase_id")');
  perform grizzly_core.ensure_index('delivery_attempts_one_open_idx', 'create unique index "delivery_attempts_one_open_idx" on public."delivery_attempts" ("guild_id", "purchase_id") where state not in (''fulfilled'',''abandoned'') and purchase_id is not null');
  perform grizzly_core.ensure_index('delivery_attempts_open_idx', 'create index "delivery_attempts_open_idx" on public."delivery_attempts" ("guild_id", "service_id", "state") where state not in (''fulfilled'',''abandoned'')');
  perform grizzly_core.ensure_index('delivery_attempts_over_idx', 'create index "delivery_attempts_over_idx" on public."delivery_attempts" ("guild_id", "state_at" desc, "id" desc) where state in (''fulfilled'',''abandoned'')');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.delivery_attempts');
  perform grizzly_core.ensure_policy('public.delivery_attempts', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.delivery_attempts', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.delivery_files');
  perform grizzly_core.ensure_policy('public.delivery_files', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.delivery_files', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.delivery_files', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.delivery_files', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.delivery_files', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.delivery_files', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('server_boots_time_idx', 'create index "server_boots_time_idx" on public."server_boots" ("guild_id", "service_id", "started_at" desc)');
  perform grizzly_core.ensure_index('server_boots_same_idx', 'create index "server_boots_same_idx" on public."server_boots" ("guild_id", "same_as") where same_as is not null');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_boots');
  perform grizzly_core.ensure_policy('public.server_boots', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_boots', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_boots', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_boots', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_boots', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_boots', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('server_commands_due_idx', 'create index "server_commands_due_idx" on public."server_commands" ("guild_id", "run_at") where state in (''scheduled'',''running'')');
  perform grizzly_core.ensure_index('server_commands_service_idx', 'create index "server_commands_service_idx" on public."server_commands" ("guild_id", "service_id", "created_at" desc)');
  perform grizzly_core.ensure_index('server_commands_unknown_idx', 'create index "server_commands_unknown_idx" on public."server_commands" ("guild_id", "state_at") where state = ''unknown''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_commands');
  perform grizzly_core.ensure_policy('public.server_commands', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_commands', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_commands', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_commands', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_commands', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_commands', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('server_list_changes_service_idx', 'create index "server_list_changes_service_idx" on public."server_list_changes" ("guild_id", "service_id", "list", "id" desc)');
  perform grizzly_core.ensure_index('server_list_changes_pending_idx', 'create index "server_list_changes_pending_idx" on public."server_list_changes" ("guild_id", "service_id") where state = ''pending''');
  perform grizzly_core.ensure_index('server_list_changes_expiry_idx', 'create index "server_list_changes_expiry_idx" on public."server_list_changes" ("guild_id", "expires_at") where expires_at is not null and state = ''applied''');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.server_list_changes');
  perform grizzly_core.ensure_policy('public.server_list_changes', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_list_changes', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_list_changes', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_list_changes', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_list_changes', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_list_changes', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.server_lists');
  perform grizzly_core.ensure_policy('public.server_lists', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_lists', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
