-- delivery pages

-- delivery_attempts: An attempt to place an order or an event in the game, with its evidence
create table if not exists public."delivery_attempts" (
  "id" uuid default gen_random_uuid() not null,
  "guild_id" varchar(20) not null,
  "service_id" text not null,
  "kind" text not null,
  "purchase_id" bigint,
  "event_setting_id" bigint,
  "attempt" integer default 1 not null,
  "state" text default 'planned' not null,
  "state_at" timestamp with time zone default now() not null,
  "objects" jsonb not null,
  "place" jsonb,
  "persistent" boolean default false not null,
  "intent_at" timestamp with time zone,
  "staged_hash" text,
  "staged_at" timestamp with time zone,
  "boot_id" bigint,
  "boot_seen_at" timestamp with time zone,
  "boots" integer default 0 not null,
  "unstage_intent_at" timestamp with time zone,
  "unstaged_at" timestamp with time zone,
  "reason" text,
  "evidence" jsonb default '[]'::jsonb not null,
  "created_at" timestamp with time zone default now() not null,
  "updated_at" timestamp with time zone default now() not null,
  constraint "delivery_attempts_pkey" primary key ("guild_id", "id")
);
alter table public."delivery_attempts"
  add column if not exists "id" uuid default gen_random_uuid() not null,
  add column if not exists "guild_id" varchar(20),
  add column if not exists "service_id" text,
  add column if not exists "kind" text,
  add column if not exists "purchase_id" bigint,
  add column if not exists "event_setting_id" bigint,
  add column if not exists "attempt" integer default 1 not null,
  add column if not exists "state" text default 'planned' not null,
  add column if not exists "state_at" timestamp with time zone default now() not null,
  add column if not exists "objects" jsonb,
  add column if not exists "place" jsonb,
  add column if not exists "persistent" boolean default false not null,
  add column if not exists "intent_at" timestamp with time zone,
  add column if not exists "staged_hash" text,
  add column if not exists "staged_at" timestamp with time zone,
  add column if not exists "boot_id" bigint,
  add column if not exists "boot_seen_at" timestamp with time zone,
  add column if not exists "boots" integer default 0 not null,
  add column if not exists "unstage_intent_at" timestamp with time zone,
  add column if not exists "unstaged_at" timestamp with time zone,
  add column if not exists "reason" text,
  add column if not exists "evidence" jsonb default '[]'::jsonb not null,
  add column if not exists "created_at" timestamp with time zone default now() not null,
  add column if not exists "updated_at" timestamp with time zone default now() not null;
comment on table public."delivery_attempts" is 'An attempt to place an order or an event in the game, with its evidence';
do $do$
begin
  perform grizzly_core.ensure_key('public.delivery_attempts', 'delivery_attempts_tenant_key', array['guild_id', 'id']);
  perform grizzly_core.ensure_key('public.delivery_attempts', 'delivery_attempts_attempt_key', array['guild_id', 'purchase_id', 'attempt']);
  perform grizzly_core.ensure_constraint('public.delivery_attempts', 'delivery_attempts_kind_check', 'check ("kind" in (''order'',''event''))');
  perform grizzly_core.ensure_constraint('public.delivery_attempts', 'delivery_attempts_subject_check', 'check (("kind" = ''order'') = ("purchase_id" is not null) and ("kind" = ''event'') = ("event_setting_id" is not null))');
  perform grizzly_core.ensure_constraint('public.delivery_attempts', 'delivery_attempts_state_check', 'check ("state" in (''planned'',''staged'',''restart_seen'',''unstage_required'',''fulfilled'',''abandoned'',''needs_look''))');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_constraint('public.delivery_attempts', 'delivery_attempts_purchase_fkey', 'foreign key ("guild_id", "purchase_id") references public."shop_purchases" ("guild_id", "purchase_id")');
  perform grizzly_core.ensure_index('delivery_attempts_one_open_idx', 'create unique index "delivery_attempts_one_open_idx" on public."delivery_attempts" ("guild_id", "purchase_id") where state not in (''fulfilled'',''abandoned'') and purchase_id is not null');
  perform grizzly_core.ensure_index('delivery_attempts_open_idx', 'create index "delivery_attempts_open_idx" on public."delivery_attempts" ("guild_id", "service_id", "state") where state not in (''fulfilled'',''abandoned'')');
  perform grizzly_core.ensure_index('delivery_attempts_over_idx', 'create index "delivery_attempts_over_idx" on public."delivery_attempts" ("guild_id", "state_at" desc, "id" desc) where state in (''fulfilled'',''abandoned'')');
end
$do$;

do $do$
begin
  perform grizzly_core.ensure_walls('public.delivery_attempts');
  perform grizzly_core.ensure_policy('public.delivery_attempts', 'guild_scope', 'all', 'grizzly_app', 'guild_id = (select grizzly_core.guild_id())', 'guild_id = (select grizzly_core.guild_id())');
  perform grizzly_core.ensure_policy('public.delivery_attempts', 'system_scope', 'all', 'grizzly_system', 'true', 'true');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_app', 'select, insert, update, delete');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_member', '');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_public', '');
  perform grizzly_core.ensure_rights('public.delivery_attempts', 'grizzly_system', 'select, insert, update, delete');
end
$do$;
