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
