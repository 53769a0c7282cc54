-- v1.0 (2026-11-22)
-- Grizzly 00_core: persons, guilds, the bus, audit; roles and the functions that the other files use.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

-- Roles that the contexts switch to. None can sign in, none can bypass row-level security, none owns a table.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['grizzly_app', 'grizzly_member', 'grizzly_public', 'grizzly_system'] loop
    begin
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole noinherit nobypassrls', role_name);
    exception when duplicate_object or unique_violation then
      null;
    end;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      begin
        execute format('grant %I to current_user', role_name);
      exception when insufficient_privilege then
        raise warning 'grizzly: % may not be granted to %: an administrator has to', role_name, current_user;
      end;
    end if;
  end loop;
end
$$;

create schema if not exists grizzly_core;

-- The scope of the transaction. `set_config(…, true)` leaves '' behind on a pooled connection: that is no scope.
create or replace function grizzly_core.guild_id() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.guild_id', true), '') $$;
create or replace function grizzly_core.user_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
create or replace function grizzly_core.discord_id() returns text
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.discord_id', true), '') $$;

-- The functions below add what is missing and leave alone what is there. What old rows contradict is not added:
-- a warning says so, and `npm run db:doctor` names it.
create or replace function grizzly_core.try(statement text, what text) returns void
  language plpgsql
  as $$
begin
  execute statement;
exception when others then
  raise warning 'grizzly: % is left out: %', what, sqlerrm;
end
$$;

create or replace function grizzly_core.same_columns(of_table regclass, key_columns smallint[], wanted text[]) returns boolean
  language sql stable
  as $$
  select (select array_agg(a.attname::text order by a.attname::text)
            from pg_attribute a where a.attrelid = of_table and a.attnum = any (key_columns))
       = (select array_agg(w order by w) from unnest(wanted) w)
     and cardinality(key_columns) = cardinality(wanted)
$$;

create or replace function grizzly_core.ensure_key(of_table regclass, key_name text, columns text[], nulls text default '') returns void
  language plpgsql
  as $$
begin
  if exists (
    select 1 from pg_index i
    where i.indrelid = of_table and i.indisunique and i.indpred is null and i.indexprs is null
      and i.indnullsnotdistinct = (nulls <> '')
      and grizzly_core.same_columns(of_table, (i.indkey::smallint[])[0:i.indnkeyatts - 1], columns)
  ) then
    return;
  end if;
  perform grizzly_core.try(
    format('alter table %s add constraint %I unique %s (%s)', of_table, key_name, nulls,
      (select string_agg(quote_ident(c), ', ' order by n) from unnest(columns) with ordinality as x(c, n))),
    format('%s: key %s', of_table, key_name));
end
$$;

create or replace function grizzly_core.ensure_constraint(of_table regclass, constraint_name text, definition text) returns void
  language plpgsql
  as $$
begin
  if not exists (select 1 from pg_constraint c where c.conrelid = of_table and c.conname = constraint_name) then
    perform grizzly_core.try(format('alter table %s add constraint %I %s', of_table, constraint_name, definition),
      format('%s: constraint %s', of_table, constraint_name));
  end if;
end
$$;

create or replace function grizzly_core.ensure_index(index_name text, definition text) returns void
  language plpgsql
  as $$
begin
  if to_regclass(format('public.%I', index_name)) is null then
    perform grizzly_core.try(definition, format('index %s', index_name));
  end if;
end
$$;

-- A policy carries the hash of its text as its comment, so that an unchanged one is left alone.
create or replace function grizzly_core.ensure_policy(
  of_table regclass, policy_name text, command text, for_role text, using_text text, check_text text) returns void
  language plpgsql
  as $$
declare
  wanted text := md5(concat_ws('|', command, for_role, using_text, check_text));
  present text := (
    select coalesce(obj_description(p.oid, 'pg_policy'), '')
    from pg_policy p where p.polrelid = of_table and p.polname = policy_name);
begin
  if present = wanted then
    return;
  end if;
  if present is not null then
    execute format('drop policy %I on %s', policy_name, of_table);
  end if;
  perform grizzly_core.try(
    format('create policy %I on %s for %s to %I', policy_name, of_table, command, for_role)
      || case when using_text is null then '' else format(' using (%s)', using_text) end
      || case when check_text is null then '' else format(' with check (%s)', check_text) end,
    format('%s: policy %s', of_table, policy_name));
  if exists (select 1 from pg_policy p where p.polrelid = of_table and p.polname = policy_name) then
    execute format('comment on policy %I on %s is %L', policy_name, of_table, wanted);
  end if;
end
$$;

-- Rights on a table, and on the sequences that its columns own.
create or replace function grizzly_core.ensure_rights(of_table regclass, for_role text, rights text, columns text default null) returns void
  language plpgsql
  as $$
declare
  owned regclass;
begin
  execute format('revoke all on table %s from public, %I', of_table, for_role);
  if rights = '' then
    return;
  end if;
  perform grizzly_core.try(
    case when columns is null then format('grant %s on table %s to %I', rights, of_table, for_role)
      else format('grant %s (%s) on table %s to %I', rights, columns, of_table, for_role) end,
    format('%s: rights of %s', of_table, for_role));
  if rights like '%insert%' then
    for owned in
      select d.objid::regclass from pg_depend d
      join pg_class c on c.oid = d.objid and c.relkind = 'S'
      where d.refobjid = of_table and d.deptype = 'a'
    loop
      execute format('grant usage on sequence %s to %I', owned, for_role);
    end loop;
  end if;
end
$$;

create or replace function grizzly_core.ensure_walls(of_table regclass) returns void
  language plpgsql
  as $$
begin
  if not (select c.relrowsecurity and c.relforcerowsecurity from pg_class c where c.oid = of_table) then
    execute format('alter table %s enable row level security', of_table);
    execute format('alter table %s force row level security', of_table);
  end if;
end
$$;

-- For an operator who lets go of a key of the old shape; nothing here calls it.
create or replace function grizzly_core.drop_key(of_table regclass, columns text[]) returns void
  language plpgsql
  as $$
declare
  key record;
begin
  for key in
    select i.indexrelid::regclass::text as index_name, c.conname
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
    where i.indrelid = of_table and i.indisunique and i.indpred is null and i.indexprs is null
      and grizzly_core.same_columns(of_table, (i.indkey::smallint[])[0:i.indnkeyatts - 1], columns)
  loop
    if key.conname is null then
      execute format('drop index %s', key.index_name);
    else
      execute format('alter table %s drop constraint %I', of_table, key.conname);
    end if;
  end loop;
end
$$;

-- Likewise for a column that may not be null; where it is part of the primary key, that becomes a plain unique key.
create or replace function grizzly_core.allow_null(of_table regclass, column_name text) returns void
  language plpgsql
  as $$
declare
  key record;
begin
  for key in
    select c.conname, string_agg(quote_ident(a.attname), ', ') as columns
    from pg_constraint c join pg_attribute a on a.attrelid = of_table and a.attnum = any (c.conkey)
    where c.conrelid = of_table and c.contype = 'p'
    group by c.conname having bool_or(a.attname = column_name)
  loop
    execute format('alter table %s drop constraint %I', of_table, key.conname);
    execute format('alter table %s add unique (%s)', of_table, key.columns);
  end loop;
  execute format('alter table %s alter column %I drop not null', of_table, column_name);
end
$$;

revoke all on all functions in schema grizzly_core from public;
grant usage on schema grizzly_core to grizzly_app, grizzly_member, grizzly_public, grizzly_system;
grant usage on schema public to grizzly_app, grizzly_member, grizzly_public, grizzly_system;
grant execute on function grizzly_core.guild_id(), grizzly_core.user_id(), grizzly_core.discord_id()
  to grizzly_app, grizzly_member, grizzly_public, grizzly_system;

-- grizzly_users: A person: Discord id, Patreon id, platform ids, name, locale and time zone
create table if not exists public."grizzly_users" (
  "id" uuid default gen_random_uuid() not null,
  "discord_id" varchar(20) not null,
  "patreon_user_id" text,
  "patreon_linked_at" timestamp with time zone,
  "xbox_id" text,
  "playstation_id" text,
  "steam_id" text,
  "display_name" text not null,
  "avatar" text,
  "locale" text,
  "time_zone" text,
  "preferences" jsonb default '{}'::jsonb not null,
  "banned_at" timestamp with time zone,
  "ban_reason" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "grizzly_users_pkey" primary key ("id")
);
alter table public."grizzly_users"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "patreon_user_id" text,
  add column if not exists "patreon_linked_at" timestamp with time zone,
  add column if not exists "xbox_id" text,
  add column if not exists "playstation_id" text,
  add column if not exists "steam_id" text,
  add column if not exists "display_name" text,
  add column if not exists "avatar" text,
  add column if not exists "locale" text,
  add column if not exists "time_zone" text,
  add column if not exists "preferences" jsonb default '{}'::jsonb not null,
  add column if not exists "banned_at" timestamp with time zone,
  add column if not exists "ban_reason" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."grizzly_users" is 'A person: Discord id, Patreon id, platform ids, name, locale and time zone';
do $do$
begin
  perform grizzly_core.ensure_key('public.grizzly_users', 'grizzly_users_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.grizzly_users', 'grizzly_users_discord_id_key', array['discord_id']);
  perform grizzly_core.ensure_key('public.grizzly_users', 'grizzly_users_patreon_user_id_key', array['patreon_user_id']);
end
$do$;

-- guilds: A guild (Discord server): name, address in URLs, picture, shown to visitors or not
create table if not exists public."guilds" (
  "guild_id" varchar(20) not null,
  "name" text not null,
  "slug" text not null,
  "icon" text,
  "owner_discord_id" varchar(20),
  "is_public" boolean default false not null,
  "description" text,
  "time_zone" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guilds_pkey" primary key ("guild_id")
);
alter table public."guilds"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "name" text,
  add column if not exists "slug" text,
  add column if not exists "icon" text,
  add column if not exists "owner_discord_id" varchar(20),
  add column if not exists "is_public" boolean default false not null,
  add column if not exists "description" text,
  add column if not exists "time_zone" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guilds" is 'A guild (Discord server): name, address in URLs, picture, shown to visitors or not';
do $do$
begin
  perform grizzly_core.ensure_key('public.guilds', 'guilds_tenant_key', array['guild_id']);
  perform grizzly_core.ensure_key('public.guilds', 'guilds_slug_key', array['slug']);
  perform grizzly_core.ensure_constraint('public.guilds', 'guilds_slug_check', 'check ("slug" ~ ''^[a-z0-9](-?[a-z0-9])*$'' and length("slug") <= 60)');
end
$do$;

-- guild_sync: The bot's state in a guild, its last sync and its last error
create table if not exists public."guild_sync" (
  "guild_id" varchar(20) not null,
  "state" text default 'active' not null,
  "bot_present" boolean default false not null,
  "member_count" integer,
  "last_sync_at" timestamp with time zone,
  "last_error" text,
  "last_error_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_sync_pkey" primary key ("guild_id")
);
alter table public."guild_sync"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "state" text default 'active' not null,
  add column if not exists "bot_present" boolean default false not null,
  add column if not exists "member_count" integer,
  add column if not exists "last_sync_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "last_error_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_sync" is 'The bot''s state in a guild, its last sync and its last error';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_sync', 'guild_sync_tenant_key', array['guild_id']);
  perform grizzly_core.ensure_constraint('public.guild_sync', 'guild_sync_state_check', 'check ("state" in (''active'',''sleep'',''error''))');
end
$do$;

-- guild_channels: A Discord channel that has a purpose: tickets, a feed, logs
create table if not exists public."guild_channels" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "channel_id" varchar(20) not null,
  "purpose" text not null,
  "name" text,
  "kind" text,
  "is_enabled" boolean default true not null,
  "disabled_reason" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_channels_pkey" primary key ("guild_id", "id")
);
alter table public."guild_channels"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "channel_id" varchar(20),
  add column if not exists "purpose" text,
  add column if not exists "name" text,
  add column if not exists "kind" text,
  add column if not exists "is_enabled" boolean default true not null,
  add column if not exists "disabled_reason" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_channels" is 'A Discord channel that has a purpose: tickets, a feed, logs';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_channels', 'guild_channels_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.guild_channels', 'guild_channels_purpose_key', array['guild_id', 'purpose', 'channel_id']);
end
$do$;

-- guild_feed_map: Which feed goes to which channel, on or off, with what filter
create table if not exists public."guild_feed_map" (
  "guild_id" varchar(20) not null,
  "feed_map" jsonb default '{}'::jsonb not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_feed_map_pkey" primary key ("guild_id")
);
alter table public."guild_feed_map"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "feed_map" jsonb default '{}'::jsonb not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_feed_map" is 'Which feed goes to which channel, on or off, with what filter';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_feed_map', 'guild_feed_map_tenant_key', array['guild_id']);
end
$do$;

