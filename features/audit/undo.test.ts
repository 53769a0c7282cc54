import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { economySettings, killSettings } from "@/features/economy/data/settings";
import { updateEconomySettings, updateKillSettings } from "@/features/economy/mutations/settings";
import { feedSettings } from "@/features/guilds/data/feeds";
import { grantOf } from "@/features/guilds/data/grants";
import { FEED_OFF } from "@/features/guilds/feeds";
import { grantSection, revokeGrant } from "@/features/guilds/mutations";
import { updateFeed } from "@/features/guilds/mutations/feeds";
import { syncChannels } from "@/features/guilds/mutations/roles";
import { sectionLevels } from "@/features/guilds/rules";
import { scopeForJob } from "@/features/guilds/scope";
import { auditPage, listAudit } from "./data";
import { undoEntry } from "./undo";

const A = "100000000000000001";
const B = "100000000000000002";
const CHANNEL = "400000000000000001";
const ANN = "200000000000000001";
const owner = sectionLevels("owner", []);
const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>, guild = A) =>
  withGuild(scopeForJob(guild, "test"), work);
const undo = (id: number, levels = owner, guild = A) => inGuild((ctx) => undoEntry(ctx, levels, id), guild);
const newest = async () => {
  const [line] = await inGuild((ctx) => listAudit(ctx, { limit: 1 }));
  if (!line) throw new Error("the log is empty");
  return line;
};

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  for (const guild of [A, B])
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'x', $2)", [guild, `g-${guild}`]);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.sql("delete from guild_section_grants");
  await t.sql("delete from economy_settings");
});

