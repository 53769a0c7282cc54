-- directory

-- directory_entries: What the directory searches, filters and draws of a live listing
create table if not exists public."directory_entries" (
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "name_key" text not null,
  "facets" text[] not null,
  "words" tsvector not null,
  "featured" boolean default false not null,
  "turn" integer not null,
  "published_at" timestamp with time zone,
  "indexed_at" timestamp with time zone not null,
  "spark" text default '' not null,
  "spark_end" timestamp with time zone,
  "history" text default '' not null,
  "history_end" timestamp with time zone,
  "peak" integer,
  "counted_at" timestamp with time zone,
  constraint "directory_entries_pkey" primary key ("guild_id", "server_id")
);
alter table public."directory_entries"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "name_key" text,
  add column if not exists "facets" text[],
  add column if not exists "words" tsvector,
  add column if not exists "featured" boolean default false not null,
  add column if not exists "turn" integer,
  add column if not exists "published_at" timestamp with time zone,
  add column if not exists "indexed_at" timestamp with time zone,
  add column if not exists "spark" text default '' not null,
  add column if not exists "spark_end" timestamp with time zone,
  add column if not exists "history" text default '' not null,
  add column if not exists "history_end" timestamp with time zone,
  add column if not exists "peak" integer,
  add column if not exists "counted_at" timestamp with time zone;
comment on table public."directory_entries" is 'What the directory searches, filters and draws of a live listing';
do $do$
begin
  perform grizzly_core.ensure_key('public.directory_entries', 'directory_entries_tenant_key', array['guild_id', 'server_id']);
end
$do$;

-- directory_ranks: Where a live listing stands in one order of the directory
create table if not exists public."directory_ranks" (
  "guild_id" varchar(20) not null,
  "server_id" uuid not null,
  "board" smallint not null,
  "place" double precision not null,
  "name_key" text not null,
  constraint "directory_ranks_pkey" primary key ("guild_id", "server_id", "board")
);
alter table public."directory_ranks"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "server_id" uuid,
  add column if not exists "board" smallint,
  add column if not exists "place" double precision,
  add column if not exists "name_key" text;
comment on table public."directory_ranks" is 'Where a live listing stands in one order of the directory';
do $do$
begin
  perform grizzly_core.ensure_key('public.directory_ranks', 'directory_ranks_tenant_key', array['guild_id', 'server_id', 'board']);
end
$do$;

-- directory_searches: A search of the directory on a day, and how often
create table if not exists public."directory_searches" (
  "day" date not null,
  "query" text not null,
  "hits" bigint default 0 not null,
  "found" integer default 0 not null,
  constraint "directory_searches_pkey" primary key ("day", "query")
);
alter table public."directory_searches"
  add column if not exists "day" date,
  add column if not exists "query" text,
  add column if not exists "hits" bigint default 0 not null,
  add column if not exists "found" integer default 0 not null;
comment on table public."directory_searches" is 'A search of the directory on a day, and how often';
do $do$
begin
  perform grizzly_core.ensure_key('public.directory_searches', 'directory_searches_tenant_key', array['day', 'query']);
end
$do$;

-- page_tags: A tag of public pages, and since when pages made before are old
create table if not exists public."page_tags" (
  "tag" text not null,
  "stale_at" timestamp with time zone,
  "expired_at" timestamp with time zone,
  constraint "page_tags_pkey" primary key ("tag")
);
alter table public."page_tags"
  add column if not exists "tag" text,
  add column if not exists "stale_at" timestamp with time zone,
  add column if not exists "expired_at" timestamp with time zone;
comment on table public."page_tags" is 'A tag of public pages, and since when pages made before are old';
do $do$
begin
  perform grizzly_core.ensure_key('public.page_tags', 'page_tags_tenant_key', array['tag']);
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.directory_entries', 'directory_entries_server_fkey', 'foreign key ("guild_id", "server_id") references public."registered_servers" ("guild_id", "id") on delete cascade');
  perform grizzly_core.ensure_index('directory_entries_facets_idx', 'create index "directory_entries_facets_idx" on public."directory_entries" using gin ("facets")');
  perform grizzly_core.ensure_index('directory_entries_words_idx', 'create index "directory_entries_words_idx" on public."directory_entries" using gin ("words")');
  perform grizzly_core.ensure_index('directory_entries_turn_idx', 'create index "directory_entries_turn_idx" on public."directory_entries" ("turn") where featured');
  perform grizzly_core.ensure_index('directory_entries_new_idx', 'create index "directory_entries_new_idx" on public."directory_entries" ("published_at" desc)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.directory_ranks', 'directory_ranks_entry_fkey', 'foreign key ("guild_id", "server_id") references public."directory_entries" ("guild_id", "server_id") on delete cascade');
  perform grizzly_core.ensure_index('directory_ranks_order_idx', 'create index "directory_ranks_order_idx" on public."directory_ranks" ("board", "place", (name_key collate "C"), "server_id", "guild_id")');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_index('directory_searches_hits_idx', 'create index "directory_searches_hits_idx" on public."directory_searches" ("day", "hits" desc)');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.directory_entries');
  perform grizzly_core.ensure_policy('public.directory_entries', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.directory_entries', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_entries', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.directory_entries', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.directory_ranks');
  perform grizzly_core.ensure_policy('public.directory_ranks', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.directory_ranks', 'public_read', 'select', 'grizzly_public', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_ranks', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_public', 'select');
  perform grizzly_core.ensure_rights('public.directory_ranks', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.directory_searches');
  perform grizzly_core.ensure_policy('public.directory_searches', 'open_to_grizzly_app', 'select', 'grizzly_app', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_searches', 'open_to_grizzly_member', 'select', 'grizzly_member', 'true', null);
  perform grizzly_core.ensure_policy('public.directory_searches', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_app', 'select');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.directory_searches', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.page_tags');
  perform grizzly_core.ensure_policy('public.page_tags', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_app', '');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.page_tags', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
