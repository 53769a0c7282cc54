import type { GuildContext } from "@/db/context";
import type { NoticeLevel } from "@/features/notices/data";
import { notify } from "@/features/notices/mutations";
import { conflict } from "@/lib/errors";
import { type ApplicationRow, applicationRow } from "../data/applications";
import { type Author, addLine, assertApplicant, changeApplication } from "./line";

/** Where an applicant finds an application. */
export const addressOf = (id: number): string => `/me/applications/${id}`;

/** Tells the applicant what staff did; once for a version. */
export async function tellApplicant(
  ctx: GuildContext,
  row: ApplicationRow,
  notice: { what: string; title: string; body: string; level?: NoticeLevel },
): Promise<void> {
  if (row.applicantId === null) return;
  await notify(ctx, {
    grizzlyUserId: row.applicantId,
    kind: `listings.application.${notice.what}`,
    level: notice.level ?? "info",
    title: notice.title,
    body: notice.body,
    href: addressOf(row.id),
    key: `application:${row.id}:${row.version}:${notice.what}`,
  });
}

/**
 * The applicant writes to staff. Whose turn it was, it is staff's now.
 * @throws AppError not_found; conflict for a draft
 */
export async function writeAsApplicant(
  ctx: GuildContext,
  id: number,
  message: { text: string; key: string },
  author: Author,
): Promise<void> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertApplicant(row, author);
  if (row.submittedAt === null) throw conflict("Send it to review first. Nothing was written.");
  const { text: body, key } = message;
  const isNew = await addLine(ctx, id, { kind: "message", body, isStaff: false, author, key });
  if (!isNew) return;
  await changeApplication(ctx, row, "answer", row.state === "submitted" ? { waitingFor: "staff" } : {});
}

/** Staff write to the applicant without asking for anything. @throws AppError not_found; conflict for a draft */
export async function writeAsStaff(
  ctx: GuildContext,
  id: number,
  message: { text: string; key: string },
  author: Author,
): Promise<void> {
  const row = await applicationRow(ctx, id, { lock: true });
  if (row.submittedAt === null) throw conflict("It was never sent. Nothing was written.");
  const { text: body, key } = message;
  const isNew = await addLine(ctx, id, { kind: "message", body, isStaff: true, author, key });
  if (!isNew) return;
  await changeApplication(ctx, row, "write", {});
  await tellApplicant(ctx, row, { what: "message", title: `Staff wrote about ${row.serverName}`, body });
}
