import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { AttemptState } from "../attempt-states";
import { type Board, type BoardRow, type BoardView, VIEW_STATES } from "../board";
import { renderFile } from "../render";
import { settleProblem } from "../settle";
import type { PlannedObject } from "../spread";
import { type AttemptEvidence, attemptsToWatch, entriesOf } from "./attempts";

const SHOWN = 50;

interface Row {
  id: string;
  kind: "order" | "event";
  number: number | null;
  title: string | null;
  attempt: number;
  state: AttemptState;
  state_at: Date;
  created_at: Date;
  server_name: string | null;
  service_id: string;
  place: { name?: string } | null;
  objects: PlannedObject[];
  reason: string | null;
  evidence: AttemptEvidence[];
  intent_at: Date | null;
  unstaged_at: Date | null;
}

// The states stand in the text, so that the planner sees which of the partial indexes holds them.
const rowsOf = (view: BoardView) => `
select a.id, a.kind, p.number, coalesce(p.item_name, e.custom_name, e.event_type) as title, a.attempt, a.state, a.state_at,
  a.created_at, s.name as server_name, a.service_id, a.place, a.objects, a.reason, a.evidence, a.intent_at, a.unstaged_at
from delivery_attempts a
left join shop_purchases p on p.guild_id = a.guild_id and p.purchase_id = a.purchase_id
left join dynamic_event_settings e on e.guild_id = a.guild_id and e.id = a.event_setting_id
left join nitrado_services s on s.guild_id = a.guild_id and s.service_id = a.service_id
where a.guild_id = $1 and a.state in (${VIEW_STATES[view].map((state) => `'${state}'`).join(", ")})
  and ($2::uuid is null or (a.state_at, a.id) < (select k.state_at, k.id from delivery_attempts k where k.guild_id = $1 and k.id = $2))
order by a.state_at desc, a.id desc limit $3`;

function toRow(row: Row): BoardRow {
  const facts = { state: row.state, intentAt: row.intent_at, unstagedAt: row.unstaged_at };
  const order = row.kind === "order";
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title ?? (order ? "An item" : "An event that was removed"),
    attempt: row.attempt,
    state: row.state,
    stateAt: row.state_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    serverName: row.server_name ?? row.service_id,
    placeName: row.place?.name ?? null,
    classNames: row.objects.map((object) => object.name),
    reason: row.reason,
    evidence: row.evidence.map(({ label, value }) => ({ label, value })),
    may: {
      takeBack: row.state === "planned" || row.state === "staged",
      placed: settleProblem(facts, "placed") === null,
      refund: settleProblem(facts, "refund") === null,
      redeliver: order && settleProblem(facts, "redeliver") === null,
    },
  };
}

/** Deliveries of a guild in one view, newest first, after the one with the id `after`. `next` is null at the end. */
export async function boardPage(
  ctx: GuildContext,
  view: BoardView,
  after: string | null,
  limit: number,
): Promise<{ rows: BoardRow[]; next: string | null }> {
  const found = await prepared<Row>(ctx.db, rowsOf(view), [ctx.guildId, after, limit + 1]);
  const rows = found.slice(0, limit).map(toRow);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

/** A page of a guild's deliveries in one view, and how many stand in each view that something is still done about. */
export async function deliveryBoard(
  ctx: GuildContext,
  view: BoardView,
  after: string | null = null,
): Promise<Board> {
  const [page, counts] = await Promise.all([
    boardPage(ctx, view, after, SHOWN),
    prepared<{ state: AttemptState; count: number }>(
      ctx.db,
      `select state, count(*)::int as count from delivery_attempts
       where guild_id = $1 and state not in ('fulfilled', 'abandoned') group by state`,
      [ctx.guildId],
    ),
  ]);
  const sum = (one: BoardView) =>
    counts
      .filter(({ state }) => VIEW_STATES[one].includes(state))
      .reduce((total, { count }) => total + count, 0);
  return { ...page, counts: { look: sum("look"), waiting: sum("waiting"), moving: sum("moving") } };
}

/** Why an order waits, in a sentence; null where it does not, or nothing is known yet. */
export async function waitingReason(ctx: GuildContext, number: number): Promise<string | null> {
  const [row] = await prepared<{ reason: string | null }>(
    ctx.db,
    `select a.reason from delivery_attempts a
     join shop_purchases p on p.guild_id = a.guild_id and p.purchase_id = a.purchase_id
     where a.guild_id = $1 and p.number = $2 and a.state = 'planned' and a.intent_at is null`,
    [ctx.guildId, number],
  );
  return row?.reason ?? null;
}

/** What a server on dry run would be sent: the file with everything that is planned; null where nothing is. */
export async function wouldWrite(ctx: GuildContext, serviceId: string): Promise<string | null> {
  const planned = (await attemptsToWatch(ctx, serviceId)).filter((attempt) => attempt.state === "planned");
  return planned.length === 0 ? null : new TextDecoder().decode(renderFile(planned.flatMap(entriesOf)));
}
