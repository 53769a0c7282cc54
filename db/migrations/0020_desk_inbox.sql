-- desk inbox

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
  "concerns" varchar(20),
  "merged_into" integer,
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
  add column if not exists "concerns" varchar(20),
  add column if not exists "merged_into" integer,
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

-- ticket_tags: A tag of a ticket, with what the desk sorts it by
create table if not exists public."ticket_tags" (
  "guild_id" varchar(20) not null,
  "tag" text not null,
  "ticket_id" bigint not null,
  "open" boolean not null,
  "due_at" timestamp with time zone,
  constraint "ticket_tags_pkey" primary key ("guild_id", "tag", "ticket_id")
);
alter table public."ticket_tags"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "tag" text,
  add column if not exists "ticket_id" bigint,
  add column if not exists "open" boolean,
  add column if not exists "due_at" timestamp with time zone;
comment on table public."ticket_tags" is 'A tag of a ticket, with what the desk sorts it by';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_tags', 'ticket_tags_tenant_key', array['guild_id', 'tag', 'ticket_id']);
end
$do$;

-- ticket_reads: How far an agent has read a ticket, and when
create table if not exists public."ticket_reads" (
  "guild_id" varchar(20) not null,
  "discord_id" varchar(20) not null,
  "ticket_id" bigint not null,
  "message_id" bigint not null,
  "read_at" timestamp with time zone default now() not null,
  constraint "ticket_reads_pkey" primary key ("guild_id", "discord_id", "ticket_id")
);
alter table public."ticket_reads"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "discord_id" varchar(20),
  add column if not exists "ticket_id" bigint,
  add column if not exists "message_id" bigint,
  add column if not exists "read_at" timestamp with time zone default now() not null;
comment on table public."ticket_reads" is 'How far an agent has read a ticket, and when';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_reads', 'ticket_reads_tenant_key', array['guild_id', 'discord_id', 'ticket_id']);
end
$do$;

-- ticket_links: Two tickets of a guild that belong together
create table if not exists public."ticket_links" (
  "guild_id" varchar(20) not null,
  "ticket_id" bigint not null,
  "other_id" bigint not null,
  "created_by" varchar(20),
  "created_at" timestamp with time zone default now() not null,
  constraint "ticket_links_pkey" primary key ("guild_id", "ticket_id", "other_id")
);
alter table public."ticket_links"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "ticket_id" bigint,
  add column if not exists "other_id" bigint,
  add column if not exists "created_by" varchar(20),
  add column if not exists "created_at" timestamp with time zone default now() not null;
comment on table public."ticket_links" is 'Two tickets of a guild that belong together';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_links', 'ticket_links_tenant_key', array['guild_id', 'ticket_id', 'other_id']);
end
$do$;

-- ticket_bulks: One change of many tickets, with what was before
create table if not exists public."ticket_bulks" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "made_by" varchar(20) not null,
  "action" jsonb not null,
  "entries" jsonb not null,
  "created_at" timestamp with time zone default now() not null,
  "undone_at" timestamp with time zone,
  constraint "ticket_bulks_pkey" primary key ("guild_id", "id")
);
alter table public."ticket_bulks"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "made_by" varchar(20),
  add column if not exists "action" jsonb,
  add column if not exists "entries" jsonb,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "undone_at" timestamp with time zone;
comment on table public."ticket_bulks" is 'One change of many tickets, with what was before';
do $do$
begin
  perform grizzly_core.ensure_key('public.ticket_bulks', 'ticket_bulks_tenant_key', array['guild_id', 'id']);
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('tickets_number_idx', 'create unique index "tickets_number_idx" on public."tickets" ("guild_id", "number")');
  perform grizzly_core.ensure_index('tickets_open_idx', 'create index "tickets_open_idx" on public."tickets" ("guild_id", "type", "status", "due_at")');
  perform grizzly_core.ensure_index('tickets_desk_idx', 'create index "tickets_desk_idx" on public."tickets" ("guild_id", (coalesce(due_at, ''infinity''::timestamptz)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_closed_idx', 'create index "tickets_closed_idx" on public."tickets" ("guild_id", "updated_at", "ticket_id") where not (status not in (''closed'', ''resolved''))');
  perform grizzly_core.ensure_index('tickets_assignee_idx', 'create index "tickets_assignee_idx" on public."tickets" ("guild_id", (coalesce(assigned_to, '''')), (coalesce(due_at, ''infinity''::timestamptz)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_waiting_idx', 'create index "tickets_waiting_idx" on public."tickets" ("guild_id", (coalesce(waiting_for, ''staff'')), (coalesce(due_at, ''infinity''::timestamptz)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_type_idx', 'create index "tickets_type_idx" on public."tickets" ("guild_id", "type", (coalesce(due_at, ''infinity''::timestamptz)), "ticket_id") where status not in (''closed'', ''resolved'')');
  perform grizzly_core.ensure_index('tickets_search_idx', 'create index "tickets_search_idx" on public."tickets" using gin ((to_tsvector(''simple'', guild_id || '' '' || coalesce(title, '''') || '' '' || coalesce(data ->> ''openerName'', ''''))))');
  perform grizzly_core.ensure_index('tickets_opener_idx', 'create index "tickets_opener_idx" on public."tickets" ("created_by", "guild_id")');
  perform grizzly_core.ensure_index('tickets_subject_idx', 'create index "tickets_subject_idx" on public."tickets" ("guild_id", "subject_type", "subject_id")');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_messages', 'ticket_messages_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_messages_ticket_idx', 'create index "ticket_messages_ticket_idx" on public."ticket_messages" ("guild_id", "ticket_id", "message_id")');
  perform grizzly_core.ensure_index('ticket_messages_search_idx', 'create index "ticket_messages_search_idx" on public."ticket_messages" using gin ((to_tsvector(''simple'', guild_id || '' '' || coalesce(message, ''''))))');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.ticket_tags', 'ticket_tags_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_tags_desk_idx', 'create index "ticket_tags_desk_idx" on public."ticket_tags" ("guild_id", "tag", "open", (coalesce(due_at, ''infinity''::timestamptz)), "ticket_id")');
  perform grizzly_core.ensure_index('ticket_tags_ticket_idx', 'create index "ticket_tags_ticket_idx" on public."ticket_tags" ("guild_id", "ticket_id")');
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
  perform grizzly_core.ensure_constraint('public.ticket_links', 'ticket_links_ticket_fkey', 'foreign key ("guild_id", "ticket_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_constraint('public.ticket_links', 'ticket_links_other_fkey', 'foreign key ("guild_id", "other_id") references public."tickets" ("guild_id", "ticket_id") on delete cascade');
  perform grizzly_core.ensure_index('ticket_links_other_idx', 'create index "ticket_links_other_idx" on public."ticket_links" ("guild_id", "other_id")');
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
