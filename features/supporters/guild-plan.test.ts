import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { supporterIn } from "@/db/testing/plans";
import { listAudit } from "@/features/audit/data";
import { scopeForJob } from "@/features/guilds/scope";
import { guildPlan, guildTier, nextCharge, supportedGuild } from "./data/guild-plan";
import { endGrant, grantPlan } from "./mutations/grants";
import { GUILD_PLAN, supportGuild } from "./mutations/guild-plan";
import { planHistory } from "./plan-words";

const A = "100000000000000001";
const B = "100000000000000002";
const system = { kind: "system", job: "test" } as const;
const inGuild = <T>(guildId: string, work: Parameters<typeof withGuild<T>>[1]) =>
  withGuild(scopeForJob(guildId, "test"), work);
const support = (guildId: string, personId: string) =>
  withSystem(system, (ctx) => supportGuild(ctx, guildId, personId));
const dayLater = async () => {
  for (const table of ["guild_subscriptions", "subscriptions"])
    await t.sql(`update ${table} set moved_at = now() - interval '25 hours'`);
};
const planOf = (guildId: string) => inGuild(guildId, guildPlan);
const historyOf = async (guildId: string) => {
  const lines = await inGuild(guildId, (ctx) =>
    listAudit(ctx, { subjectType: GUILD_PLAN, subjectId: guildId }),
  );
  return planHistory(lines).map(({ words }) => words);
};

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  for (const [id, name] of [
    [A, "Bears"],
    [B, "Wolves"],
  ])
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, $2, $3)", [id, name, `g-${id}`]);
});
afterAll(() => t.close());
beforeEach(async () => {
  for (const table of ["guild_subscriptions", "subscriptions", "guild_members", "patreon_subscriptions"])
    await t.sql(`delete from ${table}`);
});

