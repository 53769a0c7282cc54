import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { HOUR } from "@/lib/time";
import type { AttemptState } from "../attempt-states";
import type { FileEntry } from "../render";
import { tagOf } from "../render";
import type { PlannedObject } from "../spread";

/** One fact of an attempt's story, with its moment. */
export interface AttemptEvidence {
  at: string;
  label: string;
  value: string;
}

/** Where an attempt is placed, as it was chosen. */
export interface AttemptPlace {
  kind: string;
  name: string;
  map: string;
  x: number;
  z: number;
  altitude: number;
}

export interface Attempt {
  id: string;
  serviceId: string;
  kind: "order" | "event";
  purchaseId: number | null;
  /** The order's number; null for an event. */
  number: number | null;
  /** Where the order is; null for an event. */
  orderState: string | null;
  eventSettingId: number | null;
  attempt: number;
  state: AttemptState;
  stateAt: Date;
  objects: PlannedObject[];
  place: AttemptPlace | null;
  persistent: boolean;
  intentAt: Date | null;
  stagedHash: string | null;
  stagedAt: Date | null;
  bootId: number | null;
  bootSeenAt: Date | null;
  boots: number;
  unstageIntentAt: Date | null;
  unstagedAt: Date | null;
  reason: string | null;
  evidence: AttemptEvidence[];
  createdAt: Date;
}

interface Row {
  id: string;
  service_id: string;
  kind: "order" | "event";
  purchase_id: bigint | null;
  number: number | null;
  order_state: string | null;
  event_setting_id: bigint | null;
  attempt: number;
  state: AttemptState;
  state_at: Date;
  objects: PlannedObject[];
  place: AttemptPlace | null;
  persistent: boolean;
  intent_at: Date | null;
  staged_hash: string | null;
  staged_at: Date | null;
  boot_id: bigint | null;
  boot_seen_at: Date | null;
  boots: number;
  unstage_intent_at: Date | null;
  unstaged_at: Date | null;
  reason: string | null;
  evidence: AttemptEvidence[];
  created_at: Date;
}

const whole = (value: bigint | null): number | null => (value === null ? null : Number(value));

const toAttempt = (row: Row): Attempt => ({
  id: row.id,
  serviceId: row.service_id,
  kind: row.kind,
  purchaseId: whole(row.purchase_id),
  number: row.number,
  orderState: row.order_state,
  eventSettingId: whole(row.event_setting_id),
  attempt: row.attempt,
  state: row.state,
  stateAt: row.state_at,
  objects: row.objects,
  place: row.place,
  persistent: row.persistent,
  intentAt: row.intent_at,
  stagedHash: row.staged_hash,
  stagedAt: row.staged_at,
  bootId: whole(row.boot_id),
  bootSeenAt: row.boot_seen_at,
  boots: row.boots,
  unstageIntentAt: row.unstage_intent_at,
  unstagedAt: row.unstaged_at,
  reason: row.reason,
  evidence: row.evidence,
  createdAt: row.created_at,
});

const SELECT = `
select a.id, a.service_id, a.kind, a.purchase_id, p.number, p.state as order_state, a.event_setting_id, a.attempt, a.state, a.state_at, a.objects,
  a.place, a.persistent, a.intent_at, a.staged_hash, a.staged_at, a.boot_id, a.boot_seen_at, a.boots, a.unstage_intent_at,
  a.unstaged_at, a.reason, a.evidence, a.created_at
from delivery_attempts a
left join shop_purchases p on p.guild_id = a.guild_id and p.purchase_id = a.purchase_id
where a.guild_id = $1`;

/** A second boot that becomes known this long after the file was clean still reopens an attempt. */
export const LATE_MS = HOUR;

/** Attempts that want something done, and those that ended so lately that a late boot may reopen them. Oldest first. */
export async function attemptsToWatch(ctx: GuildContext, serviceId: string): Promise<Attempt[]> {
  const late = new Date(ctx.now.getTime() - LATE_MS);
  const rows = await prepared<Row>(
    ctx.db,
    // Two statements, each with an index of its own: one condition over both would read every attempt there ever was.
    `${SELECT} and a.service_id = $2 and a.state not in ('fulfilled', 'abandoned')
     union all
     ${SELECT} and a.service_id = $2 and a.state in ('fulfilled', 'abandoned') and a.state = 'fulfilled'
       and a.unstaged_at > $3::timestamptz and a.state_at > $4::timestamptz
     order by created_at, number, id`,
    // What was fulfilled is so since its file was found clean, or later; two clocks may disagree by a little.
    [ctx.guildId, serviceId, late, new Date(late.getTime() - LATE_MS)],
  );
  return rows.map(toAttempt);
}

/** Attempts that are over, of those that tags name: their entries have no place in a file any more. */
export async function endedAttempts(
  ctx: GuildContext,
  serviceId: string,
  keys: readonly string[],
): Promise<Attempt[]> {
  const rows = await prepared<Row>(
    ctx.db,
    `${SELECT} and a.service_id = $2 and a.state in ('fulfilled', 'abandoned')
       and coalesce(p.number::text, 'e' || a.event_setting_id) || ':' || a.attempt = any($3::text[])`,
    [ctx.guildId, serviceId, keys],
  );
  return rows.map(toAttempt);
}

/** One attempt, locked until the transaction ends. Attempts are locked before accounts and orders. */
export async function lockAttempt(ctx: GuildContext, id: string): Promise<Attempt | null> {
  const [row] = await prepared<Row>(ctx.db, `${SELECT} and a.id = $2 for update of a`, [ctx.guildId, id]);
  return row ? toAttempt(row) : null;
}

/** States of all attempts of an order, oldest first. */
export async function earlierStates(ctx: GuildContext, purchaseId: number): Promise<AttemptState[]> {
  const rows = await prepared<{ state: AttemptState }>(
    ctx.db,
    "select state from delivery_attempts where guild_id = $1 and purchase_id = $2 order by attempt",
    [ctx.guildId, purchaseId],
  );
  return rows.map((row) => row.state);
}

/**
 * Whether an order may stand in a server's file now, so that its coins must stay where they are: until it is taken
 * out, the next start could place it.
 */
export async function standsInFile(ctx: GuildContext, number: number): Promise<boolean> {
  const rows = await prepared(
    ctx.db,
    `select 1 from delivery_attempts a
     join shop_purchases p on p.guild_id = a.guild_id and p.purchase_id = a.purchase_id
     where a.guild_id = $1 and p.number = $2 and a.intent_at is not null and a.unstaged_at is null
       and a.state not in ('fulfilled', 'abandoned')`,
    [ctx.guildId, number],
  );
  return rows.length > 0;
}

/** What an attempt is called in tags: its order's number, or its event. */
export const subjectOf = (attempt: Pick<Attempt, "number" | "eventSettingId">): string =>
  attempt.number === null ? `e${attempt.eventSettingId}` : String(attempt.number);

/** The entries of an attempt, one for each physical thing. */
export function entriesOf(
  attempt: Pick<Attempt, "number" | "eventSettingId" | "attempt" | "objects" | "persistent">,
): FileEntry[] {
  return attempt.objects.map((object, index) => ({
    tag: tagOf(subjectOf(attempt), attempt.attempt, index + 1),
    name: object.name,
    pos: object.pos,
    yaw: object.yaw,
    persistent: attempt.persistent,
  }));
}
