-- v1.0 (2026-11-22)
-- Grizzly 10_patronage: Patreon memberships and plans.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

-- supporter_thanks: A supporter who wants to be thanked by name
create table if not exists public."supporter_thanks" (
  "grizzly_user_id" uuid not null,
  "shown_name" text not null,
  "tier" text not null,
  "since" timestamp with time zone not null,
  "opted_in_at" timestamp with time zone default now() not null,
  constraint "supporter_thanks_pkey" primary key ("grizzly_user_id")
);
alter table public."supporter_thanks"
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "shown_name" text,
  add column if not exists "tier" text,
  add column if not exists "since" timestamp with time zone,
  add column if not exists "opted_in_at" timestamp with time zone default now() not null;
comment on table public."supporter_thanks" is 'A supporter who wants to be thanked by name';
do $do$
begin
  perform grizzly_core.ensure_key('public.supporter_thanks', 'supporter_thanks_tenant_key', array['grizzly_user_id']);
end
$do$;

-- patreon_subscriptions: A Patreon membership as Patreon last told it
create table if not exists public."patreon_subscriptions" (
  "id" uuid default gen_random_uuid() not null,
  "discord_id" varchar(20),
  "grizzly_user_id" uuid,
  "patreon_user_id" text,
  "member_id" text,
  "campaign_id" text,
  "patreon_email" text,
  "full_name" text,
  "subscription_tier" text,
  "active" boolean default false not null,
  "patron_status" text,
  "tier_ids" text[] default '{}'::text[] not null,
  "entitled_cents" integer default 0 not null,
  "will_pay_cents" integer,
  "is_gifted" boolean default false not null,
  "is_free_trial" boolean default false not null,
  "last_charge_status" text,
  "last_charge_date" timestamp with time zone,
  "next_charge_date" timestamp with time zone,
  "pledge_started_at" timestamp with time zone,
  "declined_at" timestamp with time zone,
  "grace_until" timestamp with time zone,
  "verified_at" timestamp with time zone,
  "verified_by" text,
  "expires_at" timestamp with time zone,
  "revoked_at" timestamp with time zone,
  "revoked_by" text,
  "last_synced_at" timestamp with time zone,
  "last_error" text,
  "removed_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "patreon_subscriptions_pkey" primary key ("id")
);
alter table public."patreon_subscriptions"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "patreon_user_id" text,
  add column if not exists "member_id" text,
  add column if not exists "campaign_id" text,
  add column if not exists "patreon_email" text,
  add column if not exists "full_name" text,
  add column if not exists "subscription_tier" text,
  add column if not exists "active" boolean default false not null,
  add column if not exists "patron_status" text,
  add column if not exists "tier_ids" text[] default '{}'::text[] not null,
  add column if not exists "entitled_cents" integer default 0 not null,
  add column if not exists "will_pay_cents" integer,
  add column if not exists "is_gifted" boolean default false not null,
  add column if not exists "is_free_trial" boolean default false not null,
  add column if not exists "last_charge_status" text,
  add column if not exists "last_charge_date" timestamp with time zone,
  add column if not exists "next_charge_date" timestamp with time zone,
  add column if not exists "pledge_started_at" timestamp with time zone,
  add column if not exists "declined_at" timestamp with time zone,
  add column if not exists "grace_until" timestamp with time zone,
  add column if not exists "verified_at" timestamp with time zone,
  add column if not exists "verified_by" text,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "revoked_at" timestamp with time zone,
  add column if not exists "revoked_by" text,
  add column if not exists "last_synced_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "removed_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."patreon_subscriptions" is 'A Patreon membership as Patreon last told it';
do $do$
begin
  perform grizzly_core.ensure_key('public.patreon_subscriptions', 'patreon_subscriptions_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.patreon_subscriptions', 'patreon_subscriptions_discord_id_key', array['discord_id']);
  perform grizzly_core.ensure_key('public.patreon_subscriptions', 'patreon_subscriptions_grizzly_user_id_key', array['grizzly_user_id']);
  perform grizzly_core.ensure_key('public.patreon_subscriptions', 'patreon_subscriptions_patreon_user_id_key', array['patreon_user_id']);
  perform grizzly_core.ensure_key('public.patreon_subscriptions', 'patreon_subscriptions_member_id_key', array['member_id']);
end
$do$;

