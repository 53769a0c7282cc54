import { and, asc, desc, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoLogState, nitradoServices } from "@/db/schema/nitrado";
import { notFound } from "@/lib/errors";
import { gameOfFolder } from "./rules";
import type { AccessRef, GameService, LogState, Platform } from "./schema";

const s = nitradoServices;

/** An access as a service's row names it. */
export const accessOf = (kind: string | null, ref: string | null): AccessRef | null =>
  (kind === "oauth" || kind === "token") && ref !== null ? { kind, ref } : null;

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

function toService(row: typeof s.$inferSelect): GameService {
  const access = accessOf(row.accessKind, row.accessRef);
  const { utcOffsetMinutes: offset, mission, suspendsAt } = row.details;
  return {
    guildId: row.guildId,
    serviceId: row.serviceId,
    name: row.name,
    platform: (row.platform as Platform | null) ?? null,
    map: row.map,
    slots: row.slots,
    isActive: row.isActive,
    dryRun: row.dryRun,
    game: gameOfFolder(row.game),
    gamePath: row.gamePath,
    mission: textOf(mission),
    connected: access !== null,
    access,
    roles: row.roles,
    status: row.status,
    suspendsAt: textOf(suspendsAt),
    lastSyncedAt: row.lastSyncedAt,
    lastError: row.lastError,
    utcOffsetMinutes: typeof offset === "number" ? offset : 0,
  };
}

/** The game servers of a guild, by name. */
export async function services(ctx: GuildContext): Promise<GameService[]> {
  const rows = await ctx.db.select().from(s).where(eq(s.guildId, ctx.guildId)).orderBy(asc(s.name));
  return rows.map(toService);
}

/** @throws AppError not_found, also for a service of another guild */
export async function service(ctx: GuildContext, serviceId: string): Promise<GameService> {
  const [row] = await ctx.db
    .select()
    .from(s)
    .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, serviceId)));
  if (!row) throw notFound(`This guild has no game server ${serviceId}.`);
  return toService(row);
}

const l = nitradoLogState;

/** How far a file has been read, locked until the transaction ends so that one reader at a time moves it. */
export async function lockLogState(
  ctx: GuildContext,
  serviceId: string,
  fileName: string,
): Promise<LogState | null> {
  const [row] = await ctx.db
    .select()
    .from(l)
    .where(and(eq(l.guildId, ctx.guildId), eq(l.serviceId, serviceId), eq(l.fileName, fileName)))
    .for("update");
  return row ? { ...row, position: row.lastPosition, lines: row.lines, events: row.events } : null;
}

/** The last line's time by service: «log complete until». Services without a read line are missing. */
export async function logCompleteUntil(ctx: GuildContext): Promise<Map<string, Date>> {
  const rows = await ctx.db
    .selectDistinctOn([l.serviceId], { serviceId: l.serviceId, lastLineAt: l.lastLineAt })
    .from(l)
    .where(eq(l.guildId, ctx.guildId))
    .orderBy(l.serviceId, desc(l.lastLineAt));
  return new Map(rows.flatMap((row) => (row.lastLineAt ? [[row.serviceId, row.lastLineAt] as const] : [])));
}
