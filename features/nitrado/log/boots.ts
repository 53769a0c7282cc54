import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { publish } from "@/features/events/mutations";
import { notFound } from "@/lib/errors";
import { DAY, MINUTE } from "@/lib/time";

export type BootSource = "adm" | "restart_log";

export interface BootNote {
  serviceId: string;
  startedAt: Date;
  source: BootSource;
  /** The log file and header of this boot, or the line of restart.log: each is recorded once. */
  bootKey: string;
  evidence: Record<string, unknown>;
  /** Read at the first connection: recorded, and news to nobody. */
  historical?: boolean;
}

/** A start of a game server, once, however many sources tell of it. */
export interface Boot {
  id: number;
  /** The mission's own header where the log has come, else Nitrado's note. */
  startedAt: Date;
  /** When Nitrado noted the restart, which is up to minutes before the mission begins. Null if it did not. */
  notedAt: Date | null;
  /** Whether the log proves it; Nitrado's note alone says that a restart was tried. */
  proven: boolean;
  /** When we first knew. */
  seenAt: Date;
}

// Nitrado notes a restart, the host copies files and loads: the log's header comes up to this much later.
const LOADS_WITHIN = 15 * MINUTE;
/** Two clocks, one measured to a quarter of an hour and the other to the second, may disagree a little. */
const CLOCKS = MINUTE;
// What is read long after it happened is news to nobody.
const NEWS_FOR = DAY;

/** The nearest start that only the other source told of so far. */
async function otherHalf(ctx: GuildContext, note: BootNote): Promise<number | null> {
  const at = note.startedAt.getTime();
  const [from, to] =
    note.source === "adm" ? [at - LOADS_WITHIN, at + CLOCKS] : [at - CLOCKS, at + LOADS_WITHIN];
  const result = await ctx.db.execute<{ id: string | number }>(sql`
    select b.id from server_boots b
    where b.guild_id = ${ctx.guildId} and b.service_id = ${note.serviceId} and b.source <> ${note.source}
      and b.same_as is null and b.started_at between ${new Date(from).toISOString()}::timestamptz and ${new Date(to).toISOString()}::timestamptz
      and not exists (select 1 from server_boots o where o.guild_id = b.guild_id and o.same_as = b.id)
    order by abs(extract(epoch from b.started_at - ${note.startedAt.toISOString()}::timestamptz)), b.id limit 1`);
  const id = result.rows[0]?.id;
  return id === undefined ? null : Number(id);
}

/**
 * Records that a source tells of a start. The log's header and Nitrado's note of one start are joined; `id` is that
 * of whichever came first. `nitrado.boot` is published once a start.
 * @returns fresh: nobody had told of this start before
 * @throws AppError not_found for a service of another guild
 */
export async function recordBoot(ctx: GuildContext, note: BootNote): Promise<{ id: number; fresh: boolean }> {
  // One at a time for each service, so that two sources at once still find each other.
  const held = await ctx.db.execute(sql`
    select 1 from nitrado_services where guild_id = ${ctx.guildId} and service_id = ${note.serviceId} for no key update`);
  if (held.rows.length === 0) throw notFound(`This guild has no game server ${note.serviceId}.`);
  const known = await ctx.db.execute<{ id: string | number }>(sql`
    select coalesce(same_as, id) as id from server_boots
    where guild_id = ${ctx.guildId} and service_id = ${note.serviceId} and boot_key = ${note.bootKey}`);
  if (known.rows[0]) return { id: Number(known.rows[0].id), fresh: false };
  const sameAs = await otherHalf(ctx, note);
  const added = await ctx.db.execute<{ id: string | number }>(sql`
    insert into server_boots (guild_id, service_id, started_at, source, boot_key, seen_at, same_as, evidence)
    values (${ctx.guildId}, ${note.serviceId}, ${note.startedAt.toISOString()}::timestamptz, ${note.source}, ${note.bootKey},
      ${ctx.now.toISOString()}::timestamptz, ${sameAs}, ${JSON.stringify(note.evidence)}::jsonb)
    returning id`);
  if (sameAs !== null) return { id: sameAs, fresh: false };
  const id = Number(added.rows[0]?.id);
  if (!note.historical && ctx.now.getTime() - note.startedAt.getTime() < NEWS_FOR) {
    await publish(ctx, {
      type: "nitrado.boot",
      key: `${note.serviceId}:${note.bootKey}`,
      payload: {
        serviceId: note.serviceId,
        bootId: id,
        startedAt: note.startedAt.toISOString(),
        source: note.source,
      },
    });
  }
  return { id, fresh: true };
}

interface BootRow extends Record<string, unknown> {
  id: string | number;
  started_at: Date | string;
  noted_at: Date | string | null;
  proven: boolean;
  seen_at: Date | string;
}

/** The starts of a service since a moment, oldest first, each once. One that a source places before it and the other after it counts. */
export async function bootsSince(ctx: GuildContext, serviceId: string, since: Date): Promise<Boot[]> {
  const result = await ctx.db.execute<BootRow>(sql`
    select b.id, case when b.source = 'adm' or o.id is null then b.started_at else o.started_at end as started_at,
      case when b.source = 'restart_log' then b.started_at else o.started_at end as noted_at,
      b.source = 'adm' or o.id is not null as proven, b.seen_at
    from server_boots b
    left join server_boots o on o.guild_id = b.guild_id and o.same_as = b.id
    where b.guild_id = ${ctx.guildId} and b.service_id = ${serviceId} and b.same_as is null
      and greatest(b.started_at, o.started_at) >= ${since.toISOString()}::timestamptz
    order by 2, b.id`);
  return result.rows.map((row) => ({
    id: Number(row.id),
    startedAt: new Date(row.started_at),
    notedAt: row.noted_at === null ? null : new Date(row.noted_at),
    proven: row.proven,
    seenAt: new Date(row.seen_at),
  }));
}