-- guild_rights: What a person may do in a guild, as Discord last said
create table if not exists public."guild_rights" (
  "grizzly_user_id" uuid not null,
  "guild_id" varchar(20) not null,
  "guild_name" text not null,
  "icon" text,
  "owner" boolean default false not null,
  "permissions" text default '0' not null,
  "role_ids" text[],
  "roles_fetched_at" timestamp with time zone,
  "fetched_at" timestamp with time zone default now() not null,
  constraint "guild_rights_pkey" primary key ("grizzly_user_id", "guild_id")
);
alter table public."guild_rights"
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "guild_name" text,
  add column if not exists "icon" text,
  add column if not exists "owner" boolean default false not null,
  add column if not exists "permissions" text default '0' not null,
  add column if not exists "role_ids" text[],
  add column if not exists "roles_fetched_at" timestamp with time zone,
  add column if not exists "fetched_at" timestamp with time zone default now() not null;
comment on table public."guild_rights" is 'What a person may do in a guild, as Discord last said';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_rights', 'guild_rights_tenant_key', array['grizzly_user_id', 'guild_id']);
end
$do$;

-- guild_rights_state: When a person's guild rights were last fetched, and the error if that failed
create table if not exists public."guild_rights_state" (
  "grizzly_user_id" uuid not null,
  "fetched_at" timestamp with time zone,
  "attempted_at" timestamp with time zone,
  "last_error" text,
  constraint "guild_rights_state_pkey" primary key ("grizzly_user_id")
);
alter table public."guild_rights_state"
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "fetched_at" timestamp with time zone,
  add column if not exists "attempted_at" timestamp with time zone,
  add column if not exists "last_error" text;
comment on table public."guild_rights_state" is 'When a person''s guild rights were last fetched, and the error if that failed';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_rights_state', 'guild_rights_state_tenant_key', array['grizzly_user_id']);
end
$do$;

-- guild_section_grants: A right on a section of the dashboard, given to a Discord role or a person
create table if not exists public."guild_section_grants" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "section" text not null,
  "subject_kind" text not null,
  "subject_id" varchar(20) not null,
  "level" text not null,
  "granted_by" uuid,
  "created_at" timestamp with time zone default now() not null,
  constraint "guild_section_grants_pkey" primary key ("guild_id", "id")
);
alter table public."guild_section_grants"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "section" text,
  add column if not exists "subject_kind" text,
  add column if not exists "subject_id" varchar(20),
  add column if not exists "level" text,
  add column if not exists "granted_by" uuid,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."guild_section_grants" is 'A right on a section of the dashboard, given to a Discord role or a person';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_section_grants', 'guild_section_grants_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.guild_section_grants', 'guild_section_grants_subject_key', array['guild_id', 'section', 'subject_kind', 'subject_id']);
  perform grizzly_core.ensure_constraint('public.guild_section_grants', 'guild_section_grants_kind_check', 'check ("subject_kind" in (''role'',''user''))');
  perform grizzly_core.ensure_constraint('public.guild_section_grants', 'guild_section_grants_level_check', 'check ("level" in (''viewer'',''support'',''moderator'',''manager'',''owner''))');
end
$do$;

-- interbot_events: An event of the bus: type, source, key and payload
create table if not exists public."interbot_events" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "type" text not null,
  "source" text not null,
  "target" text,
  "key" text not null,
  "payload" jsonb not null,
  "actor" jsonb,
  "grizzly_user_id" uuid,
  "request_id" text,
  "state" text default 'open' not null,
  "created_at" timestamp with time zone default now() not null,
  constraint "interbot_events_pkey" primary key ("id")
);
alter table public."interbot_events"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "type" text,
  add column if not exists "source" text,
  add column if not exists "target" text,
  add column if not exists "key" text,
  add column if not exists "payload" jsonb,
  add column if not exists "actor" jsonb,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "request_id" text,
  add column if not exists "state" text default 'open' not null,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."interbot_events" is 'An event of the bus: type, source, key and payload';
do $do$
begin
  perform grizzly_core.ensure_key('public.interbot_events', 'interbot_events_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.interbot_events', 'interbot_events_key_key', array['guild_id', 'type', 'key'], 'nulls not distinct');
  perform grizzly_core.ensure_constraint('public.interbot_events', 'interbot_events_state_check', 'check ("state" in (''open'',''done'',''dead''))');
end
$do$;

-- event_subscriptions: A subscriber of the bus and a type of event that it gets
create table if not exists public."event_subscriptions" (
  "subscriber" text not null,
  "type_pattern" text not null,
  "created_at" timestamp with time zone default now() not null,
  constraint "event_subscriptions_pkey" primary key ("subscriber", "type_pattern")
);
alter table public."event_subscriptions"
  add column if not exists "subscriber" text,
  add column if not exists "type_pattern" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."event_subscriptions" is 'A subscriber of the bus and a type of event that it gets';
do $do$
begin
  perform grizzly_core.ensure_key('public.event_subscriptions', 'event_subscriptions_tenant_key', array['subscriber', 'type_pattern']);
end
$do$;

-- interbot_event_deliveries: One event for one subscriber: state, lease, tries, next try, error
create table if not exists public."interbot_event_deliveries" (
  "event_id" bigint not null,
  "subscriber" text not null,
  "guild_id" varchar(20),
  "grizzly_user_id" uuid,
  "order_key" text,
  "state" text default 'pending' not null,
  "attempts" integer default 0 not null,
  "next_try_at" timestamp with time zone default now() not null,
  "lease_until" timestamp with time zone,
  "lease_owner" text,
  "error" text,
  "done_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  constraint "interbot_event_deliveries_pkey" primary key ("event_id", "subscriber")
);
alter table public."interbot_event_deliveries"
  add column if not exists "event_id" bigint,
  add column if not exists "subscriber" text,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "order_key" text,
  add column if not exists "state" text default 'pending' not null,
  add column if not exists "attempts" integer default 0 not null,
  add column if not exists "next_try_at" timestamp with time zone default now() not null,
  add column if not exists "lease_until" timestamp with time zone,
  add column if not exists "lease_owner" text,
  add column if not exists "error" text,
  add column if not exists "done_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."interbot_event_deliveries" is 'One event for one subscriber: state, lease, tries, next try, error';
do $do$
begin
  perform grizzly_core.ensure_key('public.interbot_event_deliveries', 'interbot_event_deliveries_tenant_key', array['event_id', 'subscriber']);
  perform grizzly_core.ensure_constraint('public.interbot_event_deliveries', 'interbot_event_deliveries_state_check', 'check ("state" in (''pending'',''running'',''done'',''dead''))');
end
$do$;

-- audit_log: Who did what to which thing, before and after
create table if not exists public."audit_log" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "actor_kind" text not null,
  "actor_id" text,
  "actor_label" text,
  "action" text not null,
  "subject_type" text not null,
  "subject_id" text not null,
  "before" jsonb,
  "after" jsonb,
  "reason" text,
  "request_id" text,
  "ip_coarse" text,
  "created_at" timestamp with time zone default now() not null,
  constraint "audit_log_pkey" primary key ("id")
);
alter table public."audit_log"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "actor_kind" text,
  add column if not exists "actor_id" text,
  add column if not exists "actor_label" text,
  add column if not exists "action" text,
  add column if not exists "subject_type" text,
  add column if not exists "subject_id" text,
  add column if not exists "before" jsonb,
  add column if not exists "after" jsonb,
  add column if not exists "reason" text,
  add column if not exists "request_id" text,
  add column if not exists "ip_coarse" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."audit_log" is 'Who did what to which thing, before and after';
do $do$
begin
  perform grizzly_core.ensure_key('public.audit_log', 'audit_log_tenant_key', array['id']);
end
$do$;

-- update_logs: An entry of the public changelog
create table if not exists public."update_logs" (
  "id" uuid default gen_random_uuid() not null,
  "version" text not null,
  "title" text not null,
  "body" text not null,
  "published_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "update_logs_pkey" primary key ("id")
);
alter table public."update_logs"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "version" text,
  add column if not exists "title" text,
  add column if not exists "body" text,
  add column if not exists "published_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."update_logs" is 'An entry of the public changelog';
do $do$
begin
  perform grizzly_core.ensure_key('public.update_logs', 'update_logs_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.update_logs', 'update_logs_version_key', array['version']);
end
$do$;

-- bot_updates: A version of a bot and when it started with it
create table if not exists public."bot_updates" (
  "id" bigint generated by default as identity not null,
  "bot" text not null,
  "version" text not null,
  "host" text,
  "note" text,
  "started_at" timestamp with time zone default now() not null,
  "stopped_at" timestamp with time zone,
  constraint "bot_updates_pkey" primary key ("id")
);
alter table public."bot_updates"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "bot" text,
  add column if not exists "version" text,
  add column if not exists "host" text,
  add column if not exists "note" text,
  add column if not exists "started_at" timestamp with time zone default now() not null,
  add column if not exists "stopped_at" timestamp with time zone;
comment on table public."bot_updates" is 'A version of a bot and when it started with it';
do $do$
begin
  perform grizzly_core.ensure_key('public.bot_updates', 'bot_updates_tenant_key', array['id']);
end
$do$;

-- bot_logs: A warning or error of a bot, kept 30 days
create table if not exists public."bot_logs" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "bot" text not null,
  "level" text not null,
  "message" text not null,
  "details" jsonb,
  "request_id" text,
  "created_at" timestamp with time zone default now() not null,
  constraint "bot_logs_pkey" primary key ("id")
);
alter table public."bot_logs"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "bot" text,
  add column if not exists "level" text,
  add column if not exists "message" text,
  add column if not exists "details" jsonb,
  add column if not exists "request_id" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."bot_logs" is 'A warning or error of a bot, kept 30 days';
do $do$
begin
  perform grizzly_core.ensure_key('public.bot_logs', 'bot_logs_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.bot_logs', 'bot_logs_level_check', 'check ("level" in (''warn'',''error'',''fatal''))');
end
$do$;

-- platform_staff: A member of the platform's staff and the role
create table if not exists public."platform_staff" (
  "grizzly_user_id" uuid not null,
  "role" text not null,
  "granted_by" uuid,
  "created_at" timestamp with time zone default now() not null,
  constraint "platform_staff_pkey" primary key ("grizzly_user_id")
);
alter table public."platform_staff"
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "role" text,
  add column if not exists "granted_by" uuid,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."platform_staff" is 'A member of the platform''s staff and the role';
do $do$
begin
  perform grizzly_core.ensure_key('public.platform_staff', 'platform_staff_tenant_key', array['grizzly_user_id']);
  perform grizzly_core.ensure_constraint('public.platform_staff', 'platform_staff_role_check', 'check ("role" in (''operator'',''support''))');
end
$do$;

-- rate_limits: How often something was asked for in a window
create table if not exists public."rate_limits" (
  "bucket" text not null,
  "window_start" timestamp with time zone not null,
  "hits" integer default 0 not null,
  "expires_at" timestamp with time zone not null,
  constraint "rate_limits_pkey" primary key ("bucket", "window_start")
);
alter table public."rate_limits"
  add column if not exists "bucket" text,
  add column if not exists "window_start" timestamp with time zone,
  add column if not exists "hits" integer default 0 not null,
  add column if not exists "expires_at" timestamp with time zone;
comment on table public."rate_limits" is 'How often something was asked for in a window';
do $do$
begin
  perform grizzly_core.ensure_key('public.rate_limits', 'rate_limits_tenant_key', array['bucket', 'window_start']);
end
$do$;

-- idempotency_keys: A request that was done, by its key, with its hash and its answer; never expires for purchases
create table if not exists public."idempotency_keys" (
  "guild_id" varchar(20) not null,
  "key" text not null,
  "action" text not null,
  "request_hash" text not null,
  "actor_id" text,
  "result" jsonb,
  "created_at" timestamp with time zone default now() not null,
  constraint "idempotency_keys_pkey" primary key ("guild_id", "key")
);
alter table public."idempotency_keys"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "key" text,
  add column if not exists "action" text,
  add column if not exists "request_hash" text,
  add column if not exists "actor_id" text,
  add column if not exists "result" jsonb,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."idempotency_keys" is 'A request that was done, by its key, with its hash and its answer; never expires for purchases';
do $do$
begin
  perform grizzly_core.ensure_key('public.idempotency_keys', 'idempotency_keys_tenant_key', array['guild_id', 'key']);
end
$do$;

-- migrations: A migration that ran, with its hash
create table if not exists public."migrations" (
  "id" bigint generated by default as identity not null,
  "number" integer,
  "name" varchar(200) not null,
  "hash" text,
  "applied_at" timestamp with time zone default now() not null,
  "took_ms" integer default 0 not null,
  constraint "migrations_pkey" primary key ("id")
);
alter table public."migrations"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "number" integer,
  add column if not exists "name" varchar(200),
  add column if not exists "hash" text,
  add column if not exists "applied_at" timestamp with time zone default now() not null,
  add column if not exists "took_ms" integer default 0 not null;
