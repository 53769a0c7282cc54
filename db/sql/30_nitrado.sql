-- v1.1 (2026-11-23)
-- Grizzly 30_nitrado: Nitrado, servers, listings.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

-- nitrado_oauth_tokens: A guild's access to Nitrado by OAuth, encrypted
create table if not exists public."nitrado_oauth_tokens" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "id" uuid default gen_random_uuid() not null,
  "nitrado_user_id" text,
  "access_token" text,
  "refresh_token" text,
  "scope" text,
  "expires_at" timestamp with time zone,
  "refreshed_at" timestamp with time zone,
  "state" text default 'active' not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "nitrado_oauth_tokens_pkey" primary key ("guild_id", "discord_id")
);
alter table public."nitrado_oauth_tokens"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "nitrado_user_id" text,
  add column if not exists "access_token" text,
  add column if not exists "refresh_token" text,
  add column if not exists "scope" text,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "refreshed_at" timestamp with time zone,
  add column if not exists "state" text default 'active' not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_oauth_tokens" is 'A guild''s access to Nitrado by OAuth, encrypted';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_oauth_tokens', 'nitrado_oauth_tokens_tenant_key', array['guild_id', 'discord_id']);
  perform grizzly_core.ensure_key('public.nitrado_oauth_tokens', 'nitrado_oauth_tokens_id_key', array['id']);
  perform grizzly_core.ensure_constraint('public.nitrado_oauth_tokens', 'nitrado_oauth_tokens_state_check', 'check ("state" in (''active'',''reconnect''))');
  perform grizzly_core.ensure_constraint('public.nitrado_oauth_tokens', 'nitrado_oauth_tokens_sealed_check', 'check (("access_token" is null or "access_token" like ''v1.%'') and ("refresh_token" is null or "refresh_token" like ''v1.%''))');
end
$do$;

-- nitrado_tokens: A long-life Nitrado token that an owner pasted, encrypted
create table if not exists public."nitrado_tokens" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "label" text,
  "token" text not null,
  "scopes" text[],
  "added_by" uuid,
  "state" text default 'active' not null,
  "checked_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "nitrado_tokens_pkey" primary key ("guild_id", "id")
);
alter table public."nitrado_tokens"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "label" text,
  add column if not exists "token" text,
  add column if not exists "scopes" text[],
  add column if not exists "added_by" uuid,
  add column if not exists "state" text default 'active' not null,
  add column if not exists "checked_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_tokens" is 'A long-life Nitrado token that an owner pasted, encrypted';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_tokens', 'nitrado_tokens_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_constraint('public.nitrado_tokens', 'nitrado_tokens_sealed_check', 'check ("token" like ''v1.%'')');
end
$do$;

-- nitrado_credentials: File-server credentials of a service, encrypted
create table if not exists public."nitrado_credentials" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20),
  "service_id" text,
  "host" text,
  "port" integer,
  "username" text,
  "password" text,
  "active" boolean default true not null,
  "encrypted_token" text,
  "token_iv" text,
  "auth_tag" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "nitrado_credentials_pkey" primary key ("guild_id", "id")
);
alter table public."nitrado_credentials"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "host" text,
  add column if not exists "port" integer,
  add column if not exists "username" text,
  add column if not exists "password" text,
  add column if not exists "active" boolean default true not null,
  add column if not exists "encrypted_token" text,
  add column if not exists "token_iv" text,
  add column if not exists "auth_tag" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_credentials" is 'File-server credentials of a service, encrypted';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_credentials', 'nitrado_credentials_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.nitrado_credentials', 'nitrado_credentials_service_key', array['guild_id', 'service_id']);
  perform grizzly_core.ensure_constraint('public.nitrado_credentials', 'nitrado_credentials_sealed_check', 'check ("password" is null or "password" like ''v1.%'')');
end
$do$;

-- nitrado_creds: The old bots' name for the same; taken over, nothing new is written
create table if not exists public."nitrado_creds" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20),
  "service_id" text,
  "data" jsonb,
  "taken_over_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  constraint "nitrado_creds_pkey" primary key ("guild_id", "id")
);
alter table public."nitrado_creds"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "data" jsonb,
  add column if not exists "taken_over_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."nitrado_creds" is 'The old bots'' name for the same; taken over, nothing new is written';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_creds', 'nitrado_creds_tenant_key', array['guild_id', 'id']);
end
$do$;

