import type { GuildContext } from "@/db/context";
import type { Tier } from "@/features/supporters/schema";
import { conflict, invalid } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import { saveListing } from "../../mutations/listing";
import { showApproved } from "../../mutations/platform";
import { registerServer, saveFeatures } from "../../mutations/server";
import { slugFrom } from "../../rules";
import { type ApplicationRow, applicationRow, formOf, standingOf } from "../data/applications";
import { approvalProblem } from "../rules";
import { applicationForm, type CompleteForm, type DecisionInput } from "../schema";
import { serviceIsListed } from "./draft";
import { type Author, addLine, assertSeen, changeApplication } from "./line";
import { tellApplicant } from "./thread";

const SLUG_TRIES = 5;

async function makeListing(
  ctx: GuildContext,
  id: number,
  form: CompleteForm,
): Promise<{ serverId: string; listingId: number; slug: string }> {
  if (form.serviceId !== null && (await serviceIsListed(ctx, form.serviceId)))
    throw conflict("This server got a listing meanwhile. Nothing was changed. Refuse it, and say so.");
  const { serviceId, name, platform, map, slots, region, languages, fighting, timeZone, restartTimes } = form;
  const { serverId } = await registerServer(ctx, {
    serviceId,
    name,
    platform,
    map,
    slots,
    region,
    city: null,
    languages,
    fighting,
    timeZone,
    restartTimes,
  });
  await saveFeatures(ctx, serverId, { tags: form.tags, mods: [], features: [], wipes: [] });
  const wish = slugFrom(name) ?? `server-${id}`;
  for (let at = 1; at <= SLUG_TRIES; at++) {
    try {
      const saved = await saveListing(ctx, {
        serverId,
        slug: at === 1 ? wish : `${wish.slice(0, 50)}-${id}${at > 2 ? `-${at}` : ""}`,
        serverName: name,
        tagline: form.tagline,
        description: form.description,
        rules: form.rules,
        inviteLink: form.inviteLink,
        website: form.website,
        icon: "pine",
        hue: "moss",
      });
      return { serverId, ...saved };
    } catch (error) {
      const again = error instanceof Error && "code" in error && error.code === "conflict";
      if (!again || at === SLUG_TRIES) throw error;
    }
  }
  throw conflict("No address could be found for it. Nothing was changed.");
}

export interface Decided {
  /** Where visitors find it now; null where they do not. */
  slug: string | null;
  /** What stopped it from being shown, in a sentence. */
  held: string | null;
}

async function approve(
  ctx: GuildContext,
  row: ApplicationRow,
  reason: string,
  author: Author,
  plan: Tier,
): Promise<Decided> {
  const problem = approvalProblem(standingOf(row, false));
  if (problem) throw conflict(`${problem} Nothing was changed.`);
  const form = parseInput(applicationForm, formOf(row));
  const { serverId, listingId, slug } = await makeListing(ctx, row.id, form);
  const held = await showApproved(ctx, listingId, plan);
  await addLine(ctx, row.id, { kind: "event", author, isStaff: true, body: `Approved: ${reason}` });
  await changeApplication(
    ctx,
    row,
    "approve",
    { state: "approved", status: "approved", serverId, listingId, ...decidedBy(ctx, reason, author) },
    reason,
  );
  const shown = held ? `It is not shown yet. ${held}` : "Visitors see it now.";
  await tellApplicant(ctx, row, {
    what: "approved",
    title: `${form.name} is approved`,
    body: `${reason} ${shown}`,
    level: "success",
  });
  return { slug: held ? null : slug, held };
}

const decidedBy = (ctx: GuildContext, reason: string, author: Author) => ({
  answer: reason,
  decidedBy: author.id,
  decidedAt: ctx.now,
  processedBy: author.discordId,
  processedAt: ctx.now,
  adminNotes: reason,
});

async function refuse(ctx: GuildContext, row: ApplicationRow, reason: string, author: Author): Promise<void> {
  await addLine(ctx, row.id, { kind: "event", author, isStaff: true, body: `Refused: ${reason}` });
  await changeApplication(
    ctx,
    row,
    "refuse",
    { state: "refused", status: "rejected", ...decidedBy(ctx, reason, author) },
    reason,
  );
  const title = `${row.serverName} was not approved`;
  await tellApplicant(ctx, row, { what: "refused", title, body: reason, level: "warning" });
}

async function ask(ctx: GuildContext, row: ApplicationRow, question: string, author: Author): Promise<void> {
  await addLine(ctx, row.id, { kind: "message", author, isStaff: true, body: question });
  await changeApplication(ctx, row, "ask", { waitingFor: "applicant" }, question);
  const title = `Staff ask about ${row.serverName}`;
  await tellApplicant(ctx, row, { what: "asked", title, body: question, level: "warning" });
}

async function confirm(
  ctx: GuildContext,
  row: ApplicationRow,
  reason: string,
  author: Author,
): Promise<void> {
  if (row.provenAt !== null) throw conflict("It is proven already. Nothing was changed.");
  await addLine(ctx, row.id, {
    kind: "event",
    author,
    isStaff: true,
    body: `Staff confirmed the owner: ${reason}`,
  });
  const proof = {
    provenAt: ctx.now,
    provenBy: "staff",
    proof: "name-code",
    proofSeen: reason,
    proofCheckedAt: ctx.now,
  };
  await changeApplication(ctx, row, "prove", proof, reason);
  await tellApplicant(ctx, row, {
    what: "proven",
    title: `${row.serverName} is proven to be yours`,
    body: reason,
  });
}

/**
 * Staff ask, approve, refuse, or confirm the owner by hand, each with a reason that the applicant reads.
 * @param plan the guild's plan now
 * @throws AppError not_found; conflict where it is not in review, changed meanwhile, or lacks proof; invalid
 */
export async function decideApplication(
  ctx: GuildContext,
  id: number,
  { verdict, reason, version }: DecisionInput,
  author: Author,
  plan: Tier,
): Promise<Decided> {
  const row = await applicationRow(ctx, id, { lock: true });
  assertSeen(row, version);
  if (row.state !== "submitted") throw conflict("It is not in review. Nothing was changed.");
  if (row.userId === author.discordId)
    throw invalid(
      "It is your own application. Somebody else of the staff has to decide. Nothing was changed.",
    );
  if (verdict === "approve") return approve(ctx, row, reason, author, plan);
  if (verdict === "refuse") await refuse(ctx, row, reason, author);
  else if (verdict === "ask") await ask(ctx, row, reason, author);
  else await confirm(ctx, row, reason, author);
  return { slug: null, held: null };
}
