import type { GuildContext } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { PRIVATE_SUBJECT } from "@/features/audit/rules";
import type { TicketRow } from "../data/row";

/**
 * The audit log's line of a change. That of a report about staff is kept out of the guild's pages, which whoever it is
 * about may read: its handlers find it in the ticket's own history.
 */
export async function auditTicket(
  ctx: GuildContext,
  row: Pick<TicketRow, "number" | "isPrivate">,
  verb: string,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string } = {},
): Promise<void> {
  await recordAudit(ctx, {
    action: `tickets.${verb}`,
    subjectType: row.isPrivate ? PRIVATE_SUBJECT : "ticket",
    subjectId: String(row.number),
    ...values,
  });
}