-- nitrado_services: A game server: name, platform, map, slots, active or not
create table if not exists public."nitrado_services" (
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "name" text not null,
  "game" text,
  "platform" text,
  "map" text,
  "slots" integer,
  "status" text,
  "is_active" boolean default true not null,
  "dry_run" boolean default true not null,
  "time_zone" text,
  "details" jsonb default '{}'::jsonb not null,
  "last_synced_at" timestamp with time zone,
  "last_error" text,
  "access_kind" text,
  "access_ref" text,
  "roles" text[] default '{}'::text[] not null,
  "game_path" text,
  "health" text default 'unknown' not null,
  "health_reason" text,
  "health_at" timestamp with time zone,
  "history_until" timestamp with time zone,
  "log_checked_at" timestamp with time zone,
  "lines_seen" jsonb default '{}'::jsonb not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "nitrado_services_pkey" primary key ("guild_id", "service_id")
);
alter table public."nitrado_services"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "name" text,
  add column if not exists "game" text,
  add column if not exists "platform" text,
  add column if not exists "map" text,
  add column if not exists "slots" integer,
  add column if not exists "status" text,
  add column if not exists "is_active" boolean default true not null,
  add column if not exists "dry_run" boolean default true not null,
  add column if not exists "time_zone" text,
  add column if not exists "details" jsonb default '{}'::jsonb not null,
  add column if not exists "last_synced_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "access_kind" text,
  add column if not exists "access_ref" text,
  add column if not exists "roles" text[] default '{}'::text[] not null,
  add column if not exists "game_path" text,
  add column if not exists "health" text default 'unknown' not null,
  add column if not exists "health_reason" text,
  add column if not exists "health_at" timestamp with time zone,
  add column if not exists "history_until" timestamp with time zone,
  add column if not exists "log_checked_at" timestamp with time zone,
  add column if not exists "lines_seen" jsonb default '{}'::jsonb not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_services" is 'A game server: name, platform, map, slots, active or not';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_services', 'nitrado_services_tenant_key', array['guild_id', 'service_id']);
  perform grizzly_core.ensure_constraint('public.nitrado_services', 'nitrado_services_health_check', 'check ("health" in (''unknown'',''running'',''quiet'',''degraded'',''down''))');
end
$do$;

-- nitrado_log_state: How far a log file has been read, committed with the rows it accounts for
create table if not exists public."nitrado_log_state" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "file_name" text not null,
  "last_position" bigint default 0 not null,
  "file_size" bigint,
  "fingerprint" text,
  "last_line_at" timestamp with time zone,
  "state" jsonb,
  "source" jsonb default '{}'::jsonb not null,
  "lines" bigint default 0 not null,
  "events" bigint default 0 not null,
  "unknown_lines" bigint default 0 not null,
  "completed_at" timestamp with time zone,
  "last_error" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "nitrado_log_state_pkey" primary key ("guild_id", "id")
);
alter table public."nitrado_log_state"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "file_name" text,
  add column if not exists "last_position" bigint default 0 not null,
  add column if not exists "file_size" bigint,
  add column if not exists "fingerprint" text,
  add column if not exists "last_line_at" timestamp with time zone,
  add column if not exists "state" jsonb,
  add column if not exists "source" jsonb default '{}'::jsonb not null,
  add column if not exists "lines" bigint default 0 not null,
  add column if not exists "events" bigint default 0 not null,
  add column if not exists "unknown_lines" bigint default 0 not null,
  add column if not exists "completed_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_log_state" is 'How far a log file has been read, committed with the rows it accounts for';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_log_state', 'nitrado_log_state_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.nitrado_log_state', 'nitrado_log_state_file_key', array['guild_id', 'service_id', 'file_name']);
end
$do$;

-- nitrado_permissions: Which person or role may control a server, and how far
create table if not exists public."nitrado_permissions" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "subject_kind" text default 'user' not null,
  "service_id" text default '*' not null,
  "level" integer default 0 not null,
  "granted_by" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "nitrado_permissions_pkey" primary key ("guild_id", "discord_id", "service_id")
);
alter table public."nitrado_permissions"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "subject_kind" text default 'user' not null,
  add column if not exists "service_id" text default '*' not null,
  add column if not exists "level" integer default 0 not null,
  add column if not exists "granted_by" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_permissions" is 'Which person or role may control a server, and how far';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_permissions', 'nitrado_permissions_tenant_key', array['guild_id', 'discord_id', 'service_id']);
  perform grizzly_core.ensure_constraint('public.nitrado_permissions', 'nitrado_permissions_level_check', 'check ("level" between 0 and 4)');
end
$do$;

-- resource_stats: CPU, memory and disk of a service at a moment
create table if not exists public."resource_stats" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "service_id" text not null,
  "cpu_percent" double precision,
  "memory_mb" double precision,
  "disk_mb" double precision,
  "measured_at" timestamp with time zone default now() not null,
  constraint "resource_stats_pkey" primary key ("id")
);
alter table public."resource_stats"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "cpu_percent" double precision,
  add column if not exists "memory_mb" double precision,
  add column if not exists "disk_mb" double precision,
  add column if not exists "measured_at" timestamp with time zone default now() not null;
