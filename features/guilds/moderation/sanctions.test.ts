import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { ProviderError } from "@/lib/http/provider";
import { setChannel } from "../mutations/members";
import { scopeForInteraction } from "../scope";
import type { DiscordBotService } from "../service";
import { carryOut, carryOutDue } from "./carry-out";
import { warningsOf } from "./data/sanctions";
import { updateModeration } from "./mutations";
import { askSanction, liftBan, noteBan } from "./mutations/sanctions";
import { DEFAULT_MODERATION } from "./rules";
import { type SanctionFacts, type SanctionInput, sanctionProblem, sanctionUntil } from "./sanctions";

const GUILD = "100000000000000041";
const STAFF = "200000000000000041";
const TROLL = "200000000000000042";

const facts = (
  change: Partial<SanctionFacts> = {},
  target: Partial<SanctionFacts["target"]> = {},
): SanctionFacts => ({
  moderation: DEFAULT_MODERATION,
  level: "moderator",
  by: STAFF,
  target: { discordId: TROLL, level: undefined, isOwner: false, isBot: false, ...target },
  ...change,
});

describe("who may do what to whom", () => {
  it("needs a level, and is capped by it", () => {
    expect(sanctionProblem({ kind: "warn", days: null }, facts({ level: undefined }))).toMatch(
      /level “support”/,
    );
    expect(sanctionProblem({ kind: "warn", days: null }, facts({ level: "viewer" }))).toMatch(
      /level “support”/,
    );
    expect(sanctionProblem({ kind: "kick", days: null }, facts({ level: "support" }))).toMatch(
      /level “moderator”/,
    );
    expect(sanctionProblem({ kind: "ban", days: 1 }, facts({ level: "support" }))).toMatch(/A moderator can/);
    expect(sanctionProblem({ kind: "ban", days: 30 }, facts())).toBeNull();
    expect(sanctionProblem({ kind: "ban", days: 31 }, facts())).toMatch(/30 days/);
    expect(sanctionProblem({ kind: "ban", days: null }, facts())).toMatch(/A manager can/);
    expect(sanctionProblem({ kind: "ban", days: null }, facts({ level: "manager" }))).toBeNull();
  });

  it("never meets oneself, the owner, a bot or one's equals", () => {
    const warn = (target: Partial<SanctionFacts["target"]>, level: SanctionFacts["level"] = "moderator") =>
      sanctionProblem({ kind: "warn", days: null }, facts({ level }, target));
    expect(warn({ discordId: STAFF })).toMatch(/themselves/);
    expect(warn({ isOwner: true })).toMatch(/owner/);
    expect(warn({ isBot: true })).toMatch(/bots/);
    expect(warn({ level: "moderator" })).toMatch(/your level or above/);
    expect(warn({ level: "support" })).toBeNull();
    expect(warn({ level: "owner" }, "owner")).toBeNull();
  });

  it("ends when it says", () => {
    const now = new Date("2026-11-23T09:00:00Z");
    expect(sanctionUntil({ kind: "timeout", minutes: 10, days: null }, now)).toEqual(
      new Date("2026-11-23T09:10:00Z"),
    );
    expect(sanctionUntil({ kind: "ban", minutes: null, days: 2 }, now)).toEqual(
      new Date("2026-11-25T09:00:00Z"),
    );
    expect(sanctionUntil({ kind: "ban", minutes: null, days: null }, now)).toBeNull();
  });
});

