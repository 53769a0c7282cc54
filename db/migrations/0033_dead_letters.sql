-- dead letters

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