comment on table public."resource_stats" is 'CPU, memory and disk of a service at a moment';
do $do$
begin
  perform grizzly_core.ensure_key('public.resource_stats', 'resource_stats_tenant_key', array['id']);
end
$do$;

-- delivery_coordinates: A place where orders are delivered
create table if not exists public."delivery_coordinates" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "kind" text default 'drop_zone' not null,
  "discord_id" varchar(20),
  "service_id" text,
  "name" text not null,
  "map" text not null,
  "x" double precision not null,
  "z" double precision not null,
  "altitude" double precision,
  "radius" double precision,
  "outline" jsonb,
  "open_hours" jsonb,
  "state" text default 'open' not null,
  "reason" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "delivery_coordinates_pkey" primary key ("guild_id", "id")
);
alter table public."delivery_coordinates"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "kind" text default 'drop_zone' not null,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "name" text,
  add column if not exists "map" text,
  add column if not exists "x" double precision,
  add column if not exists "z" double precision,
  add column if not exists "altitude" double precision,
  add column if not exists "radius" double precision,
  add column if not exists "outline" jsonb,
  add column if not exists "open_hours" jsonb,
  add column if not exists "state" text default 'open' not null,
  add column if not exists "reason" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."delivery_coordinates" is 'A place where orders are delivered';
do $do$
begin
  perform grizzly_core.ensure_key('public.delivery_coordinates', 'delivery_coordinates_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_constraint('public.delivery_coordinates', 'delivery_coordinates_kind_check', 'check ("kind" in (''drop_zone'',''closed_zone'',''saved''))');
  perform grizzly_core.ensure_constraint('public.delivery_coordinates', 'delivery_coordinates_state_check', 'check ("state" in (''open'',''closed''))');
  perform grizzly_core.ensure_constraint('public.delivery_coordinates', 'delivery_coordinates_owner_check', 'check (("kind" = ''saved'') = ("discord_id" is not null))');
  perform grizzly_core.ensure_constraint('public.delivery_coordinates', 'delivery_coordinates_radius_check', 'check ("radius" >= 0)');
end
$do$;

-- dynamic_event_settings: An event that the bot places: where, when, what, how often
create table if not exists public."dynamic_event_settings" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "event_type" text not null,
  "enabled" boolean default false not null,
  "show_location" boolean default true not null,
  "custom_name" text,
  "service_id" text,
  "config" jsonb default '{}'::jsonb not null,
  "every_minutes" integer,
  "last_placed_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "dynamic_event_settings_pkey" primary key ("guild_id", "id")
);
alter table public."dynamic_event_settings"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "event_type" text,
  add column if not exists "enabled" boolean default false not null,
  add column if not exists "show_location" boolean default true not null,
  add column if not exists "custom_name" text,
  add column if not exists "service_id" text,
  add column if not exists "config" jsonb default '{}'::jsonb not null,
  add column if not exists "every_minutes" integer,
  add column if not exists "last_placed_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."dynamic_event_settings" is 'An event that the bot places: where, when, what, how often';
do $do$
begin
  perform grizzly_core.ensure_key('public.dynamic_event_settings', 'dynamic_event_settings_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.dynamic_event_settings', 'dynamic_event_settings_type_key', array['guild_id', 'event_type']);
end
$do$;

-- mod_configs: A game's configuration overrides and the guild's moderation and role set-up
create table if not exists public."mod_configs" (
  "guild_id" varchar(20) not null,
  "blacklist" text[],
  "spam_threshold" jsonb,
  "alt_account_days" integer,
  "log_channel_id" varchar(20),
  "default_mute_duration" integer,
  "game_config" jsonb default '{}'::jsonb not null,
  "role_config" jsonb default '{}'::jsonb not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "mod_configs_pkey" primary key ("guild_id")
);
alter table public."mod_configs"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "blacklist" text[],
  add column if not exists "spam_threshold" jsonb,
  add column if not exists "alt_account_days" integer,
  add column if not exists "log_channel_id" varchar(20),
  add column if not exists "default_mute_duration" integer,
  add column if not exists "game_config" jsonb default '{}'::jsonb not null,
  add column if not exists "role_config" jsonb default '{}'::jsonb not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."mod_configs" is 'A game''s configuration overrides and the guild''s moderation and role set-up';
do $do$
begin
  perform grizzly_core.ensure_key('public.mod_configs', 'mod_configs_tenant_key', array['guild_id']);
end
$do$;

-- feature_flags: Switches by platform, plan and guild
create table if not exists public."feature_flags" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "flags" jsonb default '{}'::jsonb not null,
  "plans" jsonb default '{}'::jsonb not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "feature_flags_pkey" primary key ("id")
);
alter table public."feature_flags"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "flags" jsonb default '{}'::jsonb not null,
  add column if not exists "plans" jsonb default '{}'::jsonb not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."feature_flags" is 'Switches by platform, plan and guild';
