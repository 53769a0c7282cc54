import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { auditLog, guilds } from "@/db/schema/core";
import { guildMembers } from "@/db/schema/servers";
import { type HistoryLine, supporterHistory } from "../history";

const a = auditLog;

/** Lines that a history is told from: a plan changes a few times a year. */
const MAX_LINES = 200;

const OWN = sql.raw("starts_with(action, 'supporters.')");

/** How a person's plan came to be what it is, the newest first. */
export async function planHistoryOf(
  ctx: SystemContext,
  person: { id: string; discordId: string },
): Promise<HistoryLine[]> {
  const memberOf = await ctx.db
    .select({ guildId: guildMembers.guildId })
    .from(guildMembers)
    .where(eq(guildMembers.discordId, person.discordId));
  const ids = memberOf.map(({ guildId }) => guildId);
  const mine = and(isNull(a.guildId), eq(a.subjectType, "person"), eq(a.subjectId, person.id), OWN);
  const inGuilds =
    ids.length === 0
      ? undefined
      : and(
          inArray(a.guildId, ids),
          or(
            and(eq(a.actorId, person.id), eq(a.action, "supporters.guild.support")),
            and(
              eq(a.subjectType, "member"),
              eq(a.subjectId, person.discordId),
              eq(a.action, "supporters.role.apply"),
            ),
          ),
        );
  const rows = await ctx.db
    .select({
      id: a.id,
      at: a.createdAt,
      action: a.action,
      actorKind: a.actorKind,
      actorId: a.actorId,
      before: a.before,
      after: a.after,
      reason: a.reason,
      guild: guilds.name,
    })
    .from(a)
    .leftJoin(guilds, eq(guilds.guildId, a.guildId))
    .where(or(mine, inGuilds))
    .orderBy(desc(a.id))
    .limit(MAX_LINES);
  return supporterHistory(
    rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    person.id,
  );
}
