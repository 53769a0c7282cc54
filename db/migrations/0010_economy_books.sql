-- economy books

-- reward_decisions: What a kill or a session pays, to whom, and why or why not
create table if not exists public."reward_decisions" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "source" text not null,
  "source_kind" text not null,
  "source_id" text not null,
  "player_id" bigint,
  "victim_player_id" bigint,
  "discord_id" varchar(20),
  "amount" bigint default 0 not null,
  "status" text not null,
  "reason" text not null,
  "lines" jsonb default '[]'::jsonb not null,
  "facts" jsonb,
  "movement_id" uuid,
  "service_id" text,
  "occurred_at" timestamp with time zone,
  "decided_at" timestamp with time zone default now() not null,
  "paid_at" timestamp with time zone,
  constraint "reward_decisions_pkey" primary key ("guild_id", "id")
);
alter table public."reward_decisions"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "source" text,
  add column if not exists "source_kind" text,
  add column if not exists "source_id" text,
  add column if not exists "player_id" bigint,
  add column if not exists "victim_player_id" bigint,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "amount" bigint default 0 not null,
  add column if not exists "status" text,
  add column if not exists "reason" text,
  add column if not exists "lines" jsonb default '[]'::jsonb not null,
  add column if not exists "facts" jsonb,
  add column if not exists "movement_id" uuid,
  add column if not exists "service_id" text,
  add column if not exists "occurred_at" timestamp with time zone,
  add column if not exists "decided_at" timestamp with time zone default now() not null,
  add column if not exists "paid_at" timestamp with time zone;
comment on table public."reward_decisions" is 'What a kill or a session pays, to whom, and why or why not';
do $do$
begin
  perform grizzly_core.ensure_key('public.reward_decisions', 'reward_decisions_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.reward_decisions', 'reward_decisions_source_key', array['guild_id', 'source']);
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_status_check', 'check ("status" in (''paid'',''held'',''refused''))');
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_amount_check', 'check ("amount" >= 0)');
end
$do$;

-- economy_days: Coins minted and taken out on a day, by kind
create table if not exists public."economy_days" (
  "guild_id" varchar(20) not null,
  "day" date not null,
  "transaction_type" text not null,
  "minted" bigint default 0 not null,
  "sunk" bigint default 0 not null,
  "movements" integer default 0 not null,
  "first_entry" bigint,
  "last_entry" bigint,
  constraint "economy_days_pkey" primary key ("guild_id", "day", "transaction_type")
);
alter table public."economy_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "day" date,
  add column if not exists "transaction_type" text,
  add column if not exists "minted" bigint default 0 not null,
  add column if not exists "sunk" bigint default 0 not null,
  add column if not exists "movements" integer default 0 not null,
  add column if not exists "first_entry" bigint,
  add column if not exists "last_entry" bigint;
comment on table public."economy_days" is 'Coins minted and taken out on a day, by kind';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_days', 'economy_days_tenant_key', array['guild_id', 'day', 'transaction_type']);
end
$do$;

-- economy_person_days: What a person earned and spent on a day
create table if not exists public."economy_person_days" (
  "guild_id" varchar(20) not null,
  "day" date not null,
  "discord_id" varchar(20) not null,
  "earned" bigint default 0 not null,
  "spent" bigint default 0 not null,
  "entries" integer default 0 not null,
  constraint "economy_person_days_pkey" primary key ("guild_id", "day", "discord_id")
);
alter table public."economy_person_days"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "day" date,
  add column if not exists "discord_id" varchar(20),
  add column if not exists "earned" bigint default 0 not null,
  add column if not exists "spent" bigint default 0 not null,
  add column if not exists "entries" integer default 0 not null;
comment on table public."economy_person_days" is 'What a person earned and spent on a day';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_person_days', 'economy_person_days_tenant_key', array['guild_id', 'day', 'discord_id']);
end
$do$;

