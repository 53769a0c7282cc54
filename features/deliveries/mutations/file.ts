import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { GameplayCheck } from "../gameplay";
import type { KnownTypes } from "../object-rules";
import { FILE_LINE } from "../render";

/** What was just read back from a server. What is absent stays as it was. */
export interface SeenServer {
  serviceId: string;
  path: string;
  hash?: string | null;
  objects?: number;
  foreignEntries?: boolean;
  read?: boolean;
  written?: boolean;
  gameplay?: Pick<GameplayCheck, "state" | "problem">;
  types?: { classes: KnownTypes; hash: string };
  /** Null clears it. */
  error?: string | null;
}

const UPSERT = `
insert into delivery_files as f (guild_id, service_id, path, hash, objects, written_at, read_at, foreign_entries, gameplay_state,
  gameplay_problem, gameplay_checked_at, last_error, types, types_hash, types_read_at, updated_at)
values ($1, $2, $3, $4, coalesce($5, 0), case when $6 then $7::timestamptz end, case when $8 then $7::timestamptz end,
  coalesce($9, false), coalesce($10, 'unknown'), $11, case when $10::text is not null then $7::timestamptz end, $13, $14::jsonb, $15,
  case when $14::jsonb is not null then $7::timestamptz end, $7::timestamptz)
on conflict (guild_id, service_id) do update set path = excluded.path,
  hash = case when $8 then excluded.hash else f.hash end, objects = case when $8 then excluded.objects else f.objects end,
  written_at = coalesce(excluded.written_at, f.written_at), read_at = coalesce(excluded.read_at, f.read_at),
  foreign_entries = coalesce($9, f.foreign_entries), gameplay_state = coalesce($10, f.gameplay_state),
  gameplay_problem = case when $10::text is not null then $11 else f.gameplay_problem end,
  gameplay_checked_at = coalesce(excluded.gameplay_checked_at, f.gameplay_checked_at),
  last_error = case when $12 then $13 else f.last_error end,
  types = coalesce(excluded.types, f.types), types_hash = coalesce(excluded.types_hash, f.types_hash),
  types_read_at = coalesce(excluded.types_read_at, f.types_read_at), updated_at = excluded.updated_at`;

/** Stores what was seen of a server's file, its gameplay file and its classes. */
export async function saveSeen(ctx: GuildContext, seen: SeenServer): Promise<void> {
  await prepared(ctx.db, UPSERT, [
    ctx.guildId,
    seen.serviceId,
    seen.path,
    seen.hash ?? null,
    seen.objects ?? null,
    seen.written ?? false,
    ctx.now,
    seen.read ?? false,
    seen.foreignEntries ?? null,
    seen.gameplay?.state ?? null,
    seen.gameplay?.problem ?? null,
    seen.error !== undefined,
    seen.error ?? null,
    seen.types ? JSON.stringify(seen.types.classes) : null,
    seen.types?.hash ?? null,
  ]);
}

/** Stores the guild's choices for a server, whether or not its file was ever read. */
export async function storeChoices(
  ctx: GuildContext,
  serviceId: string,
  { persistent, reachMetres }: { persistent: boolean; reachMetres: number },
): Promise<void> {
  await prepared(
    ctx.db,
    `insert into delivery_files (guild_id, service_id, path, persistent, reach_metres, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (guild_id, service_id) do update
       set persistent = excluded.persistent, reach_metres = excluded.reach_metres, updated_at = excluded.updated_at`,
    [ctx.guildId, serviceId, FILE_LINE, persistent, reachMetres, ctx.now],
  );
}
