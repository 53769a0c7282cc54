import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withGuild } from "@/db/context";
import { type ControlWorld, controlWorld, SERVICE } from "@/db/testing/control-world";
import { type TestDatabase, testDatabase } from "@/db/testing/database";
import { scopeForJob } from "@/features/guilds/scope";
import { commandsOf } from "@/features/nitrado/control/data/commands";
import { controlServer } from "@/features/nitrado/control/data/servers";
import { controlEvents } from "@/features/nitrado/control/events";
import { askCommand, cancelCommand, settleCommand } from "@/features/nitrado/control/mutations/ask";
import type { CommandInput } from "@/features/nitrado/control/schema";
import { recordBoot } from "@/features/nitrado/log/boots";
import { notFound } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { nitradoControl } from "@/sandbox/nitrado/testing";

let t: TestDatabase;
let w: ControlWorld;

beforeAll(async () => {
  t = await testDatabase();
});
beforeEach(async () => {
  w = await controlWorld(t);
});
afterEach(() => w.close());
afterAll(() => t.close());

const ask = (change: Partial<CommandInput> = {}) =>
  withGuild(w.scope(), (ctx) =>
    askCommand(
      ctx,
      {
        serviceId: SERVICE,
        action: "restart",
        reason: "New loot",
        when: { kind: "now", inMinutes: 0 },
        warnMinutes: null,
        key: randomUUID(),
        ...change,
      },
      "Ann",
    ),
  );
const all = () => withGuild(w.scope(), (ctx) => commandsOf(ctx, SERVICE));
const find = async (id: string) => {
  const { open, past } = await all();
  const found = [...open, ...past].find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
};
const booted = (source: "adm" | "restart_log" = "adm") =>
  withGuild(w.scope(), (ctx) =>
    recordBoot(ctx, { serviceId: SERVICE, startedAt: w.now(), source, bootKey: randomUUID(), evidence: {} }),
  );
const events = async () =>
  (
    await t.sql<{ payload: unknown }>(
      "select payload from interbot_events where type = 'servers.command' and guild_id = $1 order by id",
      [w.guildId],
    )
  ).map(({ payload }) => controlEvents["servers.command"].parse(payload));
const boots = () => w.sandbox.gameServer(SERVICE).boots();

