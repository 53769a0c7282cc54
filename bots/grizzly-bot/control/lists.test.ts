import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type ControlWorld, controlWorld, SERVICE } from "@/db/testing/control-world";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import type { NitradoApi } from "@/features/nitrado/api";
import { listView } from "@/features/nitrado/control/data/lists";
import { suggestPlayers } from "@/features/nitrado/control/data/suggestions";
import { controlEvents } from "@/features/nitrado/control/events";
import { entriesOf, type ListName } from "@/features/nitrado/control/lists";
import { askListChange } from "@/features/nitrado/control/mutations/lists";
import type { ListChangeInput } from "@/features/nitrado/control/schema";
import { nitradoControl } from "@/sandbox/nitrado/testing";

let t: TestDatabase;
let w: ControlWorld;

beforeAll(async () => {
  t = await testDatabase();
});
beforeEach(async () => {
  w = await controlWorld(t);
  await panel("Old_Foe\r\nSecond");
});
afterEach(() => w.close());
afterAll(() => t.close());

/** An owner saves a list in Nitrado's own panel. */
const panel = (value: string, list: ListName = "bans") =>
  nitradoControl(w.sandbox.url).setting(SERVICE, "general", list, value);
const atNitrado = async (list: ListName = "bans") =>
  (await w.api.gameserver(SERVICE)).settings.general?.[list];
const ask = (entry: string, change: Partial<ListChangeInput> = {}) =>
  withGuild(w.scope(), (ctx) =>
    askListChange(
      ctx,
      {
        serviceId: SERVICE,
        list: "bans",
        action: "add",
        entry,
        reason: "",
        hours: null,
        key: randomUUID(),
        ...change,
      },
      "Ann",
    ),
  );
const view = (list: ListName = "bans", search = "") =>
  withGuild(w.scope(), (ctx) => listView(ctx, SERVICE, list, { search, before: null }));
const history = async () =>
  (await view()).history.map(({ action, entry, state, by }) => [action, entry, state, by].join(" "));

