import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type GuildContext, withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { dispatchAll } from "@/features/events/dispatch";
import { subscribe } from "@/features/events/mutations";
import { sectionLevels } from "@/features/guilds/rules";
import { scopeForJob } from "@/features/guilds/scope";
import { discordBotService } from "@/features/guilds/service";
import { syncGuild } from "@/features/guilds/sync";
import { sandboxEnv } from "@/features/identity/testing/browser";
import { carryOutRoles, lookForDrift } from "@/features/supporters/carry-roles";
import { driftRows, roleStandings, tierRoles } from "@/features/supporters/data/roles";
import { guildsAndRoles } from "@/features/supporters/data/tier-choices";
import { endGrant, grantPlan } from "@/features/supporters/mutations/grants";
import {
  chooseTierRoles,
  claimRoles,
  repairRoles,
  roleApplied,
  roleRefused,
  setTierRoles,
} from "@/features/supporters/mutations/roles";
import { sandboxClient } from "@/sandbox/client";
import { guildByKey, personByKey } from "@/sandbox/population";
import { startSandbox } from "@/sandbox/start";
import { lookAsked, planChanged } from "./part";

const system = { kind: "system", job: "test" } as const;
const SUBSCRIBER = "grizzly-os:roles";
const HANDLERS = [
  ["supporters.plan.changed", planChanged],
  ["supporters.roles.look", lookAsked],
] as const;
const guild = guildByKey("black-pine");
const rook = personByKey("rook77");
const roleId = (key: string) => guild.roles.find((role) => role.key === key)?.id ?? "";
const PERSON = "00000000-0000-4000-8000-0000000000aa";

let t: TestDatabase;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let control: ReturnType<typeof sandboxClient>;
let discord: ReturnType<typeof discordBotService>;

const inSystem = <T>(work: Parameters<typeof withSystem<T>>[1]) => withSystem(system, work);
const botWorks = async () => {
  await dispatchAll({ subscriber: SUBSCRIBER, worker: "test", handlers: HANDLERS });
  while ((await carryOutRoles(discord)) > 0);
};
const held = async (discordId = rook.id) =>
  ((await discord.rolesOf(guild.id, discordId)) ?? []).filter((role) =>
    guild.roles.some(({ key, id }) => id === role && key.startsWith("supporter-")),
  );
const grant = (tier: "bronze" | "silver" | "gold") =>
  inSystem((ctx) => grantPlan(ctx, { grizzlyUserId: PERSON, tier, reason: "A test.", endsAt: null }));
const drift = async () => (await inSystem((ctx) => driftRows(ctx))).rows;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  Object.assign(process.env, sandboxEnv("http://localhost:3000", sandbox.url));
  control = sandboxClient(sandbox.url);
  t = await testDatabase();
  discord = discordBotService({
    apiUrl: `${sandbox.url}/discord/api/v10`,
    botToken: "sandbox-only-grizzly-os",
  });
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'black-pine')", [
    guild.id,
  ]);
  await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'Rook_77')", [
    PERSON,
    rook.id,
  ]);
  await syncGuild(guild.id, discord);
  await inSystem((ctx) =>
    subscribe(
      ctx,
      SUBSCRIBER,
      HANDLERS.map(([type]) => type),
    ),
  );
  // The demo's supporters hold their roles already, and have no plan in this database: they are left out.
  await t.sql("update guild_members set role_ids = '{}' where discord_id <> $1", [rook.id]);
});
afterEach(() => control.fault("discord", { mode: "none" }));
afterAll(async () => {
  await sandbox.stop();
  await t.close();
});

const tiers = () =>
  inSystem((ctx) =>
    setTierRoles(
      ctx,
      guild.id,
      new Map((["bronze", "silver", "gold"] as const).map((tier) => [tier, roleId(`supporter-${tier}`)])),
    ),
  );

