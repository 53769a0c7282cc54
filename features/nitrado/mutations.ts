import { sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoLogState, nitradoServices } from "@/db/schema/nitrado";
import { recordAudit } from "@/features/audit/mutations";
import { type LogState, PLATFORM_OF_GAME, type ServiceInput, serviceInput } from "./schema";

/** Makes a game server known to its guild, or brings what is known up to date. */
export async function saveService(ctx: GuildContext, given: ServiceInput): Promise<void> {
  const input = serviceInput.parse(given);
  const row = {
    name: input.name,
    game: input.game,
    platform: PLATFORM_OF_GAME[input.game],
    map: input.map,
    slots: input.slots,
    details: { utcOffsetMinutes: input.utcOffsetMinutes },
    lastSyncedAt: ctx.now,
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(nitradoServices)
    .values({ guildId: ctx.guildId, serviceId: input.serviceId, ...row })
    .onConflictDoUpdate({
      target: [nitradoServices.guildId, nitradoServices.serviceId],
      // Other parts keep facts of theirs in the details.
      set: { ...row, details: sql`${nitradoServices.details} || excluded.details` },
    });
  await recordAudit(ctx, {
    action: "nitrado.service.save",
    subjectType: "service",
    subjectId: input.serviceId,
    after: { name: input.name, game: input.game, map: input.map, slots: input.slots },
  });
}

/**
 * Makes sure that a file has a row to lock. Two first readers meet here: one makes the row, both go on to lock it.
 */
export async function beginLog(ctx: GuildContext, serviceId: string, fileName: string): Promise<void> {
  await ctx.db
    .insert(nitradoLogState)
    .values({ guildId: ctx.guildId, serviceId, fileName })
    .onConflictDoNothing();
}

/** Moves a file's position, in the transaction of the rows that it accounts for. Counts are added. */
export async function saveLogState(
  ctx: GuildContext,
  read: Omit<LogState, "updatedAt"> & { fileSize?: number; fingerprint?: string; completed?: boolean },
): Promise<void> {
  const l = nitradoLogState;
  const row = {
    lastPosition: read.position,
    state: read.state,
    lastLineAt: read.lastLineAt,
    fileSize: read.fileSize ?? null,
    fingerprint: read.fingerprint ?? null,
    lastError: null,
    completedAt: read.completed ? ctx.now : null,
    updatedAt: ctx.now,
  };
  await ctx.db
    .insert(l)
    .values({
      guildId: ctx.guildId,
      serviceId: read.serviceId,
      fileName: read.fileName,
      lines: read.lines,
      events: read.events,
      unknownLines: read.unknownLines,
      ...row,
    })
    .onConflictDoUpdate({
      target: [l.guildId, l.serviceId, l.fileName],
      set: {
        ...row,
        lines: sql`${l.lines} + excluded.lines`,
        events: sql`${l.events} + excluded.events`,
        unknownLines: sql`${l.unknownLines} + excluded.unknown_lines`,
        lastLineAt: sql`greatest(${l.lastLineAt}, excluded.last_line_at)`,
      },
    });
}
