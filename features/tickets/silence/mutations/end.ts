import type { GuildContext } from "@/db/context";
import { ticketMessages } from "@/db/schema/tickets";
import { recordAudit } from "@/features/audit/mutations";
import { moderation } from "@/features/guilds/moderation/data";
import type { TicketRow } from "../../data/row";
import { lockTicket, logChange, saveTicket, stepped } from "../../mutations/locked";
import { announce, tellOpener } from "../../mutations/tell";
import { type SilentTicket, silentTicket, warningKey } from "../data/silent";
import { afterSilence, GRACE_DAYS, SILENCE_REASON, type Silence, warningText } from "../rules";

/** Who a closing by silence is by, where a person's Discord id stands otherwise. */
const NOBODY = "silence";

async function warn(
  ctx: GuildContext,
  row: TicketRow,
  silent: SilentTicket,
  silentDays: number,
): Promise<boolean> {
  const key = warningKey(silent.ticketId, silent.lastWordId);
  const [made] = await ctx.db
    .insert(ticketMessages)
    .values({
      guildId: ctx.guildId,
      ticketId: row.ticketId,
      username: "Grizzly",
      message: warningText(silentDays),
      isStaff: true,
      source: "system",
      idempotencyKey: key,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: ticketMessages.messageId });
  if (!made) return false;
  await saveTicket(ctx, row, {});
  const ticket = { number: silent.number, openerId: row.createdBy };
  await announce(ctx, "tickets.message", { ...ticket, messageId: made.id, by: "staff" }, String(made.id));
  await tellOpener(ctx, row, {
    what: "silence",
    title: `“${row.title ?? "Your ticket"}” closes in ${GRACE_DAYS} days`,
    body: "Staff wait for an answer of yours. Write in it if it is not settled.",
    key,
  });
  return true;
}

async function close(ctx: GuildContext, row: TicketRow, number: number): Promise<void> {
  const state = stepped(row, { kind: "closes" }, ctx.now);
  await saveTicket(ctx, row, { state, closed: { by: NOBODY, reason: SILENCE_REASON } });
  await logChange(ctx, row, null, "closed", { after: SILENCE_REASON });
  await recordAudit(ctx, {
    action: "tickets.close",
    subjectType: "ticket",
    subjectId: String(number),
    after: { reason: SILENCE_REASON, by: NOBODY },
  });
  await announce(ctx, "tickets.closed", { number, openerId: row.createdBy, byOpener: false });
  await tellOpener(ctx, row, {
    what: "closed",
    title: `“${row.title ?? "Your ticket"}” was closed`,
    body: SILENCE_REASON,
    key: `closed:${row.version}`,
  });
}

/**
 * Warns the opener of a ticket that waits for them, or closes it after the warning, as the guild's rules say now.
 * What somebody wrote or did meanwhile is seen behind the ticket's lock.
 * @returns what was done
 */
export async function endSilence(ctx: GuildContext, number: number): Promise<Silence> {
  const row = await lockTicket(ctx, number);
  const silent = await silentTicket(ctx, number);
  if (!silent) return "nothing";
  const { desk } = await moderation(ctx);
  const what = afterSilence(desk.silenceDays, silent.lastWordAt, silent.warnedAt, ctx.now);
  if (what === "close") await close(ctx, row, number);
  if (what === "warn" && !(await warn(ctx, row, silent, desk.silenceDays))) return "nothing";
  return what;
}
