import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { levelsOf, readStanding } from "@/features/guilds/data";
import { syncGuild } from "@/features/guilds/sync";
import { sandboxClient } from "@/sandbox/client";
import { type DiscordControl, discordControl } from "@/sandbox/discord/testing";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { type RunningOs, runningOs } from "./testing/running";

let t: TestDatabase;
let sandbox: Sandbox;
let os: RunningOs;
let control: DiscordControl;
const pine = guildByKey("black-pine");
const connectTo = ({ url, config }: Sandbox) => ({
  apiUrl: `${url}/discord/api/v10`,
  botToken: config.discord.apps[0]?.botToken ?? "",
});
const sable = personByKey("sableotter");
const role = (key: string) => pine.roles.find((one) => one.key === key)?.id ?? "";
let userId = "";

async function until<T>(look: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await look();
    if (good(value) || tries > 150) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const member = async (discordId: string) =>
  (
    await t.sql<{ roles: string[]; gone: boolean }>(
      "select role_ids as roles, left_at is not null as gone from guild_members where guild_id = $1 and discord_id = $2",
      [pine.id, discordId],
    )
  )[0];
const level = () =>
  withSystem({ kind: "system", job: "test" }, async (ctx) => {
    const standing = await readStanding(ctx, userId, pine.id);
    return { tickets: levelsOf(standing, sable.id).tickets, member: standing.member };
  });

beforeAll(async () => {
  [t, sandbox] = await Promise.all([testDatabase(), startSandbox({ port: 0 })]);
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Old name', 'black-pine')", [pine.id]);
  const [user] = await t.sql<{ id: string }>(
    "insert into grizzly_users (discord_id, display_name) values ($1, 'Sable') returning id",
    [sable.id],
  );
  userId = user?.id ?? "";
  await t.sql(
    "insert into guild_rights (grizzly_user_id, guild_id, guild_name, role_ids, roles_fetched_at) values ($1, $2, 'Black Pine', $3, now())",
    [userId, pine.id, [role("support"), role("moderator")]],
  );
  await t.sql(
    "insert into guild_section_grants (guild_id, section, subject_kind, subject_id, level) values ($1, 'tickets', 'role', $2, 'support')",
    [pine.id, role("support")],
  );
  control = discordControl(sandbox.url);
  os = runningOs(connectTo(sandbox), () => [], { readyMs: 3_000, silentMs: 400 });
  await syncGuild(pine.id, os.env.discord);
  await os.connect();
});
afterAll(async () => {
  await os?.stop();
  await sandbox?.stop();
  await t?.close();
});

describe("what Discord tells", () => {
  it("makes guilds known that the bot is in, with what it may do there", async () => {
    const names = await until(
      () => t.sql<{ name: string }>("select name from guilds order by name"),
      (rows) => rows.length > 1,
    );
    expect(names.map(({ name }) => name)).toContain("Black Pine");
    const [sync] = await t.sql<{ permissions: string; position: number }>(
      "select bot_permissions as permissions, bot_position as position from guild_sync where guild_id = $1",
      [pine.id],
    );
    expect(BigInt(sync?.permissions ?? "0") & (1n << 11n)).not.toBe(0n);
    expect(sync?.position).toBeGreaterThan(0);
  });

  it("takes rights from whoever loses a role, and from whoever is gone, at once", async () => {
    expect(await level()).toEqual({ tickets: "support", member: true });
    const people = sandboxClient(sandbox.url);
    await people.rights("sableotter", "black-pine", { roles: ["survivor"] });
    expect((await until(level, ({ tickets }) => tickets === undefined)).tickets).toBeUndefined();
    expect((await member(sable.id))?.roles).not.toContain(role("support"));
    await people.rights("sableotter", "black-pine", { roles: ["survivor", "support"] });
    expect((await until(level, ({ tickets }) => tickets === "support")).tickets).toBe("support");
    await people.rights("sableotter", "black-pine", { member: false });
    expect(await until(level, (now) => !now.member)).toEqual({ tickets: undefined, member: false });
    expect((await member(sable.id))?.gone).toBe(true);
  });

  it("keeps a ban that was given in Discord in the log", async () => {
    await sandboxClient(sandbox.url).rights("rook77", "black-pine", { banned: true });
    const seen = () =>
      t.sql<{ who: string }>(
        "select subject_id as who from audit_log where action = 'guilds.member.ban.seen'",
      );
    expect(await until(seen, (rows) => rows.length > 0)).toEqual([{ who: personByKey("rook77").id }]);
  });

  it("lists a channel as soon as it is made, and what the bot may not do there", async () => {
    const made = await control.makesChannel("black-pine", "events");
    const row = async () =>
      (
        await t.sql<{ name: string; problem: string | null }>(
          "select name, disabled_reason as problem from guild_channels where channel_id = $1",
          [made.id],
        )
      )[0];
    expect(await until(row, (found) => found !== undefined)).toMatchObject({ name: "events" });
    await control.overwrites(made.id, "bot-0", { deny: ["SEND_MESSAGES"] });
    expect(await until(row, (found) => found?.problem !== null)).toMatchObject({
      problem: "Grizzly OS misses “Send messages” there.",
    });
  });
});

describe("the connection", () => {
  it("comes back by itself after a cut, and is replaced when it stays silent", async () => {
    await control.gateway("cut");
    expect(await until(async () => os.connection.current() !== null, Boolean)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(os.connect()).rejects.toThrow("silent");
    expect(os.connection.current()).toBeNull();
    await os.connect();
    expect(os.connection.current()).not.toBeNull();
  });

  it("says why where Discord takes no bot, and comes back when it does", async () => {
    await os.connection.stop();
    await control.fault({ mode: "down" });
    await expect(os.connect()).rejects.toThrow();
    expect(os.connection.current()).toBeNull();
    await control.works();
    await os.connect();
    expect(os.connection.current()).not.toBeNull();
  });

  it("leaves nothing behind of a try that Discord did not answer", async () => {
    await os.connection.stop();
    await control.fault({ mode: "silent", path: "/discord/gateway" });
    const hasty = runningOs(connectTo(sandbox), () => [], { readyMs: 500 });
    await expect(hasty.connect()).rejects.toThrow("does not get ready");
    await control.works();
    // As long as discord.js waits between two tries, and more.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await control.sessions()).filter(({ connected }) => connected)).toEqual([]);
    expect(await control.gateway("cut")).toMatchObject({ count: 0 });
    await os.connect();
    expect(os.connection.current()).not.toBeNull();
  });
});
