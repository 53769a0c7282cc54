import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { recordAudit } from "@/features/audit/mutations";
import { replaceRights, upsertGuild } from "@/features/guilds/mutations";
import type { Level } from "@/features/guilds/schema";
import { scopeForJob } from "@/features/guilds/scope";
import { sha256 } from "@/lib/crypto";
import { closeSeeAs, startSeeAs, stopSeeAs } from "../mutations/see-as";
import { sandboxEnv } from "../testing/browser";
import { defineAction } from "./action";
import { requireAccess, requireGuild } from "./session";

const SITE = "http://localhost:3000";
const TOKEN = "c".repeat(43);
const GUILD = "100000000000000001";
const OTHER = "100000000000000002";
const ANN = "00000000-0000-4000-8000-00000000000a";
const SESSION = "00000000-0000-4000-8000-00000000000c";
const system = { kind: "system", job: "test" } as const;
const ann = { kind: "user", userId: ANN, discordId: "200000000000000001" } as const;

const sent = new Headers({ origin: SITE, cookie: `grizzly.session=${TOKEN}`, host: "localhost:3000" });
vi.mock("next/headers", () => ({
  headers: async () => sent,
  cookies: async () => ({ get: () => ({ value: TOKEN }) }),
}));
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  cache: <T>(work: T) => work,
}));

let t: TestDatabase;
beforeAll(async () => {
  Object.assign(process.env, sandboxEnv(SITE, "http://127.0.0.1:1"));
  t = await testDatabase();
  await t.sql(
    "insert into grizzly_users (id, discord_id, display_name) values ($1, '200000000000000001', 'Ann')",
    [ANN],
  );
  await t.sql("insert into users (id, grizzly_user_id) values ('00000000-0000-4000-8000-00000000000b', $1)", [
    ANN,
  ]);
  await t.sql(
    "insert into session (id, token_hash, user_id, expires_at) values ($1, $2, '00000000-0000-4000-8000-00000000000b', now() + interval '1 day')",
    [SESSION, sha256(TOKEN)],
  );
  await withSystem(system, async (ctx) => {
    for (const [guildId, name] of [
      [GUILD, "Bears"],
      [OTHER, "Wolves"],
    ] as const)
      await upsertGuild(ctx, { guildId, name, icon: null, ownerDiscordId: null });
    await replaceRights(
      ctx,
      ANN,
      [GUILD, OTHER].map((guildId) => ({
        guildId,
        name: "x",
        icon: null,
        owner: false,
        permissions: "32",
      })),
    );
  });
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.sql("update session set see_as = null, see_as_until = null");
  await t.sql("update guild_rights_state set fetched_at = now(), attempted_at = now()");
});

const look = (id: Level) =>
  withSystem(ann, (ctx) => startSeeAs(ctx, SESSION, { guildId: GUILD, kind: "level", id, label: id }));
const save = defineAction({
  name: "test.see.save",
  input: z.strictObject({ guildId: z.string() }),
  auth: { guild: "viewer", section: "shop" },
  handler: async ({ scope }) => scope.guildId as string,
});
const ping = defineAction({ name: "test.see.own", auth: "user", handler: async () => 1 });
const leave = defineAction({
  name: "test.see.stop",
  auth: "user",
  whileSeeing: true,
  handler: async () => 1,
});
const lines = () =>
  withGuild(scopeForJob(GUILD, "test"), async (ctx) =>
    (await listAudit(ctx)).filter((line) => line.action.startsWith("guilds.see_as")),
  );

describe("looking through other eyes", () => {
  it("shows what the level sees, in its guild alone, and never more than one has", async () => {
    await look("support");
    const { access } = await requireAccess("bears");
    expect([access.level, access.sections.shop, access.seeAs?.label]).toEqual([
      "support",
      "support",
      "support",
    ]);
    expect((await requireAccess("wolves")).access).toMatchObject({ level: "manager", seeAs: null });
    await look("owner");
    expect((await requireAccess("bears")).access.level).toBe("manager");
  });

  it("refuses every change, in any guild and of one's own things, but the end of it", async () => {
    expect((await save({ guildId: GUILD })).ok).toBe(true);
    await look("manager");
    for (const result of [await save({ guildId: GUILD }), await save({ guildId: OTHER }), await ping()]) {
      expect(result).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect(JSON.stringify(result)).toContain("looking as “manager”");
    }
    expect((await leave()).ok).toBe(true);
  });

  it("is refused by the database too, where a page would write", async () => {
    await look("manager");
    const { scope } = await requireGuild("bears", "shop");
    const write = withGuild(scope, (ctx) =>
      recordAudit(ctx, { action: "x", subjectType: "x", subjectId: "x" }),
    );
    await expect(write).rejects.toThrow(/read-only/);
  });

  it("ends by hand or by the clock, and both ends stand in the guild's log", async () => {
    await t.sql("update session set see_as = null");
    const until = await look("viewer");
    expect(until.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(until.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000 + 5_000);
    await withSystem(ann, (ctx) => stopSeeAs(ctx, SESSION));
    await look("viewer");
    await t.sql("update session set see_as_until = now() - interval '1 second'");
    expect((await requireAccess("bears")).access.level).toBe("manager");
    expect((await save({ guildId: GUILD })).ok).toBe(true);
    expect(await withSystem(system, closeSeeAs)).toBe(1);
    expect(await withSystem(system, closeSeeAs)).toBe(0);
    expect((await lines()).slice(0, 4).map((line) => [line.action, line.actorId, line.reason])).toEqual([
      ["guilds.see_as.stop", null, "Its time was up."],
      ["guilds.see_as.start", ANN, null],
      ["guilds.see_as.stop", ANN, "Stopped by hand."],
      ["guilds.see_as.start", ANN, null],
    ]);
  });
});
