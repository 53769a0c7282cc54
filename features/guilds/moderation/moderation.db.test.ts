import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type GuildContext, withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { listAudit } from "@/features/audit/data";
import { undoEntry } from "@/features/audit/undo";
import { syncChannels, syncRoles } from "../mutations/roles";
import { sectionLevels } from "../rules";
import { scopeForJob } from "../scope";
import { moderation, moderationKept } from "./data";
import { updateModeration, updateServerModeration } from "./mutations";
import { DEFAULT_MODERATION, NO_SERVER_RULES } from "./rules";

const A = "100000000000000001";
const B = "100000000000000002";
const CHANNEL = "400000000000000001";
const ROLE = "500000000000000001";
const owner = sectionLevels("owner", []);
const inGuild = <T>(work: (ctx: GuildContext) => Promise<T>, guild = A) =>
  withGuild(scopeForJob(guild, "test"), work);
const newest = async () => {
  const [line] = await inGuild((ctx) => listAudit(ctx, { limit: 1 }));
  if (!line) throw new Error("the log is empty");
  return line;
};

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  for (const guild of [A, B]) {
    await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'x', $2)", [guild, `g-${guild}`]);
    await t.sql("insert into nitrado_services (guild_id, service_id, name) values ($1, $2, 'S')", [
      guild,
      `s${guild.slice(-1)}`,
    ]);
  }
  await inGuild((ctx) =>
    syncChannels(ctx, [{ channelId: CHANNEL, name: "staff-log", kind: "text", problem: null }]),
  );
  const role = { name: "Wardens", color: 0, position: 1, permissions: "0", managed: false };
  await inGuild((ctx) => syncRoles(ctx, [{ roleId: ROLE, ...role }]));
});
afterAll(() => t.close());
beforeEach(() => t.sql("delete from mod_configs"));

describe("the set-up of a guild's moderation", () => {
  it("keeps what is given, leaves the rest, and is another guild's business in no way", async () => {
    await inGuild((ctx) => updateModeration(ctx, { words: ["badword"], muteMinutes: 5 }));
    await inGuild((ctx) => updateModeration(ctx, { logChannelId: CHANNEL }));
    expect(await inGuild(moderation)).toEqual({
      ...DEFAULT_MODERATION,
      words: ["badword"],
      muteMinutes: 5,
      logChannelId: CHANNEL,
    });
    expect(await inGuild(moderation, B)).toEqual(DEFAULT_MODERATION);
    const [row] = await t.sql(
      "select blacklist, default_mute_duration as mute from mod_configs where guild_id = $1",
      [A],
    );
    expect(row).toEqual({ blacklist: ["badword"], mute: 5 });
  });

  it("takes only channels and roles that Discord lists, and keeps those that have gone since", async () => {
    const roles = { ...DEFAULT_MODERATION.staffRoles, moderator: [ROLE] };
    await expect(inGuild((ctx) => updateModeration(ctx, { logChannelId: CHANNEL }), B)).rejects.toMatchObject(
      { fields: { logChannelId: expect.any(String) } },
    );
    await expect(inGuild((ctx) => updateModeration(ctx, { staffRoles: roles }), B)).rejects.toMatchObject({
      fields: { staffRoles: expect.any(String) },
    });
    await inGuild((ctx) => updateModeration(ctx, { staffRoles: roles }));
    await t.sql("update guild_roles set role_id = '500000000000000009' where role_id = $1", [ROLE]);
    await inGuild((ctx) => updateModeration(ctx, { staffRoles: roles, muteMinutes: 9 }));
    expect((await inGuild(moderation)).staffRoles.moderator).toEqual([ROLE]);
    await t.sql("update guild_roles set role_id = $1 where role_id = '500000000000000009'", [ROLE]);
  });

  it("gives a server rules of its own, and takes it back to the guild's", async () => {
    const caps = { ...DEFAULT_MODERATION.caps, support: { banDays: 1, refund: 1, compensation: 1 } };
    await inGuild((ctx) => updateServerModeration(ctx, "s1", { ...NO_SERVER_RULES, caps }));
    expect((await inGuild((ctx) => moderation(ctx, "s1"))).caps.support.refund).toBe(1);
    expect((await inGuild(moderation)).caps).toEqual(DEFAULT_MODERATION.caps);
    await inGuild((ctx) => updateServerModeration(ctx, "s1", NO_SERVER_RULES));
    expect(await inGuild(moderationKept)).toEqual({ guild: {}, servers: {} });
    await expect(
      inGuild((ctx) => updateServerModeration(ctx, "s2", { ...NO_SERVER_RULES, caps })),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is set back from the log, the guild's and a server's", async () => {
    await inGuild((ctx) => updateModeration(ctx, { muteMinutes: 5, words: ["one"] }));
    await inGuild((ctx) => updateModeration(ctx, { muteMinutes: 6 }));
    const { id } = await newest();
    await inGuild((ctx) => updateModeration(ctx, { words: ["two"] }));
    await inGuild((ctx) => undoEntry(ctx, owner, id));
    expect(await inGuild(moderation)).toMatchObject({ muteMinutes: 5, words: ["two"] });
    const caps = { ...DEFAULT_MODERATION.caps, support: { banDays: 0, refund: 2, compensation: 0 } };
    await inGuild((ctx) => updateServerModeration(ctx, "s1", { ...NO_SERVER_RULES, caps }));
    await inGuild(async (ctx) => undoEntry(ctx, owner, (await listAudit(ctx, { limit: 1 }))[0]?.id ?? 0));
    expect((await inGuild(moderationKept)).servers).toEqual({});
  });
});
