import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "@/db/clock";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { grantList, memberById, memberPage, roleList } from "./data/members";
import { memberCsv } from "./member-csv";
import { grantSection } from "./mutations";
import { keepMember, memberLeft, syncMembers } from "./mutations/members";
import { syncRoles } from "./mutations/roles";
import { sectionLevels } from "./rules";
import { scopeForJob } from "./scope";
import { membersAddress, membersView } from "./web/member-query";

const A = "100000000000000001";
const B = "100000000000000002";
const RANGER = "300000000000000001";
const OWNER = "290000000000000001";
const inGuild = <T>(work: Parameters<typeof withGuild<T>>[1], guild = A) =>
  withGuild(scopeForJob(guild, "test"), work);
const idOf = (at: number) => `20000000000000${String(at).padStart(4, "0")}`;
const names = ["Zoë", "adam", "Adam", "BÖR", "100%_sure", "", "=cmd()"];
const query = { text: "", roleId: null, after: null, limit: 50 };

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  for (const guild of [A, B])
    await t.sql("insert into guilds (guild_id, name, slug, owner_discord_id) values ($1, 'x', $2, $3)", [
      guild,
      `g-${guild}`,
      OWNER,
    ]);
  const members = Array.from({ length: 137 }, (_, at) => ({
    discordId: idOf(at + 1),
    displayName: names[at % names.length] || `Member ${at}`,
    avatar: null,
    roleIds: at % 3 === 0 ? [RANGER] : [],
    joinedAt: null,
    isAdmin: at === 5,
  }));
  await inGuild((ctx) => syncMembers(ctx, members));
  await inGuild((ctx) => syncMembers(ctx, members.slice(0, 3)), B);
  await inGuild((ctx) =>
    syncRoles(
      ctx,
      [A, RANGER].map((roleId, position) => ({
        roleId,
        name: `role ${position}`,
        color: 255,
        position,
        permissions: "0",
        managed: false,
      })),
    ),
  );
});
afterAll(() => t.close());

describe("members", () => {
  it("come page by page, each once, by name, and only those of the guild", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof memberPage>> = await inGuild((ctx) =>
        memberPage(ctx, { ...query, after, limit: 10 }),
      );
      seen.push(...page.members.map((member) => member.discordId));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(137);
    expect(new Set(seen).size).toBe(137);
    expect((await inGuild((ctx) => memberPage(ctx, query), B)).members).toHaveLength(3);
  });

  it("are found by a part of the name, by id and by role, and no sign in a name is a wildcard", async () => {
    const found = async (change: Partial<typeof query>) =>
      (await inGuild((ctx) => memberPage(ctx, { ...query, limit: 200, ...change }))).members;
    const adams = await found({ text: "ADAM" });
    expect(new Set(adams.map((member) => member.name))).toEqual(new Set(["adam", "Adam"]));
    expect((await found({ text: "%_" })).every((member) => member.name === "100%_sure")).toBe(true);
    expect(await found({ text: "\\" })).toEqual([]);
    expect((await found({ text: idOf(4) })).map((member) => member.discordId)).toEqual([idOf(4)]);
    const rangers = await found({ roleId: RANGER as never });
    expect(rangers).toHaveLength(46);
    const [role, ...others] = await inGuild(roleList);
    // @everyone is no role to give rights to.
    expect([role?.holders, others.length]).toEqual([46, 0]);
  });

  it("say what Discord gives them, also those who left", async () => {
    await inGuild((ctx) => syncMembers(ctx, [{ ...leaver, discordId: OWNER }]), B);
    expect((await inGuild((ctx) => memberById(ctx, OWNER), B))?.fromDiscord).toBe("owner");
    expect((await inGuild((ctx) => memberById(ctx, idOf(6))))?.fromDiscord).toBe("manager");
    expect((await inGuild((ctx) => memberById(ctx, idOf(2)), B))?.name).toBe("adam");
    expect(await inGuild((ctx) => memberById(ctx, idOf(900)))).toBeNull();
  });

  it("stay as they were told of after a reading of all of them had begun", async () => {
    const inB = <T>(work: Parameters<typeof inGuild<T>>[0]) => inGuild(work, B);
    const one = (at: number) => ({ ...leaver, discordId: idOf(at) });
    const now = async () =>
      (
        await t.sql<{ id: string; roles: string[]; gone: boolean }>(
          "select discord_id as id, role_ids as roles, left_at is not null as gone from guild_members where guild_id = $1 and discord_id = any($2) order by 1",
          [B, [idOf(701), idOf(702), idOf(703)]],
        )
      ).map(({ roles, gone }) => [roles, gone]);
    await inB((ctx) => syncMembers(ctx, [one(701), one(702)], new Date(Date.now() - 60_000)));
    const read = [one(701), one(702)];
    const asOf = await inB(databaseClock);
    await inB((ctx) => keepMember(ctx, { ...one(701), roleIds: [RANGER] }));
    await inB((ctx) => memberLeft(ctx, idOf(702)));
    await inB((ctx) => keepMember(ctx, one(703)));
    const told = [
      [[RANGER], false],
      [[], true],
      [[], false],
    ];
    expect(await now()).toEqual(told);
    await inB((ctx) => syncMembers(ctx, read, asOf));
    expect(await now()).toEqual(told);
    await inB(async (ctx) => syncMembers(ctx, read, await databaseClock(ctx)));
    expect(await now()).toEqual([
      [[], false],
      [[], false],
      [[], true],
    ]);
  });

  it("go out as a file with their rights, and no name is a formula", async () => {
    await inGuild((ctx) =>
      grantSection(ctx, sectionLevels("owner", []), {
        section: "shop",
        subjectKind: "role",
        subjectId: RANGER,
        level: "support",
      }),
    );
    const grants = await inGuild(grantList);
    expect(grants).toMatchObject([{ subjectName: "role 1", section: "shop", level: "support" }]);
    const roles = await inGuild(roleList);
    const { members } = await inGuild((ctx) => memberPage(ctx, { ...query, limit: 200 }));
    const text = memberCsv(members, roles, grants);
    expect(text).toContain(`Zoë,${idOf(1)},,role 1,support,shop: support\r\n`);
    expect(text).toContain("'=cmd()");
    expect(text).not.toMatch(/^=/m);
  });
});

const leaver = {
  discordId: OWNER,
  displayName: "Owner",
  avatar: null,
  roleIds: [],
  joinedAt: null,
  isAdmin: false,
};

describe("the page's address", () => {
  it("keeps the search over pages, and forgets the page in a new search", () => {
    const view = membersView({
      view: "members",
      q: " adam ",
      role: RANGER,
      after: idOf(4),
      member: "nobody",
    });
    expect(view).toMatchObject({
      view: "members",
      text: "adam",
      roleId: RANGER,
      after: idOf(4),
      member: null,
    });
    expect(membersAddress("/m", view, { text: "x" })).toBe(`/m?view=members&q=x&role=${RANGER}`);
    expect(membersAddress("/m", view, { view: "rights", text: "", roleId: null })).toBe("/m");
  });
});
