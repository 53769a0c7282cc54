-- server vibes

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
