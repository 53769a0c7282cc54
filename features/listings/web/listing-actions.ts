"use server";

import { refresh, updateTag } from "next/cache";
import { z } from "zod";
import { type GuildContext, withGuild } from "@/db/context";
import { defineAction } from "@/features/identity/web/action";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { listingOf } from "../data/form";
import { listingForm } from "../form-schema";
import { discardDraft, saveDraft, startListing } from "../mutations/draft";
import { hideListing } from "../mutations/listing";
import { showListing, submitListing } from "../mutations/publication";
import { listingTags } from "../rules";

const auth = { guild: "manager", section: "listing" } as const;
const limits = [{ by: "user" as const, max: 60, seconds: 60 }];
const guildId = z.string().max(60);
const listingId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** After the change is kept: visitors see it at the next request. */
function renew(slug: string | null): void {
  if (slug !== null) for (const tag of listingTags(slug)) updateTag(tag);
}

const slugOf = async (ctx: GuildContext, id: number) => (await listingOf(ctx, id)).row.slug;

/** Begins a listing for one of the guild's game servers. */
export const beginListing = defineAction({
  name: "listings.begin",
  input: z.strictObject({ guildId, serviceId: z.string().regex(/^[\w-]{1,40}$/) }),
  auth,
  limits,
  async handler({ input, scope }) {
    const begun = await withGuild(scope, (ctx) => startListing(ctx, input.serviceId));
    refresh();
    return begun;
  },
});

/** Keeps a draft; visitors see nothing of it. */
export const saveListingDraft = defineAction({
  name: "listings.draft.save",
  input: listingForm.extend({ guildId, listingId }),
  auth,
  limits,
  async handler({ input: { guildId: _, listingId: id, ...form }, scope }) {
    await withGuild(scope, (ctx) => saveDraft(ctx, id, form));
    refresh();
  },
});

/** Brings the kept draft before visitors, or before the review. */
export const publishListingDraft = defineAction({
  name: "listings.publish",
  input: z.strictObject({ guildId, listingId }),
  auth,
  limits,
  async handler({ input, scope }) {
    const { slug, ...done } = await withGuild(scope, async (ctx) => ({
      ...(await submitListing(ctx, input.listingId, await guildTier(ctx))),
      slug: await slugOf(ctx, input.listingId),
    }));
    if (done.outcome === "live") renew(slug);
    refresh();
    return done;
  },
});

/** Throws changes away, hides a live listing, or shows it again. */
export const changeListing = defineAction({
  name: "listings.change",
  input: z.strictObject({ guildId, listingId, change: z.enum(["discard", "hide", "show"]) }),
  auth,
  limits,
  async handler({ input: { listingId: id, change }, scope }) {
    const slug = await withGuild(scope, async (ctx) => {
      if (change === "discard") await discardDraft(ctx, id);
      else if (change === "hide") await hideListing(ctx, id, null);
      else await showListing(ctx, id, await guildTier(ctx));
      return slugOf(ctx, id);
    });
    if (change !== "discard") renew(slug);
    refresh();
  },
});
