import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { type Asking, controlLevels, givesToRoles, memberChoices, permissionsOf } from "./data/permissions";
import { guarded } from "./guard";
import { setPermission } from "./mutations/permissions";
import { type ControlAction, reachedLevel } from "./rights";
import type { PermissionInput } from "./schema";

const [A, B] = ["100000000000000011", "100000000000000012"];
const [ONE, TWO] = ["11840201", "11840202"];
const ANN = "200000000000000001";
const ROLE = "300000000000000001";
let t: TestDatabase;

beforeAll(async () => {
  t = await testDatabase();
  for (const guild of [A, B]) {
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'G', $2)", [guild, `g-${guild}`]);
    for (const service of guild === A ? [ONE, TWO] : ["99"])
      await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, $2, 'S')", [
        guild,
        service,
      ]);
  }
  await t.sql("insert into guild_members (guild_id, discord_id, display_name) values ($1, $2, 'Ann')", [
    A,
    ANN,
  ]);
});
afterAll(() => t.close());
beforeEach(() => t.sql("truncate nitrado_permissions, audit_log"));

const scope = scopeForJob(A, "test");
const set = (change: Partial<PermissionInput>) =>
  withGuild(scope, (ctx) =>
    setPermission(ctx, { serviceId: ONE, subjectKind: "user", discordId: ANN, level: 2, ...change }, "Owner"),
  );
const ann = (change: Partial<Asking> = {}): Asking => ({
  discordId: ANN,
  section: "viewer",
  roleIds: [],
  ...change,
});
const reach = async (serviceId: string, asking = ann()) =>
  reachedLevel(await withGuild(scope, (ctx) => controlLevels(ctx, serviceId, asking)));

describe("a level over a server", () => {
  it("holds for that server, or for all of them, until it is taken away", async () => {
    expect(await reach(ONE)).toBe(1);
    await set({});
    expect([await reach(ONE), await reach(TWO), await reach("*")]).toEqual([2, 1, 1]);
    await set({ serviceId: "*", level: 3 });
    expect([await reach(ONE), await reach(TWO), await reach("*")]).toEqual([3, 3, 3]);
    expect(await withGuild(scope, (ctx) => permissionsOf(ctx, ONE))).toMatchObject([
      { serviceId: "*", level: 3, name: "Ann" },
      { serviceId: ONE, level: 2, name: "Ann" },
    ]);
    await set({ serviceId: "*", level: 0 });
    await set({ level: 0 });
    expect(await reach(ONE)).toBe(1);
    expect(await t.sql("select 1 from nitrado_permissions")).toEqual([]);
  });

  it("of a role holds for those who have it, and no person is taken for a role", async () => {
    expect(await withGuild(scope, givesToRoles)).toBe(false);
    await set({ subjectKind: "role", discordId: ROLE, level: 3 });
    expect(await withGuild(scope, givesToRoles)).toBe(true);
    expect(await reach(ONE, ann({ roleIds: [ROLE] }))).toBe(3);
    expect(await reach(ONE, ann({ roleIds: [] }))).toBe(1);
    expect(await reach(ONE, ann({ discordId: ROLE }))).toBe(1);
    await set({ subjectKind: "user", level: 3 });
    expect(await reach(ONE, ann({ discordId: "200000000000000002", roleIds: [ANN] }))).toBe(1);
  });

  it("is the guild's own: another guild's server is not found, and its levels do not count here", async () => {
    await expect(set({ serviceId: "99" })).rejects.toMatchObject({ code: "not_found" });
    await withGuild(scopeForJob(B, "test"), (ctx) =>
      setPermission(ctx, { serviceId: "*", subjectKind: "user", discordId: ANN, level: 4 }, "Eve"),
    );
    expect(await reach(ONE)).toBe(1);
    expect(await withGuild(scope, memberChoices)).toEqual([{ discordId: ANN, name: "Ann" }]);
    expect(await withGuild(scopeForJob(B, "test"), memberChoices)).toEqual([]);
  });

  it("is in the log with what it was before", async () => {
    await set({});
    await set({ level: 3 });
    const lines = await t.sql(
      "select action, before, after from audit_log where action like 'nitrado.%' order by id",
    );
    expect(lines).toEqual([
      { action: "nitrado.permission.set", before: { level: 0 }, after: { level: 2 } },
      { action: "nitrado.permission.set", before: { level: 2 }, after: { level: 3 } },
    ]);
  });
});

describe("somebody who may not", () => {
  const attempt = (action: ControlAction, asking = ann()) =>
    guarded(
      scope,
      asking,
      { serviceId: ONE, action, detail: { reason: "just because" } },
      async () => "done",
    );

  it("is told what is missing, and the log keeps that it was tried", async () => {
    await expect(attempt("restart")).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("operator"),
    });
    expect(await t.sql("select action, subject_id, after from audit_log")).toEqual([
      {
        action: "nitrado.control.refused",
        subject_id: ONE,
        after: { wanted: "restart", reason: "just because" },
      },
    ]);
    await set({});
    expect(await attempt("restart")).toBe("done");
    await expect(attempt("stop")).rejects.toThrow(/admin/);
    expect(await attempt("stop", ann({ section: "manager" }))).toBe("done");
    await expect(attempt("grant", ann({ section: "manager" }))).rejects.toThrow(/owner/);
  });
});