comment on table public."migrations" is 'A migration that ran, with its hash';
do $do$
begin
  perform grizzly_core.ensure_key('public.migrations', 'migrations_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.migrations', 'migrations_name_key', array['name']);
end
$do$;

-- leases: Who holds a job, until when
create table if not exists public."leases" (
  "name" text not null,
  "holder" text not null,
  "token" uuid default gen_random_uuid() not null,
  "expires_at" timestamp with time zone not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "leases_pkey" primary key ("name")
);
alter table public."leases"
  add column if not exists "name" text,
  add column if not exists "holder" text,
  add column if not exists "token" uuid default gen_random_uuid() not null,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."leases" is 'Who holds a job, until when';
do $do$
begin
  perform grizzly_core.ensure_key('public.leases', 'leases_tenant_key', array['name']);
end
$do$;

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
  add column if not exists "took_ms" integer;
comment on table public."patreon_sync_logs" is 'One sync with Patreon: what asked for it, seen, changed, failed, took';
do $do$
begin
  perform grizzly_core.ensure_key('public.patreon_sync_logs', 'patreon_sync_logs_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.patreon_sync_logs', 'patreon_sync_logs_reason_check', 'check ("reason" in (''webhook'',''schedule'',''person'',''staff'',''link''))');
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

-- v1.0 (2026-11-22)
-- Grizzly 20_gameplay: players, kills, coins.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

-- player_profiles: A player on a guild's servers with running totals that always equal the logs
create table if not exists public."player_profiles" (
  "player_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "platform_id" text,
  "ingame_name" text not null,
  "name_history" jsonb default '[]'::jsonb not null,
  "kills" integer default 0 not null,
  "deaths" integer default 0 not null,
  "suicides" integer default 0 not null,
  "headshots" integer default 0 not null,
  "streak" integer default 0 not null,
  "best_streak" integer default 0 not null,
  "longest_shot" double precision default 0 not null,
  "playtime_seconds" bigint default 0 not null,
  "sessions" integer default 0 not null,
  "xp" bigint default 0 not null,
  "first_seen_at" timestamp with time zone,
  "last_seen_at" timestamp with time zone,
  "is_public" boolean default true not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "player_profiles_pkey" primary key ("guild_id", "player_id")
);
alter table public."player_profiles"
  add column if not exists "player_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "platform_id" text,
  add column if not exists "ingame_name" text,
  add column if not exists "name_history" jsonb default '[]'::jsonb not null,
  add column if not exists "kills" integer default 0 not null,
  add column if not exists "deaths" integer default 0 not null,
  add column if not exists "suicides" integer default 0 not null,
  add column if not exists "headshots" integer default 0 not null,
  add column if not exists "streak" integer default 0 not null,
  add column if not exists "best_streak" integer default 0 not null,
  add column if not exists "longest_shot" double precision default 0 not null,
  add column if not exists "playtime_seconds" bigint default 0 not null,
  add column if not exists "sessions" integer default 0 not null,
  add column if not exists "xp" bigint default 0 not null,
  add column if not exists "first_seen_at" timestamp with time zone,
  add column if not exists "last_seen_at" timestamp with time zone,
  add column if not exists "is_public" boolean default true not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."player_profiles" is 'A player on a guild''s servers with running totals that always equal the logs';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_profiles', 'player_profiles_tenant_key', array['guild_id', 'player_id']);
end
$do$;

-- player_status: Who is online and where they were last seen
create table if not exists public."player_status" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "player_id" bigint,
  "player_name" text not null,
  "status" text default 'offline' not null,
  "last_seen" timestamp with time zone,
  "x" double precision,
  "y" double precision,
  "altitude" double precision,
  "session_id" bigint,
  "updated_at" timestamp with time zone default now() not null,
  constraint "player_status_pkey" primary key ("guild_id", "id")
);
alter table public."player_status"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "player_id" bigint,
  add column if not exists "player_name" text,
  add column if not exists "status" text default 'offline' not null,
  add column if not exists "last_seen" timestamp with time zone,
  add column if not exists "x" double precision,
  add column if not exists "y" double precision,
  add column if not exists "altitude" double precision,
  add column if not exists "session_id" bigint,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."player_status" is 'Who is online and where they were last seen';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_status', 'player_status_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.player_status', 'player_status_player_key', array['guild_id', 'service_id', 'player_id']);
end
$do$;

-- player_sessions: A stay on a server, from connect to disconnect, restart or silence
create table if not exists public."player_sessions" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "player_id" bigint,
  "player_name" text not null,
  "session_start" timestamp with time zone not null,
  "session_end" timestamp with time zone,
  "duration_minutes" integer,
  "duration_seconds" integer,
  "ended_by" text,
  "file_name" text,
  "byte_offset" bigint,
  "end_file_name" text,
  "end_byte_offset" bigint,
  "date_uncertain" boolean default false not null,
  "created_at" timestamp with time zone default now() not null,
  constraint "player_sessions_pkey" primary key ("guild_id", "id")
);
alter table public."player_sessions"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "player_id" bigint,
  add column if not exists "player_name" text,
  add column if not exists "session_start" timestamp with time zone,
  add column if not exists "session_end" timestamp with time zone,
  add column if not exists "duration_minutes" integer,
  add column if not exists "duration_seconds" integer,
  add column if not exists "ended_by" text,
  add column if not exists "file_name" text,
  add column if not exists "byte_offset" bigint,
  add column if not exists "end_file_name" text,
  add column if not exists "end_byte_offset" bigint,
  add column if not exists "date_uncertain" boolean default false not null,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."player_sessions" is 'A stay on a server, from connect to disconnect, restart or silence';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_sessions', 'player_sessions_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.player_sessions', 'player_sessions_line_key', array['guild_id', 'service_id', 'file_name', 'byte_offset']);
end
$do$;

-- player_activity: Something that a player did, with time, place and the line it came from
create table if not exists public."player_activity" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "player_id" bigint,
  "player_name" text,
  "kind" text not null,
  "detail" jsonb,
  "other_player_id" bigint,
  "x" double precision,
  "y" double precision,
  "altitude" double precision,
  "occurred_at" timestamp with time zone not null,
  "date_uncertain" boolean default false not null,
  "file_name" text not null,
  "byte_offset" bigint not null,
  "part" smallint default 0 not null,
  constraint "player_activity_pkey" primary key ("guild_id", "id")
);
alter table public."player_activity"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "player_id" bigint,
  add column if not exists "player_name" text,
  add column if not exists "kind" text,
  add column if not exists "detail" jsonb,
  add column if not exists "other_player_id" bigint,
  add column if not exists "x" double precision,
  add column if not exists "y" double precision,
  add column if not exists "altitude" double precision,
  add column if not exists "occurred_at" timestamp with time zone,
  add column if not exists "date_uncertain" boolean default false not null,
  add column if not exists "file_name" text,
  add column if not exists "byte_offset" bigint,
  add column if not exists "part" smallint default 0 not null;
comment on table public."player_activity" is 'Something that a player did, with time, place and the line it came from';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_activity', 'player_activity_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.player_activity', 'player_activity_line_key', array['guild_id', 'service_id', 'file_name', 'byte_offset', 'part']);
end
$do$;

-- player_links: A person is a player: proven how and when
create table if not exists public."player_links" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "ingame_name" text not null,
  "player_id" bigint,
  "verified" boolean default false not null,
  "verified_by" text,
  "verified_at" timestamp with time zone,
  "verification_notes" text,
  "method" text,
  "evidence" jsonb,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "player_links_pkey" primary key ("guild_id", "discord_id")
);
alter table public."player_links"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "ingame_name" text,
  add column if not exists "player_id" bigint,
  add column if not exists "verified" boolean default false not null,
  add column if not exists "verified_by" text,
  add column if not exists "verified_at" timestamp with time zone,
  add column if not exists "verification_notes" text,
  add column if not exists "method" text,
  add column if not exists "evidence" jsonb,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."player_links" is 'A person is a player: proven how and when';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_links', 'player_links_tenant_key', array['guild_id', 'discord_id']);
end
$do$;

-- kill_logs: A death: victim, killer or cause, weapon, distance, places, and the log line it came from
create table if not exists public."kill_logs" (
  "kill_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "service_id" text,
  "map" text,
  "kind" text default 'unknown' not null,
  "victim_player_id" bigint,
  "victim_name" text,
  "victim_discord_id" varchar(20),
  "killer_player_id" bigint,
  "killer_name" text,
  "killer_discord_id" varchar(20),
  "cause" text,
  "weapon" text,
  "distance" double precision,
  "body_part" text,
  "headshot" boolean default false not null,
  "location_x" double precision,
  "location_y" double precision,
  "location_altitude" double precision,
  "killer_x" double precision,
  "killer_y" double precision,
  "killer_altitude" double precision,
  "grid_reference" text,
  "timestamp" timestamp with time zone not null,
  "date_uncertain" boolean default false not null,
  "inferred" boolean default false not null,
  "historical" boolean default false not null,
  "struck_at" timestamp with time zone,
  "struck_reason" text,
  "server_restart_id" text,
  "file_name" text,
  "byte_offset" bigint,
  "raw_log_line" text,
  "created_at" timestamp with time zone default now() not null,
  constraint "kill_logs_pkey" primary key ("guild_id", "kill_id")
);
alter table public."kill_logs"
  add column if not exists "kill_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "map" text,
  add column if not exists "kind" text default 'unknown' not null,
  add column if not exists "victim_player_id" bigint,
  add column if not exists "victim_name" text,
  add column if not exists "victim_discord_id" varchar(20),
  add column if not exists "killer_player_id" bigint,
  add column if not exists "killer_name" text,
  add column if not exists "killer_discord_id" varchar(20),
  add column if not exists "cause" text,
  add column if not exists "weapon" text,
  add column if not exists "distance" double precision,
  add column if not exists "body_part" text,
  add column if not exists "headshot" boolean default false not null,
  add column if not exists "location_x" double precision,
  add column if not exists "location_y" double precision,
  add column if not exists "location_altitude" double precision,
  add column if not exists "killer_x" double precision,
  add column if not exists "killer_y" double precision,
  add column if not exists "killer_altitude" double precision,
  add column if not exists "grid_reference" text,
  add column if not exists "timestamp" timestamp with time zone,
  add column if not exists "date_uncertain" boolean default false not null,
  add column if not exists "inferred" boolean default false not null,
  add column if not exists "historical" boolean default false not null,
  add column if not exists "struck_at" timestamp with time zone,
  add column if not exists "struck_reason" text,
  add column if not exists "server_restart_id" text,
  add column if not exists "file_name" text,
  add column if not exists "byte_offset" bigint,
  add column if not exists "raw_log_line" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."kill_logs" is 'A death: victim, killer or cause, weapon, distance, places, and the log line it came from';
do $do$
begin
  perform grizzly_core.ensure_key('public.kill_logs', 'kill_logs_tenant_key', array['guild_id', 'kill_id']);
  perform grizzly_core.ensure_key('public.kill_logs', 'kill_logs_line_key', array['guild_id', 'service_id', 'file_name', 'byte_offset']);
end
$do$;

-- kill_days: Kills, deaths and stays of a day on a server
create table if not exists public."kill_days" (
  "guild_id" varchar(20) not null,
  "day" date not null,
  "service_id" text not null,
  "kills" integer default 0 not null,
  "deaths" integer default 0 not null,
  "suicides" integer default 0 not null,
  "headshots" integer default 0 not null,
  "longest_shot" double precision default 0 not null,
  "sessions" integer default 0 not null,
  "playtime_seconds" bigint default 0 not null,
  constraint "kill_days_pkey" primary key ("guild_id", "day", "service_id")
);
alter table public."kill_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "day" date,
  add column if not exists "service_id" text,
  add column if not exists "kills" integer default 0 not null,
  add column if not exists "deaths" integer default 0 not null,
  add column if not exists "suicides" integer default 0 not null,
  add column if not exists "headshots" integer default 0 not null,
  add column if not exists "longest_shot" double precision default 0 not null,
  add column if not exists "sessions" integer default 0 not null,
  add column if not exists "playtime_seconds" bigint default 0 not null;
comment on table public."kill_days" is 'Kills, deaths and stays of a day on a server';
do $do$
begin
  perform grizzly_core.ensure_key('public.kill_days', 'kill_days_tenant_key', array['guild_id', 'day', 'service_id']);
end
$do$;

