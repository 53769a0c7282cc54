import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { givePlan } from "@/db/testing/plans";
import type { Connection } from "@/features/nitrado/data/access";
import { NO_PLAN } from "@/features/supporters/data/guild-plan";
import { setupFacts } from "./data/setup";
import { FEED_OFF } from "./feeds";
import { BOT_RIGHTS, inviteUrl } from "./invite";
import { recordSync } from "./mutations/members";
import { reviewStep } from "./mutations/setup";
import { scopeForJob } from "./scope";
import { SETUP_STEPS, type SetupFacts, type SetupService, type SetupStepKey } from "./setup";
import { openSteps, SKIPPABLE, setupSteps } from "./setup-rules";

const AT = new Date("2026-11-20T10:00:00Z");
const later = new Date("2026-11-20T11:00:00Z");
const switches = {
  adminLogPlayerList: true,
  adminLogPlayerHitsOnly: false,
  adminLogPlacement: true,
  adminLogBuildActions: true,
};
const server = (change: Partial<SetupService> = {}): SetupService => ({
  serviceId: "1",
  name: "Winter",
  isActive: true,
  connected: true,
  status: "active",
  lastError: null,
  log: { at: AT, switches },
  lines: 1_200,
  lastLineAt: AT,
  lookedAt: AT,
  ...change,
});
type Feed = SetupFacts["feeds"][number];
const feed = (change: Partial<Feed> = {}): Feed => ({
  ...FEED_OFF,
  feed: "kills",
  channelId: "4",
  channelName: "kill-feed",
  enabled: true,
  problem: null,
  ...change,
});
const connection: Connection = {
  kind: "token",
  ref: "x",
  state: "active",
  label: null,
  nitradoUserId: null,
  scopes: ["service"],
  connectedAt: AT,
  checkedAt: later,
  expiresAt: null,
};
const ALL: SetupFacts = {
  missing: [],
  sync: { at: AT, botPresent: true, members: 42 },
  channels: [
    { channelId: "4", name: "kill-feed", problem: null },
    { channelId: "5", name: "staff", problem: "Grizzly OS misses “View channel” there." },
  ],
  feeds: [feed()],
  plan: {
    ...NO_PLAN,
    tier: "gold",
    state: "active",
    supporter: { id: "p", name: "Ann" },
    supportsSince: AT,
  },
  connections: [connection],
  services: [server()],
  onSale: { count: 3, changedAt: AT },
  economyChangedAt: AT,
  rights: { count: 2, givenAt: AT },
  reviewed: new Map(),
};
const NONE: SetupFacts = {
  missing: [],
  sync: { at: null, botPresent: false, members: null },
  channels: [],
  feeds: [feed({ channelId: null, enabled: false })],
  plan: NO_PLAN,
  connections: [],
  services: [],
  onSale: { count: 0, changedAt: null },
  economyChangedAt: null,
  rights: { count: 0, givenAt: null },
  reviewed: new Map(),
};
const step = (key: SetupStepKey, change: Partial<SetupFacts>) => {
  const found = setupSteps({ ...ALL, ...change }).find((one) => one.key === key);
  if (!found) throw new Error(`There is no step ${key}.`);
  return found;
};

