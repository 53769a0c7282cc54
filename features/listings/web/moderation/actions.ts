"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { withGuild, withSystem } from "@/db/context";
import { scopeForPlatform } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import type { SessionUser } from "@/features/identity/schema";
import { defineAction } from "@/features/identity/web/action";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { notFound } from "@/lib/errors";
import { listingOf } from "../../data/form";
import { guildOfListing } from "../../data/platform-list";
import { decideListing } from "../../mutations/platform";
import { guildOfApplication } from "../../registration/data/queue";
import { decideApplication } from "../../registration/mutations/decide";
import { writeAsStaff } from "../../registration/mutations/thread";
import { decisionInput, threadInput } from "../../registration/schema";
import { guildOfReport } from "../../reports/data/queue";
import { decideReport } from "../../reports/mutations/decide";
import { verdictInput } from "../../reports/schema";
import { listingTags, reviewTag } from "../../rules";

const auth = { staff: "support" } as const;
const limits = [{ by: "user" as const, max: 120, seconds: 60 }];
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

function renew(slug: string | null): void {
  if (slug !== null) for (const tag of [...listingTags(slug), reviewTag(slug)]) updateTag(tag);
}

async function scopeOf(user: SessionUser, find: Parameters<typeof withSystem<string | null>>[1]) {
  const guildId = await withSystem(actorOf(user), find, { readOnly: true });
  if (guildId === null) throw notFound();
  return scopeForPlatform(user, guildId);
}

/** Staff ask, approve, refuse, or confirm the owner by hand. */
export const decideOnApplication = defineAction({
  name: "listings.application.decide",
  input: decisionInput.extend({ application: id }),
  auth,
  limits,
  async handler({ input: { application, ...decision }, user }) {
    const scope = await scopeOf(user, (ctx) => guildOfApplication(ctx, application));
    const decided = await withGuild(scope, async (ctx) =>
      decideApplication(ctx, application, decision, user, await guildTier(ctx)),
    );
    renew(decided.slug);
    refresh();
    return decided;
  },
});

/** Staff write in the thread without asking for anything. */
export const writeToApplicant = defineAction({
  name: "listings.application.write",
  input: threadInput.extend({ application: id }),
  auth,
  limits,
  async handler({ input: { application, ...message }, user }) {
    const scope = await scopeOf(user, (ctx) => guildOfApplication(ctx, application));
    await withGuild(scope, (ctx) => writeAsStaff(ctx, application, message, user));
    refresh();
  },
});

/** Staff approve or give back what was sent to review, hide a live listing, or show again what they had hidden. */
export const decideOnListing = defineAction({
  name: "listings.moderate",
  input: z.strictObject({
    listingId: id,
    verdict: z.enum(["approve", "reject", "hide", "release"]),
    reason: z.string().trim().min(3, "Say why.").max(1_000, "The reason may have 1,000 characters."),
  }),
  auth,
  limits,
  async handler({ input: { listingId, ...decision }, user }) {
    const scope = await scopeOf(user, (ctx) => guildOfListing(ctx, listingId));
    const slug = await withGuild(scope, async (ctx) => {
      await decideListing(ctx, listingId, decision, await guildTier(ctx));
      return (await listingOf(ctx, listingId)).row.slug;
    });
    renew(slug);
    refresh();
  },
});

/** Staff decide on a report of a listing or a review. */
export const decideOnReport = defineAction({
  name: "listings.report.decide",
  input: verdictInput,
  auth,
  limits,
  async handler({ input, user }) {
    const scope = await scopeOf(user, (ctx) => guildOfReport(ctx, input.reportId));
    const { slug } = await withGuild(scope, (ctx) => decideReport(ctx, input, user.id));
    renew(slug);
    refresh();
  },
});
