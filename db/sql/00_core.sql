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

-- Whether the acting person reads reports about staff: an owner, or somebody whom the guild named for it. Its text is
-- looked at when it runs, because the tables come later.
create or replace function grizzly_core.reads_private_tickets() returns boolean
  language plpgsql stable
  as $$
begin
  return exists (
      select 1 from public.guilds g
      where g.guild_id = grizzly_core.guild_id() and g.owner_discord_id = grizzly_core.discord_id())
    or exists (
      select 1 from public.guild_section_grants r
      where r.guild_id = grizzly_core.guild_id() and r.level = 'owner' and r.section in ('*', 'tickets')
        and (r.subject_kind = 'user' and r.subject_id = grizzly_core.discord_id()
          or r.subject_kind = 'role' and exists (
            select 1 from public.guild_members m
            where m.guild_id = r.guild_id and m.discord_id = grizzly_core.discord_id() and m.left_at is null
              and r.subject_id = any (m.role_ids))))
    or exists (
      select 1 from public.mod_configs c
      where c.guild_id = grizzly_core.guild_id()
        and c.role_config -> 'desk' -> 'privateHandlers' ? grizzly_core.discord_id());
end
$$;

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
grant execute on function grizzly_core.reads_private_tickets() to grizzly_app;

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
  "bot_permissions" text,
  "bot_position" integer,
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
  add column if not exists "bot_permissions" text,
  add column if not exists "bot_position" integer,
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
  "permissions" text,
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
  add column if not exists "permissions" text,
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

-- guild_roles: A role of a guild as Discord last told: name, colour, rank, permissions
create table if not exists public."guild_roles" (
  "guild_id" varchar(20) not null,
  "role_id" varchar(20) not null,
  "name" text not null,
  "color" integer default 0 not null,
  "position" integer default 0 not null,
  "permissions" text default '0' not null,
  "managed" boolean default false not null,
  "holders" integer default 0 not null,
  "synced_at" timestamp with time zone default now() not null,
  constraint "guild_roles_pkey" primary key ("guild_id", "role_id")
);
alter table public."guild_roles"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "role_id" varchar(20),
  add column if not exists "name" text,
  add column if not exists "color" integer default 0 not null,
  add column if not exists "position" integer default 0 not null,
  add column if not exists "permissions" text default '0' not null,
  add column if not exists "managed" boolean default false not null,
  add column if not exists "holders" integer default 0 not null,
  add column if not exists "synced_at" timestamp with time zone default now() not null;
comment on table public."guild_roles" is 'A role of a guild as Discord last told: name, colour, rank, permissions';
do $do$
begin
  perform grizzly_core.ensure_key('public.guild_roles', 'guild_roles_tenant_key', array['guild_id', 'role_id']);
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
  perform grizzly_core.ensure_constraint('public.interbot_events', 'interbot_events_state_check', 'check ("state" = any (''{open,done,dead}''))');
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
