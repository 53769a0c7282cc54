import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { sectionLevels } from "@/features/guilds/rules";
import { scopeForJob } from "@/features/guilds/scope";
import { listingOf, standingOf } from "./data/form";
import { ownListings } from "./data/owner-list";
import { guildPicture, publicBanner } from "./data/pictures";
import { ownPage, serverPage } from "./data/server-page";
import type { ListingForm } from "./form";
import { discardDraft, saveDraft, startListing } from "./mutations/draft";
import { hideListing } from "./mutations/listing";
import { keepPicture } from "./mutations/picture";
import { approveListing, rejectListing, showListing, submitListing } from "./mutations/publication";

const A = "100000000000000001";
const B = "100000000000000002";
let t: TestDatabase;
let id = 0;

const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>, guild = A) =>
  withGuild(scopeForJob(guild, "test"), work);
const form = async () => (await inGuild((ctx) => listingOf(ctx, id))).form;
const edit = async (change: Partial<ListingForm>) => {
  const draft = { ...(await form()), ...change };
  await inGuild((ctx) => saveDraft(ctx, id, draft));
};
const standing = async () => standingOf((await inGuild((ctx) => listingOf(ctx, id))).row);
const page = () => withPublic((ctx) => serverPage(ctx, "taiga-nights"));
const submit = () => inGuild((ctx) => submitListing(ctx, id, "silver"));

beforeAll(async () => {
  t = await testDatabase();
  for (const [guild, slug] of [
    [A, "taiga"],
    [B, "other"],
  ] as const) {
    await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, $2, $2, true)", [
      guild,
      slug,
    ]);
    await t.sql(
      `insert into nitrado_services (guild_id, service_id, name, game, map, slots)
       values ($1, $2, 'Taiga Nights', 'dayzps', 'enoch', 50)`,
      [guild, `s-${slug}`],
    );
  }
  id = (await inGuild((ctx) => startListing(ctx, "s-taiga"))).listingId;
});
afterAll(() => t.close());