-- player_days: A player's totals of a day
create table if not exists public."player_days" (
  "guild_id" varchar(20) not null,
  "player_id" bigint not null,
  "day" date not null,
  "kills" integer default 0 not null,
  "deaths" integer default 0 not null,
  "suicides" integer default 0 not null,
  "headshots" integer default 0 not null,
  "longest_shot" double precision default 0 not null,
  "sessions" integer default 0 not null,
  "playtime_seconds" bigint default 0 not null,
  constraint "player_days_pkey" primary key ("guild_id", "player_id", "day")
);
alter table public."player_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "player_id" bigint,
  add column if not exists "day" date,
  add column if not exists "kills" integer default 0 not null,
  add column if not exists "deaths" integer default 0 not null,
  add column if not exists "suicides" integer default 0 not null,
  add column if not exists "headshots" integer default 0 not null,
  add column if not exists "longest_shot" double precision default 0 not null,
  add column if not exists "sessions" integer default 0 not null,
  add column if not exists "playtime_seconds" bigint default 0 not null;
comment on table public."player_days" is 'A player''s totals of a day';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_days', 'player_days_tenant_key', array['guild_id', 'player_id', 'day']);
end
$do$;

-- weapon_days: A weapon's kills of a day
create table if not exists public."weapon_days" (
  "guild_id" varchar(20) not null,
  "weapon" text not null,
  "day" date not null,
  "kills" integer default 0 not null,
  "headshots" integer default 0 not null,
  "longest_shot" double precision default 0 not null,
  constraint "weapon_days_pkey" primary key ("guild_id", "weapon", "day")
);
alter table public."weapon_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "weapon" text,
  add column if not exists "day" date,
  add column if not exists "kills" integer default 0 not null,
  add column if not exists "headshots" integer default 0 not null,
  add column if not exists "longest_shot" double precision default 0 not null;
comment on table public."weapon_days" is 'A weapon''s kills of a day';
do $do$
begin
  perform grizzly_core.ensure_key('public.weapon_days', 'weapon_days_tenant_key', array['guild_id', 'weapon', 'day']);
end
$do$;

-- bounties: Coins on a player's head, held until claimed, expired or cancelled
create table if not exists public."bounties" (
  "bounty_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "target_discord_id" varchar(20),
  "target_ingame_name" text,
  "target_player_id" bigint,
  "placed_by_discord_id" varchar(20) not null,
  "reward_amount" bigint not null,
  "bounty_reason" text,
  "status" text default 'active' not null,
  "placed_at" timestamp with time zone default now() not null,
  "expires_at" timestamp with time zone,
  "claimed_by_discord_id" varchar(20),
  "claimed_at" timestamp with time zone,
  "kill_id" bigint,
  "proof_url" text,
  "admin_verified" boolean default false not null,
  "verification_notes" text,
  "updated_at" timestamp with time zone default now() not null,
  constraint "bounties_pkey" primary key ("guild_id", "bounty_id")
);
alter table public."bounties"
  add column if not exists "bounty_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "target_discord_id" varchar(20),
  add column if not exists "target_ingame_name" text,
  add column if not exists "target_player_id" bigint,
  add column if not exists "placed_by_discord_id" varchar(20),
  add column if not exists "reward_amount" bigint,
  add column if not exists "bounty_reason" text,
  add column if not exists "status" text default 'active' not null,
  add column if not exists "placed_at" timestamp with time zone default now() not null,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "claimed_by_discord_id" varchar(20),
  add column if not exists "claimed_at" timestamp with time zone,
  add column if not exists "kill_id" bigint,
  add column if not exists "proof_url" text,
  add column if not exists "admin_verified" boolean default false not null,
  add column if not exists "verification_notes" text,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."bounties" is 'Coins on a player''s head, held until claimed, expired or cancelled';
do $do$
begin
  perform grizzly_core.ensure_key('public.bounties', 'bounties_tenant_key', array['guild_id', 'bounty_id']);
  perform grizzly_core.ensure_constraint('public.bounties', 'bounties_status_check', 'check ("status" in (''active'',''claimed'',''expired'',''cancelled''))');
  perform grizzly_core.ensure_constraint('public.bounties', 'bounties_reward_check', 'check ("reward_amount" > 0)');
end
$do$;

-- economy_accounts: A person's coins in a guild
create table if not exists public."economy_accounts" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "balance" bigint default 0 not null,
  "total_earned" bigint default 0 not null,
  "total_spent" bigint default 0 not null,
  "last_daily" timestamp with time zone,
  "daily_streak" integer default 0 not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "economy_accounts_pkey" primary key ("guild_id", "discord_id")
);
alter table public."economy_accounts"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "balance" bigint default 0 not null,
  add column if not exists "total_earned" bigint default 0 not null,
  add column if not exists "total_spent" bigint default 0 not null,
  add column if not exists "last_daily" timestamp with time zone,
  add column if not exists "daily_streak" integer default 0 not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."economy_accounts" is 'A person''s coins in a guild';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_accounts', 'economy_accounts_tenant_key', array['guild_id', 'discord_id']);
  perform grizzly_core.ensure_constraint('public.economy_accounts', 'economy_accounts_balance_check', 'check ("balance" >= 0)');
end
$do$;

-- economy_movements: A movement of coins: its key, its cause and who made it
create table if not exists public."economy_movements" (
  "guild_id" varchar(20) not null,
  "movement_id" uuid not null,
  "idempotency_key" text not null,
  "request_hash" text not null,
  "kind" text not null,
  "amount" bigint not null,
  "cause_kind" text not null,
  "cause_id" text not null,
  "description" text,
  "actor" jsonb not null,
  "request_id" text,
  "created_at" timestamp with time zone default now() not null,
  constraint "economy_movements_pkey" primary key ("guild_id", "movement_id")
);
alter table public."economy_movements"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "movement_id" uuid,
  add column if not exists "idempotency_key" text,
  add column if not exists "request_hash" text,
  add column if not exists "kind" text,
  add column if not exists "amount" bigint,
  add column if not exists "cause_kind" text,
  add column if not exists "cause_id" text,
  add column if not exists "description" text,
  add column if not exists "actor" jsonb,
  add column if not exists "request_id" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."economy_movements" is 'A movement of coins: its key, its cause and who made it';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_movements', 'economy_movements_tenant_key', array['guild_id', 'movement_id']);
  perform grizzly_core.ensure_key('public.economy_movements', 'economy_movements_key_key', array['guild_id', 'idempotency_key']);
  perform grizzly_core.ensure_constraint('public.economy_movements', 'economy_movements_amount_check', 'check ("amount" >= 0)');
end
$do$;

-- economy_transactions: A leg of a movement of coins; legs of a movement sum to zero
create table if not exists public."economy_transactions" (
  "transaction_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "movement_id" uuid,
  "account" text default 'person' not null,
  "discord_id" varchar(20),
  "amount" bigint not null,
  "balance_after" bigint,
  "transaction_type" text not null,
  "cause_kind" text,
  "cause_id" text,
  "counterparty_id" varchar(20),
  "description" text,
  "metadata" jsonb,
  "created_at" timestamp with time zone default now() not null,
  constraint "economy_transactions_pkey" primary key ("guild_id", "transaction_id")
);
alter table public."economy_transactions"
  add column if not exists "transaction_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "movement_id" uuid,
  add column if not exists "account" text default 'person' not null,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "amount" bigint,
  add column if not exists "balance_after" bigint,
  add column if not exists "transaction_type" text,
  add column if not exists "cause_kind" text,
  add column if not exists "cause_id" text,
  add column if not exists "counterparty_id" varchar(20),
  add column if not exists "description" text,
  add column if not exists "metadata" jsonb,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."economy_transactions" is 'A leg of a movement of coins; legs of a movement sum to zero';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_transactions', 'economy_transactions_tenant_key', array['guild_id', 'transaction_id']);
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_account_check', 'check ("account" in (''person'',''mint'',''sink'',''shop'',''escrow''))');
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_person_check', 'check (("account" = ''person'') = ("discord_id" is not null))');
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_amount_check', 'check ("amount" <> 0)');
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_balance_check', 'check ("balance_after" >= 0)');
end
$do$;

-- economy_settings: A guild's rules for coins: start, daily, pay, transfers, name of the currency
create table if not exists public."economy_settings" (
  "guild_id" varchar(20) not null,
  "starting_coins" bigint default 0 not null,
  "daily_amount" bigint default 100 not null,
  "daily_streak_step" bigint default 10 not null,
  "daily_streak_max" integer default 7 not null,
  "daily_earn_cap" bigint,
  "kill_reward" bigint default 25 not null,
  "activity_reward" bigint default 5 not null,
  "activity_interval_seconds" integer default 300 not null,
  "playtime_amount" bigint default 5 not null,
  "playtime_minutes" integer default 60 not null,
  "transfers_enabled" boolean default true not null,
  "transfer_min" bigint default 1 not null,
  "max_transfer" bigint default 10000 not null,
  "transfer_daily_max" bigint,
  "transfer_fee_bp" integer default 0 not null,
  "currency_name" text default 'Grizzly Coins' not null,
  "currency_symbol" text default 'GC' not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "economy_settings_pkey" primary key ("guild_id")
);
alter table public."economy_settings"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "starting_coins" bigint default 0 not null,
  add column if not exists "daily_amount" bigint default 100 not null,
  add column if not exists "daily_streak_step" bigint default 10 not null,
  add column if not exists "daily_streak_max" integer default 7 not null,
  add column if not exists "daily_earn_cap" bigint,
  add column if not exists "kill_reward" bigint default 25 not null,
  add column if not exists "activity_reward" bigint default 5 not null,
  add column if not exists "activity_interval_seconds" integer default 300 not null,
  add column if not exists "playtime_amount" bigint default 5 not null,
  add column if not exists "playtime_minutes" integer default 60 not null,
  add column if not exists "transfers_enabled" boolean default true not null,
  add column if not exists "transfer_min" bigint default 1 not null,
  add column if not exists "max_transfer" bigint default 10000 not null,
  add column if not exists "transfer_daily_max" bigint,
  add column if not exists "transfer_fee_bp" integer default 0 not null,
  add column if not exists "currency_name" text default 'Grizzly Coins' not null,
  add column if not exists "currency_symbol" text default 'GC' not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."economy_settings" is 'A guild''s rules for coins: start, daily, pay, transfers, name of the currency';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_settings', 'economy_settings_tenant_key', array['guild_id']);
  perform grizzly_core.ensure_constraint('public.economy_settings', 'economy_settings_amounts_check', 'check ("starting_coins" >= 0 and "daily_amount" >= 0 and "kill_reward" >= 0 and "activity_reward" >= 0 and "playtime_amount" >= 0 and "max_transfer" >= 0)');
  perform grizzly_core.ensure_constraint('public.economy_settings', 'economy_settings_fee_check', 'check ("transfer_fee_bp" between 0 and 10000)');
end
$do$;

-- economy_kill_settings: What a kill pays in a guild: by weapon, distance, headshot, streak, and the penalties
create table if not exists public."economy_kill_settings" (
  "guild_id" varchar(20) not null,
  "enabled" boolean default true not null,
  "base" bigint default 25 not null,
  "headshot_bonus" bigint default 0 not null,
  "distance_steps" jsonb default '[]'::jsonb not null,
  "weapon_bonus" jsonb default '{}'::jsonb not null,
  "streak_steps" jsonb default '[]'::jsonb not null,
  "same_victim_minutes" integer default 60 not null,
  "same_victim_percent" integer default 0 not null,
  "fresh_spawn_minutes" integer default 0 not null,
  "fresh_spawn_percent" integer default 100 not null,
  "daily_cap" bigint,
  "suicide_penalty" bigint default 0 not null,
  "team_penalty" bigint default 0 not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "economy_kill_settings_pkey" primary key ("guild_id")
);
alter table public."economy_kill_settings"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "enabled" boolean default true not null,
  add column if not exists "base" bigint default 25 not null,
  add column if not exists "headshot_bonus" bigint default 0 not null,
  add column if not exists "distance_steps" jsonb default '[]'::jsonb not null,
  add column if not exists "weapon_bonus" jsonb default '{}'::jsonb not null,
  add column if not exists "streak_steps" jsonb default '[]'::jsonb not null,
  add column if not exists "same_victim_minutes" integer default 60 not null,
  add column if not exists "same_victim_percent" integer default 0 not null,
  add column if not exists "fresh_spawn_minutes" integer default 0 not null,
  add column if not exists "fresh_spawn_percent" integer default 100 not null,
  add column if not exists "daily_cap" bigint,
  add column if not exists "suicide_penalty" bigint default 0 not null,
  add column if not exists "team_penalty" bigint default 0 not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."economy_kill_settings" is 'What a kill pays in a guild: by weapon, distance, headshot, streak, and the penalties';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_kill_settings', 'economy_kill_settings_tenant_key', array['guild_id']);
  perform grizzly_core.ensure_constraint('public.economy_kill_settings', 'economy_kill_settings_amounts_check', 'check ("base" >= 0 and "headshot_bonus" >= 0 and "suicide_penalty" >= 0 and "team_penalty" >= 0)');
  perform grizzly_core.ensure_constraint('public.economy_kill_settings', 'economy_kill_settings_percent_check', 'check ("same_victim_percent" between 0 and 100 and "fresh_spawn_percent" between 0 and 100)');