-- patreon_sync_logs: One sync with Patreon: what asked for it, seen, changed, failed, took
create table if not exists public."patreon_sync_logs" (
  "id" uuid default gen_random_uuid() not null,
  "reason" text not null,
  "asked_by" uuid,
  "member_id" text,
  "seen" integer default 0 not null,
  "changed" integer default 0 not null,
  "failed" integer default 0 not null,
  "changes" jsonb,
  "error" text,
  "started_at" timestamp with time zone default now() not null,
  "took_ms" integer,
  "campaign_id" text,
  "state" text default 'done' not null,
  "cursor" text,
  "runner" text,
  "heartbeat_at" timestamp with time zone,
  constraint "patreon_sync_logs_pkey" primary key ("id")
);
alter table public."patreon_sync_logs"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "reason" text,
  add column if not exists "asked_by" uuid,
  add column if not exists "member_id" text,
  add column if not exists "seen" integer default 0 not null,
  add column if not exists "changed" integer default 0 not null,
  add column if not exists "failed" integer default 0 not null,
  add column if not exists "changes" jsonb,
  add column if not exists "error" text,
  add column if not exists "started_at" timestamp with time zone default now() not null,
  add column if not exists "took_ms" integer,
  add column if not exists "campaign_id" text,
  add column if not exists "state" text default 'done' not null,
  add column if not exists "cursor" text,
  add column if not exists "runner" text,
  add column if not exists "heartbeat_at" timestamp with time zone;
comment on table public."patreon_sync_logs" is 'One sync with Patreon: what asked for it, seen, changed, failed, took';
do $do$
begin
  perform grizzly_core.ensure_key('public.patreon_sync_logs', 'patreon_sync_logs_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.patreon_sync_logs', 'patreon_sync_logs_reason_check', 'check ("reason" in (''webhook'',''schedule'',''person'',''staff'',''link''))');
  perform grizzly_core.ensure_constraint('public.patreon_sync_logs', 'patreon_sync_logs_state_check', 'check ("state" in (''asked'',''running'',''done'',''failed''))');
end
$do$;

-- patreon_verification_requests: A person asks staff to match a Patreon account by hand
create table if not exists public."patreon_verification_requests" (
  "id" uuid default gen_random_uuid() not null,
  "discord_id" varchar(20),
  "grizzly_user_id" uuid,
  "patreon_email" text,
  "message" text,
  "requested_at" timestamp with time zone default now() not null,
  "processed" boolean default false not null,
  "processed_at" timestamp with time zone,
  "processed_by" text,
  "approved" boolean,
  "notes" text,
  constraint "patreon_verification_requests_pkey" primary key ("id")
);
alter table public."patreon_verification_requests"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "patreon_email" text,
  add column if not exists "message" text,
  add column if not exists "requested_at" timestamp with time zone default now() not null,
  add column if not exists "processed" boolean default false not null,
  add column if not exists "processed_at" timestamp with time zone,
  add column if not exists "processed_by" text,
  add column if not exists "approved" boolean,
  add column if not exists "notes" text;
comment on table public."patreon_verification_requests" is 'A person asks staff to match a Patreon account by hand';
do $do$
begin
  perform grizzly_core.ensure_key('public.patreon_verification_requests', 'patreon_verification_requests_tenant_key', array['id']);
end
$do$;

-- patreon_webhook_deliveries: A webhook that arrived, and whether it is applied
create table if not exists public."patreon_webhook_deliveries" (
  "body_hash" text not null,
  "event" text not null,
  "member_id" text,
  "received_at" timestamp with time zone default now() not null,
  "state" text default 'received' not null,
  "attempts" integer default 0 not null,
  "next_try_at" timestamp with time zone default now() not null,
  "applied_at" timestamp with time zone,
  "error" text,
  constraint "patreon_webhook_deliveries_pkey" primary key ("body_hash")
);
alter table public."patreon_webhook_deliveries"
  add column if not exists "body_hash" text,
  add column if not exists "event" text,
  add column if not exists "member_id" text,
  add column if not exists "received_at" timestamp with time zone default now() not null,
  add column if not exists "state" text default 'received' not null,
  add column if not exists "attempts" integer default 0 not null,
  add column if not exists "next_try_at" timestamp with time zone default now() not null,
  add column if not exists "applied_at" timestamp with time zone,
  add column if not exists "error" text;