do $do$
begin
  perform grizzly_core.ensure_key('public.feature_flags', 'feature_flags_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.feature_flags', 'feature_flags_guild_key', array['guild_id'], 'nulls not distinct');
end
$do$;

-- channel_content_log: What was posted where, with its hash: nothing twice, edited in place
create table if not exists public."channel_content_log" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "channel_id" varchar(20) not null,
  "content_key" text not null,
  "content_hash" text not null,
  "message_id" varchar(20),
  "nonce" text,
  "state" text default 'pending' not null,
  "feed" text,
  "content" text,
  "due_at" timestamp with time zone default now() not null,
  "next_try_at" timestamp with time zone default now() not null,
  "sent_at" timestamp with time zone,
  "attempts" integer default 0 not null,
  "refusals" integer default 0 not null,
  "error" text,
  "posted_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "channel_content_log_pkey" primary key ("guild_id", "id")
);
alter table public."channel_content_log"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "channel_id" varchar(20),
  add column if not exists "content_key" text,
  add column if not exists "content_hash" text,
  add column if not exists "message_id" varchar(20),
  add column if not exists "nonce" text,
  add column if not exists "state" text default 'pending' not null,
  add column if not exists "feed" text,
  add column if not exists "content" text,
  add column if not exists "due_at" timestamp with time zone default now() not null,
  add column if not exists "next_try_at" timestamp with time zone default now() not null,
  add column if not exists "sent_at" timestamp with time zone,
  add column if not exists "attempts" integer default 0 not null,
  add column if not exists "refusals" integer default 0 not null,
  add column if not exists "error" text,
  add column if not exists "posted_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."channel_content_log" is 'What was posted where, with its hash: nothing twice, edited in place';
do $do$
begin
  perform grizzly_core.ensure_key('public.channel_content_log', 'channel_content_log_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.channel_content_log', 'channel_content_log_content_key', array['guild_id', 'channel_id', 'content_key']);
  perform grizzly_core.ensure_constraint('public.channel_content_log', 'channel_content_log_state_check', 'check ("state" in (''pending'',''posted'',''failed'',''unknown''))');
end
$do$;

-- registered_servers: A game server that the platform knows, on Nitrado or not
create table if not exists public."registered_servers" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "service_id" text,
  "name" text not null,
  "game" text default 'dayz' not null,
  "platform" text,
  "map" text,
  "slots" integer,
  "region" text,
  "city" text,
  "languages" text[] default '{}'::text[] not null,
  "fighting" text,
  "time_zone" text default 'UTC' not null,
  "restart_times" text[] default '{}'::text[] not null,
  "active" boolean default true not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "registered_servers_pkey" primary key ("guild_id", "id")
);
alter table public."registered_servers"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "name" text,
  add column if not exists "game" text default 'dayz' not null,
  add column if not exists "platform" text,
  add column if not exists "map" text,
  add column if not exists "slots" integer,
  add column if not exists "region" text,
  add column if not exists "city" text,
  add column if not exists "languages" text[] default '{}'::text[] not null,
  add column if not exists "fighting" text,
  add column if not exists "time_zone" text default 'UTC' not null,
  add column if not exists "restart_times" text[] default '{}'::text[] not null,
  add column if not exists "active" boolean default true not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."registered_servers" is 'A game server that the platform knows, on Nitrado or not';
do $do$
begin
  perform grizzly_core.ensure_key('public.registered_servers', 'registered_servers_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.registered_servers', 'registered_servers_service_key', array['guild_id', 'service_id']);
  perform grizzly_core.ensure_constraint('public.registered_servers', 'registered_servers_platform_check', 'check ("platform" in (''pc'',''xbox'',''playstation''))');
  perform grizzly_core.ensure_constraint('public.registered_servers', 'registered_servers_fighting_check', 'check ("fighting" in (''pvp'',''pve'',''mixed''))');
end
$do$;

-- server_features: A thing that a server offers: tag, mod, rule, wipe
create table if not exists public."server_features" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "kind" text not null,
  "value" text not null,
  "position" integer default 0 not null,
  "created_at" timestamp with time zone default now() not null,
  constraint "server_features_pkey" primary key ("guild_id", "id")
);
alter table public."server_features"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "kind" text,
  add column if not exists "value" text,
  add column if not exists "position" integer default 0 not null,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."server_features" is 'A thing that a server offers: tag, mod, rule, wipe';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_features', 'server_features_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.server_features', 'server_features_value_key', array['guild_id', 'server_id', 'kind', 'value']);
  perform grizzly_core.ensure_constraint('public.server_features', 'server_features_kind_check', 'check ("kind" in (''tag'',''mod'',''rule'',''wipe'',''feature''))');
