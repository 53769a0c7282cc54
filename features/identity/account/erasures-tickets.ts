import { DISCORD, gone, named } from "./erasure-steps";
import type { Erasure } from "./plan-types";

const SHOP: readonly Erasure[] = [
  {
    name: "shop_order_events",
    table: "shop_order_events",
    verb: "rewrite",
    where: "t.actor ->> 'discordId' = $1",
    within: [["actor", "jsonb"]],
  },
  {
    name: "shop_purchases",
    table: "shop_purchases",
    verb: "rewrite",
    where: DISCORD,
    ids: ["discord_id"],
    within: [["idempotency_key", "text"]],
  },
  gone("delivery_coordinates", DISCORD),
];

const TICKETS: readonly Erasure[] = [
  {
    name: "ticket_attachments",
    table: "ticket_attachments",
    verb: "delete",
    where: "t.uploaded_by = $2 and t.ticket_id is null",
  },
  {
    name: "ticket_messages",
    table: "ticket_messages",
    verb: "rewrite",
    where: "t.user_id = $1",
    ids: ["user_id"],
    within: [["idempotency_key", "text"]],
    set: { username: "$4" },
  },
  {
    name: "names in tickets",
    table: "tickets",
    verb: "rewrite",
    where: "t.created_by = $1",
    set: { data: "jsonb_set(t.data, '{openerName}', to_jsonb($4::text), false)" },
  },
  {
    name: "tickets",
    table: "tickets",
    verb: "rewrite",
    where:
      "t.created_by = $1 or t.assigned_to = $1 or t.assigned_by = $1 or t.closed_by = $1 or t.concerns = $1 or t.subject_id = $1",
    ids: ["created_by", "assigned_to", "assigned_by", "closed_by", "concerns", "subject_id"],
    within: [["data", "jsonb"]],
  },
  {
    name: "ticket_logs",
    table: "ticket_logs",
    verb: "rewrite",
    where: "t.actor_id = $1 or t.before::text like '%' || $1 || '%' or t.after::text like '%' || $1 || '%'",
    ids: ["actor_id"],
    within: [
      ["before", "jsonb"],
      ["after", "jsonb"],
    ],
  },
  gone("ticket_reads", DISCORD),
  named("ticket_evidence", "frozen_by"),
  named("ticket_links", "created_by"),
  named("ticket_bulks", "made_by"),
  named("ticket_analytics", "agent_id"),
  {
    name: "ticket_saved_replies",
    table: "ticket_saved_replies",
    verb: "rewrite",
    where: "t.updated_by = $1",
    ids: ["updated_by"],
    set: { updated_by_name: "$4" },
  },
  {
    name: "ticket_verdicts",
    table: "ticket_verdicts",
    verb: "rewrite",
    where: "t.given_by = $1",
    ids: ["given_by"],
    set: { given_by_name: "$4" },
  },
  named("ticket_verdict_effects", "discord_id", "undone_by"),
];

/** Orders and tickets: they stay, and name nobody. */
export const SHOP_AND_TICKETS: readonly Erasure[] = [...SHOP, ...TICKETS];