describe("the plan of a guild", () => {
  it("is none where nobody pays, and the supporter's from the moment on at which they choose it", async () => {
    expect(await planOf(A)).toMatchObject({ tier: "none", supporter: null, limitsSince: null });
    const { personId } = await supporterIn(t, A, "silver");
    await support(A, personId);
    const plan = await planOf(A);
    expect(plan).toMatchObject({
      tier: "silver",
      state: "active",
      kind: "grant",
      supporter: { id: personId },
    });
    expect(plan.supportsSince?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(await inGuild(A, guildTier)).toBe("silver");
    // It is this guild's alone, and no other guild reads it.
    expect(await planOf(B)).toMatchObject({ tier: "none", supporter: null });
    expect(await inGuild(B, (ctx) => ctx.db.execute("select 1 from guild_subscriptions"))).toMatchObject({
      rows: [],
    });
  });

  it("follows the supporter's plan, ends with it by the clock, and says since when", async () => {
    const { personId } = await supporterIn(t, A, "none");
    const grant = (tier: "bronze" | "gold") =>
      withSystem(system, (ctx) =>
        grantPlan(ctx, { grizzlyUserId: personId, tier, reason: "test", endsAt: null }),
      );
    await grant("gold");
    await support(A, personId);
    await grant("bronze");
    expect(await planOf(A)).toMatchObject({ tier: "bronze" });
    await withSystem(system, (ctx) => endGrant(ctx, personId, "over"));
    const ended = await planOf(A);
    expect(ended).toMatchObject({ tier: "none", state: "none", supporter: { id: personId } });
    expect(ended.limitsSince).not.toBeNull();
    await grant("gold");
    expect(await inGuild(A, guildTier)).toBe("gold");
    await t.sql("update subscriptions set ends_at = now() - interval '1 day' where state <> 'ended'");
    expect(await inGuild(A, guildTier)).toBe("none");
    expect((await historyOf(A)).slice(0, 4)).toEqual([
      expect.stringMatching(/^The plan of Supporter \d+ is back: Gold\.$/),
      expect.stringMatching(/^The plan of Supporter \d+ ended\.$/),
      expect.stringMatching(/^The plan of Supporter \d+ changed: Bronze\.$/),
      expect.stringMatching(/^Supporter \d+ pays for the guild with Gold\.$/),
    ]);
  });

  it("stays through a declined payment until its day", async () => {
    const { personId } = await supporterIn(t, A, "gold");
    await support(A, personId);
    await t.sql("update subscriptions set state = 'grace', grace_until = now() + interval '3 days'");
    const plan = await planOf(A);
    expect(plan).toMatchObject({ tier: "gold", state: "grace" });
    expect(plan.graceUntil?.getTime()).toBeGreaterThan(Date.now());
    await t.sql("update subscriptions set grace_until = now() - interval '2 days'");
    const over = await planOf(A);
    expect(over.tier).toBe("none");
    expect(Date.now() - (over.limitsSince?.getTime() ?? 0)).toBeLessThan(3 * 86_400_000);
  });

  it("learns of a supporter's Patreon only the day of the next charge", async () => {
    const { personId, discordId } = await supporterIn(t, A, "gold");
    await t.sql(
      "insert into patreon_subscriptions (grizzly_user_id, discord_id, full_name, patron_status, next_charge_date) values ($1, $2, 'Real Name', 'active_patron', '2027-01-01')",
      [personId, discordId],
    );
    const seen = await inGuild(A, (ctx) => ctx.db.execute("select 1 from patreon_subscriptions"));
    expect(seen).toMatchObject({ rows: [] });
    expect(await withSystem(system, (ctx) => nextCharge(ctx, personId))).toEqual(
      new Date("2027-01-01T00:00Z"),
    );
    await t.sql("update patreon_subscriptions set patron_status = 'former_patron'");
    expect(await withSystem(system, (ctx) => nextCharge(ctx, personId))).toBeNull();
  });
});

describe("choosing a guild", () => {
  it("needs a plan, and the guild's membership", async () => {
    const poor = await supporterIn(t, A, "none");
    await expect(support(A, poor.personId)).rejects.toThrow("You have no plan at the moment");
    const stranger = await supporterIn(t, B, "gold");
    await expect(support(A, stranger.personId)).rejects.toThrow("You are not among the members of Bears");
    await t.sql("insert into guild_members (guild_id, discord_id, left_at) values ($1, $2, now())", [
      A,
      stranger.discordId,
    ]);
    await expect(support(A, stranger.personId)).rejects.toThrow("You are not among the members of Bears");
    expect(await planOf(A)).toMatchObject({ supporter: null });
  });

  it("takes over from an equal or lower plan, never from a higher one", async () => {
    const [silver, gold] = [await supporterIn(t, A, "silver"), await supporterIn(t, A, "gold")];
    await support(A, silver.personId);
    await support(A, gold.personId);
    expect(await planOf(A)).toMatchObject({ tier: "gold", supporter: { id: gold.personId } });
    await expect(support(A, silver.personId)).rejects.toThrow(
      "Gold pays for Bears now, which is more than your Silver",
    );
    expect((await historyOf(A))[0]).toMatch(/pays for the guild with Gold, in the place of Supporter/);
    // Theirs is free again, and they are told.
    const told = await t.sql("select title from service_notifications where grizzly_user_id = $1", [
      silver.personId,
    ]);
    expect(told).toEqual([{ title: expect.stringMatching(/^Supporter \d+ pays for Bears now$/) }]);
    expect(await withSystem(system, (ctx) => supportedGuild(ctx, silver.personId))).toBeNull();
  });

  it("moves a plan from guild to guild, once a day", async () => {
    const { personId, discordId } = await supporterIn(t, A, "gold");
    await t.sql("insert into guild_members (guild_id, discord_id) values ($1, $2)", [B, discordId]);
    await support(A, personId);
    await support(A, personId);
    await expect(support(B, personId)).rejects.toThrow(/pays for Bears and was moved less than a day ago/);
    expect(await planOf(B)).toMatchObject({ tier: "none", supporter: null });
    await dayLater();
    await support(B, personId);
    expect([(await planOf(A)).tier, (await planOf(B)).tier]).toEqual(["none", "gold"]);
    expect((await historyOf(A))[0]).toMatch(/took the plan to another guild/);
    expect((await withSystem(system, (ctx) => supportedGuild(ctx, personId)))?.guildId).toBe(B);
    const told = await t.sql(
      "select payload->>'after' as after from interbot_events where type = 'supporters.guild.changed' order by id desc limit 2",
    );
    expect(told.map(({ after }) => after)).toEqual(["gold", "none"]);
  });

  it("is one move a day also for whom somebody else has displaced", async () => {
    const [one, other] = [await supporterIn(t, A, "gold"), await supporterIn(t, A, "gold")];
    await support(A, one.personId);
    await support(A, other.personId);
    await expect(support(A, one.personId)).rejects.toThrow(/was moved less than a day ago/);
    await dayLater();
    await support(A, one.personId);
    expect(await planOf(A)).toMatchObject({ supporter: { id: one.personId } });
  });

  it("lets two change places at the same moment, one after the other", async () => {
    const [one, other] = [await supporterIn(t, A, "gold"), await supporterIn(t, B, "gold")];
    await t.sql("insert into guild_members (guild_id, discord_id) values ($1, $2), ($3, $4)", [
      B,
      one.discordId,
      A,
      other.discordId,
    ]);
    await support(A, one.personId);
    await support(B, other.personId);
    await dayLater();
    await Promise.all([support(B, one.personId), support(A, other.personId)]);
    const paid = [await planOf(A), await planOf(B)].map(({ supporter }) => supporter?.id);
    expect(paid).toEqual([other.personId, one.personId]);
  });
});