end
$do$;

-- reward_decisions: What a kill or a session pays, to whom, and why or why not
create table if not exists public."reward_decisions" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "source" text not null,
  "source_kind" text not null,
  "source_id" text not null,
  "player_id" bigint,
  "victim_player_id" bigint,
  "discord_id" varchar(20),
  "amount" bigint default 0 not null,
  "status" text not null,
  "reason" text not null,
  "lines" jsonb default '[]'::jsonb not null,
  "movement_id" uuid,
  "service_id" text,
  "occurred_at" timestamp with time zone,
  "decided_at" timestamp with time zone default now() not null,
  "paid_at" timestamp with time zone,
  constraint "reward_decisions_pkey" primary key ("guild_id", "id")
);
alter table public."reward_decisions"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "source" text,
  add column if not exists "source_kind" text,
  add column if not exists "source_id" text,
  add column if not exists "player_id" bigint,
  add column if not exists "victim_player_id" bigint,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "amount" bigint default 0 not null,
  add column if not exists "status" text,
  add column if not exists "reason" text,
  add column if not exists "lines" jsonb default '[]'::jsonb not null,
  add column if not exists "movement_id" uuid,
  add column if not exists "service_id" text,
  add column if not exists "occurred_at" timestamp with time zone,
  add column if not exists "decided_at" timestamp with time zone default now() not null,
  add column if not exists "paid_at" timestamp with time zone;
comment on table public."reward_decisions" is 'What a kill or a session pays, to whom, and why or why not';
do $do$
begin
  perform grizzly_core.ensure_key('public.reward_decisions', 'reward_decisions_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.reward_decisions', 'reward_decisions_source_key', array['guild_id', 'source']);
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_status_check', 'check ("status" in (''paid'',''held'',''refused''))');
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_amount_check', 'check ("amount" >= 0)');
end
$do$;

-- economy_days: Coins minted and taken out on a day, by kind
create table if not exists public."economy_days" (
  "guild_id" varchar(20) not null,
  "day" date not null,
  "transaction_type" text not null,
  "minted" bigint default 0 not null,
  "sunk" bigint default 0 not null,
  "movements" integer default 0 not null,
  constraint "economy_days_pkey" primary key ("guild_id", "day", "transaction_type")
);
alter table public."economy_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "day" date,
  add column if not exists "transaction_type" text,
  add column if not exists "minted" bigint default 0 not null,
  add column if not exists "sunk" bigint default 0 not null,
  add column if not exists "movements" integer default 0 not null;
comment on table public."economy_days" is 'Coins minted and taken out on a day, by kind';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_days', 'economy_days_tenant_key', array['guild_id', 'day', 'transaction_type']);
end
$do$;

-- v1.0 (2026-11-22)
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
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."nitrado_services" is 'A game server: name, platform, map, slots, active or not';
do $do$
begin
  perform grizzly_core.ensure_key('public.nitrado_services', 'nitrado_services_tenant_key', array['guild_id', 'service_id']);
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
  "attempts" integer default 0 not null,
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
  add column if not exists "attempts" integer default 0 not null,
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
  add column if not exists "published_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_listings" is 'A server''s public page';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_listings', 'server_listings_tenant_key', array['guild_id', 'listing_id']);
  perform grizzly_core.ensure_key('public.server_listings', 'server_listings_server_key', array['guild_id', 'server_id']);
  perform grizzly_core.ensure_constraint('public.server_listings', 'server_listings_state_check', 'check ("state" in (''draft'',''in_review'',''live'',''hidden''))');
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
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_registration_tickets" is 'An owner''s application to be listed, its review and its answers';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_registration_tickets', 'server_registration_tickets_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_state_check', 'check ("state" in (''draft'',''submitted'',''approved'',''refused''))');
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_proof_check', 'check ("proof" in (''bot'',''name-code''))');
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

-- server_listing_reports: A report about a listing
create table if not exists public."server_listing_reports" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "listing_id" bigint not null,
  "reported_by" uuid,
  "reason" text not null,
  "state" text default 'open' not null,
  "answer" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_listing_reports_pkey" primary key ("guild_id", "id")
);
alter table public."server_listing_reports"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "listing_id" bigint,
  add column if not exists "reported_by" uuid,
  add column if not exists "reason" text,
  add column if not exists "state" text default 'open' not null,
  add column if not exists "answer" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_listing_reports" is 'A report about a listing';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_listing_reports', 'server_listing_reports_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_constraint('public.server_listing_reports', 'server_listing_reports_state_check', 'check ("state" in (''open'',''upheld'',''dismissed''))');
end
$do$;

-- v1.0 (2026-11-22)
-- Grizzly 40_os_management: tickets, members, monitoring.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

-- guild_members: A member of a guild with roles, joined and left
create table if not exists public."guild_members" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "display_name" text,
  "avatar" text,
  "role_ids" text[] default '{}'::text[] not null,
  "join_date" timestamp with time zone,
  "left_at" timestamp with time zone,
  "is_admin" boolean default false not null,
  "synced_at" timestamp with time zone default now() not null,
  constraint "guild_members_pkey" primary key ("guild_id", "discord_id")
);
alter table public."guild_members"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "display_name" text,
  add column if not exists "avatar" text,
  add column if not exists "role_ids" text[] default '{}'::text[] not null,
  add column if not exists "join_date" timestamp with time zone,
  add column if not exists "left_at" timestamp with time zone,
  add column if not exists "is_admin" boolean default false not null,
  add column if not exists "synced_at" timestamp with time zone default now() not null;
comment on table public."guild_members" is 'A member of a guild with roles, joined and left';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_members', 'guild_members_tenant_key', array['guild_id', 'discord_id']);
end
$do$;

-- tickets: A ticket: number, subject, category, priority, state, opener, assignee, thread
create table if not exists public."tickets" (
  "ticket_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "number" integer,
  "type" text default 'support' not null,
  "category" text,
  "priority" text default 'medium' not null,
  "title" text,
  "status" text default 'open' not null,
  "waiting_for" text,
  "tags" text[] default '{}'::text[] not null,
  "channel_id" varchar(20),
  "message_id" varchar(20),
  "thread_id" varchar(20),
  "subject_type" text,
  "subject_id" text,
  "data" jsonb,
  "created_by" text not null,
  "assigned_to" text,
  "assigned_by" text,
  "due_at" timestamp with time zone,
  "first_answer_at" timestamp with time zone,
  "is_private" boolean default false not null,
  "rating" integer,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  "resolved_at" timestamp with time zone,
  "closed_at" timestamp with time zone,
  "closed_by" text,
  "close_reason" text,
  "version" integer default 1 not null,
  constraint "tickets_pkey" primary key ("guild_id", "ticket_id")
);
alter table public."tickets"
  add column if not exists "ticket_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "number" integer,
  add column if not exists "type" text default 'support' not null,
  add column if not exists "category" text,
  add column if not exists "priority" text default 'medium' not null,
  add column if not exists "title" text,
  add column if not exists "status" text default 'open' not null,
  add column if not exists "waiting_for" text,
  add column if not exists "tags" text[] default '{}'::text[] not null,
  add column if not exists "channel_id" varchar(20),
  add column if not exists "message_id" varchar(20),
  add column if not exists "thread_id" varchar(20),
  add column if not exists "subject_type" text,
  add column if not exists "subject_id" text,
  add column if not exists "data" jsonb,
  add column if not exists "created_by" text,
  add column if not exists "assigned_to" text,
  add column if not exists "assigned_by" text,
  add column if not exists "due_at" timestamp with time zone,
  add column if not exists "first_answer_at" timestamp with time zone,
  add column if not exists "is_private" boolean default false not null,
  add column if not exists "rating" integer,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null,
  add column if not exists "resolved_at" timestamp with time zone,
  add column if not exists "closed_at" timestamp with time zone,
  add column if not exists "closed_by" text,
  add column if not exists "close_reason" text,
  add column if not exists "version" integer default 1 not null;
comment on table public."tickets" is 'A ticket: number, subject, category, priority, state, opener, assignee, thread';
do $do$
begin
  perform grizzly_core.ensure_key('public.tickets', 'tickets_tenant_key', array['guild_id', 'ticket_id']);
  perform grizzly_core.ensure_constraint('public.tickets', 'tickets_rating_check', 'check ("rating" between 1 and 5)');
end
$do$;

-- ticket_messages: A message of a ticket, from the web or from Discord, mirrored exactly once
create table if not exists public."ticket_messages" (
  "message_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "ticket_id" bigint not null,
  "user_id" text,
  "username" text not null,
  "message" text,
  "is_staff" boolean default false not null,
  "is_internal" boolean default false not null,
  "source" text default 'web' not null,
  "idempotency_key" text,
  "discord_message_id" varchar(20),
  "mirror_state" text default 'none' not null,
  "mirror_error" text,
  "created_at" timestamp with time zone default now() not null,
  "edited_at" timestamp with time zone,
  "deleted_at" timestamp with time zone,
  constraint "ticket_messages_pkey" primary key ("guild_id", "message_id")
);
alter table public."ticket_messages"
  add column if not exists "message_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "ticket_id" bigint,
  add column if not exists "user_id" text,
  add column if not exists "username" text,
  add column if not exists "message" text,
  add column if not exists "is_staff" boolean default false not null,
  add column if not exists "is_internal" boolean default false not null,
  add column if not exists "source" text default 'web' not null,
  add column if not exists "idempotency_key" text,
  add column if not exists "discord_message_id" varchar(20),
  add column if not exists "mirror_state" text default 'none' not null,
  add column if not exists "mirror_error" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "edited_at" timestamp with time zone,
  add column if not exists "deleted_at" timestamp with time zone;
comment on table public."ticket_messages" is 'A message of a ticket, from the web or from Discord, mirrored exactly once';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_messages', 'ticket_messages_tenant_key', array['guild_id', 'message_id']);
  perform grizzly_core.ensure_key('public.ticket_messages', 'ticket_messages_key_key', array['guild_id', 'idempotency_key']);
  perform grizzly_core.ensure_key('public.ticket_messages', 'ticket_messages_discord_key', array['guild_id', 'discord_message_id']);
  perform grizzly_core.ensure_constraint('public.ticket_messages', 'ticket_messages_source_check', 'check ("source" in (''web'',''discord'',''system''))');
  perform grizzly_core.ensure_constraint('public.ticket_messages', 'ticket_messages_mirror_check', 'check ("mirror_state" in (''none'',''pending'',''delivered'',''failed'',''unknown''))');
end
$do$;

-- ticket_attachments: A file in a ticket
create table if not exists public."ticket_attachments" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "ticket_id" bigint not null,
  "message_id" bigint,
  "file_name" text not null,
  "media_type" text not null,
  "size" integer not null,
  "sha256" text not null,
  "content" bytea not null,
  "uploaded_by" uuid,
  "created_at" timestamp with time zone default now() not null,
  constraint "ticket_attachments_pkey" primary key ("guild_id", "id")
);
alter table public."ticket_attachments"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "ticket_id" bigint,
  add column if not exists "message_id" bigint,
  add column if not exists "file_name" text,
  add column if not exists "media_type" text,
  add column if not exists "size" integer,
  add column if not exists "sha256" text,
  add column if not exists "content" bytea,
  add column if not exists "uploaded_by" uuid,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."ticket_attachments" is 'A file in a ticket';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_attachments', 'ticket_attachments_tenant_key', array['guild_id', 'id']);
end
$do$;

-- ticket_logs: A change of state, assignee, priority or tag
create table if not exists public."ticket_logs" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "ticket_id" bigint not null,
  "actor_kind" text not null,
  "actor_id" text,
  "change" text not null,
  "before" jsonb,
  "after" jsonb,
  "created_at" timestamp with time zone default now() not null,
  constraint "ticket_logs_pkey" primary key ("guild_id", "id")
);
alter table public."ticket_logs"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "ticket_id" bigint,
  add column if not exists "actor_kind" text,
  add column if not exists "actor_id" text,
  add column if not exists "change" text,
  add column if not exists "before" jsonb,
  add column if not exists "after" jsonb,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."ticket_logs" is 'A change of state, assignee, priority or tag';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_logs', 'ticket_logs_tenant_key', array['guild_id', 'id']);
end
$do$;

