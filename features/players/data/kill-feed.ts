import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import { coinsToNumber } from "@/lib/money";
import type { FeedKill, FeedPage, KillFilter } from "../kill-feed";
import type { KillKind } from "../schema";

/** Deaths that one page looks at where no index knows the filter: beyond them it says how far it came. */
export const LOOKED_AT = 10_000;

interface KillRow {
  kill_id: bigint;
  at: Date;
  cursor: string;
  kind: KillKind;
  service_id: string | null;
  service: string | null;
  map: string | null;
  victim_player_id: bigint | null;
  victim_name: string | null;
  killer_player_id: bigint | null;
  killer_name: string | null;
  cause: string | null;
  weapon: string | null;
  distance: number | null;
  body_part: string | null;
  headshot: boolean;
  location_x: number | null;
  location_y: number | null;
  killer_x: number | null;
  killer_y: number | null;
  date_uncertain: boolean;
  inferred: boolean;
  historical: boolean;
  struck_at: Date | null;
  struck_reason: string | null;
  raw_log_line: string | null;
  file_name: string | null;
  byte_offset: bigint | null;
  reward_status: "paid" | "held" | "refused" | null;
  reward_coins: bigint | null;
  reward_reason: string | null;
}

const ORDER = `order by "timestamp" desc, kill_id desc`;
const PLACE = `to_char("timestamp" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

interface Conditions {
  values: unknown[];
  /** What the time index and the players' indexes know: where to begin, and where to end. */
  span: string;
  /** What has to be looked at row by row. */
  rest: string[];
}

function conditions(ctx: GuildContext, filter: KillFilter): Conditions {
  const values: unknown[] = [ctx.guildId];
  const add = (value: unknown) => `$${values.push(value)}`;
  const [moment, id] = filter.before?.split("~") ?? [];
  const span = ["guild_id = $1"];
  if (moment !== undefined && id !== undefined)
    span.push(`("timestamp", kill_id) < (${add(moment)}::timestamptz, ${add(id)}::bigint)`);
  if (filter.to) span.push(`"timestamp" < ${add(filter.to)}::timestamptz`);
  if (filter.from) span.push(`"timestamp" >= ${add(filter.from)}::timestamptz`);
  const rest = [];
  if (filter.serviceId !== undefined) rest.push(`service_id = ${add(filter.serviceId)}`);
  if (filter.weapon !== undefined) rest.push(`weapon = ${add(filter.weapon)}`);
  if (filter.kind !== undefined) rest.push(`kind = ${add(filter.kind)}`);
  if (filter.minDistance !== undefined) rest.push(`distance >= ${add(filter.minDistance)}::float8`);
  if (filter.headshot) rest.push("headshot");
  return { values, span: span.join(" and "), rest };
}

/** The rows of a page before anything is joined to them, newest first. @param limit a placeholder */
function chosen(filter: KillFilter, { values, span, rest }: Conditions, limit: string): string {
  if (filter.killId !== undefined)
    return `select * from kill_logs where guild_id = $1 and kill_id = $${values.push(filter.killId)}::bigint limit ${limit}`;
  const where = rest.map((one) => ` and ${one}`).join("");
  if (filter.playerId !== undefined) {
    // Two halves, each by its own index: a player has no more rows than a life of playing makes.
    const player = `$${values.push(filter.playerId)}::bigint`;
    const half = (own: string) =>
      `(select * from kill_logs where ${span} and ${own}${where} ${ORDER} limit ${limit})`;
    return `select * from (${half(`killer_player_id = ${player}`)} union all
      ${half(`victim_player_id = ${player} and killer_player_id is distinct from ${player}`)}) halves ${ORDER} limit ${limit}`;
  }
  if (rest.length === 0) return `select * from kill_logs where ${span} ${ORDER} limit ${limit}`;
  // The inner limit keeps the planner on the time index, and a rare weapon from reading years.
  return `select * from (select * from kill_logs where ${span} ${ORDER} limit ${LOOKED_AT}) looked
    where true${where} ${ORDER} limit ${limit}`;
}

/**
 * A page of the guild's deaths, newest first, each with its line and what it paid. Where no index knows the filter it
 * looks at {@link LOOKED_AT} deaths and says so.
 * @param limit 1 to 500
 */
export async function killPage(ctx: GuildContext, filter: KillFilter, limit: number): Promise<FeedPage> {
  // One kill by its id is asked for without anything else, whose values nothing would take.
  const asked = conditions(ctx, filter.killId === undefined ? filter : {});
  const { values, rest } = asked;
  // A lateral join below: a planner that does not know the limit would read every decision there is.
  const most = `$${values.push(Math.min(Math.max(1, limit), 500) + 1)}::int`;
  const rows = await prepared<KillRow>(
    ctx.db,
    `select k.*, k."timestamp" as at, ${PLACE.replace('"timestamp"', 'k."timestamp"')} as cursor, coalesce(n.name, k.service_id) as service,
       d.status as reward_status, d.amount as reward_coins, d.reason as reward_reason
     from (${chosen(filter, asked, most)}) k
     left join nitrado_services n on n.guild_id = $1 and n.service_id = k.service_id
     left join lateral (
       select status, amount, reason from reward_decisions where guild_id = $1 and source = 'kill:' || k.kill_id limit 1
     ) d on true
     order by k."timestamp" desc, k.kill_id desc`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length > limit && last)
    return { kills: page.map(toKill), next: `${last.cursor}~${last.kill_id}`, cutOff: null };
  if (rest.length === 0 || filter.playerId !== undefined)
    return { kills: page.map(toKill), next: null, cutOff: null };
  const end = await lookedUntil(ctx, filter);
  return {
    kills: page.map(toKill),
    next: end && `${end.cursor}~${end.kill_id}`,
    cutOff: end && { looked: LOOKED_AT, at: end.at.toISOString() },
  };
}

/** The last death that was looked at, where there are more than were. */
async function lookedUntil(ctx: GuildContext, filter: KillFilter) {
  const { values, span } = conditions(ctx, { before: filter.before, to: filter.to, from: filter.from });
  const [end] = await prepared<{ at: Date; cursor: string; kill_id: bigint }>(
    ctx.db,
    `select "timestamp" as at, ${PLACE} as cursor, kill_id from kill_logs where ${span} ${ORDER} offset ${LOOKED_AT - 1} limit 1`,
    values,
  );
  return end ?? null;
}

const idOf = (id: bigint | null) => (id === null ? null : Number(id));
const pointOf = (x: number | null, north: number | null) =>
  x === null || north === null ? null : { x, north };

const toKill = (row: KillRow): FeedKill => ({
  killId: Number(row.kill_id),
  cursor: `${row.cursor}~${row.kill_id}`,
  at: row.at.toISOString(),
  kind: row.kind,
  victim: { playerId: idOf(row.victim_player_id), name: row.victim_name ?? "Somebody" },
  killer:
    row.killer_name === null && row.killer_player_id === null
      ? null
      : { playerId: idOf(row.killer_player_id), name: row.killer_name ?? "Somebody" },
  cause: row.cause,
  weapon: row.weapon,
  distance: row.distance,
  bodyPart: row.body_part,
  headshot: row.headshot,
  serviceId: row.service_id,
  service: row.service,
  map: row.map,
  place: pointOf(row.location_x, row.location_y),
  killerPlace: pointOf(row.killer_x, row.killer_y),
  dateUncertain: row.date_uncertain,
  inferred: row.inferred,
  historical: row.historical,
  struck: row.struck_at && {
    at: row.struck_at.toISOString(),
    reason: row.struck_reason ?? "Struck by staff",
  },
  raw: row.raw_log_line,
  file: row.file_name,
  byteOffset: idOf(row.byte_offset),
  reward: row.reward_status && {
    status: row.reward_status,
    coins: coinsToNumber(row.reward_coins ?? 0n),
    reason: row.reward_reason ?? "",
  },
});