describe("the checklist", () => {
  it("is done where everything is, each step with what was seen", () => {
    const steps = setupSteps(ALL);
    expect(steps.map(({ key }) => key)).toEqual([...SETUP_STEPS]);
    for (const one of steps)
      expect(one).toMatchObject({ state: "done", evidence: expect.any(String), cause: null });
    expect(openSteps(steps)).toBe(0);
  });

  it("begins with what can be done, and does not blame anybody for what follows from it", () => {
    const states = setupSteps(NONE).map(({ key, state }) => [key, state]);
    expect(Object.fromEntries(states)).toEqual({
      bot: "unknown",
      permissions: "unknown",
      plan: "open",
      nitrado: "open",
      servers: "unknown",
      logs: "unknown",
      "first-line": "unknown",
      feeds: "open",
      shop: "open",
      economy: "open",
      staff: "open",
    });
    expect(openSteps(setupSteps(NONE))).toBe(6);
  });

  it.each<[SetupStepKey, string, Partial<SetupFacts>, string, RegExp]>([
    [
      "bot",
      "is gone",
      { sync: { at: AT, botPresent: false, members: 42 } },
      "failing",
      /not in your Discord server/,
    ],
    ["permissions", "no channel", { channels: [] }, "failing", /sees no channel/],
    [
      "permissions",
      "a feed refused",
      { feeds: [feed({ problem: "The bot may not write there." })] },
      "failing",
      /^Kills cannot be posted. #kill-feed: The bot may not write there\./,
    ],
    [
      "permissions",
      "nowhere to write",
      { channels: ALL.channels.slice(1) },
      "failing",
      /may write in none of your channels/,
    ],
    [
      "plan",
      "has ended",
      { plan: { ...ALL.plan, tier: "none", state: "none" } },
      "failing",
      /The plan of Ann has ended/,
    ],
    [
      "plan",
      "was declined",
      { plan: { ...ALL.plan, state: "grace", graceUntil: later } },
      "failing",
      /Gold of Ann .* last payment was declined/,
    ],
    [
      "nitrado",
      "has ended",
      { connections: [{ ...connection, state: "reconnect" }] },
      "failing",
      /ended the access of the connected account/,
    ],
    ["servers", "sees none", { services: [] }, "open", /no game server with DayZ/],
    [
      "servers",
      "has none on",
      { services: [server({ isActive: false })] },
      "open",
      /1 server found, and none is switched on/,
    ],
    ["servers", "lost its server", { services: [server({ status: "gone" })] }, "open", /sees no game server/],
    [
      "logs",
      "is wrong",
      { services: [server({ log: { at: AT, switches: { ...switches, adminLogPlayerHitsOnly: true } } })] },
      "failing",
      /^Winter: “Log Damage” is on in Nitrado's settings, so hits by infected/,
    ],
    [
      "logs",
      "is wrong twice",
      {
        services: [
          server({ log: { at: AT, switches: { adminLogPlayerList: false, adminLogPlacement: false } } }),
        ],
      },
      "failing",
      /“Log Playerlist” is off.*1 more setting/,
    ],
    [
      "logs",
      "was never told",
      { services: [server({ log: null })] },
      "unknown",
      /has not said yet how the log of Winter/,
    ],
    [
      "logs",
      "has no such switches",
      { services: [server({ log: { at: AT, switches: {} } })] },
      "unknown",
      /not said/,
    ],
    [
      "first-line",
      "has none",
      { services: [server({ lines: 0, lastLineAt: null })] },
      "open",
      /No line of Winter/,
    ],
    [
      "first-line",
      "cannot be read",
      { services: [server({ lines: 0, lastError: "Nitrado refuses it." })] },
      "failing",
      /^Winter: Nitrado refuses it\./,
    ],
    ["feeds", "is refused", { feeds: [feed({ problem: "No right." })] }, "failing", /^Kills: No right\./],
    ["feeds", "is off", { feeds: [feed({ enabled: false })] }, "open", /No feed has a channel/],
    ["shop", "is empty", { onSale: { count: 0, changedAt: null } }, "open", /Nothing is on sale/],
    ["economy", "was never set", { economyChangedAt: null }, "open", /stand as they come/],
    ["staff", "has no rights", { rights: { count: 0, givenAt: null } }, "open", /Nobody but Discord's own/],
  ])("%s: %s", (key, _, change, state, words) => {
    expect(step(key, change)).toMatchObject({ state, cause: expect.stringMatching(words), evidence: null });
    expect(step(key, {}).state).toBe("done");
  });

  it("takes what a guild does without as done, as long as it is open and can be done without", () => {
    const reviewed = new Map(SETUP_STEPS.map((key) => [key as string, later]));
    expect(SKIPPABLE).toEqual(["feeds", "shop", "economy", "staff"]);
    const left = setupSteps({ ...NONE, reviewed }).filter(({ state }) => state === "done");
    expect(left.map(({ key }) => key)).toEqual(SKIPPABLE);
    for (const one of left) expect(one).toMatchObject({ reviewed: true, at: later, mayReview: false });
    const broken = { reviewed, feeds: [feed({ problem: "No right." })] };
    expect(step("feeds", broken)).toMatchObject({ state: "failing", reviewed: false });
    expect(step("shop", { reviewed }).evidence).toBe("3 items on sale.");
  });

  it("dates a step by the oldest or newest of what it rests on, as fits", () => {
    const services = [
      server(),
      server({ serviceId: "2", name: "Summer", log: { at: later, switches }, lastLineAt: later }),
    ];
    expect(step("logs", { services }).at).toEqual(AT);
    expect(step("first-line", { services }).at).toEqual(later);
    expect(step("nitrado", {}).at).toEqual(later);
    expect(step("plan", { plan: { ...ALL.plan, state: "grace", graceUntil: later } }).at).toEqual(later);
  });
});

describe("the facts", () => {
  const A = "100000000000000001";
  const B = "100000000000000002";
  let t: TestDatabase;
  const of = (guildId: string) => withGuild(scopeForJob(guildId, "test"), setupFacts, { readOnly: true });
  beforeAll(async () => {
    t = await testDatabase();
    for (const id of [A, B])
      await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', $2)", [id, `g-${id}`]);
  });
  afterAll(() => t.close());

  it("of a new guild are none", async () => {
    const facts = await of(A);
    expect(facts).toMatchObject({
      sync: { at: null },
      channels: [],
      plan: { tier: "none" },
      connections: [],
      services: [],
      onSale: { count: 0 },
      economyChangedAt: null,
      rights: { count: 0 },
    });
    expect(openSteps(setupSteps(facts))).toBe(6);
  });

  it("of a guild are its own, whatever stands in another", async () => {
    await withGuild(scopeForJob(B, "test"), (ctx) =>
      recordSync(ctx, { botPresent: true, memberCount: 7, error: null }),
    );
    await givePlan(t, B, "gold");
    const service =
      "insert into nitrado_services (guild_id, service_id, name, access_kind, access_ref, details) values";
    await t.sql(`${service} ($1, '77', 'Winter', 'token', 'x', $2)`, [
      B,
      { logSettings: { at: AT.toISOString(), switches } },
    ]);
    await t.sql(
      "insert into nitrado_log_state (guild_id, service_id, file_name, lines, last_line_at) values ($1, '77', 'a.ADM', 5, $2), ($1, '77', 'b.ADM', 7, $3)",
      [B, AT, later],
    );
    await t.sql(
      "insert into audit_log (guild_id, actor_kind, action, subject_type, subject_id) values ($1, 'system', 'economy.settings.update', 'economy_settings', 'rules')",
      [B],
    );
    await t.sql(
      "insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level) values ($1, '*', 'role', '300000000000000001', 'viewer')",
      [B],
    );
    await t.sql("insert into shop_items (guild_id, item_name, price) values ($1, 'Nails', 5)", [B]);
    const facts = await of(B);
    expect(facts).toMatchObject({
      sync: { botPresent: true, members: 7 },
      plan: { tier: "gold" },
      services: [{ serviceId: "77", lines: 12, lastLineAt: later, log: { at: AT, switches } }],
      onSale: { count: 1 },
      rights: { count: 1 },
    });
    expect(facts.economyChangedAt).toBeInstanceOf(Date);
    expect(await of(A)).toMatchObject({ services: [], rights: { count: 0 }, onSale: { count: 0 } });
  });

  it("hold what the guild does without, once in the log", async () => {
    const leave = (key: SetupStepKey) => withGuild(scopeForJob(A, "test"), (ctx) => reviewStep(ctx, key));
    await leave("shop");
    await leave("shop");
    expect([...(await of(A)).reviewed.keys()]).toEqual(["shop"]);
    expect((await of(B)).reviewed.size).toBe(0);
    expect(await t.sql("select 1 from audit_log where action = 'guilds.setup.review'")).toHaveLength(1);
    await expect(leave("nitrado")).rejects.toThrow("Nothing works without this step");
  });
});

it("the invitation is for this guild, with the fewest rights and never with Administrator", () => {
  const url = new URL(inviteUrl({ oauthUrl: "https://discord.com", clientId: "9" }, "100000000000000001"));
  expect(url.origin + url.pathname).toBe("https://discord.com/oauth2/authorize");
  expect(url.searchParams.get("client_id")).toBe("9");
  expect(url.searchParams.get("guild_id")).toBe("100000000000000001");
  expect(url.searchParams.get("scope")).toBe("bot applications.commands");
  const bits = BigInt(url.searchParams.get("permissions") ?? "0");
  expect(bits).toBe(BOT_RIGHTS.reduce((all, { bit }) => all | bit, 0n));
  expect(bits & (1n << 11n)).not.toBe(0n);
  expect(bits & (1n << 3n)).toBe(0n);
  expect(BOT_RIGHTS.every(({ why }) => /^(to|for) /.test(why))).toBe(true);
});
