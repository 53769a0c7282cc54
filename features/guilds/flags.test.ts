import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { givePlan, supporterIn } from "@/db/testing/plans";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { placeBounty } from "@/features/bounties/mutations/place";
import { requestLink } from "@/features/players/mutations/link-codes";
import { TIERS } from "@/features/supporters/schema";
import { chosenFlag, flagList, guildFlag } from "./data/flags";
import { FLAG_ABOUT, FLAGS, type FlagValues, flagOn, flagVerdict } from "./flags";
import { setFlag } from "./mutations/flags";
import { boardsAreShown } from "./public-flags";
import { sectionLevels } from "./rules";
import { scopeForJob } from "./scope";

const A = "100000000000000001";
const B = "100000000000000002";
const NOTHING: FlagValues = { platform: { flags: {}, plans: {} }, guild: {} };
const inGuild = <T>(guildId: string, work: Parameters<typeof withGuild<T>>[1]) =>
  withGuild(scopeForJob(guildId, "test"), work);
const set = (
  guildId: string,
  ...rest: Parameters<typeof setFlag> extends [unknown, ...infer R] ? R : never
) => inGuild(guildId, (ctx) => setFlag(ctx, ...rest));

describe("a flag", () => {
  const flag = fc.constantFrom(...FLAGS);
  const tier = fc.constantFrom(...TIERS);
  const some = fc.dictionary(flag, fc.boolean());
  const values = fc.record({
    platform: fc.record({ flags: some, plans: fc.dictionary(flag, fc.constantFrom(...TIERS, "platinum")) }),
    guild: some,
  });

  it("is off for all once the platform switches it off, whoever chose what", () => {
    fc.assert(
      fc.property(flag, tier, values, (one, of, { platform, guild }) => {
        const off = { platform: { ...platform, flags: { ...platform.flags, [one]: false } }, guild };
        expect(flagVerdict(one, off, of)).toMatchObject({ on: false, source: "platform", free: false });
      }),
    );
  });

  it("counts the guild's choice wherever nothing stands over it", () => {
    fc.assert(
      fc.property(flag, tier, values, fc.boolean(), (one, of, { platform, guild }, on) => {
        const verdict = flagVerdict(one, { platform, guild: { ...guild, [one]: on } }, of);
        if (verdict.free) expect(verdict).toMatchObject({ on, source: "guild" });
        else expect(verdict.on).toBe(false);
      }),
    );
  });

  it("that is open to a plan is open to every higher one", () => {
    fc.assert(
      fc.property(flag, values, (one, all) => {
        const free = TIERS.map((of) => flagVerdict(one, all, of).free);
        expect(free).toEqual([...free].sort());
      }),
    );
  });

  it("of a plan is opened to every plan by the platform, and bound to another one by name", () => {
    expect(flagOn("bounty-hints", NOTHING, "silver")).toBe(false);
    expect(flagOn("bounty-hints", NOTHING, "gold")).toBe(true);
    const opened = { ...NOTHING, platform: { flags: { "bounty-hints": true }, plans: {} } };
    expect(flagVerdict("bounty-hints", opened, "none")).toMatchObject({ on: true, source: "platform" });
    const bound = { ...NOTHING, platform: { flags: {}, plans: { "public-boards": "silver" } } };
    expect(flagVerdict("public-boards", bound, "bronze")).toMatchObject({ source: "plan", needs: "silver" });
    expect(flagOn("public-boards", bound, "silver")).toBe(true);
  });

  it("that is somebody's property name is nobody's choice", () => {
    const odd = { ...NOTHING, guild: Object.create({ "public-boards": false }) as Record<string, boolean> };
    expect(flagVerdict("public-boards", odd, "none")).toMatchObject({ on: true, source: "start" });
  });

  it("says what it does, on and off", () => {
    for (const one of FLAGS) {
      expect(FLAG_ABOUT[one].on).toMatch(/\.$/);
      expect(FLAG_ABOUT[one].off).toMatch(/\.$/);
    }
  });
});