describe("a restart", () => {
  it("is sent once, is not believed before the server started, and is done then", async () => {
    const { id } = await ask();
    const bot = w.bot("one");
    const before = boots();
    await bot();
    await bot();
    expect(w.calls.restart).toBe(1);
    // Nitrado says "started" all along: that proves nothing.
    expect((await w.api.gameserver(SERVICE)).status).toBe("started");
    expect(await find(id)).toMatchObject({ state: "running", outcome: "Nitrado took it." });
    w.pass(1);
    expect(boots()).toBe(before + 1);
    await bot();
    expect((await find(id)).state).toBe("running");
    await booted();
    await bot();
    expect(await find(id)).toMatchObject({
      state: "done",
      outcome: expect.stringMatching(/^The server's own log shows/),
    });
    expect((await events()).map(({ kind }) => kind)).toEqual(["scheduled", "running", "done"]);
    const audit = await t.sql<{ action: string }>(
      "select action from audit_log where guild_id = $1 order by id",
      [w.guildId],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      "nitrado.command.ask",
      "nitrado.command.running",
      "nitrado.command.done",
    ]);
  });

  it("is sent once by two bots at once", async () => {
    await ask();
    await Promise.all(["one", "two", "three"].map((name) => w.bot(name)()));
    expect(w.calls.restart).toBe(1);
  });

  it("whose answer is lost is never sent again, and is resolved by a start of the server", async () => {
    await nitradoControl(w.sandbox.url).fault({ mode: "lost", path: "/gameservers/restart" });
    const { id } = await ask();
    const bot = w.bot("one");
    await bot();
    expect((await find(id)).state).toBe("unknown");
    for (let minute = 0; minute < 5; minute++) {
      w.pass(1);
      await bot();
    }
    expect(w.calls.restart).toBe(1);
    await booted("restart_log");
    await bot();
    expect(await find(id)).toMatchObject({ state: "done", outcome: expect.stringMatching(/^Nitrado noted/) });
  });

  it("that nothing is heard of goes in front of a person, who says what happened", async () => {
    const { id } = await ask();
    const bot = w.bot("one");
    await bot();
    w.pass(21);
    await bot();
    expect(await find(id)).toMatchObject({ state: "unknown", needsPerson: true });
    expect((await withGuild(w.scope(), (ctx) => controlServer(ctx, SERVICE))).openQuestions).toBe(1);
    await withGuild(w.scope(), (ctx) => settleCommand(ctx, { id, to: "failed", by: "Ann" }));
    expect(await find(id)).toMatchObject({ state: "failed", outcome: "Ann looked: it did not happen." });
    await expect(
      withGuild(w.scope(), (ctx) => settleCommand(ctx, { id, to: "done", by: "Ann" })),
    ).rejects.toThrow(/known already/);
  });

  it.each(["before", "after"] as const)(
    "is sent at most once when its bot dies %s the call",
    async (when) => {
      const { id } = await ask();
      let died: () => void = () => undefined;
      const dead = new Promise<void>((resolve) => {
        died = resolve;
      });
      // A process that is gone never goes on: neither its answer nor its error is written.
      const dying = w.bot("dying", {
        restart: async (serviceId, message) => {
          if (when === "after") await w.api.restart(serviceId, message);
          died();
          await new Promise(() => undefined);
        },
      });
      void dying();
      await dead;
      await t.sql("delete from leases");
      expect(await find(id)).toMatchObject({ state: "running", outcome: null });
      const bot = w.bot("next");
      for (const minutes of [0, 1, 3, 30]) {
        w.pass(minutes);
        await bot();
      }
      expect(w.calls.restart).toBe(when === "after" ? 1 : 0);
      expect(await find(id)).toMatchObject({ state: "unknown", needsPerson: true });
    },
  );

  it.each(["concurrency", "maintenance"] as const)(
    "waits and tries again where Nitrado answers %s",
    async (mode) => {
      await nitradoControl(w.sandbox.url).fault({ mode, path: "/gameservers/restart", remaining: 2 });
      const { id } = await ask();
      const bot = w.bot("one");
      await bot();
      expect(await find(id)).toMatchObject({
        state: "scheduled",
        outcome: expect.stringMatching(/^Nitrado is/),
      });
      await bot();
      expect(w.calls.restart).toBe(1);
      w.pass(0.5);
      await bot();
      w.pass(0.5);
      await bot();
      expect(w.calls.restart).toBe(3);
      expect((await find(id)).state).toBe("running");
    },
  );

  it("is given up after ten minutes of maintenance, and comes no later", async () => {
    await nitradoControl(w.sandbox.url).fault({ mode: "maintenance", path: "/gameservers/restart" });
    const { id } = await ask();
    const bot = w.bot("one");
    const before = boots();
    for (let minute = 0; minute < 12; minute++) {
      await bot();
      w.pass(1);
    }
    await nitradoControl(w.sandbox.url).clearFaults();
    await bot();
    expect(await find(id)).toMatchObject({ state: "failed", outcome: expect.stringMatching(/maintenance/) });
    expect(boots()).toBe(before);
  });

  it.each(["soft_error", "forbidden"] as const)("has failed where Nitrado answers %s", async (mode) => {
    await nitradoControl(w.sandbox.url).fault({ mode, path: "/gameservers/restart" });
    const { id } = await ask();
    await w.bot("one")();
    expect((await find(id)).state).toBe("failed");
  });

  it.each(["error", "html", "half"] as const)("is unknown where Nitrado answers %s", async (mode) => {
    await nitradoControl(w.sandbox.url).fault({ mode, path: "/gameservers/restart" });
    const { id } = await ask();
    const bot = w.bot("one");
    await bot();
    w.pass(1);
    await bot();
    expect((await find(id)).state).toBe("unknown");
    expect(w.calls.restart).toBe(1);
  });
});

describe("a stop", () => {
  it("is done when Nitrado says that the server is stopped", async () => {
    const { id } = await ask({ action: "stop" });
    const bot = w.bot("one");
    await bot();
    expect((await find(id)).state).toBe("running");
    w.pass(1);
    await bot();
    expect(await find(id)).toMatchObject({ state: "done" });
    expect(w.sandbox.gameServer(SERVICE).status()).toBe("stopped");
    const start = await ask({ action: "start" });
    await bot();
    w.pass(1);
    expect(w.sandbox.gameServer(SERVICE).status()).toBe("started");
    expect((await find(start.id)).state).toBe("running");
  });
});

