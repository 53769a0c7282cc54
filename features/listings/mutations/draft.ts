import { and, eq } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoServices } from "@/db/schema/nitrado";
import { registeredServers, serverListings } from "@/db/schema/servers";
import { recordAudit } from "@/features/audit/mutations";
import { PLATFORM_OF_GAME } from "@/features/nitrado/schema";
import { conflict, invalid, notFound } from "@/lib/errors";
import { type Listing, listingOf } from "../data/form";
import { pictureExists } from "../data/pictures";
import type { ListingForm } from "../form";
import { slugFrom } from "../rules";
import { serverInput } from "../schema";
import { isTaken, saveListing } from "./listing";
import { registerServer } from "./server";

const SLUG_TRIES = 5;

async function serverFor(ctx: GuildContext, serviceId: string): Promise<{ serverId: string; name: string }> {
  const [known] = await ctx.db
    .select()
    .from(registeredServers)
    .where(and(eq(registeredServers.guildId, ctx.guildId), eq(registeredServers.serviceId, serviceId)));
  if (known) return { serverId: known.id, name: known.name };
  const [service] = await ctx.db
    .select()
    .from(nitradoServices)
    .where(and(eq(nitradoServices.guildId, ctx.guildId), eq(nitradoServices.serviceId, serviceId)));
  if (!service) throw notFound("This guild has no such game server.");
  const { name, game, map, slots } = service;
  const platform = Object.entries(PLATFORM_OF_GAME).find(([key]) => key === game)?.[1] ?? "pc";
  const zone = serverInput.shape.timeZone.safeParse(service.timeZone);
  if (map === null || slots === null)
    throw conflict(
      "Nitrado has not said yet which map and how many slots this server has. Nothing was changed. Try again in five minutes.",
    );
  const made = await registerServer(ctx, {
    serviceId,
    name: name.slice(0, 80),
    platform,
    map,
    slots,
    region: "europe",
    city: null,
    languages: ["en"],
    fighting: "mixed",
    timeZone: zone.success ? zone.data : "UTC",
    restartTimes: [],
  });
  return { serverId: made.serverId, name };
}

/**
 * Begins a listing for a game server: a draft that only the dashboard sees, with the server's name and facts.
 * @throws AppError not_found for a server of another guild; conflict where it has a listing
 */
export async function startListing(ctx: GuildContext, serviceId: string): Promise<{ listingId: number }> {
  const { serverId, name } = await serverFor(ctx, serviceId);
  const [taken] = await ctx.db
    .select({ id: serverListings.listingId })
    .from(serverListings)
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.serverId, serverId)));
  if (taken) throw conflict("This game server has a listing already.", { listingId: taken.id });
  const wish = slugFrom(name) ?? `server-${serviceId}`;
  for (let at = 1; at <= SLUG_TRIES; at += 1) {
    // Other guilds' addresses are not ours to read: whether one is free, only trying tells.
    const slug = at === 1 ? wish : `${wish.slice(0, 56)}-${at}`;
    try {
      const serverName = name.trim().slice(0, 60);
      const empty = { tagline: null, description: null, rules: null, inviteLink: null, website: null };
      const saved = await saveListing(ctx, {
        serverId,
        slug,
        serverName,
        ...empty,
        icon: "pine",
        hue: "moss",
      });
      return { listingId: saved.listingId };
    } catch (error) {
      const again = error instanceof Error && "code" in error && error.code === "conflict";
      if (!again || at === SLUG_TRIES) throw error;
    }
  }
  throw conflict("No address could be found for this listing. Rename the server at Nitrado and try again.");
}

async function checkForm(ctx: GuildContext, { row, form: before }: Listing, form: ListingForm) {
  if (row.publishedAt !== null && form.slug !== before.slug)
    throw invalid("The address stays as it is: links to it are out there. Nothing was saved.", {
      slug: "The address of a listing that was live cannot be changed.",
    });
  if (form.banner !== null && !(await pictureExists(ctx, row.listingId, form.banner)))
    throw invalid("This banner is not a picture of this listing. Nothing was saved.", {
      banner: "Upload the picture again.",
    });
}

/**
 * Keeps a draft beside what visitors see. A draft that waited for review is taken back: what is reviewed is what was sent.
 * @throws AppError not_found; invalid; conflict where the address is taken, here or anywhere
 */
export async function saveDraft(ctx: GuildContext, listingId: number, form: ListingForm): Promise<void> {
  const listing = await listingOf(ctx, listingId, { lock: true });
  await checkForm(ctx, listing, form);
  const { row } = listing;
  const change = {
    draft: form,
    draftState: "open",
    draftAt: ctx.now,
    ...(row.state === "in_review" && { state: "draft" }),
    // Until it is live the address is only reserved, in the column where every guild's addresses meet.
    ...(row.publishedAt === null && { slug: form.slug, serverName: form.serverName }),
    updatedAt: ctx.now,
  };
  try {
    await ctx.db.transaction((tx) =>
      tx
        .update(serverListings)
        .set(change)
        .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId))),
    );
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw invalid("This address is taken. Nothing was saved.", { slug: "It is taken. Choose another one." });
  }
  await recordAudit(ctx, {
    action: "listing.draft.save",
    subjectType: "server_listing",
    subjectId: String(listingId),
    before: { ...listing.form },
    after: { ...form },
  });
}

/** Throws the changes away: the editor shows again what visitors see. @throws AppError not_found; conflict without a live version */
export async function discardDraft(ctx: GuildContext, listingId: number): Promise<void> {
  const { row, form, live } = await listingOf(ctx, listingId, { lock: true });
  if (row.publishedAt === null)
    throw conflict("It was never live, so there is nothing to go back to. Nothing was changed.");
  if (row.draftState === null) return;
  await ctx.db
    .update(serverListings)
    .set({ draft: null, draftState: null, draftAt: null, reviewNote: null, updatedAt: ctx.now })
    .where(and(eq(serverListings.guildId, ctx.guildId), eq(serverListings.listingId, listingId)));
  await recordAudit(ctx, {
    action: "listing.draft.discard",
    subjectType: "server_listing",
    subjectId: String(listingId),
    before: { ...form },
    after: { ...live },
  });
}