-- ticket_analytics: First answer, resolution, reopenings and satisfaction by day, category and agent
create table if not exists public."ticket_analytics" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "date" date not null,
  "category" text default '' not null,
  "agent_id" text default '' not null,
  "tickets_created" integer default 0 not null,
  "tickets_closed" integer default 0 not null,
  "reopened" integer default 0 not null,
  "avg_response_time" interval,
  "first_answer_seconds" integer,
  "resolution_seconds" integer,
  "total_messages" integer default 0 not null,
  "active_staff_count" integer default 0 not null,
  "ratings" integer default 0 not null,
  "rating_sum" integer default 0 not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "ticket_analytics_pkey" primary key ("guild_id", "id")
);
alter table public."ticket_analytics"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "date" date,
  add column if not exists "category" text default '' not null,
  add column if not exists "agent_id" text default '' not null,
  add column if not exists "tickets_created" integer default 0 not null,
  add column if not exists "tickets_closed" integer default 0 not null,
  add column if not exists "reopened" integer default 0 not null,
  add column if not exists "avg_response_time" interval,
  add column if not exists "first_answer_seconds" integer,
  add column if not exists "resolution_seconds" integer,
  add column if not exists "total_messages" integer default 0 not null,
  add column if not exists "active_staff_count" integer default 0 not null,
  add column if not exists "ratings" integer default 0 not null,
  add column if not exists "rating_sum" integer default 0 not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."ticket_analytics" is 'First answer, resolution, reopenings and satisfaction by day, category and agent';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_analytics', 'ticket_analytics_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.ticket_analytics', 'ticket_analytics_day_key', array['guild_id', 'date', 'category', 'agent_id']);
end
$do$;

-- guild_monitoring_status: Heartbeat and uptime of a bot for a guild's service
create table if not exists public."guild_monitoring_status" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "service_id" text,
  "bot" text default 'grizzly-bot' not null,
  "is_active" boolean default false not null,
  "auto_started" boolean default false not null,
  "state" text,
  "last_check" timestamp with time zone,
  "last_heartbeat_at" timestamp with time zone,
  "started_at" timestamp with time zone,
  "last_error" text,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_monitoring_status_pkey" primary key ("guild_id", "id")
);
alter table public."guild_monitoring_status"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "bot" text default 'grizzly-bot' not null,
  add column if not exists "is_active" boolean default false not null,
  add column if not exists "auto_started" boolean default false not null,
  add column if not exists "state" text,
  add column if not exists "last_check" timestamp with time zone,
  add column if not exists "last_heartbeat_at" timestamp with time zone,
  add column if not exists "started_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_monitoring_status" is 'Heartbeat and uptime of a bot for a guild''s service';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_monitoring_status', 'guild_monitoring_status_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.guild_monitoring_status', 'guild_monitoring_status_bot_key', array['guild_id', 'bot', 'service_id'], 'nulls not distinct');
end
$do$;

-- service_notifications: A notice to people: outage, token expired, delivery failed; seen or not
create table if not exists public."service_notifications" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "grizzly_user_id" uuid,
  "kind" text not null,
  "level" text default 'info' not null,
  "title" text not null,
  "body" text,
  "href" text,
  "key" text,
  "seen_at" timestamp with time zone,
  "resolved_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  constraint "service_notifications_pkey" primary key ("id")
);
alter table public."service_notifications"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "kind" text,
  add column if not exists "level" text default 'info' not null,
  add column if not exists "title" text,
  add column if not exists "body" text,
  add column if not exists "href" text,
  add column if not exists "key" text,
  add column if not exists "seen_at" timestamp with time zone,
  add column if not exists "resolved_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."service_notifications" is 'A notice to people: outage, token expired, delivery failed; seen or not';
do $do$
begin
  perform grizzly_core.ensure_key('public.service_notifications', 'service_notifications_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.service_notifications', 'service_notifications_level_check', 'check ("level" in (''info'',''success'',''warning'',''error''))');
end
$do$;

-- response_times: How long calls and events take, by hour in buckets
create table if not exists public."response_times" (
  "id" bigint generated by default as identity not null,
  "kind" text default 'ticket' not null,
  "name" text,
  "hour" timestamp with time zone,
  "bucket_ms" integer,
  "hits" bigint default 0 not null,
  "errors" bigint default 0 not null,
  "ticket_id" bigint,
  "staff_user_id" varchar(20),
  "response_time" interval,
  "created_at" timestamp with time zone default now() not null,
  constraint "response_times_pkey" primary key ("id")
);
alter table public."response_times"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "kind" text default 'ticket' not null,
  add column if not exists "name" text,
  add column if not exists "hour" timestamp with time zone,
  add column if not exists "bucket_ms" integer,
  add column if not exists "hits" bigint default 0 not null,
  add column if not exists "errors" bigint default 0 not null,
  add column if not exists "ticket_id" bigint,
  add column if not exists "staff_user_id" varchar(20),
  add column if not exists "response_time" interval,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."response_times" is 'How long calls and events take, by hour in buckets';
do $do$
begin
  perform grizzly_core.ensure_key('public.response_times', 'response_times_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.response_times', 'response_times_bucket_key', array['kind', 'name', 'hour', 'bucket_ms']);
  perform grizzly_core.ensure_constraint('public.response_times', 'response_times_kind_check', 'check ("kind" in (''http'',''event'',''provider'',''ticket''))');
end
$do$;

-- log_events: A step of an event through the bus
create table if not exists public."log_events" (
  "id" bigint generated by default as identity not null,
  "event_id" bigint,
  "subscriber" text,
  "step" text not null,
  "took_ms" integer,
  "details" jsonb,
  "created_at" timestamp with time zone default now() not null,
  constraint "log_events_pkey" primary key ("id")
);
alter table public."log_events"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "event_id" bigint,
  add column if not exists "subscriber" text,
  add column if not exists "step" text,
  add column if not exists "took_ms" integer,
  add column if not exists "details" jsonb,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."log_events" is 'A step of an event through the bus';
do $do$
begin
  perform grizzly_core.ensure_key('public.log_events', 'log_events_tenant_key', array['id']);
end
$do$;

-- platform_status: A part of the platform now: running, degraded, down, and why
create table if not exists public."platform_status" (
  "component" text not null,
  "state" text default 'unknown' not null,
  "reason" text,
  "latency_ms" integer,
  "checked_at" timestamp with time zone,
  "since" timestamp with time zone,
  constraint "platform_status_pkey" primary key ("component")
);
alter table public."platform_status"
  add column if not exists "component" text,
  add column if not exists "state" text default 'unknown' not null,
  add column if not exists "reason" text,
  add column if not exists "latency_ms" integer,
  add column if not exists "checked_at" timestamp with time zone,
  add column if not exists "since" timestamp with time zone;
comment on table public."platform_status" is 'A part of the platform now: running, degraded, down, and why';
do $do$
begin
  perform grizzly_core.ensure_key('public.platform_status', 'platform_status_tenant_key', array['component']);
  perform grizzly_core.ensure_constraint('public.platform_status', 'platform_status_state_check', 'check ("state" in (''running'',''degraded'',''down'',''unknown''))');
end
$do$;

-- platform_status_days: A part of the platform on a day: how many probes were well
create table if not exists public."platform_status_days" (
  "component" text not null,
  "day" date not null,
  "ok" integer default 0 not null,
  "degraded" integer default 0 not null,
  "down" integer default 0 not null,
  "latency_ms_sum" bigint default 0 not null,
  constraint "platform_status_days_pkey" primary key ("component", "day")
);
alter table public."platform_status_days"
  add column if not exists "component" text,
  add column if not exists "day" date,
  add column if not exists "ok" integer default 0 not null,
  add column if not exists "degraded" integer default 0 not null,
  add column if not exists "down" integer default 0 not null,
  add column if not exists "latency_ms_sum" bigint default 0 not null;
comment on table public."platform_status_days" is 'A part of the platform on a day: how many probes were well';
do $do$
begin
  perform grizzly_core.ensure_key('public.platform_status_days', 'platform_status_days_tenant_key', array['component', 'day']);
end
$do$;

-- platform_incidents: An outage of a part of the platform
create table if not exists public."platform_incidents" (
  "id" uuid default gen_random_uuid() not null,
  "component" text not null,
  "state" text not null,
  "title" text not null,
  "text" text,
  "started_at" timestamp with time zone default now() not null,
  "ended_at" timestamp with time zone,
  constraint "platform_incidents_pkey" primary key ("id")
);
alter table public."platform_incidents"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "component" text,
  add column if not exists "state" text,
  add column if not exists "title" text,
  add column if not exists "text" text,
  add column if not exists "started_at" timestamp with time zone default now() not null,
  add column if not exists "ended_at" timestamp with time zone;
comment on table public."platform_incidents" is 'An outage of a part of the platform';
do $do$
begin
  perform grizzly_core.ensure_key('public.platform_incidents', 'platform_incidents_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.platform_incidents', 'platform_incidents_state_check', 'check ("state" in (''degraded'',''down''))');
end
$do$;

-- network_numbers: A number of the whole network and its course
create table if not exists public."network_numbers" (
  "name" text not null,
  "value" bigint not null,
  "series" jsonb default '[]'::jsonb not null,
  "detail" jsonb default '{}'::jsonb not null,
  "computed_at" timestamp with time zone default now() not null,
  constraint "network_numbers_pkey" primary key ("name")
);
alter table public."network_numbers"
  add column if not exists "name" text,
  add column if not exists "value" bigint,
  add column if not exists "series" jsonb default '[]'::jsonb not null,
  add column if not exists "detail" jsonb default '{}'::jsonb not null,
  add column if not exists "computed_at" timestamp with time zone default now() not null;
comment on table public."network_numbers" is 'A number of the whole network and its course';
do $do$
begin
  perform grizzly_core.ensure_key('public.network_numbers', 'network_numbers_tenant_key', array['name']);
end
$do$;

-- v1.0 (2026-11-22)
-- Grizzly 50_website: sign-in, shop, dashboards.
-- Made by `npm run db:export` from db/schema; do not edit.
set client_min_messages = warning;

-- token_refresh_errors: A refresh of a provider's token that failed, and what the provider said
create table if not exists public."token_refresh_errors" (
  "id" bigint generated by default as identity not null,
  "guild_id" varchar(20),
  "grizzly_user_id" uuid,
  "provider" text not null,
  "service_id" text,
  "status" integer,
  "error" text not null,
  "resolved_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  constraint "token_refresh_errors_pkey" primary key ("id")
);
alter table public."token_refresh_errors"
  add column if not exists "id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "provider" text,
  add column if not exists "service_id" text,
  add column if not exists "status" integer,
  add column if not exists "error" text,
  add column if not exists "resolved_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."token_refresh_errors" is 'A refresh of a provider''s token that failed, and what the provider said';
do $do$
begin
  perform grizzly_core.ensure_key('public.token_refresh_errors', 'token_refresh_errors_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.token_refresh_errors', 'token_refresh_errors_provider_check', 'check ("provider" in (''discord'',''patreon'',''nitrado''))');
end
$do$;

-- users: The website account of the auth library, one to one with a person
create table if not exists public."users" (
  "id" uuid default gen_random_uuid() not null,
  "grizzly_user_id" uuid not null,
  "name" text,
  "image" text,
  "banned_at" timestamp with time zone,
  "ban_reason" text,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "users_pkey" primary key ("id")
);
alter table public."users"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "name" text,
  add column if not exists "image" text,
  add column if not exists "banned_at" timestamp with time zone,
  add column if not exists "ban_reason" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."users" is 'The website account of the auth library, one to one with a person';
do $do$
begin
  perform grizzly_core.ensure_key('public.users', 'users_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.users', 'users_grizzly_user_id_key', array['grizzly_user_id']);
end
$do$;

-- accounts: A provider's account that signs in to a website account
create table if not exists public."accounts" (
  "provider" text not null,
  "provider_account_id" text not null,
  "user_id" uuid not null,
  "created_at" timestamp with time zone default now() not null,
  constraint "accounts_pkey" primary key ("provider", "provider_account_id")
);
alter table public."accounts"
  add column if not exists "provider" text,
  add column if not exists "provider_account_id" text,
  add column if not exists "user_id" uuid,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."accounts" is 'A provider''s account that signs in to a website account';
do $do$
begin
  perform grizzly_core.ensure_key('public.accounts', 'accounts_tenant_key', array['provider', 'provider_account_id']);
  perform grizzly_core.ensure_key('public.accounts', 'accounts_provider_user_key', array['provider', 'user_id']);
end
$do$;

-- session: A session of the auth library, its token as a hash only
create table if not exists public."session" (
  "id" uuid default gen_random_uuid() not null,
  "token_hash" text not null,
  "user_id" uuid not null,
  "created_at" timestamp with time zone default now() not null,
  "last_seen_at" timestamp with time zone default now() not null,
  "expires_at" timestamp with time zone not null,
  "revoked_at" timestamp with time zone,
  constraint "session_pkey" primary key ("id")
);
alter table public."session"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "token_hash" text,
  add column if not exists "user_id" uuid,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "last_seen_at" timestamp with time zone default now() not null,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "revoked_at" timestamp with time zone;
comment on table public."session" is 'A session of the auth library, its token as a hash only';
do $do$
begin
  perform grizzly_core.ensure_key('public.session', 'session_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.session', 'session_token_hash_key', array['token_hash']);
