import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withPublic, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { recordServerSamples } from "@/features/monitoring/mutations/server-status";
import { listedCards } from "./data/directory";
import { footprintCells } from "./data/footprint";
import { searchDirectory } from "./data/search";
import { liveSlugs, serverPage } from "./data/server-page";
import { readQuery } from "./directory";
import { unpackLevels } from "./levels";
import { hideListing, publishListing, saveListing } from "./mutations/listing";
import { renewDirectory } from "./mutations/renew-directory";
import { registerServer, saveFeatures } from "./mutations/server";

const TAIGA = "100000000000000001";
const OTHER = "100000000000000002";
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  for (const [id, slug] of [
    [TAIGA, "taiga"],
    [OTHER, "other"],
  ]) {
    await t.sql("insert into guilds (guild_id, name, slug, is_public) values ($1, $2, $2, true)", [id, slug]);
  }
});
afterAll(() => t.close());

const inGuild = <T>(guildId: string, fn: (ctx: GuildContext) => Promise<T>) =>
  withGuild(scopeForJob(guildId, "test"), fn);

const server = {
  serviceId: null,
  name: "Taiga Nights",
  platform: "pc" as const,
  map: "chernarusplus",
  slots: 60,
  region: "europe" as const,
  city: "Frankfurt",
  languages: ["en"],
  fighting: "pvp" as const,
  timeZone: "UTC",
  restartTimes: ["23:00"],
};
const listing = (serverId: string, slug: string) => ({
  serverId,
  slug,
  serverName: "Taiga Nights",
  tagline: "Nights last 40 minutes.",
  description: "**Cold.**",
  rules: null,
  inviteLink: "https://discord.gg/taiga",
  website: null,
  icon: "pine" as const,
  hue: "moss" as const,
});

const made = (guildId: string, slug: string) =>
  inGuild(guildId, async (ctx) => {
    const { serverId } = await registerServer(ctx, server);
    await saveFeatures(ctx, serverId, { tags: ["hardcore", "traders"], mods: [], features: [], wipes: [] });
    return { serverId, ...(await saveListing(ctx, listing(serverId, slug))) };
  });

/** What a visitor finds in the whole directory. */
const listed = () =>
  withPublic(async (ctx) => {
    const { featured, servers } = await searchDirectory(ctx, { query: readQuery(""), hour: 19 });
    return listedCards(ctx, [...featured, ...servers]);
  });

describe("a listing", () => {
  it("is seen by visitors only while it is live, in the paid place only with Gold", async () => {
    const { listingId, serverId } = await made(TAIGA, "taiga-nights");
    expect(await withPublic((ctx) => serverPage(ctx, "taiga-nights"))).toBeNull();
    await expect(inGuild(TAIGA, (ctx) => publishListing(ctx, listingId, "bronze"))).rejects.toThrow("Silver");
    await inGuild(TAIGA, (ctx) => publishListing(ctx, listingId, "silver"));
    const page = await withPublic((ctx) => serverPage(ctx, "taiga-nights"));
    expect(page).toMatchObject({
      name: "Taiga Nights",
      guildName: "taiga",
      featured: false,
      state: "unknown",
      players: null,
      slots: 60,
      tags: ["hardcore", "traders"],
    });
    await inGuild(TAIGA, (ctx) => publishListing(ctx, listingId, "gold"));
    await inGuild(TAIGA, (ctx) =>
      recordServerSamples(ctx, serverId, [{ at: ctx.now, state: "up", players: 30, slots: 60 }]),
    );
    await withSystem({ kind: "system", job: "test" }, (ctx) => renewDirectory(ctx, 10));
    const list = await listed();
    expect(list.cards).toHaveLength(1);
    expect(list.cards[0]).toMatchObject({
      featured: true,
      state: "up",
      players: 30,
      peak: 30,
      restarts: expect.any(Array),
    });
    // A quarter of an hour may have ended since.
    const newest = unpackLevels(list.cards[0]?.spark ?? "").slice(-2);
    expect(newest.findLast((level) => level !== null)).toBeCloseTo(0.5, 1);
    expect(await withPublic(liveSlugs)).toHaveLength(1);
    await inGuild(TAIGA, (ctx) => hideListing(ctx, listingId, "Pause"));
    expect(await withPublic((ctx) => serverPage(ctx, "taiga-nights"))).toBeNull();
    expect((await listed()).cards).toEqual([]);
  });

  it("keeps its address over all guilds, with a sentence for who comes second", async () => {
    await made(OTHER, "black-pines");
    await expect(made(TAIGA, "black-pines")).rejects.toMatchObject({ code: "conflict" });
  });

  it("cannot be published, and its server not described, from another guild", async () => {
    const { listingId, serverId } = await made(TAIGA, "north-static");
    await expect(inGuild(OTHER, (ctx) => publishListing(ctx, listingId, "gold"))).rejects.toMatchObject({
      code: "not_found",
    });
    const features = { tags: [], mods: [], features: [], wipes: [] };
    await expect(inGuild(OTHER, (ctx) => saveFeatures(ctx, serverId, features))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("writes who did what", async () => {
    const rows = await t.sql<{ action: string }>("select distinct action from audit_log");
    const actions = rows.map(({ action }) => action);
    for (const action of ["listing.server.register", "listing.create", "listing.publish", "listing.hide"]) {
      expect(actions).toContain(action);
    }
  });

  it("shows footprints of listed servers only", async () => {
    await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, 's1', 'S')", [OTHER]);
    await t.sql("update registered_servers set service_id = 's1' where guild_id = $1", [OTHER]);
    await t.sql(
      "insert into position_cells (guild_id, service_id, map, cell, hits) values ($1, 's1', 'm', 1025, 7)",
      [OTHER],
    );
    expect(await withPublic((ctx) => footprintCells(ctx, "black-pines"))).toEqual(new Map());
    await t.sql("update server_listings set state = 'live' where slug = 'black-pines'");
    expect(await withPublic((ctx) => footprintCells(ctx, "black-pines"))).toEqual(new Map([[1025, 7]]));
    expect((await withPublic((ctx) => serverPage(ctx, "black-pines")))?.footprint).toBe(true);
  });
});