-- economy_books: A guild's books: sums by account, who has most, and the last check against the ledger
create table if not exists public."economy_books" (
  "guild_id" varchar(20) not null,
  "counted_to" bigint default 0 not null,
  "counted_at" timestamp with time zone,
  "entries" bigint default 0 not null,
  "person" bigint default 0 not null,
  "minted" bigint default 0 not null,
  "sunk" bigint default 0 not null,
  "shop" bigint default 0 not null,
  "escrow" bigint default 0 not null,
  "loose" bigint default 0 not null,
  "mark_to" bigint default 0 not null,
  "mark_xid" bigint default 0 not null,
  "marked_at" timestamp with time zone,
  "standings" jsonb,
  "standings_at" timestamp with time zone,
  "standings_entries" bigint,
  "checked" jsonb,
  "checked_at" timestamp with time zone,
  constraint "economy_books_pkey" primary key ("guild_id")
);
alter table public."economy_books"
  add column if not exists "guild_id" varchar(20),
  add column if not exists "counted_to" bigint default 0 not null,
  add column if not exists "counted_at" timestamp with time zone,
  add column if not exists "entries" bigint default 0 not null,
  add column if not exists "person" bigint default 0 not null,
  add column if not exists "minted" bigint default 0 not null,
  add column if not exists "sunk" bigint default 0 not null,
  add column if not exists "shop" bigint default 0 not null,
  add column if not exists "escrow" bigint default 0 not null,
  add column if not exists "loose" bigint default 0 not null,
  add column if not exists "mark_to" bigint default 0 not null,
  add column if not exists "mark_xid" bigint default 0 not null,
  add column if not exists "marked_at" timestamp with time zone,
  add column if not exists "standings" jsonb,
  add column if not exists "standings_at" timestamp with time zone,
  add column if not exists "standings_entries" bigint,
  add column if not exists "checked" jsonb,
  add column if not exists "checked_at" timestamp with time zone;
comment on table public."economy_books" is 'A guild''s books: sums by account, who has most, and the last check against the ledger';
do $do$
begin
  perform grizzly_core.ensure_key('public.economy_books', 'economy_books_tenant_key', array['guild_id']);
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_movement_fkey', 'foreign key ("guild_id", "movement_id") references public."economy_movements" ("guild_id", "movement_id")');
  perform grizzly_core.ensure_constraint('public.reward_decisions', 'reward_decisions_player_fkey', 'foreign key ("guild_id", "player_id") references public."player_profiles" ("guild_id", "player_id")');
  perform grizzly_core.ensure_index('reward_decisions_held_idx', 'create index "reward_decisions_held_idx" on public."reward_decisions" ("guild_id", "player_id") where status = ''held''');
  perform grizzly_core.ensure_index('reward_decisions_player_idx', 'create index "reward_decisions_player_idx" on public."reward_decisions" ("guild_id", "player_id", "occurred_at")');
  perform grizzly_core.ensure_index('reward_decisions_person_idx', 'create index "reward_decisions_person_idx" on public."reward_decisions" ("discord_id", "guild_id")');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.economy_person_days', 'economy_person_days_account_fkey', 'foreign key ("guild_id", "discord_id") references public."economy_accounts" ("guild_id", "discord_id") on delete cascade');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.reward_decisions');
  perform grizzly_core.ensure_policy('public.reward_decisions', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.reward_decisions', 'member_read', 'select', 'grizzly_member', 'discord_id = (select grizzly_core.discord_id())', null);
  perform grizzly_core.ensure_policy('public.reward_decisions', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_member', 'select');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.reward_decisions', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_days');
  perform grizzly_core.ensure_policy('public.economy_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_person_days');
  perform grizzly_core.ensure_policy('public.economy_person_days', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_person_days', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_person_days', 'grizzly_system', 'select, insert, update, delete');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.economy_books');
  perform grizzly_core.ensure_policy('public.economy_books', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.economy_books', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.economy_books', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
