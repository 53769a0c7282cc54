import { describe, expect, it } from "vitest";
import { LEVELS } from "@/features/guilds/schema";
import { conflict, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { type ControlAction, lacking, may, reachedLevel } from "./rights";
import { callEnd, commandMessage, mayMove, needsPerson, saidBy, stepOf, verdictOf } from "./rules";
import { planProblem } from "./schema";
import { refusalOf } from "./target-rules";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const planned = (change: object) => ({
  state: "scheduled" as const,
  runAt: now,
  stateAt: ago(60),
  outcome: null,
  warnMinutes: null,
  warnedAt: null,
  repeatTimes: null,
  ...change,
});

describe("rights over a server", () => {
  const table: [ControlAction, number][] = [
    ["view", 1],
    ["restart", 2],
    ["start", 2],
    ["cancel", 2],
    ["settle", 2],
    ["stop", 3],
    ["schedule", 3],
    ["lists", 3],
    ["grant", 4],
  ];
  it.each(table)("%s needs level %d, from whichever side it comes", (action, needed) => {
    for (const level of [0, 1, 2, 3, 4]) {
      expect(may({ section: undefined, given: [level] }, action)).toBe(level >= needed);
      expect(may({ section: "viewer", given: [0, level] }, action)).toBe(Math.max(1, level) >= needed);
    }
    const ofSection = { viewer: 1, support: 1, moderator: 2, manager: 3, owner: 4 };
    for (const section of LEVELS)
      expect(may({ section, given: [] }, action)).toBe(ofSection[section] >= needed);
  });
  it("nothing gives nothing, and a number that is no level is nothing", () => {
    expect(reachedLevel({ section: undefined, given: [] })).toBe(0);
    expect(reachedLevel({ section: undefined, given: [9, -1, 2.5, Number.NaN] })).toBe(0);
    expect(lacking({ section: "viewer", given: [] }, "restart")).toContain(
      "“operator” on this server; yours is “viewer”",
    );
  });
});

describe("a planned command", () => {
  it("is warned of once, within its minutes", () => {
    const soon = planned({ runAt: new Date(now.getTime() + 5 * 60_000), warnMinutes: 5 });
    expect(stepOf(soon, now)).toBe("warn");
    expect(stepOf({ ...soon, warnedAt: ago(1) }, now)).toBe("wait");
    expect(stepOf({ ...soon, warnMinutes: 4 }, now)).toBe("wait");
    expect(stepOf({ ...soon, warnMinutes: null }, now)).toBe("wait");
  });
  it("is sent when it is due, waits where Nitrado was busy, and is never sent late", () => {
    expect(stepOf(planned({}), now)).toBe("send");
    expect(stepOf(planned({ runAt: ago(10) }), now)).toBe("send");
    expect(stepOf(planned({ runAt: ago(11) }), now)).toBe("miss");
    expect(stepOf(planned({ runAt: ago(1), outcome: "busy", stateAt: ago(0.2) }), now)).toBe("wait");
    expect(stepOf(planned({ runAt: ago(1), outcome: "busy", stateAt: ago(0.5) }), now)).toBe("send");
  });
  it("makes a command of its own where it comes back daily, however late", () => {
    expect(stepOf(planned({ repeatTimes: ["12:00"], runAt: ago(600) }), now)).toBe("spawn");
  });
  it("has no step once it was sent", () => {
    for (const state of ["running", "unknown", "done", "failed", "cancelled"] as const)
      expect(stepOf(planned({ state }), now)).toBe("wait");
  });
  it("lies in the future, but not too far", () => {
    const at = (minutes: number) => planProblem({ kind: "once", at: ago(-minutes).toISOString() }, now);
    expect(at(5)).toBeNull();
    expect(at(-5)).toMatch(/has passed/);
    expect(at(61 * 24 * 60)).toMatch(/60 days/);
  });
});

describe("what was sent", () => {
  const sent = (change: object) => ({
    action: "restart" as const,
    state: "running" as const,
    stateAt: ago(5),
    outcome: "Nitrado took it.",
    ...change,
  });
  const boot = { proven: true };
  const nothing = { boot: null, status: null };
  it("is done when the server started since, also where no answer is known", () => {
    expect(verdictOf(sent({}), { ...nothing, boot }, now)?.to).toBe("done");
    expect(verdictOf(sent({ outcome: null }), { ...nothing, boot }, now)?.to).toBe("done");
    expect(verdictOf(sent({ state: "unknown" }), { ...nothing, boot }, now)?.outcome).toBe(
      "The server's own log shows the start.",
    );
    expect(verdictOf(sent({}), { ...nothing, boot: { ...boot, proven: false } }, now)?.outcome).toMatch(
      /^Nitrado noted/,
    );
  });
  it("believes no word of Nitrado's about a start, and its word about a stop", () => {
    expect(verdictOf(sent({}), { boot: null, status: "started" }, now)).toBeNull();
    expect(verdictOf(sent({ action: "stop" }), { boot: null, status: "stopping" }, now)).toBeNull();
    expect(verdictOf(sent({ action: "stop" }), { boot, status: null }, now)).toBeNull();
    expect(verdictOf(sent({ action: "stop" }), { boot: null, status: "stopped" }, now)?.to).toBe("done");
  });
  it("is unknown where its sender died, or where nothing came of it", () => {
    expect(verdictOf(sent({ outcome: null, stateAt: ago(1) }), nothing, now)).toBeNull();
    expect(verdictOf(sent({ outcome: null, stateAt: ago(3) }), nothing, now)?.to).toBe("unknown");
    expect(verdictOf(sent({ stateAt: ago(19) }), nothing, now)).toBeNull();
    expect(verdictOf(sent({ stateAt: ago(21) }), nothing, now)).toMatchObject({ to: "unknown" });
    expect(verdictOf(sent({ state: "unknown", stateAt: ago(90) }), nothing, now)).toBeNull();
    expect(verdictOf(sent({ state: "done" }), { ...nothing, boot }, now)).toBeNull();
  });
  it("goes in front of a person when nothing comes any more", () => {
    expect(needsPerson({ state: "unknown", stateAt: ago(21) }, now)).toBe(true);
    expect(needsPerson({ state: "unknown", stateAt: ago(19) }, now)).toBe(false);
    expect(needsPerson({ state: "running", stateAt: ago(21) }, now)).toBe(false);
  });
  it("never becomes planned again once its outcome is open", () => {
    expect(mayMove("unknown", "scheduled")).toBe(false);
    expect(mayMove("unknown", "running")).toBe(false);
    for (const end of ["done", "failed", "cancelled"] as const) expect(mayMove(end, "running")).toBe(false);
  });
});

describe("a call", () => {
  it.each([
    ["refused", "not_done"],
    ["unauthorized", "not_done"],
    ["busy", "busy"],
    ["maintenance", "busy"],
    ["rate_limited", "busy"],
    ["unavailable", "unknown"],
    ["too_large", "unknown"],
  ] as const)("that ends %s is %s", (fault, end) => {
    expect(callEnd(new ProviderError(fault, "x"))).toBe(end);
  });
  it("that was never made is not done", () => {
    expect(callEnd(conflict("Connect it first."))).toBe("not_done");
    expect(callEnd(unavailable("Not now."))).toBe("busy");
    expect(callEnd(new TypeError("boom"))).toBe("unknown");
  });
  it("is told in our words and Nitrado's, never in a stranger's", () => {
    expect(saidBy(new ProviderError("refused", "Nitrado refused this.", 200, null, { said: "No." }))).toBe(
      "Nitrado refused this. It said: No.",
    );
    expect(saidBy(new TypeError("fetch http://x/?token=1"))).not.toContain("token");
    expect(commandMessage("restart", "Ann\r\nBob", "a\u0000b".repeat(80))).toMatch(
      /^Grizzly: restart by Ann Bob: [ab ]{90}/,
    );
  });
});

describe("a server", () => {
  const fine = { isActive: true, status: "active", dryRun: false, connected: true, roles: ["ROLE_OWNER"] };
  it("takes what is sent to it only where everything is in place", () => {
    expect(refusalOf(fine, "control")).toBeNull();
    expect(refusalOf({ ...fine, roles: [] }, "lists")).toBeNull();
    expect(refusalOf({ ...fine, isActive: false }, "control")).toMatch(/switched off/);
    expect(refusalOf({ ...fine, status: "suspended" }, "control")).toMatch(/suspended/);
    expect(refusalOf({ ...fine, status: null }, "control")).toBeNull();
    expect(refusalOf({ ...fine, connected: false }, "control")).toMatch(/not connected/);
    expect(refusalOf({ ...fine, dryRun: true }, "lists")).toMatch(/dry-run/);
    const guest = {
      ...fine,
      roles: ["ROLE_WEBINTERFACE_GENERAL_CONTROL", "ROLE_WEBINTERFACE_SETTINGS_READ"],
    };
    expect(refusalOf(guest, "control")).toBeNull();
    expect(refusalOf(guest, "lists")).toMatch(/SETTINGS_WRITE/);
  });
});
