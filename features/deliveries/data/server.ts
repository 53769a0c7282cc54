import type { GuildContext } from "@/db/context";
import { prepared } from "@/db/transaction";
import type { GameplayState } from "../gameplay";
import type { KnownTypes } from "../object-rules";

/** A game server as far as deliveries need it, with what was last seen of its file. */
export interface DeliveryServer {
  serviceId: string;
  name: string;
  /** A key of MAPS, if the map is known. */
  map: string | null;
  game: "dayz" | "dayzps" | "dayzxb" | null;
  gamePath: string | null;
  dryRun: boolean;
  connected: boolean;
  logCheckedAt: Date | null;
  logCompleteUntil: Date | null;
  path: string | null;
  hash: string | null;
  objects: number;
  readAt: Date | null;
  writtenAt: Date | null;
  foreignEntries: boolean;
  gameplayState: GameplayState;
  gameplayProblem: string | null;
  gameplayCheckedAt: Date | null;
  lastError: string | null;
  persistent: boolean;
  reachMetres: number;
  typesCount: number;
  typesHash: string | null;
  typesReadAt: Date | null;
}

interface Row {
  service_id: string;
  name: string;
  map: string | null;
  game: DeliveryServer["game"];
  game_path: string | null;
  dry_run: boolean;
  connected: boolean;
  log_checked_at: Date | null;
  complete_until: Date | null;
  path: string | null;
  hash: string | null;
  objects: number | null;
  read_at: Date | null;
  written_at: Date | null;
  foreign_entries: boolean | null;
  gameplay_state: GameplayState | null;
  gameplay_problem: string | null;
  gameplay_checked_at: Date | null;
  last_error: string | null;
  persistent: boolean | null;
  reach_metres: number | null;
  types_count: number;
  types_hash: string | null;
  types_read_at: Date | null;
}

// The list of classes is long, so only its length is read here.
const SELECT = `
select s.service_id, s.name, regexp_replace(s.map, '^dayzOffline\\.', '') as map, s.game, s.game_path, s.dry_run,
  s.access_kind is not null as connected, s.log_checked_at,
  (select max(l.last_line_at) from nitrado_log_state l where l.guild_id = s.guild_id and l.service_id = s.service_id) as complete_until,
  f.path, f.hash, f.objects, f.read_at, f.written_at, f.foreign_entries, f.gameplay_state, f.gameplay_problem,
  f.gameplay_checked_at, f.last_error, f.persistent, f.reach_metres,
  case when f.types is null then 0 else (select count(*)::int from jsonb_object_keys(f.types)) end as types_count,
  f.types_hash, f.types_read_at
from nitrado_services s
left join delivery_files f on f.guild_id = s.guild_id and f.service_id = s.service_id
where s.guild_id = $1 and s.is_active`;

const toServer = (row: Row): DeliveryServer => ({
  serviceId: row.service_id,
  name: row.name,
  map: row.map,
  game: row.game,
  gamePath: row.game_path,
  dryRun: row.dry_run,
  connected: row.connected,
  logCheckedAt: row.log_checked_at,
  logCompleteUntil: row.complete_until,
  path: row.path,
  hash: row.hash,
  objects: row.objects ?? 0,
  readAt: row.read_at,
  writtenAt: row.written_at,
  foreignEntries: row.foreign_entries ?? false,
  gameplayState: row.gameplay_state ?? "unknown",
  gameplayProblem: row.gameplay_problem,
  gameplayCheckedAt: row.gameplay_checked_at,
  lastError: row.last_error,
  persistent: row.persistent ?? false,
  reachMetres: row.reach_metres ?? 50,
  typesCount: row.types_count,
  typesHash: row.types_hash,
  typesReadAt: row.types_read_at,
});

/** The active game servers of a guild, by name. */
export async function deliveryServers(ctx: GuildContext): Promise<DeliveryServer[]> {
  return (await prepared<Row>(ctx.db, `${SELECT} order by s.name`, [ctx.guildId])).map(toServer);
}

/** One active game server; null where the guild has none of that id. */
export async function deliveryServer(ctx: GuildContext, serviceId: string): Promise<DeliveryServer | null> {
  const [row] = await prepared<Row>(ctx.db, `${SELECT} and s.service_id = $2`, [ctx.guildId, serviceId]);
  return row ? toServer(row) : null;
}

/** The classes that a server knows, as its types.xml was last read; null before. */
export async function knownTypes(ctx: GuildContext, serviceId: string): Promise<KnownTypes | null> {
  const [row] = await prepared<{ types: KnownTypes | null }>(
    ctx.db,
    "select types from delivery_files where guild_id = $1 and service_id = $2",
    [ctx.guildId, serviceId],
  );
  return row?.types ?? null;
}
