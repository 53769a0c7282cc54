import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { guildSectionGrants } from "@/db/schema/core";
import type { GrantInput, Level } from "../schema";

const g = guildSectionGrants;

/** The right that somebody has in a section, as it was given; null where none is given. */
export async function grantOf(
  ctx: GuildContext,
  subject: Omit<GrantInput, "level">,
): Promise<{ id: string; level: Level } | null> {
  const [row] = await ctx.db
    .select({ id: g.id, level: g.level })
    .from(g)
    .where(
      and(
        eq(g.guildId, ctx.guildId),
        eq(g.section, subject.section),
        eq(g.subjectKind, subject.subjectKind),
        eq(g.subjectId, subject.subjectId),
      ),
    );
  return row ? { id: row.id, level: row.level as Level } : null;
}