end
$do$;

-- server_listings: A server's public page
create table if not exists public."server_listings" (
  "listing_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "server_id" uuid,
  "slug" text,
  "server_name" text not null,
  "tagline" text,
  "description" text,
  "rules" text,
  "invite_link" text,
  "website" text,
  "icon" text default 'pine' not null,
  "hue" text default 'moss' not null,
  "member_count" integer,
  "state" text default 'draft' not null,
  "status" text default 'pending' not null,
  "featured" boolean default false not null,
  "featured_until" timestamp with time zone,
  "submitted_by" text,
  "approved_by" text,
  "ticket_id" bigint,
  "hidden_reason" text,
  "hidden_by" text,
  "resting_since" timestamp with time zone,
  "text_limit" integer,
  "banner" uuid,
  "draft" jsonb,
  "draft_state" text,
  "draft_at" timestamp with time zone,
  "review_note" text,
  "published_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_listings_pkey" primary key ("guild_id", "listing_id")
);
alter table public."server_listings"
  add column if not exists "listing_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "slug" text,
  add column if not exists "server_name" text,
  add column if not exists "tagline" text,
  add column if not exists "description" text,
  add column if not exists "rules" text,
  add column if not exists "invite_link" text,
  add column if not exists "website" text,
  add column if not exists "icon" text default 'pine' not null,
  add column if not exists "hue" text default 'moss' not null,
  add column if not exists "member_count" integer,
  add column if not exists "state" text default 'draft' not null,
  add column if not exists "status" text default 'pending' not null,
  add column if not exists "featured" boolean default false not null,
  add column if not exists "featured_until" timestamp with time zone,
  add column if not exists "submitted_by" text,
  add column if not exists "approved_by" text,
  add column if not exists "ticket_id" bigint,
  add column if not exists "hidden_reason" text,
  add column if not exists "hidden_by" text,
  add column if not exists "resting_since" timestamp with time zone,
  add column if not exists "text_limit" integer,
  add column if not exists "banner" uuid,
  add column if not exists "draft" jsonb,
  add column if not exists "draft_state" text,
  add column if not exists "draft_at" timestamp with time zone,
  add column if not exists "review_note" text,
  add column if not exists "published_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_listings" is 'A server''s public page';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_listings', 'server_listings_tenant_key', array['guild_id', 'listing_id']);
  perform grizzly_core.ensure_key('public.server_listings', 'server_listings_server_key', array['guild_id', 'server_id']);
  perform grizzly_core.ensure_constraint('public.server_listings', 'server_listings_state_check', 'check ("state" in (''draft'',''in_review'',''live'',''hidden''))');
  perform grizzly_core.ensure_constraint('public.server_listings', 'server_listings_hidden_by_check', 'check ("hidden_by" in (''guild'',''platform''))');
  perform grizzly_core.ensure_constraint('public.server_listings', 'server_listings_draft_check', 'check ("draft_state" in (''open'',''in_review''))');
  perform grizzly_core.ensure_constraint('public.server_listings', 'server_listings_slug_check', 'check ("slug" ~ ''^[a-z0-9](-?[a-z0-9])*$'' and length("slug") <= 80)');
end
$do$;

