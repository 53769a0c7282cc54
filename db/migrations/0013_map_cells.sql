-- map cells

-- map_cells: Kills and deaths of a day in a cell of a map
create table if not exists public."map_cells" (
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "day" date not null,
  "map" text not null,
  "cell" integer not null,
  "kills" integer default 0 not null,
  "deaths" integer default 0 not null,
  constraint "map_cells_pkey" primary key ("guild_id", "service_id", "day", "map", "cell")
);
alter table public."map_cells"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "day" date,
  add column if not exists "map" text,
  add column if not exists "cell" integer,
  add column if not exists "kills" integer default 0 not null,
  add column if not exists "deaths" integer default 0 not null;
comment on table public."map_cells" is 'Kills and deaths of a day in a cell of a map';
do $do$
begin
  perform grizzly_core.ensure_key('public.map_cells', 'map_cells_tenant_key', array['guild_id', 'service_id', 'day', 'map', 'cell']);
end
$do$;

-- map_days: A server's day as far as it is counted for the map
create table if not exists public."map_days" (
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "day" date not null,
  "kills" integer not null,
  "deaths" integer not null,
  "counted_at" timestamp with time zone default now() not null,
  constraint "map_days_pkey" primary key ("guild_id", "service_id", "day")
);
alter table public."map_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "day" date,
  add column if not exists "kills" integer,
  add column if not exists "deaths" integer,
  add column if not exists "counted_at" timestamp with time zone default now() not null;
comment on table public."map_days" is 'A server''s day as far as it is counted for the map';
do $do$
begin
  perform grizzly_core.ensure_key('public.map_days', 'map_days_tenant_key', array['guild_id', 'service_id', 'day']);
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('map_cells_map_idx', 'create index "map_cells_map_idx" on public."map_cells" ("guild_id", "map", "day")');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.map_cells');
  perform grizzly_core.ensure_policy('public.map_cells', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.map_cells', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.map_cells', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.map_days');
  perform grizzly_core.ensure_policy('public.map_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.map_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.map_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
