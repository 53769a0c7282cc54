import { asc, eq, max, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoLogState, nitradoServices } from "@/db/schema/nitrado";
import { keptSwitches, type LogSwitches } from "../log-settings";

const s = nitradoServices;
const l = nitradoLogState;

/** A game server as far as setting it up goes. */
export interface SetupService {
  serviceId: string;
  name: string;
  isActive: boolean;
  connected: boolean;
  /** Nitrado's word; `gone` where the account no longer lists it. */
  status: string | null;
  lastError: string | null;
  /** What Nitrado said of the log's switches, and when; null where it never did. */
  log: { at: Date; switches: LogSwitches } | null;
  /** Lines of its logs that were read, ever. */
  lines: number;
  lastLineAt: Date | null;
  /** The last look at its log that went well. */
  lookedAt: Date | null;
}

export async function setupServices(ctx: GuildContext): Promise<SetupService[]> {
  const [services, logs] = await Promise.all([
    ctx.db.select().from(s).where(eq(s.guildId, ctx.guildId)).orderBy(asc(s.name), asc(s.serviceId)),
    ctx.db
      .select({ serviceId: l.serviceId, lines: sql<string>`sum(${l.lines})`, last: max(l.lastLineAt) })
      .from(l)
      .where(eq(l.guildId, ctx.guildId))
      .groupBy(l.serviceId),
  ]);
  return services.map((row) => {
    const log = logs.find(({ serviceId }) => serviceId === row.serviceId);
    return {
      serviceId: row.serviceId,
      name: row.name,
      isActive: row.isActive,
      connected: row.accessKind !== null && row.accessRef !== null,
      status: row.status,
      lastError: row.lastError,
      log: keptSwitches(row.details.logSettings),
      lines: Number(log?.lines ?? 0),
      lastLineAt: log?.last ?? null,
      lookedAt: row.logCheckedAt,
    };
  });
}
