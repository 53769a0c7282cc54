import type { GuildContext } from "@/db/context";
import type { Tier } from "@/features/supporters/schema";
import { conflict, invalid } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { textLimit } from "../../rules";
import { applicationRow, formOf } from "../data/applications";
import { nitradoFacts } from "../data/places";
import { nitradoProof } from "../rules";
import { applicationForm } from "../schema";
import { serviceIsListed } from "./draft";
import { type Author, addLine, assertApplicant, changeApplication } from "./line";

/**
 * Sends a draft to staff. Where Nitrado's account proves the server, it is proven at once.
 * @param plan the guild's plan now: it says how long the text may be
 * @throws AppError not_found; invalid with what is missing, by field; conflict where it was sent already
 */
export async function submitApplication(
  ctx: GuildContext,
  id: number,
  author: Author,
  plan: Tier,
): Promise<void> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertApplicant(row, author);
  if (row.state !== "draft") throw conflict("It was sent already. Nothing was changed.");
  const form = parseInput(applicationForm, formOf(row));
  const limit = textLimit(plan);
  if (limit > 0 && form.description.length > limit)
    throw invalid("The text is too long for your plan. Nothing was sent.", {
      description: `Your plan has ${limit} characters for it. Shorten it.`,
    });
  if (form.serviceId !== null && (await serviceIsListed(ctx, form.serviceId)))
    throw invalid("This server has a listing already. Nothing was sent.", {
      serviceId: "It has a listing. Change that one in the dashboard.",
    });
  const nitrado = nitradoProof(await nitradoFacts(ctx, formOf(row)));
  const proves = row.provenAt === null && nitrado.proven;
  await addLine(ctx, id, {
    kind: "event",
    author,
    isStaff: false,
    body: row.submittedAt === null ? "Sent to review." : "Sent to review again.",
  });
  if (proves)
    await addLine(ctx, id, { kind: "event", author, isStaff: false, body: `Proven: ${nitrado.sentence}` });
  await changeApplication(ctx, row, "submit", {
    state: "submitted",
    waitingFor: "staff",
    submittedAt: row.submittedAt ?? ctx.now,
    answer: null,
    // What the old bots read of an application.
    serverName: form.name,
    serverDescription: form.description,
    serverIp: form.host.split(":")[0] || null,
    serverPort: form.host === "" ? null : Number(form.host.split(":")[1]),
    maxPlayers: form.slots,
    discordInvite: form.inviteLink,
    websiteUrl: form.website,
    serverRules: form.rules,
    additionalInfo: form.note || null,
    ...(proves && {
      provenAt: ctx.now,
      provenBy: "bot",
      proof: "bot",
      proofSeen: nitrado.sentence,
      proofCheckedAt: ctx.now,
    }),
  });
}
