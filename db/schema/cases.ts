import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { coins, createdAt, guildId, identity, moment, ref, snowflake } from "./columns";
import type { TableMeta } from "./meta";
import { ticketMessages, tickets } from "./tickets";

export const ticketReports = pgTable(
  "ticket_reports",
  {
    guildId: guildId(),
    ticketId: ref("ticket_id").notNull(),
    /** The death that it is about. Kills are kept, but a report outlives a recount: no foreign key. */
    killId: ref("kill_id").notNull(),
    serviceId: text("service_id").notNull(),
    map: text("map"),
    /** `kit`, `ban` or `look`. */
    asksFor: text("asks_for").notNull(),
    /** Who took part, with what they are in it: `{ playerId, name, role }`. */
    parties: jsonb("parties")
      .$type<{ playerId: number; name: string; role: "opener" | "other" }[]>()
      .notNull(),
    /** Weapon, distance and the like, as they stood when the report was opened. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    diedAt: moment("died_at").notNull(),
    fromAt: moment("from_at").notNull(),
    untilAt: moment("until_at").notNull(),
    /** When it was looked at last whether the log is complete. */
    lookedAt: moment("looked_at"),
    frozenAt: moment("frozen_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_reports_pkey", columns: [t.guildId, t.ticketId] }),
    foreignKey({
      name: "ticket_reports_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    check("ticket_reports_asks_check", sql`${t.asksFor} in ('kit','ban','look')`),
    // What waits for its log, over all guilds: a job asks every few seconds.
    index("ticket_reports_waiting_idx").on(t.untilAt).where(sql`frozen_at is null`),
  ],
);

export const ticketEvidence = pgTable(
  "ticket_evidence",
  {
    id: identity(),
    guildId: guildId(),
    ticketId: ref("ticket_id").notNull(),
    /** The note that it was put into; null for the timeline of a report. */
    messageId: ref("message_id"),
    kind: text("kind").notNull(),
    serviceId: text("service_id").notNull(),
    map: text("map"),
    fromAt: moment("from_at").notNull(),
    untilAt: moment("until_at").notNull(),
    parties: jsonb("parties")
      .$type<{ playerId: number; name: string; role: "opener" | "other" }[]>()
      .notNull(),
    /** The canonical set, in its order: what `sha256` was taken over. */
    lines: jsonb("lines").$type<unknown[]>().notNull(),
    logUntil: moment("log_until"),
    complete: boolean("complete").notNull(),
    sha256: text("sha256").notNull(),
    frozenBy: text("frozen_by"),
    frozenAt: createdAt("frozen_at"),
  },
  (t) => [
    primaryKey({ name: "ticket_evidence_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "ticket_evidence_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    foreignKey({
      name: "ticket_evidence_message_fkey",
      columns: [t.guildId, t.messageId],
      foreignColumns: [ticketMessages.guildId, ticketMessages.messageId],
    }).onDelete("cascade"),
    check("ticket_evidence_kind_check", sql`${t.kind} in ('timeline','line')`),
    index("ticket_evidence_ticket_idx").on(t.guildId, t.ticketId, t.id),
    uniqueIndex("ticket_evidence_timeline_idx").on(t.guildId, t.ticketId).where(sql`kind = 'timeline'`),
  ],
);

export const ticketVerdicts = pgTable(
  "ticket_verdicts",
  {
    id: identity(),
    guildId: guildId(),
    /** Counts within the guild. */
    number: integer("number").notNull(),
    ticketId: ref("ticket_id").notNull(),
    ticketNumber: integer("ticket_number").notNull(),
    decision: text("decision").notNull(),
    rule: text("rule"),
    reason: text("reason").notNull(),
    internalReason: text("internal_reason"),
    givenBy: snowflake("given_by").notNull(),
    givenByName: text("given_by_name").notNull(),
    /** What the opener reads. */
    messageId: ref("message_id"),
    /** Number of the verdict that this one decides the appeal of. */
    appealOf: integer("appeal_of"),
    appealUntil: moment("appeal_until").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    requestHash: text("request_hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_verdicts_pkey", columns: [t.guildId, t.id] }),
    unique("ticket_verdicts_number_key").on(t.guildId, t.number),
    unique("ticket_verdicts_key_key").on(t.guildId, t.idempotencyKey),
    foreignKey({
      name: "ticket_verdicts_ticket_fkey",
      columns: [t.guildId, t.ticketId],
      foreignColumns: [tickets.guildId, tickets.ticketId],
    }).onDelete("cascade"),
    check("ticket_verdicts_decision_check", sql`${t.decision} in ('upheld','rejected')`),
    index("ticket_verdicts_ticket_idx").on(t.guildId, t.ticketId),
  ],
);

export const ticketVerdictEffects = pgTable(
  "ticket_verdict_effects",
  {
    id: identity(),
    guildId: guildId(),
    verdictId: ref("verdict_id").notNull(),
    kind: text("kind").notNull(),
    /** Whom it concerns; null where nobody is linked to the player. */
    discordId: snowflake("discord_id"),
    playerId: ref("player_id"),
    playerName: text("player_name"),
    amount: coins("amount"),
    orderNumber: integer("order_number"),
    /** Days of a ban; null is without an end. */
    days: integer("days"),
    endsAt: moment("ends_at"),
    /** Servers of a ban, each with what stands on its list and the change that asked for it. */
    lists: jsonb("lists")
      .$type<{ serviceId: string; name: string; entry: string; changeId: number }[]>()
      .notNull()
      .default([]),
    movementId: uuid("movement_id"),
    undoneAt: moment("undone_at"),
    undoneBy: text("undone_by"),
    undoneReason: text("undone_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "ticket_verdict_effects_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "ticket_verdict_effects_verdict_fkey",
      columns: [t.guildId, t.verdictId],
      foreignColumns: [ticketVerdicts.guildId, ticketVerdicts.id],
    }).onDelete("cascade"),
    unique("ticket_verdict_effects_kind_key").on(t.guildId, t.verdictId, t.kind),
    check("ticket_verdict_effects_kind_check", sql`${t.kind} in ('warn','ban','refund','coins','item')`),
    index("ticket_verdict_effects_player_idx")
      .on(t.guildId, t.playerId, t.createdAt.desc())
      .where(sql`player_id is not null`),
    index("ticket_verdict_effects_person_idx").on(t.guildId, t.discordId),
  ],
);

export const casesTables: TableMeta[] = [
  {
    table: ticketReports,
    module: "40_os_management",
    scope: "guild",
    beyond: "a death that somebody reports, and until when its log is waited for",
    meaning: "The death that a ticket is about: parties, what is asked for, and the stretch of the log",
    writtenBy: "portal, Grizzly OS, Grizzly Bot",
    readBy: "desk, portal",
  },
  {
    table: ticketEvidence,
    module: "40_os_management",
    scope: "guild",
    appendOnly: true,
    erasable: ["frozen_by"],
    beyond: "what was frozen stays as it was, whatever happens to the log's own rows",
    meaning: "Log lines of a case as they stood, with file, byte and digest",
    writtenBy: "Grizzly Bot, desk",
    readBy: "desk",
  },
  {
    table: ticketVerdicts,
    module: "40_os_management",
    scope: "guild",
    beyond: "a decision about a ticket is more than its last message",
    meaning: "What was decided about a ticket, by whom, why, and until when it can be appealed",
    writtenBy: "desk",
    readBy: "desk, portal, wallet",
  },
  {
    table: ticketVerdictEffects,
    module: "40_os_management",
    scope: "guild",
    beyond: "each effect of a verdict is undone for itself",
    meaning: "A warning, ban, refund, compensation or item of a verdict, and whether it was taken back",
    writtenBy: "desk",
    readBy: "desk, portal",
  },
];