describe("undoing", () => {
  it("sets coins back, for the fields that were changed alone, and stands in the log itself", async () => {
    await inGuild((ctx) => updateEconomySettings(ctx, { dailyAmount: 10, bountyMax: 500 }));
    await inGuild((ctx) => updateEconomySettings(ctx, { dailyAmount: 99 }));
    const { id } = await newest();
    await inGuild((ctx) => updateEconomySettings(ctx, { bountyMax: 700 }));
    await undo(id);
    expect(await inGuild(economySettings)).toMatchObject({ dailyAmount: 10, bountyMax: 700 });
    const [last, change] = await inGuild((ctx) => listAudit(ctx, { limit: 2 }));
    expect(last).toMatchObject({ action: "audit.undo", subjectId: String(id) });
    expect(change).toMatchObject({ action: "economy.settings.update", after: { dailyAmount: 10 } });
    await expect(undo(id)).rejects.toMatchObject({ status: 409, message: /undone already/ });
    const page = await inGuild((ctx) => auditPage(ctx, { limit: 10 }));
    expect(page.lines.filter((line) => line.undone).map((line) => line.id)).toEqual([id]);
  });

  it("is refused where the thing has changed since, and says what", async () => {
    await inGuild((ctx) => updateEconomySettings(ctx, { dailyAmount: 10 }));
    const { id } = await newest();
    await inGuild((ctx) => updateEconomySettings(ctx, { dailyAmount: 11 }));
    await expect(undo(id)).rejects.toMatchObject({ status: 409, message: /changed since \(daily amount\)/ });
    expect(await inGuild(economySettings)).toMatchObject({ dailyAmount: 11 });
  });

  it("sets lists and tables of numbers back, in whatever order they are kept", async () => {
    const steps = [
      { fromMeters: 100, bonus: 5 },
      { fromMeters: 300, bonus: 20 },
    ];
    await inGuild((ctx) =>
      updateKillSettings(ctx, { distanceSteps: steps, weaponBonus: { M70: 3, DMR: 4 } }),
    );
    await inGuild((ctx) => updateKillSettings(ctx, { distanceSteps: [], weaponBonus: { DMR: 4 } }));
    await undo((await newest()).id);
    expect(await inGuild(killSettings)).toMatchObject({
      distanceSteps: steps,
      weaponBonus: { M70: 3, DMR: 4 },
    });
  });

  it("sets a feed back", async () => {
    await inGuild((ctx) =>
      syncChannels(ctx, [{ channelId: CHANNEL, name: "kills", kind: "text", problem: null }]),
    );
    const first = { ...FEED_OFF, channelId: CHANNEL, enabled: true, delayMinutes: 5 };
    await inGuild((ctx) => updateFeed(ctx, "kills", first));
    await inGuild((ctx) => updateFeed(ctx, "kills", { ...first, delayMinutes: 0, enabled: false }));
    await undo((await newest()).id);
    expect(await inGuild((ctx) => feedSettings(ctx, "kills"))).toEqual(first);
  });

  it("takes a right that was given, lowers one that was raised, and gives back one that was taken", async () => {
    const right = { section: "shop", subjectKind: "user", subjectId: ANN } as const;
    const level = async () => (await inGuild((ctx) => grantOf(ctx, right)))?.level ?? null;
    const give = (to: "viewer" | "manager") =>
      inGuild((ctx) => grantSection(ctx, owner, { ...right, level: to }));
    await give("viewer");
    await undo((await newest()).id);
    expect(await level()).toBeNull();
    await give("viewer");
    await give("manager");
    await undo((await newest()).id);
    expect(await level()).toBe("viewer");
    const id = (await inGuild((ctx) => grantOf(ctx, right)))?.id ?? "";
    await inGuild((ctx) => revokeGrant(ctx, owner, id));
    const taken = (await newest()).id;
    await undo(taken);
    expect(await level()).toBe("viewer");
    await expect(undo(taken)).rejects.toMatchObject({ status: 409 });
  });

  it("is for whoever may change the thing, in their own guild, and once", async () => {
    await inGuild((ctx) => updateEconomySettings(ctx, { dailyAmount: 77 }));
    const { id } = await newest();
    await expect(undo(id, sectionLevels("moderator", []))).rejects.toMatchObject({ status: 403 });
    await expect(undo(id, { audit: "owner" })).rejects.toMatchObject({ status: 403 });
    await expect(undo(id, owner, B)).rejects.toMatchObject({ status: 404 });
    const tries = await Promise.allSettled([undo(id), undo(id), undo(id)]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    // Through a right that gives no more than the giver has.
    await inGuild((ctx) =>
      grantSection(ctx, owner, { section: "shop", subjectKind: "user", subjectId: ANN, level: "owner" }),
    );
    await expect(undo((await newest()).id, sectionLevels("manager", []))).rejects.toMatchObject({
      status: 403,
    });
  });

  it("does not reach what no verb can set back", async () => {
    await inGuild((ctx) =>
      syncChannels(ctx, [{ channelId: CHANNEL, name: "kills", kind: "text", problem: null }]),
    );
    await expect(undo(999_999)).rejects.toMatchObject({ status: 404 });
    const { id } = (await inGuild((ctx) => listAudit(ctx, { limit: 200 }))).find(
      (line) => line.action === "audit.undo",
    ) ?? { id: 0 };
    await expect(undo(id)).rejects.toMatchObject({ status: 409, message: /cannot be undone/ });
  });
});

describe("the page of the log", () => {
  it("is asked by person, by what it is about, by day and by thing, page by page", async () => {
    const all = await inGuild((ctx) => auditPage(ctx, { limit: 200 }));
    const ids = (query: Parameters<typeof auditPage>[1]) =>
      inGuild(async (ctx) => (await auditPage(ctx, query)).lines.map((line) => line.id));
    const rights = await ids({ about: "rights", limit: 200 });
    expect(rights).toEqual(
      all.lines.filter((line) => line.action.startsWith("guilds.rights.")).map((line) => line.id),
    );
    expect(await ids({ actor: "test", limit: 200 })).toEqual(all.lines.map((line) => line.id));
    expect(await ids({ actor: "nobody", limit: 200 })).toEqual([]);
    expect(await ids({ to: new Date(Date.now() - 3_600_000), limit: 200 })).toEqual([]);
    expect(await ids({ from: new Date(Date.now() - 3_600_000), limit: 200 })).toHaveLength(all.lines.length);
    const paged: number[] = [];
    for (let beforeId: number | undefined; ; ) {
      const page = await inGuild((ctx) => auditPage(ctx, { beforeId, limit: 3 }));
      paged.push(...page.lines.map((line) => line.id));
      if (page.next === null) break;
      beforeId = page.next;
    }
    expect(paged).toEqual(all.lines.map((line) => line.id));
    expect(all.lines[0]?.actorName).toBe("Grizzly itself (test)");
  });
});