comment on table public."patreon_webhook_deliveries" is 'A webhook that arrived, and whether it is applied';
do $do$
begin
  perform grizzly_core.ensure_key('public.patreon_webhook_deliveries', 'patreon_webhook_deliveries_tenant_key', array['body_hash']);
  perform grizzly_core.ensure_constraint('public.patreon_webhook_deliveries', 'patreon_webhook_deliveries_state_check', 'check ("state" in (''received'',''applied'',''failed''))');
end
$do$;

-- subscriptions: The plan that a person holds, from when to when, paid or granted
create table if not exists public."subscriptions" (
  "id" uuid default gen_random_uuid() not null,
  "grizzly_user_id" uuid,
  "source" text not null,
  "tier" text not null,
  "state" text default 'active' not null,
  "gifted" boolean default false not null,
  "trial" boolean default false not null,
  "starts_at" timestamp with time zone default now() not null,
  "ends_at" timestamp with time zone,
  "grace_until" timestamp with time zone,
  "granted_by" uuid,
  "reason" text,
  "moved_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "subscriptions_pkey" primary key ("id")
);
alter table public."subscriptions"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "source" text,
  add column if not exists "tier" text,
  add column if not exists "state" text default 'active' not null,
  add column if not exists "gifted" boolean default false not null,
  add column if not exists "trial" boolean default false not null,
  add column if not exists "starts_at" timestamp with time zone default now() not null,
  add column if not exists "ends_at" timestamp with time zone,
  add column if not exists "grace_until" timestamp with time zone,
  add column if not exists "granted_by" uuid,
  add column if not exists "reason" text,
  add column if not exists "moved_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."subscriptions" is 'The plan that a person holds, from when to when, paid or granted';
do $do$
begin
  perform grizzly_core.ensure_key('public.subscriptions', 'subscriptions_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.subscriptions', 'subscriptions_source_check', 'check ("source" in (''patreon'',''grant''))');
  perform grizzly_core.ensure_constraint('public.subscriptions', 'subscriptions_tier_check', 'check ("tier" in (''bronze'',''silver'',''gold'',''partner''))');
  perform grizzly_core.ensure_constraint('public.subscriptions', 'subscriptions_state_check', 'check ("state" in (''active'',''grace'',''ended''))');
end
$do$;

-- guild_subscriptions: The plan of a guild and the supporter who pays for it
create table if not exists public."guild_subscriptions" (
  "guild_id" varchar(20) not null,
  "guild_name" text,
  "owner_id" varchar(20),
  "member_count" integer,
  "subscription_tier" text default 'free' not null,
  "subscription_id" uuid,
  "supporter_user_id" uuid,
  "tier" text,
  "state" text default 'ended' not null,
  "since" timestamp with time zone,
  "moved_at" timestamp with time zone,
  "joined_at" timestamp with time zone,
  "last_active" timestamp with time zone,
  "auto_setup_completed" boolean default false not null,
  "nitrado_connected" boolean default false not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_subscriptions_pkey" primary key ("guild_id")
);
alter table public."guild_subscriptions"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "guild_name" text,
  add column if not exists "owner_id" varchar(20),
  add column if not exists "member_count" integer,
  add column if not exists "subscription_tier" text default 'free' not null,
  add column if not exists "subscription_id" uuid,
  add column if not exists "supporter_user_id" uuid,
  add column if not exists "tier" text,
  add column if not exists "state" text default 'ended' not null,
  add column if not exists "since" timestamp with time zone,
  add column if not exists "moved_at" timestamp with time zone,
  add column if not exists "joined_at" timestamp with time zone,
  add column if not exists "last_active" timestamp with time zone,
  add column if not exists "auto_setup_completed" boolean default false not null,
  add column if not exists "nitrado_connected" boolean default false not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_subscriptions" is 'The plan of a guild and the supporter who pays for it';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_subscriptions', 'guild_subscriptions_tenant_key', array['guild_id']);
  perform grizzly_core.ensure_constraint('public.guild_subscriptions', 'guild_subscriptions_state_check', 'check ("state" in (''active'',''grace'',''ended''))');
end
$do$;