end
$do$;

-- user_sessions: A device on which a person is or was signed in
create table if not exists public."user_sessions" (
  "id" uuid default gen_random_uuid() not null,
  "session_id" uuid,
  "grizzly_user_id" uuid,
  "browser" text,
  "os" text,
  "place" text,
  "ip_coarse" text,
  "first_seen_at" timestamp with time zone default now() not null,
  "last_seen_at" timestamp with time zone default now() not null,
  "revoked_at" timestamp with time zone,
  "revoked_reason" text,
  constraint "user_sessions_pkey" primary key ("id")
);
alter table public."user_sessions"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "session_id" uuid,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "browser" text,
  add column if not exists "os" text,
  add column if not exists "place" text,
  add column if not exists "ip_coarse" text,
  add column if not exists "first_seen_at" timestamp with time zone default now() not null,
  add column if not exists "last_seen_at" timestamp with time zone default now() not null,
  add column if not exists "revoked_at" timestamp with time zone,
  add column if not exists "revoked_reason" text;
comment on table public."user_sessions" is 'A device on which a person is or was signed in';
do $do$
begin
  perform grizzly_core.ensure_key('public.user_sessions', 'user_sessions_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.user_sessions', 'user_sessions_session_id_key', array['session_id']);
end
$do$;

-- oauth_tokens: A person's access to a provider, encrypted
create table if not exists public."oauth_tokens" (
  "id" uuid default gen_random_uuid() not null,
  "grizzly_user_id" uuid not null,
  "provider" text not null,
  "provider_account_id" text not null,
  "access_token" text not null,
  "refresh_token" text,
  "scope" text,
  "expires_at" timestamp with time zone,
  "refreshed_at" timestamp with time zone,
  "state" text default 'active' not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "oauth_tokens_pkey" primary key ("id")
);
alter table public."oauth_tokens"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "provider" text,
  add column if not exists "provider_account_id" text,
  add column if not exists "access_token" text,
  add column if not exists "refresh_token" text,
  add column if not exists "scope" text,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "refreshed_at" timestamp with time zone,
  add column if not exists "state" text default 'active' not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."oauth_tokens" is 'A person''s access to a provider, encrypted';
do $do$
begin
  perform grizzly_core.ensure_key('public.oauth_tokens', 'oauth_tokens_tenant_key', array['id']);
  perform grizzly_core.ensure_key('public.oauth_tokens', 'oauth_tokens_person_key', array['provider', 'grizzly_user_id']);
  perform grizzly_core.ensure_key('public.oauth_tokens', 'oauth_tokens_account_key', array['provider', 'provider_account_id']);
  perform grizzly_core.ensure_constraint('public.oauth_tokens', 'oauth_tokens_provider_check', 'check ("provider" in (''discord'',''patreon''))');
  perform grizzly_core.ensure_constraint('public.oauth_tokens', 'oauth_tokens_state_check', 'check ("state" in (''active'',''reconnect''))');
  perform grizzly_core.ensure_constraint('public.oauth_tokens', 'oauth_tokens_sealed_check', 'check ("access_token" like ''v1.%'' and ("refresh_token" is null or "refresh_token" like ''v1.%''))');
end
$do$;

-- oauth_link_attempts: A link to a provider that was started and not yet finished
create table if not exists public."oauth_link_attempts" (
  "state_hash" text not null,
  "session_id" uuid,
  "grizzly_user_id" uuid not null,
  "provider" text not null,
  "verifier" text not null,
  "return_to" text not null,
  "created_at" timestamp with time zone default now() not null,
  "expires_at" timestamp with time zone not null,
  "used_at" timestamp with time zone,
  constraint "oauth_link_attempts_pkey" primary key ("state_hash")
);
alter table public."oauth_link_attempts"
  add column if not exists "state_hash" text,
  add column if not exists "session_id" uuid,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "provider" text,
  add column if not exists "verifier" text,
  add column if not exists "return_to" text,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "used_at" timestamp with time zone;
comment on table public."oauth_link_attempts" is 'A link to a provider that was started and not yet finished';
do $do$
begin
  perform grizzly_core.ensure_key('public.oauth_link_attempts', 'oauth_link_attempts_tenant_key', array['state_hash']);
end
$do$;

-- verification_requests: A one-time code that proves an in-game name
create table if not exists public."verification_requests" (
  "id" uuid default gen_random_uuid() not null,
  "grizzly_user_id" uuid,
  "guild_id" varchar(20),
  "kind" text not null,
  "subject" text not null,
  "code_hash" text not null,
  "state" text default 'open' not null,
  "attempts" integer default 0 not null,
  "max_attempts" integer default 5 not null,
  "evidence" jsonb,
  "expires_at" timestamp with time zone not null,
  "answered_at" timestamp with time zone,
  "answered_by" text,
  "created_at" timestamp with time zone default now() not null,
  constraint "verification_requests_pkey" primary key ("id")
);
alter table public."verification_requests"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "kind" text,
  add column if not exists "subject" text,
  add column if not exists "code_hash" text,
  add column if not exists "state" text default 'open' not null,
  add column if not exists "attempts" integer default 0 not null,
  add column if not exists "max_attempts" integer default 5 not null,
  add column if not exists "evidence" jsonb,
  add column if not exists "expires_at" timestamp with time zone,
  add column if not exists "answered_at" timestamp with time zone,
  add column if not exists "answered_by" text,
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."verification_requests" is 'A one-time code that proves an in-game name';
do $do$
begin
  perform grizzly_core.ensure_key('public.verification_requests', 'verification_requests_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.verification_requests', 'verification_requests_state_check', 'check ("state" in (''open'',''proven'',''failed'',''expired'',''cancelled''))');
end
$do$;

-- shop_categories: A category of a guild's shop
create table if not exists public."shop_categories" (
  "category_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "category_name" text not null,
  "category_description" text,
  "display_order" integer default 0 not null,
  "is_active" boolean default true not null,
  "archived_at" timestamp with time zone,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "shop_categories_pkey" primary key ("guild_id", "category_id")
);
alter table public."shop_categories"
  add column if not exists "category_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "category_name" text,
  add column if not exists "category_description" text,
  add column if not exists "display_order" integer default 0 not null,
  add column if not exists "is_active" boolean default true not null,
  add column if not exists "archived_at" timestamp with time zone,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."shop_categories" is 'A category of a guild''s shop';
do $do$
begin
  perform grizzly_core.ensure_key('public.shop_categories', 'shop_categories_tenant_key', array['guild_id', 'category_id']);
end
$do$;

-- shop_items: A thing for sale: for coins and the same for everyone, or a perk for supporters
create table if not exists public."shop_items" (
  "item_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "category_id" bigint,
  "item_name" text not null,
  "slug" text,
  "item_description" text,
  "kind" text default 'in_game' not null,
  "price" bigint not null,
  "stock_quantity" integer,
  "max_per_user" integer,
  "limit_count" integer,
  "limit_hours" integer,
  "needs_tier" text default 'none' not null,
  "class_names" text[] default '{}'::text[] not null,
  "effect" jsonb,
  "service_ids" text[] default '{}'::text[] not null,
  "picture" text,
  "display_order" integer default 0 not null,
  "available_from" timestamp with time zone,
  "available_until" timestamp with time zone,
  "restock_at" timestamp with time zone,
  "restock_to" integer,
  "state" text default 'active' not null,
  "paused_by" text,
  "paused_reason" text,
  "is_active" boolean default true not null,
  "archived_at" timestamp with time zone,
  "version" integer default 1 not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "shop_items_pkey" primary key ("guild_id", "item_id")
);
alter table public."shop_items"
  add column if not exists "item_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "category_id" bigint,
  add column if not exists "item_name" text,
  add column if not exists "slug" text,
  add column if not exists "item_description" text,
  add column if not exists "kind" text default 'in_game' not null,
  add column if not exists "price" bigint,
  add column if not exists "stock_quantity" integer,
  add column if not exists "max_per_user" integer,
  add column if not exists "limit_count" integer,
  add column if not exists "limit_hours" integer,
  add column if not exists "needs_tier" text default 'none' not null,
  add column if not exists "class_names" text[] default '{}'::text[] not null,
  add column if not exists "effect" jsonb,
  add column if not exists "service_ids" text[] default '{}'::text[] not null,
  add column if not exists "picture" text,
  add column if not exists "display_order" integer default 0 not null,
  add column if not exists "available_from" timestamp with time zone,
  add column if not exists "available_until" timestamp with time zone,
  add column if not exists "restock_at" timestamp with time zone,
  add column if not exists "restock_to" integer,
  add column if not exists "state" text default 'active' not null,
  add column if not exists "paused_by" text,
  add column if not exists "paused_reason" text,
  add column if not exists "is_active" boolean default true not null,
  add column if not exists "archived_at" timestamp with time zone,
  add column if not exists "version" integer default 1 not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."shop_items" is 'A thing for sale: for coins and the same for everyone, or a perk for supporters';
do $do$
begin
  perform grizzly_core.ensure_key('public.shop_items', 'shop_items_tenant_key', array['guild_id', 'item_id']);
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_price_check', 'check ("price" >= 0)');
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_stock_check', 'check ("stock_quantity" >= 0)');
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_kind_check', 'check ("kind" in (''in_game'',''supporter''))');
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_state_check', 'check ("state" in (''active'',''paused'',''archived''))');
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_tier_check', 'check ("needs_tier" in (''none'',''bronze'',''silver'',''gold'',''partner''))');
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_fair_check', 'check ("kind" = ''supporter'' or "needs_tier" = ''none'')');
  perform grizzly_core.ensure_constraint('public.shop_items', 'shop_items_unspawned_check', 'check ("kind" = ''in_game'' or cardinality("class_names") = 0)');
end
$do$;

-- shop_purchases: An order: what, for how much, to whom and where, and how far it is
create table if not exists public."shop_purchases" (
  "purchase_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "number" integer,
  "discord_id" varchar(20) not null,
  "item_id" bigint,
  "quantity" integer default 1 not null,
  "total_cost" bigint not null,
  "state" text default 'paid' not null,
  "state_at" timestamp with time zone default now() not null,
  "idempotency_key" text,
  "request_hash" text,
  "movement_id" uuid,
  "unit_price" bigint,
  "item_name" text,
  "item_kind" text,
  "class_names" text[] default '{}'::text[] not null,
  "picture" text,
  "effect" jsonb,
  "player_id" bigint,
  "player_name" text,
  "service_id" text,
  "place" jsonb,
  "expected_at" timestamp with time zone,
  "collect_until" timestamp with time zone,
  "boot_seen_at" timestamp with time zone,
  "closes_at" timestamp with time zone,
  "closed_at" timestamp with time zone,
  "failed_at" timestamp with time zone,
  "answer" text,
  "answered_at" timestamp with time zone,
  "refund_movement_id" uuid,
  "refunded_at" timestamp with time zone,
  "refund_reason" text,
  "purchased_at" timestamp with time zone default now() not null,
  "fulfillment_status" text default 'pending' not null,
  "fulfillment_notes" text,
  "updated_at" timestamp with time zone default now() not null,
  constraint "shop_purchases_pkey" primary key ("guild_id", "purchase_id")
);
alter table public."shop_purchases"
  add column if not exists "purchase_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "number" integer,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "item_id" bigint,
  add column if not exists "quantity" integer default 1 not null,
  add column if not exists "total_cost" bigint,
  add column if not exists "state" text default 'paid' not null,
  add column if not exists "state_at" timestamp with time zone default now() not null,
  add column if not exists "idempotency_key" text,
  add column if not exists "request_hash" text,
  add column if not exists "movement_id" uuid,
  add column if not exists "unit_price" bigint,
  add column if not exists "item_name" text,
  add column if not exists "item_kind" text,
  add column if not exists "class_names" text[] default '{}'::text[] not null,
  add column if not exists "picture" text,
  add column if not exists "effect" jsonb,
  add column if not exists "player_id" bigint,
  add column if not exists "player_name" text,
  add column if not exists "service_id" text,
  add column if not exists "place" jsonb,
  add column if not exists "expected_at" timestamp with time zone,
  add column if not exists "collect_until" timestamp with time zone,
  add column if not exists "boot_seen_at" timestamp with time zone,
  add column if not exists "closes_at" timestamp with time zone,
  add column if not exists "closed_at" timestamp with time zone,
  add column if not exists "failed_at" timestamp with time zone,
  add column if not exists "answer" text,
  add column if not exists "answered_at" timestamp with time zone,
  add column if not exists "refund_movement_id" uuid,
  add column if not exists "refunded_at" timestamp with time zone,
  add column if not exists "refund_reason" text,
  add column if not exists "purchased_at" timestamp with time zone default now() not null,
  add column if not exists "fulfillment_status" text default 'pending' not null,
  add column if not exists "fulfillment_notes" text,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."shop_purchases" is 'An order: what, for how much, to whom and where, and how far it is';
