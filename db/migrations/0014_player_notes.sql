-- player notes

-- player_notes: A note of the guild's staff about a player, seen by staff alone
create table if not exists public."player_notes" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "player_id" bigint not null,
  "body" text not null,
  "author_discord_id" varchar(20),
  "created_at" timestamp with time zone default now() not null,
  "removed_at" timestamp with time zone,
  constraint "player_notes_pkey" primary key ("guild_id", "id")
);
alter table public."player_notes"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "player_id" bigint,
  add column if not exists "body" text,
  add column if not exists "author_discord_id" varchar(20),
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "removed_at" timestamp with time zone;
comment on table public."player_notes" is 'A note of the guild''s staff about a player, seen by staff alone';
do $do$
begin
  perform grizzly_core.ensure_key('public.player_notes', 'player_notes_tenant_key', array['guild_id', 'id']);
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.player_notes', 'player_notes_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id") on delete cascade');
  perform grizzly_core.ensure_index('player_notes_player_idx', 'create index "player_notes_player_idx" on public."player_notes" ("guild_id", "player_id", "created_at" desc) where removed_at is null');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.player_notes');
  perform grizzly_core.ensure_policy('public.player_notes', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.player_notes', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.player_notes', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