-- guild_tier_roles: Which role of a guild shows which tier
create table if not exists public."guild_tier_roles" (
  "guild_id" varchar(20) not null,
  "tier" text not null,
  "role_id" varchar(20) not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_tier_roles_pkey" primary key ("guild_id", "tier")
);
alter table public."guild_tier_roles"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "tier" text,
  add column if not exists "role_id" varchar(20),
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_tier_roles" is 'Which role of a guild shows which tier';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_tier_roles', 'guild_tier_roles_tenant_key', array['guild_id', 'tier']);
  perform grizzly_core.ensure_key('public.guild_tier_roles', 'guild_tier_roles_role_key', array['guild_id', 'role_id']);
  perform grizzly_core.ensure_constraint('public.guild_tier_roles', 'guild_tier_roles_tier_check', 'check ("tier" in (''bronze'',''silver'',''gold'',''partner''))');
end
$do$;

-- supporter_roles: The role that a member of a guild should hold for their plan, and whether Discord has it so
create table if not exists public."supporter_roles" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "tier" text not null,
  "role_id" varchar(20),
  "state" text default 'waiting' not null,
  "drift" text,
  "reason" text,
  "round" integer default 1 not null,
  "attempts" integer default 0 not null,
  "next_try_at" timestamp with time zone default now() not null,
  "applied_at" timestamp with time zone,
  "found_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "supporter_roles_pkey" primary key ("guild_id", "discord_id")
);
alter table public."supporter_roles"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "tier" text,
  add column if not exists "role_id" varchar(20),
  add column if not exists "state" text default 'waiting' not null,
  add column if not exists "drift" text,
  add column if not exists "reason" text,
  add column if not exists "round" integer default 1 not null,
  add column if not exists "attempts" integer default 0 not null,
  add column if not exists "next_try_at" timestamp with time zone default now() not null,
  add column if not exists "applied_at" timestamp with time zone,
  add column if not exists "found_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."supporter_roles" is 'The role that a member of a guild should hold for their plan, and whether Discord has it so';
do $do$
begin
  perform grizzly_core.ensure_key('public.supporter_roles', 'supporter_roles_tenant_key', array['guild_id', 'discord_id']);
  perform grizzly_core.ensure_constraint('public.supporter_roles', 'supporter_roles_tier_check', 'check ("tier" in (''none'',''bronze'',''silver'',''gold'',''partner''))');
  perform grizzly_core.ensure_constraint('public.supporter_roles', 'supporter_roles_state_check', 'check ("state" in (''waiting'',''applied'',''failed'',''drift''))');
  perform grizzly_core.ensure_constraint('public.supporter_roles', 'supporter_roles_drift_check', 'check ("drift" in (''missing'',''unpaid''))');
end
$do$;

-- patreon_creator_tokens: The creator's access to the campaign, sealed, renewed in one place
create table if not exists public."patreon_creator_tokens" (
  "id" uuid default gen_random_uuid() not null,
  "campaign_id" text not null,
  "access_token" text not null,
  "refresh_token" text,
  "expires_at" timestamp with time zone,
  "refreshed_at" timestamp with time zone,
  "state" text default 'active' not null,
  "failure" text,
  "failed_at" timestamp with time zone,
  "taken_from" text[] not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "patreon_creator_tokens_pkey" primary key ("id")
);
alter table public."patreon_creator_tokens"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "campaign_id" text,
  add column if not exists "access_token" text,
  add column if not exists "refresh_token" text,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "refreshed_at" timestamp with time zone,
  add column if not exists "state" text default 'active' not null,
  add column if not exists "failure" text,
  add column if not exists "failed_at" timestamp with time zone,
  add column if not exists "taken_from" text[],
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."patreon_creator_tokens" is 'The creator''s access to the campaign, sealed, renewed in one place';
do $do$
begin
  perform grizzly_core.ensure_key('public.patreon_creator_tokens', 'patreon_creator_tokens_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.patreon_creator_tokens', 'patreon_creator_tokens_campaign_id_key', array['campaign_id']);
  perform grizzly_core.ensure_constraint('public.patreon_creator_tokens', 'patreon_creator_tokens_state_check', 'check ("state" in (''active'',''reconnect''))');
  perform grizzly_core.ensure_constraint('public.patreon_creator_tokens', 'patreon_creator_tokens_sealed_check', 'check ("access_token" like ''v1.%'' and ("refresh_token" is null or "refresh_token" like ''v1.%''))');
end
$do$;