describe("a plan", () => {
  it("is warned of with the orders that wait, and sent when its time comes", async () => {
    await t.sql(
      "insert into shop_purchases (guild_id, number, discord_id, total_cost, state, item_kind, service_id) values ($1, 1, '200000000000000001', 5, 'queued', 'in_game', $2), ($1, 2, '200000000000000001', 5, 'delivered', 'in_game', $2)",
      [w.guildId, SERVICE],
    );
    await ask({ when: { kind: "now", inMinutes: 10 }, warnMinutes: 5 });
    const bot = w.bot("one");
    await bot();
    w.pass(6);
    await bot();
    await bot();
    const warnings = (await events()).filter(({ kind }) => kind === "warning");
    expect(warnings).toMatchObject([{ waitingOrders: 1, reason: "New loot", by: "Ann", action: "restart" }]);
    expect(w.calls.restart).toBe(0);
    w.pass(5);
    await bot();
    expect(w.calls.restart).toBe(1);
  });

  it("comes back every day at the clock of the server, and is sent once a time", async () => {
    // 07:00 in New York is 12:00 UTC: today's has passed half a minute ago.
    const { id, runAt } = await ask({ when: { kind: "daily", times: ["07:00", "07:05"] }, warnMinutes: 1 });
    expect(runAt).toBe("2026-11-22T12:05:00.000Z");
    const bots = ["one", "two"].map((name) => w.bot(name));
    const both = () => Promise.all(bots.map((bot) => bot()));
    w.pass(5);
    await both();
    await both();
    expect(w.calls.restart).toBe(1);
    expect(await find(id)).toMatchObject({
      state: "scheduled",
      runAt: "2026-11-23T12:00:00.000Z",
      warnedAt: null,
    });
    w.pass(2 * 24 * 60);
    await both();
    await both();
    // The bots were away for two days: the one that is too late is said to be, and not sent.
    expect(w.calls.restart).toBe(1);
    expect((await all()).past).toMatchObject([
      { state: "failed", outcome: expect.stringMatching(/could not be reached/) },
    ]);
    await withGuild(w.scope(), (ctx) => cancelCommand(ctx, id));
    w.pass(24 * 60);
    await both();
    expect(w.calls.restart).toBe(1);
  });

  it("can be taken back until it is sent", async () => {
    const { id } = await ask({ when: { kind: "now", inMinutes: 5 } });
    await withGuild(w.scope(), (ctx) => cancelCommand(ctx, id));
    w.pass(6);
    await w.bot("one")();
    expect(w.calls.restart).toBe(0);
    const sent = await ask();
    await w.bot("one")();
    await expect(withGuild(w.scope(), (ctx) => cancelCommand(ctx, sent.id))).rejects.toThrow(/sent already/);
  });
});

describe("asking", () => {
  it("twice with one press is one command, and two people at once get one", async () => {
    const key = randomUUID();
    const both = await Promise.all([ask({ key }), ask({ key })]);
    expect(both[0]?.id).toBe(both[1]?.id);
    await expect(ask({ key, action: "stop" })).rejects.toThrow(/another command/);
    await expect(ask()).rejects.toThrow(/on its way already/);
    const rush = await Promise.allSettled([1, 2, 3].map(() => ask({ when: { kind: "now", inMinutes: 30 } })));
    expect(rush.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is refused where nothing may be sent, and where nothing was ever there", async () => {
    await t.sql("update nitrado_services set dry_run = true");
    await expect(ask()).rejects.toThrow(/dry-run/);
    await t.sql("update nitrado_services set dry_run = false, access_kind = null");
    await expect(ask()).rejects.toThrow(/not connected/);
    await expect(ask({ serviceId: "99" })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      withGuild(scopeForJob("100000000000000001", "test"), (ctx) =>
        askCommand(
          ctx,
          {
            serviceId: SERVICE,
            action: "restart",
            reason: "",
            when: { kind: "now", inMinutes: 0 },
            warnMinutes: null,
            key: randomUUID(),
          },
          "Eve",
        ),
      ),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("and then losing the right to send ends it in words", async () => {
    const { id } = await ask({ when: { kind: "now", inMinutes: 5 } });
    await t.sql("update nitrado_services set dry_run = true");
    w.pass(5);
    await w.bot("one")();
    expect(await find(id)).toMatchObject({ state: "failed", outcome: expect.stringMatching(/dry-run/) });
    expect(w.calls.restart).toBe(0);
  });

  it("survives an access that cannot be renewed now", async () => {
    const { id } = await ask();
    const away = new ProviderError("unavailable", "Nitrado does not answer.");
    const bot = w.bot("one", {
      gameserver: () => Promise.reject(away),
      restart: () =>
        Promise.reject(new ProviderError("unauthorized", "Nitrado does not accept this access any more.")),
    });
    await bot();
    expect(await find(id)).toMatchObject({
      state: "failed",
      outcome: expect.stringMatching(/does not accept/),
    });
  });
});
