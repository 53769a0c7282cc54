import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { updateModeration } from "@/features/guilds/moderation/mutations";
import { scopeForJob } from "@/features/guilds/scope";
import { syncGuild } from "@/features/guilds/sync";
import { type DiscordControl, discordControl } from "@/sandbox/discord/testing";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";
import { type RunningOs, runningOs } from "./testing/running";

/** The real discord.js, the real commands, the sandbox's people who press and type. */
let t: TestDatabase;
let sandbox: Sandbox;
let os: RunningOs;
let control: DiscordControl;
const pine = guildByKey("black-pine");
const connectTo = ({ url, config }: Sandbox) => ({
  apiUrl: `${url}/discord/api/v10`,
  botToken: config.discord.apps[0]?.botToken ?? "",
});
const general = pine.channels.find(({ key }) => key === "general")?.id ?? "";
const id = (key: string) => personByKey(key).id;
const [ROOK, OWNER] = [id("rook77"), id("hollowpine")];

interface Pressable {
  custom_id?: string;
  label?: string;
  url?: string;
}
interface Said {
  id: string;
  content: string;
  ephemeral: boolean;
  components: unknown;
}
const pressables = (message: Said): Pressable[] =>
  (message.components as { components: Pressable[] }[]).flatMap(({ components }) => components);
const customId = (message: Said, starts: string): string =>
  pressables(message).find((one) => one.custom_id?.startsWith(starts))?.custom_id ?? "";

const slash = async (
  who: string,
  name: string,
  options: Record<string, string | number> = {},
): Promise<Said> => control.answered(await control.slash(who, general, name, options));
/** Presses and waits for what it comes to: a button that thinks leaves the message as it was at first. */
async function press(who: string, message: Said, starts: string): Promise<Said> {
  await control.presses(who, message.id, customId(message, starts));
  for (let tries = 0; ; tries++) {
    const seen = await control.messages(general, { who, system: true });
    const now = seen.find(({ id: one }) => one === message.id);
    if (now && (now.content !== message.content || tries > 150)) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const coins = async (who: string) =>
  Number(
    (
      await t.sql<{ balance: string }>(
        "select balance from economy_accounts where guild_id = $1 and discord_id = $2",
        [pine.id, who],
      )
    )[0]?.balance ?? 0,
  );

beforeAll(async () => {
  [t, sandbox] = await Promise.all([testDatabase(), startSandbox({ port: 0 })]);
  await t.sql("insert into guilds (guild_id, name, slug) values ($1, 'Black Pine', 'black-pine')", [pine.id]);
  for (const [player, name, who] of [
    [1, "Rook_77", ROOK],
    [2, "HollowPine", OWNER],
    [3, "Stranger", null],
  ]) {
    await t.sql(
      "insert into player_profiles (player_id, guild_id, ingame_name, kills, deaths, last_seen_at) values ($1, $2, $3, $4, 2, now())",
      [player, pine.id, name, Number(player) * 10],
    );
    if (who !== null)
      await t.sql(
        "insert into player_links (guild_id, discord_id, ingame_name, player_id, verified) values ($1, $2, $3, $4, true)",
        [pine.id, who, name, player],
      );
  }
  control = discordControl(sandbox.url);
  os = runningOs(connectTo(sandbox));
  await syncGuild(pine.id, os.env.discord);
  await os.connect();
});
afterAll(async () => {
  await os?.stop();
  await sandbox?.stop();
  await t?.close();
});

describe("coins", () => {
  it("of the day are taken once, and the answer is the website's", async () => {
    const first = await slash("rook77", "daily");
    expect(first).toMatchObject({
      ephemeral: true,
      content: expect.stringMatching(/^You got \*\*[\d,]+ GC\*\*/),
    });
    const has = await coins(ROOK);
    expect((await slash("rook77", "daily")).content).toMatch(/^You have claimed today/);
    expect(await coins(ROOK)).toBe(has);
    expect((await slash("rook77", "balance")).content).toContain(`You have **${has} GC**`);
  });

  it("are sent after a look, once however often the button is pressed", async () => {
    const [mine, theirs] = [await coins(ROOK), await coins(OWNER)];
    const shown = await slash("rook77", "pay", { to: "hollowpine", amount: 10, note: "for the *boat*" });
    expect(shown.content).toContain("You send **10 GC** to **HollowPine**");
    expect(await coins(ROOK)).toBe(mine);
    const outcomes = await Promise.allSettled([
      press("rook77", shown, "pay:send"),
      press("rook77", shown, "pay:send"),
    ]);
    expect(outcomes.some((one) => one.status === "fulfilled")).toBe(true);
    expect(await coins(OWNER)).toBe(theirs + 10);
    expect(await coins(ROOK)).toBeLessThanOrEqual(mine - 10);
    const moved = await t.sql<{ key: string; note: string }>(
      `select m.idempotency_key as key, (select t.metadata->>'note' from economy_transactions t
         where t.movement_id = m.movement_id limit 1) as note
       from economy_movements m where m.kind = 'transfer'`,
    );
    expect(moved).toEqual([
      { key: expect.stringMatching(/^transfer:\d+:discord:\d+$/), note: "for the *boat*" },
    ]);
  });

  it("that are not there are refused in words, to the person alone", async () => {
    const refused = await slash("rook77", "pay", { to: "hollowpine", amount: 9_000_000 });
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining("Nothing was sent.") });
    expect((await slash("rook77", "pay", { to: "northwatch", amount: 1 })).content).toContain(
      "Nothing was sent.",
    );
  });
});

