import { randomBytes } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverListings, serverRegistrationTickets } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { conflict } from "@/lib/errors";
import { applicationRow, formOf, standingOf } from "../data/applications";
import { type ApplicationForm, emptyForm, isOtherServer } from "../form";
import { codeFrom, mayEdit } from "../rules";
import { type Author, addLine, assertApplicant, changeApplication } from "./line";

const t = serverRegistrationTickets;
const MOST_OPEN = 5;

/**
 * Begins an application of this guild: a draft that its writer alone sees.
 * @throws AppError conflict while five of this person's are open here
 */
export async function beginApplication(
  ctx: GuildContext,
  author: Author,
  timeZone: string | null,
): Promise<{ id: number }> {
  const open = await ctx.db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.userId, author.discordId), ne(t.state, "approved")))
    .limit(MOST_OPEN);
  if (open.length >= MOST_OPEN)
    throw conflict("Five applications of yours are open here. Nothing was begun. Finish one of them first.");
  const [row] = await ctx.db
    .insert(t)
    .values({
      guildId: ctx.guildId,
      userId: author.discordId,
      applicantId: author.id,
      applicantName: author.name,
      serverName: "A new server",
      code: codeFrom(randomBytes(6)),
      form: emptyForm(timeZone ?? "UTC"),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning({ id: t.id });
  if (!row) throw conflict("It could not be begun. Nothing was changed.");
  await recordAudit(ctx, {
    action: "listing.application.begin",
    subjectType: "server_application",
    subjectId: String(row.id),
    after: { state: "draft" },
  });
  return row;
}

/**
 * Keeps the form as it is being written. Another server than before has to be proven anew.
 * @throws AppError not_found; conflict where it is in other hands
 */
export async function saveApplication(
  ctx: GuildContext,
  id: number,
  form: ApplicationForm,
  author: Author,
): Promise<{ version: number }> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertApplicant(row, author);
  if (!mayEdit(standingOf(row, false)))
    throw conflict("It is in review, so it stays as it was sent. Nothing was saved.");
  const lost = row.provenAt !== null && isOtherServer(formOf(row), form);
  const version = row.version + 1;
  await ctx.db
    .update(t)
    .set({
      form,
      serverName: form.name.trim() || "A new server",
      version,
      updatedAt: ctx.now,
      ...(lost && { provenAt: null, provenBy: null, proof: null, proofSeen: null, proofCheckedAt: null }),
    })
    .where(and(eq(t.guildId, ctx.guildId), eq(t.id, id)));
  // A draft is its writer's alone and saved with each pause; what staff have seen is written down.
  if (row.state !== "draft") await changeLine(ctx, id, form, formOf(row), lost, author);
  return { version };
}

async function changeLine(
  ctx: GuildContext,
  id: number,
  form: ApplicationForm,
  before: ApplicationForm,
  lost: boolean,
  author: Author,
): Promise<void> {
  await recordAudit(ctx, {
    action: "listing.application.save",
    subjectType: "server_application",
    subjectId: String(id),
    before: { ...before },
    after: { ...form },
  });
  if (lost)
    await addLine(ctx, id, {
      kind: "event",
      author,
      isStaff: false,
      body: "Another server was named, so ownership has to be proven again.",
    });
}

/** Throws a draft away that was never sent. @throws AppError not_found; conflict for one that staff have seen */
export async function dropApplication(ctx: GuildContext, id: number, author: Author): Promise<void> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertApplicant(row, author);
  if (row.submittedAt !== null)
    throw conflict("Staff have seen it, so it stays with its thread. Nothing was changed.");
  await ctx.db.delete(t).where(and(eq(t.guildId, ctx.guildId), eq(t.id, id)));
  await recordAudit(ctx, {
    action: "listing.application.drop",
    subjectType: "server_application",
    subjectId: String(id),
    before: { state: row.state },
  });
}

/** Takes an application back to a draft: one in review, or one that was refused. */
export async function reviseApplication(ctx: GuildContext, id: number, author: Author): Promise<void> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertApplicant(row, author);
  if (row.state !== "submitted" && row.state !== "refused")
    throw conflict("There is nothing to take back. Nothing was changed.");
  await addLine(ctx, id, {
    kind: "event",
    author,
    isStaff: false,
    body: row.state === "refused" ? "Opened again to be changed." : "Taken back to be changed.",
  });
  await changeApplication(ctx, row, "revise", { state: "draft", status: "pending", answer: null });
}

/** Whether the guild's service has a listing already. */
export async function serviceIsListed(ctx: GuildContext, serviceId: string): Promise<boolean> {
  const found = await ctx.db
    .select({ id: serverListings.listingId })
    .from(serverListings)
    .where(
      and(
        eq(serverListings.guildId, ctx.guildId),
        sql`exists (select 1 from registered_servers r where r.guild_id = ${ctx.guildId} and r.id = ${serverListings.serverId} and r.service_id = ${serviceId})`,
      ),
    )
    .limit(1);
  return found.length > 0;
}