describe("a change of a list", () => {
  it("is written behind what is there, read back, and told", async () => {
    await w.bot("one")();
    await ask("Rook_77", { reason: "Duped a car" });
    expect((await view()).waiting).toHaveLength(1);
    await w.bot("one")();
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond\r\nRook_77");
    const shown = await view();
    expect(shown).toMatchObject({ total: 3, waiting: [], readAt: w.now().toISOString() });
    expect(shown.entries.at(-1)).toMatchObject({
      entry: "Rook_77",
      since: { by: "Ann", reason: "Duped a car" },
    });
    expect(shown.history).toMatchObject([
      { state: "applied", outcome: "Written and read back.", entriesAfter: 3 },
    ]);
    const [event] = await t.sql<{ payload: unknown }>(
      "select payload from interbot_events where type = 'servers.list' and guild_id = $1",
      [w.guildId],
    );
    expect(controlEvents["servers.list"].parse(event?.payload)).toMatchObject({
      entry: "Rook_77",
      state: "applied",
    });
    await ask("Second", { action: "remove" });
    await w.bot("one")();
    expect(await atNitrado()).toBe("Old_Foe\r\nRook_77");
  });

  it("that is so already writes nothing", async () => {
    await ask("Second");
    await ask("Nobody", { action: "remove" });
    await w.bot("one")();
    expect(w.calls.setSetting).toBe(0);
    expect((await view()).history.map(({ outcome }) => outcome)).toEqual(
      Array(2).fill("It was so already; nothing was written."),
    );
  });

  it("by two bots and on three lists at once loses nothing", async () => {
    const names = Array.from({ length: 6 }, (_, at) => `Player ${at}`);
    await Promise.all(names.map((name, at) => ask(name, { list: at % 2 ? "whitelist" : "bans" })));
    const bots = ["one", "two", "three"].map((name) => w.bot(name));
    for (let round = 0; round < 3; round++) await Promise.all(bots.map((bot) => bot()));
    expect(entriesOf((await atNitrado()) ?? "")).toEqual(
      expect.arrayContaining(["Old_Foe", "Second", "Player 0", "Player 2", "Player 4"]),
    );
    expect(entriesOf((await atNitrado("whitelist")) ?? "")).toEqual(
      expect.arrayContaining(["Player 1", "Player 3", "Player 5"]),
    );
    expect((await view()).waiting).toEqual([]);
  });

  it("keeps an edit that was made in the panel between reading and writing", async () => {
    await w.bot("one")();
    await ask("Rook_77");
    let reads = 0;
    const bot = w.bot("slow", {
      gameserver: async (id) => {
        const read = await w.api.gameserver(id);
        // Right after the first look, somebody takes one off and adds another.
        if (reads++ === 0) await panel("Second\r\nNew_Foe");
        return read;
      },
    });
    await bot();
    expect(await atNitrado()).toBe("Second\r\nNew_Foe\r\nRook_77");
    expect(await history()).toEqual([
      "add New_Foe seen Nitrado's panel",
      "remove Old_Foe seen Nitrado's panel",
      "add Rook_77 applied Ann",
    ]);
  });

  it("is made again where the panel saves an older list over it", async () => {
    await w.bot("one")();
    await ask("Rook_77");
    let writes = 0;
    const bot = w.bot("slow", {
      setSetting: async (...args) => {
        await w.api.setSetting(...args);
        if (writes++ === 0) await panel("Old_Foe\r\nSecond\r\nFrom_Panel");
      },
    });
    await bot();
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond\r\nFrom_Panel\r\nRook_77");
    expect(await history()).toEqual(["add From_Panel seen Nitrado's panel", "add Rook_77 applied Ann"]);
  });

  it("ends in words where somebody saves over it again and again", async () => {
    await ask("Rook_77");
    const bot = w.bot("slow", {
      setSetting: async (...args) => {
        await w.api.setSetting(...args);
        await panel("Old_Foe\r\nSecond");
      },
    });
    await bot();
    expect((await view()).history).toMatchObject([
      { state: "failed", outcome: expect.stringMatching(/saved the list/) },
    ]);
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond");
  });

  it("whose answer is lost is read back, not repeated", async () => {
    await nitradoControl(w.sandbox.url).fault({ mode: "lost", path: "/gameservers/settings", remaining: 1 });
    await ask("Rook_77");
    await w.bot("one")();
    expect(w.calls.setSetting).toBe(1);
    expect((await view()).history).toMatchObject([{ state: "applied" }]);
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond\r\nRook_77");
  });

  it("that was written when its bot died is found to be there, and nobody is said to have done it", async () => {
    await w.bot("one")();
    await ask("Rook_77");
    let died: () => void = () => undefined;
    const dead = new Promise<void>((resolve) => {
      died = resolve;
    });
    void w.bot("dying", {
      setSetting: async (...args) => {
        await w.api.setSetting(...args);
        died();
        await new Promise(() => undefined);
      },
    })();
    await dead;
    await t.sql("delete from leases");
    await w.bot("next")();
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond\r\nRook_77");
    expect(await history()).toEqual(["add Rook_77 applied Ann"]);
    expect(w.calls.setSetting).toBe(1);
  });

  it.each(["maintenance", "concurrency", "error"] as const)(
    "waits while Nitrado answers %s",
    async (mode) => {
      await nitradoControl(w.sandbox.url).fault({ mode });
      await ask("Rook_77");
      const bot = w.bot("one");
      await bot();
      expect(await view()).toMatchObject({
        waiting: [{ entry: "Rook_77" }],
        lastError: expect.stringMatching(/Nitrado/),
      });
      await nitradoControl(w.sandbox.url).clearFaults();
      await bot();
      expect((await view()).waiting).toHaveLength(1);
      w.pass(1);
      await bot();
      expect(await view()).toMatchObject({ waiting: [], lastError: null, total: 3 });
    },
  );

  it("fails in words where Nitrado refuses to write", async () => {
    await nitradoControl(w.sandbox.url).fault({ mode: "forbidden", path: "/gameservers/settings" });
    await ask("Rook_77");
    await w.bot("one")();
    expect((await view()).history).toMatchObject([
      { state: "failed", outcome: expect.stringMatching(/403/) },
    ]);
  });

  it("never takes a list that is not shown for an empty one", async () => {
    await ask("Rook_77");
    const hidden = async (id: string) => ({ ...(await w.api.gameserver(id)), settings: { general: {} } });
    await w.bot("one", { gameserver: hidden satisfies NitradoApi["gameserver"] })();
    expect(w.calls.setSetting).toBe(0);
    expect((await view()).history).toMatchObject([
      { state: "failed", outcome: expect.stringMatching(/does not show/) },
    ]);
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond");
  });

  it("asked twice by one press is one, and is refused where nothing may be written", async () => {
    const key = randomUUID();
    const both = await Promise.all([ask("Rook_77", { key }), ask("Rook_77", { key })]);
    expect(both[0]?.id).toBe(both[1]?.id);
    await expect(ask("Other", { key })).rejects.toThrow(/another entry/);
    await expect(ask("A\r\nB")).rejects.toMatchObject({
      code: "invalid",
      fields: { entry: expect.any(String) },
    });
    await t.sql("update nitrado_services set roles = array['ROLE_WEBINTERFACE_SETTINGS_READ']");
    await expect(ask("Other")).rejects.toThrow(/SETTINGS_WRITE/);
  });
});