describe("the shop", () => {
  it("sells what was shown, once, for the price that was shown", async () => {
    await t.sql(
      `insert into shop_items (guild_id, item_name, kind, price, effect, is_active, state)
       values ($1, 'Title Wolf', 'supporter', 5, '{"kind":"title","value":"Wolf"}', true, 'active')`,
      [pine.id],
    );
    const [item] = await t.sql<{ id: string }>("select item_id as id from shop_items");
    expect((await slash("rook77", "shop")).content).toContain("**Title Wolf** · 5 GC");
    const before = await coins(ROOK);
    const card = await slash("rook77", "shop", { item: item?.id ?? "" });
    expect(card.content).toContain("**Title Wolf** for **5 GC**");
    const paid = await press("rook77", card, "shop:pay");
    expect(paid.content).toMatch(/^Paid: \*\*Title Wolf\*\* for 5 GC\. Order \d+\./);
    expect(await coins(ROOK)).toBe(before - 5);
    expect((await slash("rook77", "orders")).content).toContain("Title Wolf · 5 GC");
    const stale = await slash("rook77", "shop", { item: item?.id ?? "" });
    await t.sql("update shop_items set price = 6");
    expect((await press("rook77", stale, "shop:pay")).content).toContain(
      "The price is now 6 GC instead of 5",
    );
    expect(await coins(ROOK)).toBe(before - 5);
  });
});

describe("an order that is not there", () => {
  it("is said so with a word about it, and staff look at it", async () => {
    await t.sql("update shop_purchases set state = 'restart_seen', item_kind = 'in_game'");
    const shown = await slash("rook77", "orders");
    const asked = await control.presses("rook77", shown.id, customId(shown, "orders:not_there"));
    if (asked.kind !== "modal") throw new Error(`It was a ${asked.kind}.`);
    expect(asked.modal.fields.map(({ customId: name }) => name)).toEqual(["note"]);
    await control.submits("rook77", asked.modal, { note: "only a stone" });
    const state = async () =>
      (await t.sql<{ state: string; answer: string | null }>("select state, answer from shop_purchases"))[0];
    for (let tries = 0; tries < 150 && (await state())?.answer === null; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await state()).toEqual({ state: "needs_look", answer: "not_there" });
    expect(
      await t.sql("select 1 from shop_order_events where evidence::text like '%only a stone%'"),
    ).toHaveLength(1);
  });
});