do $do$
begin
  perform grizzly_core.ensure_key('public.shop_purchases', 'shop_purchases_tenant_key', array['guild_id', 'purchase_id']);
  perform grizzly_core.ensure_key('public.shop_purchases', 'shop_purchases_number_key', array['guild_id', 'number']);
  perform grizzly_core.ensure_key('public.shop_purchases', 'shop_purchases_key_key', array['guild_id', 'idempotency_key']);
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_state_check', 'check ("state" in (''paid'',''queued'',''staged'',''uploaded'',''restart_seen'',''likely_collected'',''delivered'',''failed'',''refunded'',''needs_look''))');
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_quantity_check', 'check ("quantity" > 0)');
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_cost_check', 'check ("total_cost" >= 0)');
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_answer_check', 'check ("answer" in (''got_it'',''not_there''))');
end
$do$;

-- shop_order_events: A step of an order with its evidence
create table if not exists public."shop_order_events" (
  "event_id" bigint generated by default as identity not null,
  "guild_id" varchar(20) not null,
  "purchase_id" bigint not null,
  "state" text not null,
  "at" timestamp with time zone default now() not null,
  "sentence" text not null,
  "evidence" jsonb default '[]'::jsonb not null,
  "actor" jsonb not null,
  constraint "shop_order_events_pkey" primary key ("guild_id", "event_id")
);
alter table public."shop_order_events"
  add column if not exists "event_id" bigint generated by default as identity not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "purchase_id" bigint,
  add column if not exists "state" text,
  add column if not exists "at" timestamp with time zone default now() not null,
  add column if not exists "sentence" text,
  add column if not exists "evidence" jsonb default '[]'::jsonb not null,
  add column if not exists "actor" jsonb;
comment on table public."shop_order_events" is 'A step of an order with its evidence';
do $do$
begin
  perform grizzly_core.ensure_key('public.shop_order_events', 'shop_order_events_tenant_key', array['guild_id', 'event_id']);
end
$do$;

-- shop_order_numbers: The next order number of one of a guild's counters
create table if not exists public."shop_order_numbers" (
  "guild_id" varchar(20) not null,
  "shard" smallint not null,
  "next_number" integer not null,
  constraint "shop_order_numbers_pkey" primary key ("guild_id", "shard")
);
alter table public."shop_order_numbers"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "shard" smallint,
  add column if not exists "next_number" integer;
comment on table public."shop_order_numbers" is 'The next order number of one of a guild''s counters';
do $do$
begin
  perform grizzly_core.ensure_key('public.shop_order_numbers', 'shop_order_numbers_tenant_key', array['guild_id', 'shard']);
end
$do$;

-- shop_item_stats: How often and how fast an item was delivered
create table if not exists public."shop_item_stats" (
  "guild_id" varchar(20) not null,
  "item_id" bigint not null,
  "orders" integer default 0 not null,
  "delivered" integer default 0 not null,
  "failed" integer default 0 not null,
  "refunded" integer default 0 not null,
  "median_seconds" integer,
  "durations_minutes" integer[] default '{}'::integer[] not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "shop_item_stats_pkey" primary key ("guild_id", "item_id")
);
alter table public."shop_item_stats"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "item_id" bigint,
  add column if not exists "orders" integer default 0 not null,
  add column if not exists "delivered" integer default 0 not null,
  add column if not exists "failed" integer default 0 not null,
  add column if not exists "refunded" integer default 0 not null,
  add column if not exists "median_seconds" integer,
  add column if not exists "durations_minutes" integer[] default '{}'::integer[] not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."shop_item_stats" is 'How often and how fast an item was delivered';
do $do$
begin
  perform grizzly_core.ensure_key('public.shop_item_stats', 'shop_item_stats_tenant_key', array['guild_id', 'item_id']);
end
$do$;

-- dashboard_data: A dashboard's figures, computed and kept; never the source of truth
create table if not exists public."dashboard_data" (
  "guild_id" varchar(20) not null,
  "widget" text not null,
  "range" text not null,
  "payload" jsonb not null,
  "computed_at" timestamp with time zone default now() not null,
  "source_until" timestamp with time zone,
  constraint "dashboard_data_pkey" primary key ("guild_id", "widget", "range")
);
alter table public."dashboard_data"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "widget" text,
  add column if not exists "range" text,
  add column if not exists "payload" jsonb,
  add column if not exists "computed_at" timestamp with time zone default now() not null,
  add column if not exists "source_until" timestamp with time zone;
comment on table public."dashboard_data" is 'A dashboard''s figures, computed and kept; never the source of truth';
do $do$
begin
  perform grizzly_core.ensure_key('public.dashboard_data', 'dashboard_data_tenant_key', array['guild_id', 'widget', 'range']);
end
$do$;

-- guild_dashboard_sync: Which widgets are fresh, being computed, or failed
create table if not exists public."guild_dashboard_sync" (
  "guild_id" varchar(20) not null,
  "widget" text not null,
  "state" text default 'stale' not null,
  "requested_at" timestamp with time zone,
  "started_at" timestamp with time zone,
  "finished_at" timestamp with time zone,
  "last_error" text,
  "cursor" jsonb,
  "updated_at" timestamp with time zone default now() not null,
  constraint "guild_dashboard_sync_pkey" primary key ("guild_id", "widget")
);
alter table public."guild_dashboard_sync"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "widget" text,
  add column if not exists "state" text default 'stale' not null,
  add column if not exists "requested_at" timestamp with time zone,
  add column if not exists "started_at" timestamp with time zone,
  add column if not exists "finished_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "cursor" jsonb,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."guild_dashboard_sync" is 'Which widgets are fresh, being computed, or failed';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_dashboard_sync', 'guild_dashboard_sync_tenant_key', array['guild_id', 'widget']);
  perform grizzly_core.ensure_constraint('public.guild_dashboard_sync', 'guild_dashboard_sync_state_check', 'check ("state" in (''stale'',''computing'',''fresh'',''error''))');
end
$do$;

-- websocket_connections: A live socket between website and bots: whose, which topics, closed why
create table if not exists public."websocket_connections" (
  "id" uuid default gen_random_uuid() not null,
  "grizzly_user_id" uuid,
  "kind" text not null,
  "instance" text not null,
  "topics" text[] default '{}'::text[] not null,
  "connected_at" timestamp with time zone default now() not null,
  "last_seen_at" timestamp with time zone default now() not null,
  "closed_at" timestamp with time zone,
  "close_reason" text,
  constraint "websocket_connections_pkey" primary key ("id")
);
alter table public."websocket_connections"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "grizzly_user_id" uuid,
  add column if not exists "kind" text,
  add column if not exists "instance" text,
  add column if not exists "topics" text[] default '{}'::text[] not null,
  add column if not exists "connected_at" timestamp with time zone default now() not null,
  add column if not exists "last_seen_at" timestamp with time zone default now() not null,
  add column if not exists "closed_at" timestamp with time zone,
  add column if not exists "close_reason" text;
comment on table public."websocket_connections" is 'A live socket between website and bots: whose, which topics, closed why';
do $do$
begin
  perform grizzly_core.ensure_key('public.websocket_connections', 'websocket_connections_tenant_key', array['id']);
end
$do$;

-- v1.0 (2026-11-22)
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
  perform grizzly_core.ensure_index('audit_log_subject_idx', 'create index "audit_log_subject_idx" on public."audit_log" ("guild_id", "subject_type", "subject_id")');
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
  perform grizzly_core.ensure_rights('public.audit_log', 'grizzly_system', 'select, insert');
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
  perform grizzly_core.ensure_index('player_profiles_name_idx', 'create index "player_profiles_name_idx" on public."player_profiles" ("guild_id", (lower("ingame_name")))');
  perform grizzly_core.ensure_index('player_profiles_kills_idx', 'create index "player_profiles_kills_idx" on public."player_profiles" ("guild_id", "kills" desc)');
  perform grizzly_core.ensure_index('player_profiles_longest_idx', 'create index "player_profiles_longest_idx" on public."player_profiles" ("guild_id", "longest_shot" desc)');
  perform grizzly_core.ensure_index('player_profiles_playtime_idx', 'create index "player_profiles_playtime_idx" on public."player_profiles" ("guild_id", "playtime_seconds" desc)');
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
  perform grizzly_core.ensure_constraint('public.player_activity', 'player_activity_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id") on delete cascade');
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
  perform grizzly_core.ensure_constraint('public.kill_logs', 'kill_logs_victim_fkey', 'foreign key ("guild_id", "victim_player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_constraint('public.kill_logs', 'kill_logs_killer_fkey', 'foreign key ("guild_id", "killer_player_id") references public."player_profiles" ("guild_id", "player_id")');
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
  perform grizzly_core.ensure_index('bounties_placed_idx', 'create index "bounties_placed_idx" on public."bounties" ("guild_id", "placed_by_discord_id")');
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
  perform grizzly_core.ensure_index('economy_movements_cause_idx', 'create index "economy_movements_cause_idx" on public."economy_movements" ("guild_id", "cause_kind", "cause_id")');
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
  perform grizzly_core.ensure_rights('public.economy_movements', 'grizzly_system', 'select, insert');
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
  perform grizzly_core.ensure_rights('public.economy_transactions', 'grizzly_system', 'select, insert');
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
  perform grizzly_core.ensure_index('channel_content_log_pending_idx', 'create index "channel_content_log_pending_idx" on public."channel_content_log" ("guild_id", "id") where state = ''pending''');
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
  perform grizzly_core.ensure_rights('public.server_listings', 'grizzly_public', 'select', '"guild_id", "listing_id", "server_id", "slug", "server_name", "tagline", "description", "rules", "invite_link", "website", "icon", "hue", "member_count", "state", "featured", "featured_until", "published_at", "created_at", "updated_at"');
  perform grizzly_core.ensure_rights('public.server_listings', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id")');
  perform grizzly_core.ensure_constraint('public.server_registration_tickets', 'server_registration_tickets_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id")');
  perform grizzly_core.ensure_index('server_registration_tickets_user_idx', 'create index "server_registration_tickets_user_idx" on public."server_registration_tickets" ("user_id")');
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
  perform grizzly_core.ensure_constraint('public.server_listing_reports', 'server_listing_reports_listing_fkey', 'foreign key ("guild_id", "listing_id") references public."server_listings" ("guild_id", "listing_id")');
  perform grizzly_core.ensure_index('server_listing_reports_listing_idx', 'create index "server_listing_reports_listing_idx" on public."server_listing_reports" ("guild_id", "listing_id")');
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
  perform grizzly_core.ensure_index('guild_members_person_idx', 'create index "guild_members_person_idx" on public."guild_members" ("discord_id", "guild_id")');
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
  perform grizzly_core.ensure_index('tickets_number_idx', 'create unique index "tickets_number_idx" on public."tickets" ("guild_id", "number")');
  perform grizzly_core.ensure_index('tickets_open_idx', 'create index "tickets_open_idx" on public."tickets" ("guild_id", "type", "status", "due_at")');
  perform grizzly_core.ensure_index('tickets_opener_idx', 'create index "tickets_opener_idx" on public."tickets" ("created_by", "guild_id")');
  perform grizzly_core.ensure_index('tickets_subject_idx', 'create index "tickets_subject_idx" on public."tickets" ("guild_id", "subject_type", "subject_id")');
end
$do$;
do $do$
begin
  perform grizzly_core.ensure_walls('public.tickets');
  perform grizzly_core.ensure_policy('public.tickets', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
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
  perform grizzly_core.ensure_index('ticket_messages_ticket_idx', 'create index "ticket_messages_ticket_idx" on public."ticket_messages" ("guild_id", "ticket_id", "message_id")');
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
  perform grizzly_core.ensure_constraint('public.ticket_logs', 'ticket_logs_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
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
  perform grizzly_core.ensure_rights('public.ticket_logs', 'grizzly_system', 'select, insert');
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
  perform grizzly_core.ensure_index('shop_purchases_time_idx', 'create index "shop_purchases_time_idx" on public."shop_purchases" ("guild_id", "purchased_at" desc)');
  perform grizzly_core.ensure_index('shop_purchases_person_idx', 'create index "shop_purchases_person_idx" on public."shop_purchases" ("discord_id", "guild_id", "purchase_id" desc)');
  perform grizzly_core.ensure_index('shop_purchases_open_idx', 'create index "shop_purchases_open_idx" on public."shop_purchases" ("guild_id", "state", "state_at") where state not in (''delivered'',''refunded'')');
  perform grizzly_core.ensure_index('shop_purchases_closing_idx', 'create index "shop_purchases_closing_idx" on public."shop_purchases" ("closes_at") where closed_at is null');
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
  perform grizzly_core.ensure_rights('public.shop_order_events', 'grizzly_system', 'select, insert');
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