describe("a listing from its first draft to its visitors", () => {
  it("begins with what is known of the server, at an address of its own, once", async () => {
    expect(await form()).toMatchObject({
      slug: "taiga-nights",
      serverName: "Taiga Nights",
      platform: "playstation",
      languages: ["en"],
    });
    await expect(inGuild((ctx) => startListing(ctx, "s-taiga"))).rejects.toMatchObject({ status: 409 });
    await expect(inGuild((ctx) => startListing(ctx, "s-other"))).rejects.toMatchObject({ status: 404 });
    const other = await inGuild((ctx) => startListing(ctx, "s-other"), B);
    const theirs = await inGuild((ctx) => listingOf(ctx, other.listingId), B);
    expect(theirs.row.slug).toBe("taiga-nights-2");
    await expect(inGuild((ctx) => listingOf(ctx, other.listingId))).rejects.toMatchObject({ status: 404 });
    const taken = { ...theirs.form, slug: "taiga-nights" };
    await expect(inGuild((ctx) => saveDraft(ctx, other.listingId, taken), B)).rejects.toMatchObject({
      fields: { slug: expect.any(String) },
    });
    expect((await inGuild(ownListings, B)).map((one) => one.slug)).toEqual(["taiga-nights-2"]);
  });

  it("is reviewed before its first visitor, with what is missing told before", async () => {
    await expect(submit()).rejects.toThrow("no Discord invite");
    await edit({ inviteLink: "https://discord.gg/taiga", description: "x".repeat(501), tags: ["pvp"] });
    await expect(submit()).rejects.toThrow("500 characters");
    await edit({ description: "**Cold.**", restartTimes: ["05:00"], mods: ["one", "one"] });
    await expect(inGuild((ctx) => submitListing(ctx, id, "bronze"))).rejects.toThrow("Silver");
    expect(await submit()).toMatchObject({ outcome: "in_review" });
    await expect(submit()).rejects.toMatchObject({ status: 409 });
    expect(await standing()).toMatchObject({ state: "in_review", draftState: "in_review" });
    expect(await page()).toBeNull();
  });

  it("comes back from the review with its reason, and goes again", async () => {
    await inGuild((ctx) => rejectListing(ctx, id, "The name is a brand's."));
    expect(await standing()).toMatchObject({ state: "draft", reviewNote: "The name is a brand's." });
    await expect(inGuild((ctx) => approveListing(ctx, id, "silver"))).rejects.toMatchObject({ status: 409 });
    await submit();
    expect((await standing()).reviewNote).toBeNull();
    await inGuild((ctx) => approveListing(ctx, id, "silver"));
    expect(await page()).toMatchObject({
      description: "**Cold.**",
      tags: ["pvp"],
      mods: ["one"],
      banner: null,
    });
    expect(await standing()).toMatchObject({ state: "live", draftState: null, approved: true });
  });

  it("shows visitors nothing of a draft until it is published, then all of it at once", async () => {
    await edit({ description: "Colder.", city: "Oslo", tags: ["pvp", "hardcore"] });
    expect(await page()).toMatchObject({ description: "**Cold.**", city: null, tags: ["pvp"] });
    expect((await inGuild((ctx) => ownPage(ctx, id)))?.page.description).toBe("**Cold.**");
    expect(await submit()).toEqual({ outcome: "live", reasons: [] });
    expect(await page()).toMatchObject({ description: "Colder.", city: "Oslo", tags: ["pvp", "hardcore"] });
    await expect(edit({ slug: "another-name" })).rejects.toMatchObject({
      fields: { slug: expect.any(String) },
    });
  });

  it("has a new name looked at first, while the old one stays live; editing takes it back", async () => {
    await edit({ serverName: "Taiga Days" });
    expect(await submit()).toMatchObject({ outcome: "in_review", reasons: ["Its name is another one."] });
    expect((await page())?.name).toBe("Taiga Nights");
    await edit({ serverName: "Taiga Dawns" });
    expect(await standing()).toMatchObject({ state: "live", draftState: "open" });
    await inGuild((ctx) => discardDraft(ctx, id));
    expect((await form()).serverName).toBe("Taiga Nights");
  });

  it("is hidden and shown by its guild, but not shown where Grizzly hid it", async () => {
    await inGuild((ctx) => hideListing(ctx, id, null));
    expect(await page()).toBeNull();
    await expect(inGuild((ctx) => showListing(ctx, id, "none"))).rejects.toThrow("Silver");
    await inGuild((ctx) => showListing(ctx, id, "gold"));
    expect(await page()).toMatchObject({ featured: true });
    await inGuild((ctx) => hideListing(ctx, id, "Insults in the rules.", "platform"));
    await expect(inGuild((ctx) => showListing(ctx, id, "gold"))).rejects.toMatchObject({ status: 409 });
    await edit({ rules: "Be kind." });
    expect(await submit()).toMatchObject({ outcome: "in_review", reasons: ["Grizzly has hidden it."] });
    expect(await page()).toBeNull();
    await inGuild((ctx) => approveListing(ctx, id, "silver"));
    expect(await page()).toMatchObject({ rules: "Be kind.", featured: false });
  });

  it("has its texts set back from the log, as a change of its own", async () => {
    await edit({ rules: "Anything goes." });
    await submit();
    const lines = await inGuild((ctx) => listAudit(ctx, { limit: 20 }));
    const line = lines.find((one) => one.action === "listing.draft.save");
    await inGuild((ctx) => undoEntry(ctx, sectionLevels("manager", []), line?.id ?? 0));
    expect((await form()).rules).toBe("Be kind.");
    expect(await page()).toMatchObject({ rules: "Anything goes." });
    await inGuild((ctx) => discardDraft(ctx, id));
  });
});

describe("a banner", () => {
  it("is seen by visitors when it is live, and other guilds' pictures are nobody's", async () => {
    const picture = { wide: Buffer.from("wide"), card: Buffer.from("card") };
    const { id: banner } = await inGuild((ctx) => keepPicture(ctx, id, picture));
    await edit({ banner });
    expect(await submit()).toMatchObject({ outcome: "in_review", reasons: ["Its banner is a new picture."] });
    const seen = () => withPublic((ctx) => publicBanner(ctx, "taiga-nights", banner, "banner"));
    expect(await seen()).toBeNull();
    await inGuild((ctx) => approveListing(ctx, id, "silver"));
    expect((await seen())?.toString()).toBe("card");
    expect((await page())?.banner).toBe(`/servers/taiga-nights/banner/${banner}/wide`);
    expect(await inGuild((ctx) => guildPicture(ctx, banner, "wide"), B)).toBeNull();
    const theirs = (await inGuild(ownListings, B))[0]?.listingId ?? 0;
    const draft = { ...(await inGuild((ctx) => listingOf(ctx, theirs), B)).form, banner };
    await expect(inGuild((ctx) => saveDraft(ctx, theirs, draft), B)).rejects.toMatchObject({
      fields: { banner: expect.any(String) },
    });
  });

  it("leaves no pile behind: what neither visitors nor the draft have is forgotten", async () => {
    const picture = { wide: Buffer.from("w"), card: Buffer.from("c") };
    for (let at = 0; at < 4; at += 1) await inGuild((ctx) => keepPicture(ctx, id, picture));
    const [row] = await t.sql<{ n: number }>("select count(*)::int as n from server_listing_pictures");
    expect(row?.n).toBe(2);
  });
});