describe("flags of a guild", () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
    for (const id of [A, B])
      await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', $2)", [id, `g-${id}`]);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    await t.sql("delete from feature_flags");
    await t.sql("delete from guild_subscriptions");
  });
  const platform = (flags: object, plans: object = {}) =>
    t.sql("insert into feature_flags (guild_id, flags, plans) values (null, $1, $2)", [flags, plans]);

  it("are its own, kept with a line in the log, and set back from there", async () => {
    await set(A, "player-bounties", false);
    expect(await inGuild(A, (ctx) => guildFlag(ctx, "player-bounties"))).toBe(false);
    expect(await inGuild(B, (ctx) => guildFlag(ctx, "player-bounties"))).toBe(true);
    const [line] = await inGuild(A, (ctx) => listAudit(ctx, { limit: 1 }));
    expect(line).toMatchObject({
      action: "guilds.flag.update",
      subjectId: "player-bounties",
      before: { on: null },
      after: { on: false },
    });
    await set(A, "player-bounties", false);
    expect((await inGuild(A, (ctx) => listAudit(ctx, { limit: 1 })))[0]?.id).toBe(line?.id);
    await inGuild(A, (ctx) => undoEntry(ctx, sectionLevels("manager", []), line?.id ?? 0));
    expect(await inGuild(A, (ctx) => chosenFlag(ctx, "player-bounties"))).toBeNull();
    expect(await inGuild(A, (ctx) => guildFlag(ctx, "player-bounties"))).toBe(true);
    // Somebody else has chosen since: what stands now stays.
    await set(A, "player-bounties", false);
    const [again] = await inGuild(A, (ctx) => listAudit(ctx, { limit: 1 }));
    await set(A, "player-bounties", true);
    const late = inGuild(A, (ctx) => undoEntry(ctx, sectionLevels("manager", []), again?.id ?? 0));
    await expect(late).rejects.toThrow(/has changed since/);
  });

  it("hear the platform and the plan", async () => {
    const hints = () => inGuild(A, (ctx) => guildFlag(ctx, "bounty-hints"));
    expect(await hints()).toBe(false);
    await givePlan(t, A, "gold");
    expect(await hints()).toBe(true);
    await set(A, "bounty-hints", false);
    expect(await hints()).toBe(false);
    await set(A, "bounty-hints", null);
    await platform({ "bounty-hints": false });
    expect(await hints()).toBe(false);
  });

  it("are listed with where each comes from, and who changed it when", async () => {
    await platform({ "self-linking": false });
    await set(A, "public-boards", false);
    const { flags, tier } = await inGuild(A, flagList);
    expect(tier).toBe("none");
    const of = (name: string) => flags.find(({ flag }) => flag === name);
    expect(of("self-linking")).toMatchObject({ source: "platform", changedBy: "the platform", on: false });
    expect(of("bounty-hints")).toMatchObject({ source: "plan", needs: "gold", on: false });
    expect(of("public-boards")).toMatchObject({ source: "guild", chosen: false, changedBy: "test" });
    expect(Date.now() - Date.parse(of("public-boards")?.changedAt ?? "")).toBeLessThan(60_000);
    expect((await inGuild(B, flagList)).flags.find(({ flag }) => flag === "public-boards")).toMatchObject({
      source: "start",
      chosen: null,
      changedBy: null,
    });
  });

  it("cannot be set for all, nor read of another guild", async () => {
    await set(B, "public-boards", false);
    const seen = await inGuild(A, (ctx) => ctx.db.execute("select guild_id from feature_flags"));
    expect(seen.rows).toEqual([]);
    const all = inGuild(A, (ctx) => ctx.db.execute("insert into feature_flags (guild_id) values (null)"));
    await expect(all).rejects.toThrow();
  });

  it("stop new bounties and new codes with a sentence, and let them go on when they are on", async () => {
    const player =
      "insert into player_profiles (guild_id, ingame_name) values ($1, 'Rook') returning player_id";
    const [row] = await t.sql<{ player_id: string }>(player, [A]);
    const playerId = Number(row?.player_id);
    const { personId: userId, discordId } = await supporterIn(t, A, "none");
    const actor = { kind: "user" as const, userId, discordId };
    const asPlayer = <T>(work: Parameters<typeof withGuild<T>>[1]) =>
      withGuild({ ...scopeForJob(A, "test"), actor }, work);
    const place = () =>
      asPlayer((ctx) => placeBounty(ctx, { playerId, amount: 500, reason: "", key: "press-0001" }));
    const link = () => asPlayer((ctx) => requestLink(ctx, playerId));
    await set(A, "player-bounties", false);
    await set(A, "self-linking", false);
    await expect(place()).rejects.toMatchObject({ details: { code: "flag" } });
    await expect(link()).rejects.toMatchObject({ details: { code: "flag" } });
    await set(A, "player-bounties", true);
    await set(A, "self-linking", true);
    await expect(place()).rejects.toMatchObject({ details: { code: "refused" } });
    expect(await link()).toMatchObject({ name: "Rook" });
  });

  it("decide whether visitors see boards", async () => {
    expect(await boardsAreShown(A)).toBe(true);
    await set(A, "public-boards", false);
    expect([await boardsAreShown(A), await boardsAreShown(B)]).toEqual([false, true]);
    await platform({}, { "public-boards": "silver" });
    expect(await boardsAreShown(B)).toBe(false);
    await givePlan(t, B, "silver");
    expect([await boardsAreShown(A), await boardsAreShown(B)]).toEqual([false, true]);
  });
});
