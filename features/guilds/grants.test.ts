import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild, withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { levelsSeenAs } from "./data/see-as";
import { grantSection, revokeGrant } from "./mutations";
import { syncMembers } from "./mutations/members";
import { syncRoles } from "./mutations/roles";
import { sectionLevels } from "./rules";
import type { GrantInput } from "./schema";
import { scopeForJob } from "./scope";

const GUILD = "100000000000000001";
const ANN = "200000000000000001";
const BEN = "200000000000000002";
const ROLE = "300000000000000001";
const owner = sectionLevels("owner", []);
const scope = scopeForJob(GUILD, "test");
const give = (input: GrantInput, giver = owner) => withGuild(scope, (ctx) => grantSection(ctx, giver, input));
const take = (id: string) => withGuild(scope, (ctx) => revokeGrant(ctx, owner, id));
const whole = (subjectId: string, level: GrantInput["level"] = "owner"): GrantInput => ({
  section: "*",
  subjectKind: "user",
  subjectId,
  level,
});
const member = (discordId: string, roleIds: string[] = []) => ({
  discordId,
  displayName: discordId,
  avatar: null,
  roleIds,
  joinedAt: null,
  isAdmin: false,
});
const role = (roleId: string, permissions = "0") => ({
  roleId,
  name: "Rangers",
  color: 0,
  position: 1,
  permissions,
  managed: false,
});

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.sql(
    "insert into guilds (guild_id, name, slug, owner_discord_id) values ($1, 'Bears', 'bears', null)",
    [GUILD],
  );
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.sql("delete from guild_section_grants");
  await t.sql("delete from guild_roles");
  await t.sql("update guilds set owner_discord_id = null");
  await withGuild(scope, (ctx) => syncMembers(ctx, []));
});

describe("owner-level access", () => {
  it("is never taken from the last who has it, by taking or by lowering", async () => {
    const id = await give(whole(ANN));
    await expect(take(id)).rejects.toMatchObject({ status: 409 });
    await expect(give(whole(ANN, "viewer"))).rejects.toMatchObject({ status: 409 });
    await give(whole(BEN));
    await take(id);
    expect(await t.sql("select subject_id from guild_section_grants")).toEqual([{ subject_id: BEN }]);
  });

  it("is left to Discord's owner, as long as they are there", async () => {
    await t.sql("update guilds set owner_discord_id = $1", [BEN]);
    const id = await give(whole(ANN));
    await expect(take(id)).rejects.toMatchObject({ status: 409 });
    await withGuild(scope, (ctx) => syncMembers(ctx, [member(BEN)]));
    await take(id);
  });

  it("counts a role only while somebody holds it", async () => {
    const id = await give(whole(ANN));
    await give({ ...whole(ROLE), subjectKind: "role" });
    await expect(take(id)).rejects.toMatchObject({ status: 409 });
    await withGuild(scope, (ctx) => syncMembers(ctx, [member(BEN, [ROLE])]));
    await take(id);
  });

  it("survives two who take each other's at once", async () => {
    const ids = [await give(whole(ANN)), await give(whole(BEN))];
    const results = await Promise.allSettled(ids.map(take));
    expect(results.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await t.sql("select count(*)::int as n from guild_section_grants")).toEqual([{ n: 1 }]);
  });
});

describe("a right", () => {
  it("is given only to roles that are there, and never to everyone", async () => {
    const input = { section: "shop", subjectKind: "role", subjectId: ROLE, level: "viewer" } as const;
    await give(input);
    await withGuild(scope, (ctx) => syncRoles(ctx, [role("300000000000000009")]));
    await expect(give(input)).rejects.toMatchObject({ status: 422 });
    await expect(give({ ...input, subjectId: GUILD })).rejects.toMatchObject({ status: 422 });
    await withGuild(scope, (ctx) => syncRoles(ctx, [role(ROLE)]));
    await give({ ...input, level: "manager" });
    const [line] = await withGuild(scope, (ctx) => listAudit(ctx, { limit: 1 }));
    expect(line).toMatchObject({
      action: "guilds.rights.grant",
      before: { level: "viewer" },
      after: { level: "manager" },
    });
  });
});

describe("a role, looked through", () => {
  const seen = (id: string) =>
    withSystem({ kind: "system", job: "test" }, (ctx) =>
      levelsSeenAs(ctx, { guildId: GUILD, kind: "role", id }),
    );

  it("shows its own rights and no other's, and all that Discord's bits give", async () => {
    await withGuild(scope, (ctx) => syncRoles(ctx, [role(ROLE), role("300000000000000002", "32")]));
    await give({ section: "shop", subjectKind: "role", subjectId: ROLE, level: "support" });
    await give({ section: "audit", subjectKind: "user", subjectId: ANN, level: "manager" });
    expect(await seen(ROLE)).toEqual({ shop: "support" });
    expect(await seen("300000000000000002")).toEqual(sectionLevels("manager", []));
    expect(await seen("300000000000000003")).toEqual({});
  });
});