describe("looking", () => {
  it("finds what was done in the panel, but says nothing of what was there from the beginning", async () => {
    const bot = w.bot("one");
    await bot();
    expect(await history()).toEqual([]);
    await panel("Second\r\nOld_Foe\r\nThird\r\n\r\nThird");
    w.pass(1);
    await bot();
    expect(await history()).toEqual([]);
    w.pass(2);
    await bot();
    expect(await history()).toEqual(["add Third seen Nitrado's panel"]);
    expect((await view()).entries.find(({ entry }) => entry === "Third")).toMatchObject({ times: 2 });
    expect((await view("bans", "thi")).entries).toHaveLength(1);
  });
});

describe("an entry with an end", () => {
  it("is taken off when its time is over, and only then", async () => {
    await ask("Rook_77", { hours: 1 });
    const bot = w.bot("one");
    await bot();
    w.pass(59);
    await bot();
    expect(await atNitrado()).toContain("Rook_77");
    w.pass(2);
    await bot();
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond");
    expect((await history()).slice(0, 1)).toEqual(["remove Rook_77 applied Grizzly Bot"]);
    w.pass(5);
    await bot();
    expect(w.calls.setSetting).toBe(2);
  });

  it("waits while the server is in dry-run, and does not ask Nitrado all the time meanwhile", async () => {
    let reads = 0;
    const bot = w.bot("one", {
      gameserver: (id) => {
        reads++;
        return w.api.gameserver(id);
      },
    });
    await ask("Rook_77", { hours: 1 });
    await bot();
    await t.sql("update nitrado_services set dry_run = true");
    w.pass(61);
    reads = 0;
    for (let second = 0; second < 20; second++) {
      await bot();
      w.pass(1 / 60);
    }
    expect(reads).toBe(1);
    await t.sql("update nitrado_services set dry_run = false");
    w.pass(1);
    await bot();
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond");
  });

  it("stays where it was prolonged, and its end waits for a Nitrado that does not answer", async () => {
    const bot = w.bot("one");
    await ask("Rook_77", { hours: 1 });
    await ask("Wren", { hours: 1 });
    await bot();
    await ask("Rook_77", { hours: 48 });
    await bot();
    await nitradoControl(w.sandbox.url).fault({ mode: "unauthorized" });
    for (let hour = 0; hour < 9; hour++) {
      w.pass(60);
      await bot();
    }
    await nitradoControl(w.sandbox.url).clearFaults();
    w.pass(2);
    await bot();
    expect(await atNitrado()).toBe("Old_Foe\r\nSecond\r\nRook_77");
  });
});

it("players of the guild are suggested by name and id, and no other guild's", async () => {
  const id = "0123456789abcdef0123456789abcdef01234567";
  await t.sql("insert into guilds (guild_id, name, slug) values ('100000000000000009', 'Other', 'other')");
  await t.sql(
    "insert into player_profiles (guild_id, player_id, platform_id, ingame_name, last_seen_at) values ($1, 1, $2, 'Rook_77', now()), ('100000000000000009', 2, 'x', 'Rook_88', now())",
    [w.guildId, id],
  );
  const suggest = (text: string) => withGuild(w.scope(), (ctx) => suggestPlayers(ctx, text));
  expect(await suggest("rOOk")).toMatchObject([{ name: "Rook_77", platformId: id }]);
  expect(await suggest(id)).toHaveLength(1);
  expect(await suggest("%")).toEqual([]);
  await ask(id);
  await w.bot("one")();
  expect((await view("bans", "rook")).entries).toMatchObject([{ entry: id, playerName: "Rook_77" }]);
});
