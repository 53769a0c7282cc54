-- incidents by hand

-- platform_incidents: An outage of a part of the platform
create table if not exists public."platform_incidents" (
  "id" uuid default gen_random_uuid() not null,
  "component" text not null,
  "state" text not null,
  "title" text not null,
  "text" text,
  "by_hand" boolean default false not null,
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
  add column if not exists "by_hand" boolean default false not null,
  add column if not exists "started_at" timestamp with time zone default now() not null,
  add column if not exists "ended_at" timestamp with time zone;
comment on table public."platform_incidents" is 'An outage of a part of the platform';
do $do$
begin
  perform grizzly_core.ensure_key('public.platform_incidents', 'platform_incidents_tenant_key', array['id']);
  perform grizzly_core.ensure_constraint('public.platform_incidents', 'platform_incidents_state_check', 'check ("state" in (''degraded'',''down''))');
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
