import { and, eq, ne, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { ticketSavedReplies } from "@/db/schema/tickets";
import { recordAudit } from "@/features/audit/mutations";
import { actingPerson } from "@/features/economy/policy";
import { conflict, invalid, notFound } from "@/lib/errors";
import { nameOf } from "../mutations/locked";
import { REPLIES_MAX } from "./limits";
import type { SavedReplyInput } from "./schema";

const r = ticketSavedReplies;

async function locked(ctx: GuildContext, id: number) {
  const [row] = await ctx.db
    .select()
    .from(r)
    .where(and(eq(r.guildId, ctx.guildId), eq(r.replyId, id)))
    .for("update");
  if (!row) throw notFound("This saved reply does not exist any more.");
  return row;
}

async function checkTitle(ctx: GuildContext, title: string, id: number | null): Promise<void> {
  const [same] = await ctx.db
    .select({ id: r.replyId })
    .from(r)
    .where(
      and(
        eq(r.guildId, ctx.guildId),
        sql`lower(${r.title}) = lower(${title})`,
        id === null ? undefined : ne(r.replyId, id),
      ),
    );
  if (!same) return;
  const taken = "Another saved reply has this name already.";
  throw invalid(taken, { title: taken });
}

/**
 * Saves a reply of the guild, new or changed.
 * @throws AppError not_found, invalid where its name is taken, conflict where there are as many as there may be
 */
export async function saveReply(ctx: GuildContext, input: SavedReplyInput): Promise<{ id: number }> {
  const by = actingPerson(ctx.actor);
  const { id, title, body } = input;
  // Two people who save at once see each other's names.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`replies:${ctx.guildId}`}, 0))`);
  const before = id === null ? null : await locked(ctx, id);
  await checkTitle(ctx, title, id);
  const values = {
    title,
    body,
    updatedBy: by,
    updatedByName: await nameOf(ctx, by),
    updatedAt: ctx.now,
  };
  if (before) {
    await ctx.db
      .update(r)
      .set(values)
      .where(and(eq(r.guildId, ctx.guildId), eq(r.replyId, before.replyId)));
  } else {
    const count = await ctx.db.$count(r, eq(r.guildId, ctx.guildId));
    if (count >= REPLIES_MAX)
      throw conflict(`A guild has ${REPLIES_MAX} saved replies at most. Delete one that nobody uses.`);
  }
  const replyId = before?.replyId ?? (await insert(ctx, values));
  await recordAudit(ctx, {
    action: before ? "tickets.reply.change" : "tickets.reply.add",
    subjectType: "ticket_saved_reply",
    subjectId: String(replyId),
    ...(before && { before: { title: before.title, body: before.body } }),
    after: { title, body },
  });
  return { id: replyId };
}

async function insert(
  ctx: GuildContext,
  values: Omit<typeof r.$inferInsert, "guildId" | "replyId">,
): Promise<number> {
  const [made] = await ctx.db
    .insert(r)
    .values({ guildId: ctx.guildId, ...values, createdAt: ctx.now })
    .returning({ id: r.replyId });
  if (!made) throw new Error("The reply was not stored.");
  return made.id;
}

/** Deletes a saved reply; answers that were made with it stay as they are. @throws AppError not_found */
export async function deleteReply(ctx: GuildContext, id: number): Promise<void> {
  const before = await locked(ctx, id);
  await ctx.db.delete(r).where(and(eq(r.guildId, ctx.guildId), eq(r.replyId, id)));
  await recordAudit(ctx, {
    action: "tickets.reply.delete",
    subjectType: "ticket_saved_reply",
    subjectId: String(id),
    before: { title: before.title, body: before.body },
  });
}
