import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import type { ApplicationState, ProofKind } from "../rules";

/** What staff look at: what waits for them, what waits for an answer, what is decided. */
export const QUEUES = {
  waiting: "Waiting for us",
  asked: "Waiting for them",
  decided: "Decided",
  all: "All",
} as const;
export type Queue = keyof typeof QUEUES;

export interface QueuedApplication {
  id: number;
  name: string;
  guild: string;
  applicant: string;
  state: ApplicationState;
  waitingFor: "staff" | "applicant";
  provenBy: ProofKind | null;
  submittedAt: string;
  updatedAt: string;
}

interface Row extends Record<string, unknown> {
  id: string | number;
  name: string;
  guild: string | null;
  applicant: string | null;
  state: ApplicationState;
  waiting_for: "staff" | "applicant";
  proven_by: ProofKind | null;
  submitted_at: string | Date;
  updated_at: string | Date;
}

const OF: Record<Queue, ReturnType<typeof sql>> = {
  waiting: sql`r.state = 'submitted' and r.waiting_for = 'staff'`,
  asked: sql`r.state = 'submitted' and r.waiting_for = 'applicant'`,
  decided: sql`r.state in ('approved','refused')`,
  all: sql`true`,
};

export interface QueueQuery {
  queue: Queue;
  /** Words of the server's name or of its guild's. */
  text: string;
  /** Id of the last one of the page before. */
  after: number | null;
  limit: number;
}

/** Applications that were sent, of all guilds: what waits the oldest first, all else the newest first. */
export async function applicationQueue(
  ctx: SystemContext,
  { queue, text, after, limit }: QueueQuery,
): Promise<{ rows: QueuedApplication[]; next: number | null }> {
  const oldestFirst = queue === "waiting";
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const words = text === "" ? sql`` : sql`and (r.server_name ilike ${like} or g.name ilike ${like})`;
  const behind = after === null ? sql`` : oldestFirst ? sql`and r.id > ${after}` : sql`and r.id < ${after}`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select r.id, r.server_name as name, g.name as guild, r.applicant_name as applicant, r.state, r.waiting_for,
      r.proven_by, r.submitted_at, r.updated_at
    from server_registration_tickets r left join guilds g on g.guild_id = r.guild_id
    where r.submitted_at is not null and ${OF[queue]} ${words} ${behind}
    order by r.id ${oldestFirst ? sql`asc` : sql`desc`} limit ${limit + 1}`);
  const shown = rows.slice(0, limit).map((row) => ({
    id: Number(row.id),
    name: row.name,
    guild: row.guild ?? "A guild",
    applicant: row.applicant ?? "somebody",
    state: row.state,
    waitingFor: row.waiting_for,
    provenBy: row.proven_by,
    submittedAt: new Date(row.submitted_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }));
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** How many of each queue there are. */
export async function queueCounts(ctx: SystemContext): Promise<Record<Queue, number>> {
  const { rows } = await ctx.db.execute<Record<Queue, number>>(sql`
    select count(*) filter (where ${OF.waiting})::int as waiting, count(*) filter (where ${OF.asked})::int as asked,
      count(*) filter (where ${OF.decided})::int as decided, count(*)::int as "all"
    from server_registration_tickets r where r.submitted_at is not null`);
  return rows[0] ?? { waiting: 0, asked: 0, decided: 0, all: 0 };
}

/** In which guild an application is that was sent; null where there is none. */
export async function guildOfApplication(ctx: SystemContext, id: number): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ guild_id: string }>(
    sql`select guild_id from server_registration_tickets where id = ${id} and submitted_at is not null limit 1`,
  );
  return rows[0]?.guild_id ?? null;
}

/** Who applies, as far as staff need to know. */
export async function applicantOf(
  ctx: SystemContext,
  id: number,
): Promise<{ name: string; discordId: string; since: string | null; others: number }> {
  const { rows } = await ctx.db.execute<{
    name: string | null;
    discord_id: string;
    since: string | Date | null;
    others: number;
  }>(sql`
    select coalesce(u.display_name, r.applicant_name) as name, r.user_id as discord_id, u.created_at as since,
      (select count(*)::int from server_registration_tickets o where o.user_id = r.user_id and o.id <> r.id) as others
    from server_registration_tickets r left join grizzly_users u on u.id = r.applicant_id
    where r.id = ${id} limit 1`);
  const row = rows[0];
  return {
    name: row?.name ?? "somebody",
    discordId: row?.discord_id ?? "",
    since: row?.since ? new Date(row.since).toISOString() : null,
    others: row?.others ?? 0,
  };
}