describe("a supporter's role in Discord", () => {
  it("follows the plan up, down and away, and nothing else is touched", async () => {
    await tiers();
    const before = await discord.rolesOf(guild.id, rook.id);
    for (const tier of ["bronze", "gold", "silver"] as const) {
      await grant(tier);
      await botWorks();
      expect(await held()).toEqual([roleId(`supporter-${tier}`)]);
    }
    expect(await inSystem((ctx) => roleStandings(ctx, rook.id))).toMatchObject([
      { guild: "Black Pine", state: "applied", role: "Supporter Silver", reason: null },
    ]);
    await inSystem((ctx) => endGrant(ctx, PERSON, "The test is over."));
    await botWorks();
    expect(await held()).toEqual([]);
    const tierRoles = guild.roles.filter(({ key }) => key.startsWith("supporter-")).map(({ id }) => id);
    expect(await discord.rolesOf(guild.id, rook.id)).toEqual(
      before?.filter((role) => !tierRoles.includes(role)),
    );
    const log = await t.sql(
      "select 1 from audit_log where action = 'supporters.role.apply' and guild_id = $1",
      [guild.id],
    );
    // They held Bronze already: what changes nothing leaves no line.
    expect(log).toHaveLength(3);
  });

  it("waits while Discord is away, and says why where Discord refuses", async () => {
    await grant("gold");
    await control.fault("discord", { mode: "error" });
    await botWorks();
    expect(await inSystem((ctx) => roleStandings(ctx, rook.id))).toMatchObject([{ state: "waiting" }]);
    await control.fault("discord", { mode: "none" });
    await control.moveRole("black-pine", "supporter-gold", guild.roles.length + 1);
    await t.sql("update supporter_roles set next_try_at = now()");
    await botWorks();
    const [refused] = await inSystem((ctx) => roleStandings(ctx, rook.id));
    expect(refused).toMatchObject({ state: "failed", reason: expect.stringContaining("Manage roles") });
    await control.moveRole("black-pine", "supporter-gold", 1);
    expect(await inSystem((ctx) => repairRoles(ctx, { guildId: guild.id, discordId: rook.id }))).toBe(1);
    await botWorks();
    expect(await held()).toEqual([roleId("supporter-gold")]);
  });

  it("that was wished earlier says nothing about what is wished now", async () => {
    await grant("silver");
    await dispatchAll({ subscriber: SUBSCRIBER, worker: "test", handlers: HANDLERS });
    const [old] = await inSystem((ctx) => claimRoles(ctx, 1));
    if (!old) throw new Error("nothing is wished");
    await grant("gold");
    await dispatchAll({ subscriber: SUBSCRIBER, worker: "test", handlers: HANDLERS });
    await inSystem((ctx) => roleApplied(ctx, old, null));
    await inSystem((ctx) => roleRefused(ctx, old, "Too late.", null));
    expect(await inSystem((ctx) => roleStandings(ctx, rook.id))).toMatchObject([{ state: "waiting" }]);
    await botWorks();
    expect(await held()).toEqual([roleId("supporter-gold")]);
  });

  it("that differs is found both ways, and one press repairs it", async () => {
    const stray = personByKey("mudboots");
    await control.rights("rook77", "black-pine", { roles: ["survivor"] });
    await control.rights("mudboots", "black-pine", { member: true, roles: ["survivor", "supporter-silver"] });
    await syncGuild(guild.id, discord);
    await t.sql("update guild_members set role_ids = '{}' where discord_id <> all($1::text[])", [
      [rook.id, stray.id],
    ]);
    expect(await lookForDrift()).toEqual({ missing: 1, unpaid: 1 });
    expect(await lookForDrift()).toEqual({ missing: 1, unpaid: 1 });
    expect((await drift()).map(({ discordId, drift: kind }) => [discordId, kind]).toSorted()).toEqual(
      [
        [rook.id, "missing"],
        [stray.id, "unpaid"],
      ].toSorted(),
    );
    // A role too many is no step of the person's that failed.
    expect(await inSystem((ctx) => roleStandings(ctx, stray.id))).toEqual([]);
    expect((await drift()).find(({ discordId }) => discordId === stray.id)?.held).toEqual([
      "Supporter Silver",
    ]);
    await botWorks();
    expect(await held()).toEqual([]);
    expect(await inSystem((ctx) => repairRoles(ctx, null))).toBe(2);
    await botWorks();
    expect([await held(), await held(stray.id)]).toEqual([[roleId("supporter-gold")], []]);
    expect(await drift()).toEqual([]);
  });

  it("that somebody put right in Discord is settled by the next look", async () => {
    await t.sql("update guild_members set role_ids = '{}'");
    // Older than what was done: no difference, only old news.
    expect(await lookForDrift()).toEqual({ missing: 0, unpaid: 0 });
    await t.sql("update guild_members set synced_at = now()");
    await lookForDrift();
    expect(await drift()).toHaveLength(1);
    await t.sql("update guild_members set role_ids = array[$2] where discord_id = $1", [
      rook.id,
      roleId("supporter-gold"),
    ]);
    expect(await lookForDrift()).toEqual({ missing: 0, unpaid: 0 });
    expect(await drift()).toEqual([]);
  });

  it("is chosen from what the guild has, never makes staff of whoever pays, and is undone from the log", async () => {
    const choose = (gold: string) =>
      inSystem((ctx) => chooseTierRoles(ctx, guild.id, new Map([["gold", gold]] as const)));
    const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>) =>
      withGuild(scopeForJob(guild.id, "test"), work);
    const chosen = async () => [...(await inGuild((ctx) => tierRoles(ctx, guild.id)))];
    const [own] = await inSystem((ctx) => guildsAndRoles(ctx, guild.id));
    const admin = own?.choices.find(({ unfit }) => unfit?.includes("staff permissions"));
    const before = await chosen();
    for (const roleId of [admin?.roleId ?? "", "100000000000000001"])
      await expect(choose(roleId)).rejects.toMatchObject({ fields: { gold: expect.any(String) } });
    await t.sql(
      "insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level) values ($1, '*', 'role', $2, 'viewer')",
      [guild.id, roleId("survivor")],
    );
    await expect(choose(roleId("survivor"))).rejects.toMatchObject({ code: "invalid" });
    expect(await chosen()).toEqual(before);
    await choose(roleId("supporter-silver"));
    expect(await chosen()).toEqual([["gold", roleId("supporter-silver")]]);
    const [line] = await inGuild((ctx) => listAudit(ctx, { limit: 1 }));
    await inGuild((ctx) => undoEntry(ctx, sectionLevels("owner", []), line?.id ?? 0));
    expect((await chosen()).toSorted()).toEqual(before.toSorted());
    const seen = { guildId: guild.id, seen: 99 };
    await expect(inSystem((ctx) => repairRoles(ctx, seen))).rejects.toMatchObject({ code: "conflict" });
  });

  it("of one role for two tiers is refused", async () => {
    const twice = new Map([
      ["bronze", roleId("supporter-gold")],
      ["gold", roleId("supporter-gold")],
    ] as const);
    await expect(inSystem((ctx) => setTierRoles(ctx, guild.id, twice))).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