describe("players", () => {
  it("put coins on a head, and the list shows it", async () => {
    await t.sql("update economy_accounts set balance = balance + 5000 where discord_id = $1", [ROOK]);
    const shown = await slash("rook77", "bounty place", {
      player: "3",
      amount: 500,
      reason: "camps the spawn",
    });
    expect(shown.content).toContain("on the head of **Stranger**");
    expect((await press("rook77", shown, "bounty:place")).content).toContain("stand on **Stranger**");
    expect(await slash("northwatch", "bounty list")).toMatchObject({
      ephemeral: false,
      content: expect.stringContaining("camps the spawn"),
    });
  });

  it("see their numbers, and the best of the server page by page", async () => {
    expect((await slash("rook77", "stats")).content).toContain("10 kills · 2 deaths");
    expect((await slash("rook77", "leaderboard")).content).toMatch(/1\. \*\*Stranger\*\* · 30\n2\./);
    expect((await slash("northwatch", "stats")).content).toMatch(/Link yourself with \/link/);
    await t.sql("update player_profiles set is_public = false where player_id = 2");
    expect((await slash("rook77", "stats", { player: "2" })).content).toMatch(/No such player shows/);
    const choices = await control.completes("rook77", general, "stats", "player", { player: "r" });
    expect(JSON.stringify(choices)).toContain("Stranger");
    expect(JSON.stringify(choices)).not.toContain("HollowPine");
  });

  it("ask for a code with an account, and are told how to get one", async () => {
    expect((await slash("northwatch", "link", { player: "3" })).content).toContain(
      "Sign in on the website once",
    );
    await t.sql("insert into grizzly_users (discord_id, display_name) values ($1, 'Northwatch')", [
      id("northwatch"),
    ]);
    const code = await slash("northwatch", "link", { player: "3" });
    expect(code).toMatchObject({
      ephemeral: true,
      content: expect.stringMatching(/Your code for \*\*Stranger\*\* is \*\*[2-9A-Z]{6}\*\*/),
    });
    expect((await slash("rook77", "link")).content).toContain("You are **Rook\\_77** here");
  });
});

describe("the server's staff", () => {
  it("see set-up and health, and to others there are none", async () => {
    expect((await slash("hollowpine", "setup")).content).toMatch(/of \d+ steps done/);
    expect((await slash("hollowpine", "health")).content).toContain("Nitrado is not connected");
    const refused = await control.slash("rook77", general, "health").then(
      async (outcome) => (await control.answered(outcome)).content,
      (error: Error) => error.message,
    );
    expect(refused).toMatch(/level “viewer” in servers|no command/);
  });

  it("warn and time out within their level, and nobody else can", async () => {
    const warned = await slash("hollowpine", "warn", { who: "rook77", reason: "spam in general" });
    expect(warned.content).toContain("It is 1 warning now.");
    const rows = await t.sql<{ key: string; state: string }>("select key, state from member_sanctions");
    expect(rows).toEqual([{ key: expect.stringMatching(/^discord:\d+$/), state: "done" }]);
    const timed = await slash("hollowpine", "timeout", { who: "rook77", minutes: 5, reason: "again" });
    expect(timed.content).toContain("was timed out");
    expect((await slash("hollowpine", "warn", { who: "hollowpine", reason: "for me" })).content).toContain(
      "themselves",
    );
  });
});

describe("what is written", () => {
  const said = async () => (await control.messages(general)).map(({ content }) => content);
  const gone = async (content: string) => {
    for (let tries = 0; tries < 150 && (await said()).includes(content); tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return !(await said()).includes(content);
  };

  it("is held against the guild's chat rules, for everybody but its staff", async () => {
    await withGuild(scopeForJob(pine.id, "test"), (ctx) =>
      updateModeration(ctx, { words: ["wallhack"], wordsCaught: "warn", links: "none" }),
    );
    await control.roleRights("black-pine", "bot-0", { allow: ["MANAGE_MESSAGES"] });
    await control.writes("northwatch", general, "who sells a WallHack?");
    expect(await gone("who sells a WallHack?")).toBe(true);
    await control.writes("hollowpine", general, "wallhack is forbidden, see https://example.org");
    await control.writes("northwatch", general, "hello there");
    const warned = () =>
      t.sql("select 1 from member_sanctions where discord_id = $1 and kind = 'warn' and state = 'done'", [
        id("northwatch"),
      ]);
    for (let tries = 0; tries < 150 && (await warned()).length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await warned()).toHaveLength(1);
    expect(await said()).toEqual(
      expect.arrayContaining(["hello there", expect.stringContaining("is forbidden")]),
    );
  });
});

it("someone who is banned from Grizzly does nothing, and an unknown button says so", async () => {
  await t.sql("insert into grizzly_users (discord_id, display_name, banned_at) values ($1, 'Q', now())", [
    id("quietledger"),
  ]);
  expect((await slash("quietledger", "balance")).content).toBe("Your account is banned from Grizzly.");
});