describe("a sanction", () => {
  let t: TestDatabase;
  let calls: string[];
  let answer: () => Promise<void>;
  const discord = {
    sanction: (_guild: string, who: string, { kind }: { kind: string }) => {
      calls.push(`${kind} ${who}`);
      return answer();
    },
    tell: (who: string, { content }: { content: string }) => {
      calls.push(`tell ${who} ${content.split("\n")[0]}`);
      return Promise.resolve();
    },
  } as unknown as DiscordBotService;
  const scope = scopeForInteraction({ id: "300000000000000041", guildId: GUILD, discordId: STAFF });
  const input = (more: Partial<SanctionInput>): SanctionInput => ({
    key: `discord:${Math.random().toString().slice(2)}`,
    kind: "ban",
    discordId: TROLL,
    reason: "raided the spawn",
    minutes: null,
    days: 3,
    ...more,
  });
  const ask = (given: SanctionInput) =>
    withGuild(scope, (ctx) => askSanction(ctx, given, "moderator", false));
  const rows = () =>
    t.sql<{ kind: string; state: string; lifted: boolean; error: string | null }>(
      "select kind, state, lifted_at is not null as lifted, error from member_sanctions order by id",
    );

  beforeAll(async () => {
    t = await testDatabase();
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', 'bears')", [GUILD]);
    await withGuild(scope, (ctx) =>
      setChannel(ctx, { channelId: "400000000000000041", purpose: "admin", name: "log" }),
    );
    await t.sql(
      "insert into guild_channels (guild_id, channel_id, purpose, name) values ($1, '400000000000000041', 'listed', 'log')",
      [GUILD],
    );
    await withGuild(scope, (ctx) => updateModeration(ctx, { logChannelId: "400000000000000041" }));
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    calls = [];
    answer = () => Promise.resolve();
    for (const table of ["member_sanctions", "channel_content_log", "audit_log"])
      await t.sql(`delete from ${table}`);
  });

  it("is done once for one key, told to the person before it, and shown in the log's channel", async () => {
    const given = input({});
    const asked = await ask(given);
    expect((await ask(given)).id).toBe(asked.id);
    expect(await carryOut(GUILD, asked, discord)).toEqual({ state: "done", error: null, told: true });
    expect(calls).toEqual([
      `tell ${TROLL} **Bears** has banned you from its Discord server.`,
      `ban ${TROLL}`,
    ]);
    expect(await rows()).toEqual([{ kind: "ban", state: "done", lifted: false, error: null }]);
    const [shown] = await t.sql<{ content: string }>("select content from channel_content_log");
    expect(shown?.content).toContain(`<@${TROLL}> was banned`);
    const audit = await t.sql<{ action: string; reason: string }>("select action, reason from audit_log");
    expect(audit).toEqual([{ action: "guilds.member.ban", reason: "raided the spawn" }]);
    await expect(ask({ ...given, kind: "kick" })).rejects.toMatchObject({ status: 409 });
  });

  it("that Discord refuses says why, and one that Discord does not answer is done later", async () => {
    answer = () => Promise.reject(new ProviderError("refused", "no", 403));
    expect(await carryOut(GUILD, await ask(input({ kind: "kick" })), discord)).toMatchObject({
      state: "refused",
      error: expect.stringContaining("highest role"),
    });
    answer = () => Promise.reject(new ProviderError("unavailable", "away"));
    expect(await carryOut(GUILD, await ask(input({ kind: "kick" })), discord)).toMatchObject({
      state: "asked",
    });
    answer = () => Promise.resolve();
    await carryOutDue(discord);
    expect((await rows()).map(({ state }) => state)).toEqual(["refused", "asked"]);
    await t.sql("update member_sanctions set created_at = now() - interval '1 minute'");
    await carryOutDue(discord);
    expect((await rows()).map(({ state }) => state)).toEqual(["refused", "done"]);
  });

  it("that is a ban with an end is lifted by itself, also where somebody lifted it in Discord", async () => {
    for (const lost of [false, true]) {
      await carryOut(GUILD, await ask(input({})), discord);
      await t.sql("update member_sanctions set until = now() - interval '1 s' where lifted_at is null");
      answer = lost ? () => Promise.reject(new ProviderError("refused", "Unknown Ban", 404)) : answer;
      await carryOutDue(discord);
    }
    expect(calls.filter((call) => call.startsWith("unban"))).toHaveLength(2);
    expect((await rows()).every(({ lifted }) => lifted)).toBe(true);
    expect(await withGuild(scope, (ctx) => liftBan(ctx, TROLL))).toBe(0);
  });

  it("counts warnings, and a ban that nobody gave through us is seen", async () => {
    await carryOut(GUILD, await ask(input({ kind: "warn", days: null })), discord);
    await carryOut(GUILD, await ask(input({ kind: "warn", days: null })), discord);
    expect(await withGuild(scope, (ctx) => warningsOf(ctx, TROLL))).toBe(2);
    await withGuild(scope, (ctx) => noteBan(ctx, TROLL, "spam"));
    await carryOut(GUILD, await ask(input({})), discord);
    await withGuild(scope, (ctx) => noteBan(ctx, TROLL, "raided the spawn"));
    const seen = await t.sql("select reason from audit_log where action = 'guilds.member.ban.seen'");
    expect(seen).toEqual([{ reason: "spam" }]);
  });
});
