import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { HEALTHS } from "./health-rules";
import { partsOf, wholeHealth, worstPart } from "./parts";
import type { Part, PartFacts, ServerFacts } from "./parts-schema";

const NOW = new Date("2026-11-22T21:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);

const server = (change: Partial<ServerFacts> = {}): ServerFacts => ({
  serviceId: "11840201",
  name: "Chernarus",
  health: "running",
  reason: "The log is read as it grows.",
  since: ago(HOUR),
  connected: true,
  unwatched: false,
  stopped: false,
  off: [],
  ...change,
});

const facts = (change: Partial<PartFacts> = {}): PartFacts => ({
  now: NOW,
  servers: [server()],
  accesses: [
    { kind: "oauth", state: "active", expiresAt: new Date(NOW.getTime() + 20 * DAY), failing: false },
  ],
  deliveries: { waiting: 3, moving: 1, look: 0, oldestAt: ago(HOUR) },
  feeds: { on: 4, broken: [] },
  discord: { present: true, at: ago(4 * MINUTE), error: null },
  queue: { open: 0, oldestAt: null },
  ...change,
});

const part = (key: string, change: Partial<PartFacts>): Part => {
  const found = partsOf(facts(change)).find((one) => one.key === key);
  if (!found) throw new Error(`There is no part ${key}.`);
  return found;
};

describe("the parts of a guild", () => {
  it("are well where everything works, and none asks for anything", () => {
    const parts = partsOf(facts());
    expect(parts.map(({ health }) => health)).toEqual(parts.map(() => "running"));
    expect(parts.every(({ fix }) => fix === null)).toBe(true);
    expect(wholeHealth(parts)).toBe("running");
    expect(worstPart(parts)).toBeNull();
  });

  it("name the rights that are missing in Discord, each with what to press there", () => {
    const missing = ["The feed “Kills”: Grizzly OS misses “Send messages” in #kill-feed."];
    const discord = { present: true, at: ago(4 * MINUTE), error: null, missing };
    expect(part("discord-rights", { discord })).toMatchObject({
      health: "degraded",
      title: "Grizzly OS misses a right in Discord",
      sentence: missing[0],
      fix: { path: "/setup" },
    });
  });

  it("lead to the connection where Nitrado has ended the access, before anything that follows from it", () => {
    const ended = facts({
      accesses: [{ kind: "oauth", state: "reconnect", expiresAt: null, failing: true }],
      servers: [server({ health: "down", reason: "Nitrado has ended this access." })],
    });
    const parts = partsOf(ended);
    const worst = worstPart(parts);
    expect(worst?.key).toBe("nitrado");
    expect(worst?.fix).toMatchObject({ path: "/servers/connect", level: "manager" });
    expect(wholeHealth(parts)).toBe("down");
  });

  it("name the button that mends a server: connect, start, log settings", () => {
    const key = "server:11840201";
    const fix = (change: Partial<ServerFacts>) => part(key, { servers: [server(change)] }).fix?.path ?? null;
    expect(fix({ health: "down", connected: false })).toBe("/servers/connect");
    expect(fix({ health: "quiet", stopped: true })).toBe("/servers/11840201");
    expect(fix({ health: "degraded", off: ["The player list is off."] })).toBe("/setup");
    expect(fix({ health: "down", unwatched: true })).toBeNull();
    expect(fix({ health: "quiet" })).toBeNull();
  });

  it("warn of an access that ends within a day and was not renewed", () => {
    const soon = { kind: "oauth" as const, state: "active" as const, failing: false };
    const end = (ms: number) =>
      part("nitrado", { accesses: [{ ...soon, expiresAt: new Date(NOW.getTime() + ms) }] });
    expect(end(23 * HOUR).health).toBe("degraded");
    expect(end(25 * HOUR).health).toBe("running");
    expect(part("nitrado", { accesses: [{ ...soon, kind: "token", expiresAt: null }] }).health).toBe(
      "running",
    );
    expect(part("nitrado", { accesses: [] }).health).toBe("down");
  });

  it("send a person to deliveries that need a look, and to orders that wait for longer than a day", () => {
    const deliveries = { waiting: 0, moving: 0, look: 0, oldestAt: null };
    expect(part("deliveries", { deliveries }).health).toBe("quiet");
    expect(part("deliveries", { deliveries: { ...deliveries, look: 1 } })).toMatchObject({
      health: "degraded",
      title: "1 delivery needs a person",
    });
    expect(part("deliveries", { deliveries: { ...deliveries, look: 2 } }).title).toBe(
      "2 deliveries need a person",
    );
    const late = { ...deliveries, waiting: 2, oldestAt: ago(2 * DAY) };
    expect(part("deliveries", { deliveries: late }).fix?.path).toBe("/deliveries?show=waiting");
  });

  it("tell Discord's age, a feed that may not post, and a bot that does not take its messages", () => {
    const discord = { present: true, at: ago(4 * MINUTE), error: null };
    expect(part("discord", { discord: { ...discord, at: ago(2 * HOUR) } })).toMatchObject({
      health: "degraded",
    });
    expect(part("discord", { discord: { ...discord, present: false } }).health).toBe("down");
    expect(part("discord", { discord: { ...discord, at: null } }).health).toBe("unknown");
    expect(
      part("feeds", { feeds: { on: 3, broken: ["Kills, #kills: it misses “Send messages”."] } }),
    ).toMatchObject({
      health: "degraded",
      title: "1 feed cannot post",
    });
    expect(part("queue", { queue: { open: 2, oldestAt: ago(5 * MINUTE) } }).health).toBe("running");
    expect(part("queue", { queue: { open: 2, oldestAt: ago(HOUR) } }).health).toBe("degraded");
  });

  it("make a whole that is never better than its worst part, in whatever order they come", () => {
    const one = fc.record({ key: fc.string(), health: fc.constantFrom(...HEALTHS) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (given) => {
        const parts = given.map(
          ({ key, health }): Part => ({
            key: `server:${key}`,
            name: key,
            health,
            title: "",
            sentence: "",
            since: null,
            fix: null,
          }),
        );
        const whole = wholeHealth(parts);
        expect(wholeHealth([...parts].reverse())).toBe(whole);
        if (given.some(({ health }) => health === "down")) expect(whole).toBe("down");
        else if (given.some(({ health }) => health === "degraded")) expect(whole).toBe("degraded");
        else expect(["down", "degraded"]).not.toContain(whole);
      }),
    );
  });
});
