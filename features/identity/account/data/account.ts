import { and, desc, eq, inArray } from "drizzle-orm";
import type { UserContext } from "@/db/context";
import { accountDeletions, accountExportFiles, accountExports } from "@/db/schema/account";
import { prepared } from "@/db/transaction";
import { exportShare } from "../rules";
import type { AccountDeletion, AccountExport } from "../schema";
import type { PackedFile } from "../zip";

const e = accountExports;
const d = accountDeletions;

/** The person's newest archive; null where none was asked for. */
export async function latestExport(ctx: UserContext): Promise<AccountExport | null> {
  const [row] = await ctx.db
    .select()
    .from(e)
    .where(eq(e.grizzlyUserId, ctx.userId))
    .orderBy(desc(e.createdAt))
    .limit(1);
  if (!row) return null;
  // The job that ends it may be behind by a minute.
  const over = row.state === "ready" && row.expiresAt !== null && row.expiresAt <= ctx.now;
  return {
    id: row.id,
    state: over ? "expired" : (row.state as AccountExport["state"]),
    share: exportShare(row),
    doing: row.doing,
    rows: row.rows,
    files: row.files,
    bytes: row.bytes,
    askedAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** The deletion that is under way; null where none is. */
export async function openDeletion(ctx: UserContext): Promise<AccountDeletion | null> {
  const [row] = await ctx.db
    .select()
    .from(d)
    .where(and(eq(d.grizzlyUserId, ctx.userId), inArray(d.state, ["asked", "running"])));
  if (!row) return null;
  return {
    id: row.id,
    state: row.state as AccountDeletion["state"],
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
  };
}

/** The moment of an archive that can be fetched now, by its owner alone; null for every other. */
export async function readyExport(ctx: UserContext, id: string): Promise<{ readyAt: Date } | null> {
  const [row] = await ctx.db
    .select({ state: e.state, readyAt: e.readyAt, expiresAt: e.expiresAt })
    .from(e)
    .where(and(eq(e.id, id), eq(e.grizzlyUserId, ctx.userId)));
  if (row?.state !== "ready" || !row.readyAt || !row.expiresAt || row.expiresAt <= ctx.now) return null;
  return { readyAt: row.readyAt };
}

/** One file of an archive, by its place; null behind the last one. */
export async function exportFile(
  ctx: UserContext,
  exportId: string,
  position: number,
): Promise<PackedFile | null> {
  const f = accountExportFiles;
  const [row] = await ctx.db
    .select({ name: f.name, size: f.size, crc: f.crc, packed: f.packed })
    .from(f)
    .where(and(eq(f.exportId, exportId), eq(f.grizzlyUserId, ctx.userId), eq(f.position, position)));
  return row ?? null;
}

export interface PlayerPrivacy {
  guildId: string;
  guild: string;
  playerId: number;
  name: string;
  isPublic: boolean;
  showsNames: boolean;
  showsKills: boolean;
  showsWealth: boolean;
}

/** What each of the person's players shows to visitors. */
export async function myPrivacy(ctx: UserContext, discordId: string): Promise<PlayerPrivacy[]> {
  const rows = await prepared<Omit<PlayerPrivacy, "playerId"> & { playerId: bigint }>(
    ctx.db,
    `select p.guild_id as "guildId", g.name as guild, p.player_id as "playerId", p.ingame_name as name, p.is_public as "isPublic",
       p.shows_names as "showsNames", p.shows_kills as "showsKills", p.shows_wealth as "showsWealth"
     from player_links l
     join player_profiles p on p.guild_id = l.guild_id and p.player_id = l.player_id
     join guilds g on g.guild_id = l.guild_id
     where l.discord_id = $1 and l.verified order by g.name, p.guild_id`,
    [discordId],
  );
  return rows.map((row) => ({ ...row, playerId: Number(row.playerId) }));
}
