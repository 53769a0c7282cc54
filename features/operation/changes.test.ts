import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Actor, type SystemContext, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { flagOf } from "@/features/guilds/data/flags";
import { setPlatformFlag } from "@/features/guilds/mutations/platform-flags";
import { setStaffRole } from "@/features/identity/mutations/staff";
import { settleTokenError } from "@/features/identity/mutations/token-errors";
import { recordCheck } from "@/features/monitoring/mutations/checks";
import { saveIncident } from "@/features/monitoring/mutations/incidents";
import { tellEverybody } from "@/features/notices/mutations/everybody";

const GUILD = "100000000000000001";
const ANN = "00000000-0000-4000-8000-00000000000a";
const BOB = "00000000-0000-4000-8000-00000000000b";
const ann: Actor = { kind: "user", userId: ANN, discordId: "200000000000000001" };

let t: TestDatabase;
const as = <T>(fn: (ctx: SystemContext) => Promise<T>) => withSystem(ann, fn);
const audit = () =>
  t.sql<{ action: string; actor_id: string; reason: string | null; after: Record<string, unknown> }>(
    "select action, actor_id, reason, after from audit_log order by id",
  );

beforeAll(async () => {
  t = await testDatabase({ max: 3 });
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Bears', 'bears')", [GUILD]);
  for (const [id, discordId] of [
    [ANN, "200000000000000001"],
    [BOB, "200000000000000002"],
  ])
    await t.sql("insert into grizzly_users (id, discord_id, display_name) values ($1, $2, 'x')", [
      id,
      discordId,
    ]);
});
afterAll(() => t.close());
beforeEach(() => t.sql("delete from audit_log"));

it("gives and takes staff's roles once, never one's own, and says who did it", async () => {
  const set = (who: string, role: "operator" | "support" | null) =>
    as((ctx) => setStaffRole(ctx, who, role, "helps out"));
  await set(BOB, "support");
  await set(BOB, "support");
  await set(BOB, "operator");
  await set(BOB, null);
  expect(await t.sql("select 1 from platform_staff")).toEqual([]);
  await expect(set(ANN, null)).rejects.toMatchObject({ status: 409 });
  await expect(set("00000000-0000-4000-8000-00000000000f", "support")).rejects.toMatchObject({ status: 404 });
  expect((await audit()).map((line) => [line.actor_id, line.reason, line.after])).toEqual([
    [ANN, "helps out", { role: "support" }],
    [ANN, "helps out", { role: "operator" }],
    [ANN, "helps out", { role: null }],
  ]);
});

it("writes an incident, corrects it and ends it, at times that can be", async () => {
  const now = Date.now();
  const incident = {
    component: "website" as const,
    state: "degraded" as const,
    title: "Pages are slow",
    text: null,
    startedAt: new Date(now - 60_000),
    endedAt: null,
  };
  await as((ctx) => saveIncident(ctx, null, incident));
  const [row] = await t.sql<{ id: string }>("select id from platform_incidents");
  const id = row?.id ?? "";
  await as((ctx) => saveIncident(ctx, id, { ...incident, state: "down", endedAt: new Date(now) }));
  expect(await t.sql("select state, ended_at is not null as over from platform_incidents")).toEqual([
    { state: "down", over: true },
  ]);
  // A probe that is well ends what probes opened, and leaves what a person wrote.
  await as((ctx) => saveIncident(ctx, null, incident));
  const check = (state: "running" | "down") =>
    as((ctx) => recordCheck(ctx, { component: "website", state, reason: "no answer" }));
  await check("down");
  await check("running");
  expect(await t.sql("select title from platform_incidents where ended_at is null")).toEqual([
    { title: "Pages are slow" },
  ]);
  for (const times of [
    { startedAt: new Date(now + 3_600_000) },
    { endedAt: new Date(now - 120_000) },
    { endedAt: new Date(now + 3_600_000) },
  ])
    await expect(as((ctx) => saveIncident(ctx, id, { ...incident, ...times }))).rejects.toMatchObject({
      code: "invalid",
    });
  await expect(as((ctx) => saveIncident(ctx, BOB, incident))).rejects.toMatchObject({ status: 404 });
  expect((await audit()).map((line) => line.action)).toEqual([
    "monitoring.incident.open",
    "monitoring.incident.update",
    "monitoring.incident.open",
  ]);
});

it("tells everybody who was here lately, once each, and nobody who is banned", async () => {
  for (const [nr, banned, ago] of [
    [1, false, "1 day"],
    [2, true, "1 day"],
    [3, false, "2 years"],
  ] as const) {
    const [person] = await t.sql<{ id: string }>(
      "insert into grizzly_users (discord_id, display_name, banned_at) values ($1, 'x', $2) returning id",
      [`30000000000000000${nr}`, banned ? new Date() : null],
    );
    // Two devices are one person.
    for (const _ of [1, 2])
      await t.sql(
        "insert into user_sessions (grizzly_user_id, last_seen_at) values ($1, now() - $2::interval)",
        [person?.id, ago],
      );
  }
  const notice = { title: "Maintenance tonight", body: null, level: "info" as const, href: "/status" };
  expect(await as((ctx) => tellEverybody(ctx, notice))).toBe(1);
  expect(await as((ctx) => tellEverybody(ctx, notice))).toBe(1);
  expect(await t.sql("select title from service_notifications where kind = 'everybody'")).toHaveLength(2);
  for (const href of ["//evil.example", "https://evil.example", "javascript:alert(1)"])
    await expect(as((ctx) => tellEverybody(ctx, { ...notice, href }))).rejects.toMatchObject({
      code: "invalid",
    });
  expect((await audit()).map((line) => line.after.people)).toEqual([1, 1]);
});

it("switches a feature for all guilds over what plans and guilds say, and gives it back", async () => {
  const on = () => as((ctx) => flagOf(ctx, GUILD, "public-boards"));
  const set = (choice: Parameters<typeof setPlatformFlag>[2]) =>
    as((ctx) => setPlatformFlag(ctx, "public-boards", choice, "too slow"));
  expect(await on()).toBe(true);
  await set({ on: false, needs: null });
  expect(await on()).toBe(false);
  await set({ on: null, needs: "gold" });
  expect(await on()).toBe(false);
  await set({ on: null, needs: null });
  await set({ on: null, needs: null });
  expect(await on()).toBe(true);
  expect(await audit()).toHaveLength(3);
});

it("settles a failed refresh once, in the guild's log", async () => {
  const [row] = await t.sql<{ id: string }>(
    "insert into token_refresh_errors (guild_id, provider, error) values ($1, 'nitrado', 'invalid_grant') returning id",
    [GUILD],
  );
  const settle = () => as((ctx) => settleTokenError(ctx, Number(row?.id)));
  await settle();
  await expect(settle()).rejects.toMatchObject({ status: 404 });
  expect(await t.sql("select guild_id from audit_log")).toEqual([{ guild_id: GUILD }]);
});