-- server_registration_tickets: An owner's application to be listed, its review and its answers
create table if not exists public."server_registration_tickets" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "user_id" text not null,
  "tier" text,
  "server_id" uuid,
  "listing_id" bigint,
  "server_name" text not null,
  "server_description" text,
  "server_ip" text,
  "server_port" integer,
  "max_players" integer,
  "discord_invite" text,
  "website_url" text,
  "mod_list" text,
  "server_rules" text,
  "contact_info" text,
  "additional_info" text,
  "state" text default 'draft' not null,
  "status" text default 'pending' not null,
  "proof" text,
  "code" text,
  "answer" text,
  "decided_by" text,
  "decided_at" timestamp with time zone,
  "admin_notes" text,
  "processed_by" text,
  "processed_at" timestamp with time zone,
  "applicant_id" uuid,
  "applicant_name" text,
  "form" jsonb,
  "waiting_for" text default 'staff' not null,
  "submitted_at" timestamp with time zone,
  "proven_at" timestamp with time zone,
  "proven_by" text,
  "proof_seen" text,
  "proof_checked_at" timestamp with time zone,
  "version" integer default 1 not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_registration_tickets_pkey" primary key ("guild_id", "id")
);
alter table public."server_registration_tickets"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "user_id" text,
  add column if not exists "tier" text,
  add column if not exists "server_id" uuid,
  add column if not exists "listing_id" bigint,
  add column if not exists "server_name" text,
  add column if not exists "server_description" text,
  add column if not exists "server_ip" text,
  add column if not exists "server_port" integer,
  add column if not exists "max_players" integer,
  add column if not exists "discord_invite" text,
  add column if not exists "website_url" text,
  add column if not exists "mod_list" text,
  add column if not exists "server_rules" text,
  add column if not exists "contact_info" text,
  add column if not exists "additional_info" text,
  add column if not exists "state" text default 'draft' not null,
  add column if not exists "status" text default 'pending' not null,
  add column if not exists "proof" text,
  add column if not exists "code" text,
  add column if not exists "answer" text,
  add column if not exists "decided_by" text,
  add column if not exists "decided_at" timestamp with time zone,
  add column if not exists "admin_notes" text,
  add column if not exists "processed_by" text,
  add column if not exists "processed_at" timestamp with time zone,
  add column if not exists "applicant_id" uuid,
  add column if not exists "applicant_name" text,
  add column if not exists "form" jsonb,
  add column if not exists "waiting_for" text default 'staff' not null,
  add column if not exists "submitted_at" timestamp with time zone,
  add column if not exists "proven_at" timestamp with time zone,
  add column if not exists "proven_by" text,
  add column if not exists "proof_seen" text,
  add column if not exists "proof_checked_at" timestamp with time zone,
  add column if not exists "version" integer default 1 not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_registration_tickets" is 'An owner''s application to be listed, its review and its answers';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_registration_tickets', 'server_registration_tickets_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_state_check', 'check ("state" in (''draft'',''submitted'',''approved'',''refused''))');
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_proof_check', 'check ("proof" in (''bot'',''name-code''))');
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_turn_check', 'check ("waiting_for" in (''staff'',''applicant''))');
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_proven_check', 'check ("proven_by" in (''bot'',''query'',''staff''))');
end
$do$;

-- server_registration_messages: A message of an application's thread, or a line of what happened to it
create table if not exists public."server_registration_messages" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "registration_id" bigint not null,
  "kind" text default 'message' not null,
  "author_id" uuid,
  "author_name" text not null,
  "is_staff" boolean default false not null,
  "body" text not null,
  "idempotency_key" text,
  "created_at" timestamp with time zone default now() not null,
  constraint "server_registration_messages_pkey" primary key ("guild_id", "id")
);
alter table public."server_registration_messages"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "registration_id" bigint,
  add column if not exists "kind" text default 'message' not null,
  add column if not exists "author_id" uuid,
  add column if not exists "author_name" text,
  add column if not exists "is_staff" boolean default false not null,
  add column if not exists "body" text,
  add column if not exists "idempotency_key" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."server_registration_messages" is 'A message of an application''s thread, or a line of what happened to it';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_registration_messages', 'server_registration_messages_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.server_registration_messages', 'server_registration_messages_key_key', array['guild_id', 'registration_id', 'idempotency_key']);
  perform grizzly_core.ensure_constraint('public.server_registration_messages', 'server_registration_messages_kind_check', 'check ("kind" in (''message'',''event''))');
end
$do$;

-- server_status: A server now: up, players, queue, map, version
create table if not exists public."server_status" (
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "service_id" text,
  "player_count" text default '0/0' not null,
  "state" text default 'unknown' not null,
  "state_since" timestamp with time zone,
  "players" integer,
  "slots" integer,
  "queue" integer,
  "map" text,
  "version" text,
  "next_restart_at" timestamp with time zone,
  "log_complete_until" timestamp with time zone,
  "checked_at" timestamp with time zone,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_status_pkey" primary key ("guild_id", "server_id")
);
alter table public."server_status"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "service_id" text,
  add column if not exists "player_count" text default '0/0' not null,
  add column if not exists "state" text default 'unknown' not null,
  add column if not exists "state_since" timestamp with time zone,
  add column if not exists "players" integer,
  add column if not exists "slots" integer,
  add column if not exists "queue" integer,
  add column if not exists "map" text,
  add column if not exists "version" text,
  add column if not exists "next_restart_at" timestamp with time zone,
  add column if not exists "log_complete_until" timestamp with time zone,
  add column if not exists "checked_at" timestamp with time zone,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_status" is 'A server now: up, players, queue, map, version';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_status', 'server_status_tenant_key', array['guild_id', 'server_id']);
  perform grizzly_core.ensure_constraint('public.server_status', 'server_status_state_check', 'check ("state" in (''up'',''restarting'',''down'',''unknown''))');
end
$do$;

