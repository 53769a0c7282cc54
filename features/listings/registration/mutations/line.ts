import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { serverRegistrationMessages, serverRegistrationTickets } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { conflict, notFound } from "@/lib/errors";
import type { ApplicationRow } from "../data/applications";

const t = serverRegistrationTickets;

/** Who acts: the person of the session. */
export interface Author {
  id: string;
  discordId: string;
  name: string;
}

interface Line {
  kind: "message" | "event";
  body: string;
  isStaff: boolean;
  author: Author;
  key?: string;
}

/** Adds a line to the thread. @returns false when the same key was written before */
export async function addLine(ctx: GuildContext, registrationId: number, line: Line): Promise<boolean> {
  const { author, key, ...rest } = line;
  const added = await ctx.db
    .insert(serverRegistrationMessages)
    .values({
      guildId: ctx.guildId,
      registrationId,
      authorId: author.id,
      authorName: author.name,
      idempotencyKey: key ?? null,
      createdAt: ctx.now,
      ...rest,
    })
    .onConflictDoNothing()
    .returning({ id: serverRegistrationMessages.id });
  return added.length > 0;
}

type Change = Partial<typeof t.$inferInsert>;

/** Changes an application, counts its version on and writes down what was done. */
export async function changeApplication(
  ctx: GuildContext,
  row: ApplicationRow,
  action: string,
  change: Change,
  reason?: string,
): Promise<void> {
  await ctx.db
    .update(t)
    .set({ ...change, version: row.version + 1, updatedAt: ctx.now })
    .where(and(eq(t.guildId, ctx.guildId), eq(t.id, row.id)));
  const shown = (one: Change) => ({
    name: one.serverName ?? row.serverName,
    state: one.state ?? row.state,
    waitingFor: one.waitingFor ?? row.waitingFor,
    ...("provenBy" in one && { provenBy: one.provenBy }),
  });
  await recordAudit(ctx, {
    action: `listing.application.${action}`,
    subjectType: "server_application",
    subjectId: String(row.id),
    before: shown(row),
    after: shown({ ...row, ...change }),
    ...(reason && { reason }),
  });
  await publish(ctx, {
    type: `listing.application.${action}`,
    key: `${row.id}:${row.version + 1}`,
    payload: { applicationId: row.id, state: change.state ?? row.state },
  });
}

/** @throws AppError not_found for whoever did not write it: nobody learns that it exists */
export function assertApplicant(row: ApplicationRow, author: Author): void {
  if (row.userId !== author.discordId) throw notFound("There is no such application.");
}

/** @throws AppError conflict where it changed after what somebody saw */
export function assertSeen(row: ApplicationRow, version: number): void {
  if (row.version === version) return;
  throw conflict("It changed while you looked at it. Nothing was done. Load the page and look again.");
}
