-- cheaper orders

-- The same words as one constant: Postgres reads a table's checks anew for each statement that writes it.
-- A check that is there is not looked at again: the new one takes its place.
alter table public.shop_purchases drop constraint if exists shop_purchases_state_check;
alter table public.economy_transactions drop constraint if exists economy_transactions_account_check;
alter table public.interbot_events drop constraint if exists interbot_events_state_check;
do $do$
begin
  perform grizzly_core.ensure_constraint('public.shop_purchases', 'shop_purchases_state_check', 'check ("state" = any (''{paid,queued,staged,uploaded,restart_seen,likely_collected,delivered,failed,refunded,needs_look}''))');
  perform grizzly_core.ensure_constraint('public.economy_transactions', 'economy_transactions_account_check', 'check ("account" = any (''{person,mint,sink,shop,escrow}''))');
  perform grizzly_core.ensure_constraint('public.interbot_events', 'interbot_events_state_check', 'check ("state" = any (''{open,done,dead}''))');
end
$do$;

-- One index over all states, whose rows do not have to be tried against two conditions.
do $do$
begin
  perform grizzly_core.ensure_index('shop_purchases_state_idx', 'create index "shop_purchases_state_idx" on public."shop_purchases" ("guild_id", "state", "state_at")');
end
$do$;
drop index if exists public.shop_purchases_open_idx, public.shop_purchases_done_idx;