-- server_stats: Players and uptime over time, thinned as it ages
create table if not exists public."server_stats" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "service_id" text,
  "timestamp" timestamp with time zone not null,
  "resolution" text default '5m' not null,
  "samples" integer default 0 not null,
  "up_samples" integer default 0 not null,
  "known_samples" integer default 0 not null,
  "players_sum" bigint default 0 not null,
  "players_peak" integer,
  "slots" integer,
  "status" text,
  "player_count" integer,
  "max_players" integer,
  "map_name" text,
  "server_name" text,
  constraint "server_stats_pkey" primary key ("guild_id", "id")
);
alter table public."server_stats"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "service_id" text,
  add column if not exists "timestamp" timestamp with time zone,
  add column if not exists "resolution" text default '5m' not null,
  add column if not exists "samples" integer default 0 not null,
  add column if not exists "up_samples" integer default 0 not null,
  add column if not exists "known_samples" integer default 0 not null,
  add column if not exists "players_sum" bigint default 0 not null,
  add column if not exists "players_peak" integer,
  add column if not exists "slots" integer,
  add column if not exists "status" text,
  add column if not exists "player_count" integer,
  add column if not exists "max_players" integer,
  add column if not exists "map_name" text,
  add column if not exists "server_name" text;
comment on table public."server_stats" is 'Players and uptime over time, thinned as it ages';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_stats', 'server_stats_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.server_stats', 'server_stats_time_key', array['guild_id', 'server_id', 'resolution', 'timestamp']);
  perform grizzly_core.ensure_constraint('public.server_stats', 'server_stats_resolution_check', 'check ("resolution" in (''5m'',''1h'',''1d''))');
end
$do$;

-- position_cells: How often players were seen in a cell of a map
create table if not exists public."position_cells" (
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "map" text not null,
  "cell" integer not null,
  "hits" integer default 0 not null,
  constraint "position_cells_pkey" primary key ("guild_id", "service_id", "cell")
);
alter table public."position_cells"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "map" text,
  add column if not exists "cell" integer,
  add column if not exists "hits" integer default 0 not null;
comment on table public."position_cells" is 'How often players were seen in a cell of a map';
do $do$
begin
  perform grizzly_core.ensure_key('public.position_cells', 'position_cells_tenant_key', array['guild_id', 'service_id', 'cell']);
end
$do$;

-- server_reviews: A player's review of a listed server, with their hours there and the server's answer
create table if not exists public."server_reviews" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "listing_id" bigint not null,
  "author_id" uuid,
  "player_id" bigint,
  "stars" smallint not null,
  "body" text not null,
  "seconds" bigint not null,
  "state" text default 'visible' not null,
  "hidden_reason" text,
  "answer" text,
  "answered_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_reviews_pkey" primary key ("guild_id", "id")
);
alter table public."server_reviews"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "listing_id" bigint,
  add column if not exists "author_id" uuid,
  add column if not exists "player_id" bigint,
  add column if not exists "stars" smallint,
  add column if not exists "body" text,
  add column if not exists "seconds" bigint,
  add column if not exists "state" text default 'visible' not null,
  add column if not exists "hidden_reason" text,
  add column if not exists "answer" text,
  add column if not exists "answered_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_reviews" is 'A player''s review of a listed server, with their hours there and the server''s answer';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_reviews', 'server_reviews_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.server_reviews', 'server_reviews_author_key', array['guild_id', 'listing_id', 'author_id']);
  perform grizzly_core.ensure_constraint('public.server_reviews', 'server_reviews_stars_check', 'check ("stars" between 1 and 5)');
  perform grizzly_core.ensure_constraint('public.server_reviews', 'server_reviews_state_check', 'check ("state" in (''visible'',''hidden''))');
  perform grizzly_core.ensure_constraint('public.server_reviews', 'server_reviews_body_check', 'check (length("body") <= 2000)');
  perform grizzly_core.ensure_constraint('public.server_reviews', 'server_reviews_answer_check', 'check (length("answer") <= 1000)');
end
$do$;

-- server_listing_reports: A report about a listing
create table if not exists public."server_listing_reports" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "listing_id" bigint not null,
  "review_id" uuid,
  "topic" text,
  "reported_by" uuid,
  "reason" text not null,
  "state" text default 'open' not null,
  "answer" text,
  "decided_by" uuid,
  "decided_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_listing_reports_pkey" primary key ("guild_id", "id")
);
alter table public."server_listing_reports"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "listing_id" bigint,
  add column if not exists "review_id" uuid,
  add column if not exists "topic" text,
  add column if not exists "reported_by" uuid,
  add column if not exists "reason" text,
  add column if not exists "state" text default 'open' not null,
  add column if not exists "answer" text,
  add column if not exists "decided_by" uuid,
  add column if not exists "decided_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_listing_reports" is 'A report about a listing';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_listing_reports', 'server_listing_reports_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_constraint('public.server_listing_reports', 'server_listing_reports_state_check', 'check ("state" in (''open'',''upheld'',''dismissed''))');
end
$do$;

