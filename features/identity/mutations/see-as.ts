import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { session } from "@/db/schema/identity";
import { recordAudit } from "@/features/audit/mutations";
import { SEE_AS_MINUTES } from "@/features/guilds/levels";
import type { SeeAs } from "@/features/guilds/schema";
import { notFound } from "@/lib/errors";

type Look = Omit<SeeAs, "until">;

async function noteEnd(ctx: SystemContext, look: Look, reason: string): Promise<void> {
  await recordAudit(ctx, {
    guildId: look.guildId,
    action: "guilds.see_as.stop",
    subjectType: look.kind,
    subjectId: look.id,
    before: { as: look.label },
    reason,
  });
}

/** Ends what a session looks through, and says so in the guild's log. Nothing happens when there is nothing. */
export async function stopSeeAs(ctx: SystemContext, sessionId: string): Promise<void> {
  const [kept] = await ctx.db
    .select({ look: session.seeAs, over: sql<boolean>`${session.seeAsUntil} <= now()` })
    .from(session)
    .where(and(eq(session.id, sessionId), isNotNull(session.seeAs)))
    .for("update");
  if (!kept) return;
  await ctx.db.update(session).set({ seeAs: null, seeAsUntil: null }).where(eq(session.id, sessionId));
  await noteEnd(ctx, kept.look as unknown as Look, kept.over ? "Its time was up." : "Stopped by hand.");
}

/** Lets a session look through other eyes for {@link SEE_AS_MINUTES}; an earlier look ends. @returns its end */
export async function startSeeAs(ctx: SystemContext, sessionId: string, look: Look): Promise<Date> {
  await stopSeeAs(ctx, sessionId);
  const [row] = await ctx.db
    .update(session)
    .set({ seeAs: { ...look }, seeAsUntil: sql`now() + make_interval(mins => ${SEE_AS_MINUTES})` })
    .where(eq(session.id, sessionId))
    .returning({ until: session.seeAsUntil });
  if (!row?.until) throw notFound("This session has ended. Sign in again.");
  await recordAudit(ctx, {
    guildId: look.guildId,
    action: "guilds.see_as.start",
    subjectType: look.kind,
    subjectId: look.id,
    after: { as: look.label, until: row.until },
  });
  return row.until;
}

/** Ends looks whose time is up, so that the log says so also where nobody came back. @returns how many */
export async function closeSeeAs(ctx: SystemContext): Promise<number> {
  const over = await ctx.db
    .select({ id: session.id, look: session.seeAs })
    .from(session)
    .where(and(isNotNull(session.seeAs), lte(session.seeAsUntil, sql`now()`)))
    .limit(100)
    .for("update", { skipLocked: true });
  for (const { id, look } of over) {
    await ctx.db.update(session).set({ seeAs: null, seeAsUntil: null }).where(eq(session.id, id));
    await noteEnd(ctx, look as unknown as Look, "Its time was up.");
  }
  return over.length;
}
