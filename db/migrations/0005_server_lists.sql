-- server lists

-- server_lists: A player list of a game server as Nitrado last had it
create table if not exists public."server_lists" (
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "list" text not null,
  "content" text,
  "entries" integer default 0 not null,
  "read_at" timestamp with time zone,
  "changed_at" timestamp with time zone,
  "tried_at" timestamp with time zone,
  "last_error" text,
  "updated_at" timestamp with time zone default now() not null,
  constraint "server_lists_pkey" primary key ("guild_id", "service_id", "list")
);
alter table public."server_lists"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "list" text,
  add column if not exists "content" text,
  add column if not exists "entries" integer default 0 not null,
  add column if not exists "read_at" timestamp with time zone,
  add column if not exists "changed_at" timestamp with time zone,
  add column if not exists "tried_at" timestamp with time zone,
  add column if not exists "last_error" text,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."server_lists" is 'A player list of a game server as Nitrado last had it';
do $do$
begin
  perform grizzly_core.ensure_key('public.server_lists', 'server_lists_tenant_key', array['guild_id', 'service_id', 'list']);
  perform grizzly_core.ensure_constraint('public.server_lists', 'server_lists_list_check', 'check ("list" in (''bans'',''whitelist'',''priority''))');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.server_lists');
  perform grizzly_core.ensure_policy('public.server_lists', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.server_lists', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.server_lists', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
