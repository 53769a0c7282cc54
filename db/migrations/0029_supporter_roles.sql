-- supporter roles

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

do $do$
begin
  perform grizzly_core.ensure_index('patreon_sync_logs_started_idx', 'create index "patreon_sync_logs_started_idx" on public."patreon_sync_logs" ("started_at" desc)');
  perform grizzly_core.ensure_index('patreon_sync_logs_open_idx', 'create unique index "patreon_sync_logs_open_idx" on public."patreon_sync_logs" (((true))) where state in (''asked'',''running'')');
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