-- server_listing_pictures: A picture that was uploaded for a listing's banner
create table if not exists public."server_listing_pictures" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "listing_id" bigint not null,
  "wide" bytea not null,
  "card" bytea not null,
  "created_at" timestamp with time zone default now() not null,
  constraint "server_listing_pictures_pkey" primary key ("guild_id", "id")
);
alter table public."server_listing_pictures"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "listing_id" bigint,
  add column if not exists "wide" bytea,
  add column if not exists "card" bytea,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."server_listing_pictures" is 'A picture that was uploaded for a listing''s banner';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_listing_pictures', 'server_listing_pictures_tenant_key', array['guild_id', 'id']);
end
$do$;

-- listing_days: How many visitors a listing had on a day, and how many pressed its invite
create table if not exists public."listing_days" (
  "guild_id" varchar(20) not null,
  "listing_id" bigint not null,
  "day" date not null,
  "views" integer default 0 not null,
  "joins" integer default 0 not null,
  constraint "listing_days_pkey" primary key ("guild_id", "listing_id", "day")
);
alter table public."listing_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "listing_id" bigint,
  add column if not exists "day" date,
  add column if not exists "views" integer default 0 not null,
  add column if not exists "joins" integer default 0 not null;
comment on table public."listing_days" is 'How many visitors a listing had on a day, and how many pressed its invite';
do $do$
begin
  perform grizzly_core.ensure_key('public.listing_days', 'listing_days_tenant_key', array['guild_id', 'listing_id', 'day']);
end
$do$;

-- directory_entries: What the directory searches, filters and draws of a live listing
create table if not exists public."directory_entries" (
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "name_key" text not null,
  "facets" text[] not null,
  "words" tsvector not null,
  "featured" boolean default false not null,
  "turn" integer not null,
  "published_at" timestamp with time zone,
  "indexed_at" timestamp with time zone not null,
  "spark" text default '' not null,
  "spark_end" timestamp with time zone,
  "history" text default '' not null,
  "history_end" timestamp with time zone,
  "peak" integer,
  "counted_at" timestamp with time zone,
  constraint "directory_entries_pkey" primary key ("guild_id", "server_id")
);
alter table public."directory_entries"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "name_key" text,
  add column if not exists "facets" text[],
  add column if not exists "words" tsvector,
  add column if not exists "featured" boolean default false not null,
  add column if not exists "turn" integer,
  add column if not exists "published_at" timestamp with time zone,
  add column if not exists "indexed_at" timestamp with time zone,
  add column if not exists "spark" text default '' not null,
  add column if not exists "spark_end" timestamp with time zone,
  add column if not exists "history" text default '' not null,
  add column if not exists "history_end" timestamp with time zone,
  add column if not exists "peak" integer,
  add column if not exists "counted_at" timestamp with time zone;
comment on table public."directory_entries" is 'What the directory searches, filters and draws of a live listing';
do $do$
begin
  perform grizzly_core.ensure_key('public.directory_entries', 'directory_entries_tenant_key', array['guild_id', 'server_id']);
end
$do$;

-- directory_ranks: Where a live listing stands in one order of the directory
create table if not exists public."directory_ranks" (
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "board" smallint not null,
  "place" double precision not null,
  "name_key" text not null,
  constraint "directory_ranks_pkey" primary key ("guild_id", "server_id", "board")
);
alter table public."directory_ranks"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "board" smallint,
  add column if not exists "place" double precision,
  add column if not exists "name_key" text;
comment on table public."directory_ranks" is 'Where a live listing stands in one order of the directory';
do $do$
begin
  perform grizzly_core.ensure_key('public.directory_ranks', 'directory_ranks_tenant_key', array['guild_id', 'server_id', 'board']);
end
$do$;

-- server_vibes: How people play on a listed server: fights, nights, building, lives, newcomers
create table if not exists public."server_vibes" (
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "counted_at" timestamp with time zone not null,
  "fight_metres" integer,
  "fights" integer default 0 not null,
  "night_percent" integer,
  "built_tenths" integer,
  "life_minutes" integer,
  "newcomers_percent" integer,
  "newcomers" integer default 0 not null,
  constraint "server_vibes_pkey" primary key ("guild_id", "server_id")
);
alter table public."server_vibes"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "counted_at" timestamp with time zone,
  add column if not exists "fight_metres" integer,
  add column if not exists "fights" integer default 0 not null,
  add column if not exists "night_percent" integer,
  add column if not exists "built_tenths" integer,
  add column if not exists "life_minutes" integer,
  add column if not exists "newcomers_percent" integer,
  add column if not exists "newcomers" integer default 0 not null;
comment on table public."server_vibes" is 'How people play on a listed server: fights, nights, building, lives, newcomers';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_vibes', 'server_vibes_tenant_key', array['guild_id', 'server_id']);
end
$do$;
