import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProviderError } from "@/lib/http/provider";
import {
  faultOf,
  MIRROR_STATES,
  type MirrorFacts,
  nextStep,
  type OutMessage,
  type Step,
  THREAD_STATES,
} from "./rules";

const FACTS: MirrorFacts = {
  state: "open",
  hasHead: true,
  hasChannel: true,
  hadThread: true,
  ticket: { open: true, isPrivate: false },
  messages: [],
};
const message = (id: number, state: OutMessage["state"], deleted = false): OutMessage => ({
  id,
  state,
  deleted,
});

describe("what is done next", () => {
  it("begins with a thread, then its head, then messages in their order", () => {
    const fresh = { ...FACTS, state: "wanted", hasHead: false, hadThread: false } as const;
    expect(nextStep(fresh)).toEqual({ kind: "create" });
    expect(nextStep({ ...fresh, state: "creating" })).toEqual({ kind: "find" });
    expect(nextStep({ ...fresh, state: "open" })).toEqual({ kind: "head" });
    const messages = [message(4, "pending"), message(5, "none")];
    expect(nextStep({ ...FACTS, messages })).toEqual({ kind: "send", id: 4 });
    expect(nextStep(FACTS)).toEqual({ kind: "rest" });
  });

  it("never sends behind a message whose outcome is not known", () => {
    const messages = [message(4, "unknown"), message(5, "pending")];
    expect(nextStep({ ...FACTS, messages })).toEqual({ kind: "check", id: 4 });
  });

  it("takes back first, and changes last", () => {
    const messages = [message(3, "delivered"), message(4, "pending"), message(5, "delivered", true)];
    expect(nextStep({ ...FACTS, messages })).toEqual({ kind: "remove", id: 5 });
    expect(nextStep({ ...FACTS, messages: messages.slice(0, 2) })).toEqual({ kind: "send", id: 4 });
    expect(nextStep({ ...FACTS, messages: messages.slice(0, 1) })).toEqual({ kind: "edit", id: 3 });
  });

  it("follows the ticket's end, its last words and its new beginning", () => {
    const closed = { ...FACTS, ticket: { open: false, isPrivate: false } };
    expect(nextStep(closed)).toEqual({ kind: "close" });
    expect(nextStep({ ...closed, state: "archived" })).toEqual({ kind: "rest" });
    expect(nextStep({ ...closed, state: "archived", messages: [message(9, "none")] })).toEqual({
      kind: "wake",
    });
    expect(nextStep({ ...FACTS, state: "archived" })).toEqual({ kind: "wake" });
    expect(nextStep({ ...closed, state: "wanted", messages: [message(9, "none")] })).toEqual({
      kind: "rest",
    });
  });

  it("makes a thread anew only when there is something new to say", () => {
    const lost = { ...FACTS, state: "wanted" } as const;
    expect(nextStep(lost)).toEqual({ kind: "rest" });
    expect(nextStep({ ...lost, messages: [message(9, "delivered")] })).toEqual({ kind: "rest" });
    expect(nextStep({ ...lost, messages: [message(9, "pending")] })).toEqual({ kind: "create" });
  });

  it("has no thread without a channel, and none for a private ticket", () => {
    expect(nextStep({ ...FACTS, state: "wanted", hadThread: false, hasChannel: false })).toEqual({
      kind: "off",
      why: "channel",
    });
    const facts = fc.record({
      state: fc.constantFrom(...THREAD_STATES),
      hasHead: fc.boolean(),
      hasChannel: fc.boolean(),
      hadThread: fc.boolean(),
      ticket: fc.record({ open: fc.boolean(), isPrivate: fc.constant(true) }),
      messages: fc.array(
        fc.record({ id: fc.nat(), state: fc.constantFrom(...MIRROR_STATES), deleted: fc.boolean() }),
      ),
    });
    fc.assert(
      fc.property(facts, (given) => {
        expect(["off", "erase", "find"]).toContain(nextStep(given).kind);
      }),
    );
  });
});

/** What a perfect Discord and our notes make of a step. */
function after(facts: MirrorFacts, step: Step): MirrorFacts {
  const change = (id: number, to: Partial<OutMessage> | null) =>
    facts.messages.flatMap((one) => (one.id !== id ? [one] : to === null ? [] : [{ ...one, ...to }]));
  switch (step.kind) {
    case "create":
    case "find":
      return { ...facts, state: "open", hasHead: false, hadThread: true };
    case "head":
      return { ...facts, hasHead: true };
    case "wake":
      return { ...facts, state: "open" };
    case "close":
      return { ...facts, state: "archived" };
    case "erase":
      return { ...facts, state: "wanted", hasHead: false };
    case "check":
      return { ...facts, messages: change(step.id, { state: "pending" }) };
    case "send":
    case "edit":
    case "remove":
      return { ...facts, messages: change(step.id, null) };
    default:
      return facts;
  }
}

it("comes to rest from anywhere, with every message that is to be there sent in order", () => {
  const facts = fc.record({
    state: fc.constantFrom(...THREAD_STATES),
    hasHead: fc.boolean(),
    hasChannel: fc.boolean(),
    hadThread: fc.boolean(),
    ticket: fc.record({ open: fc.boolean(), isPrivate: fc.boolean() }),
    messages: fc
      .array(
        fc.record({
          state: fc.constantFrom("none" as const, "pending" as const, "unknown" as const),
          deleted: fc.constant(false),
        }),
        { maxLength: 8 },
      )
      .map((all) => all.map((one, id) => ({ id, ...one }))),
  });
  fc.assert(
    fc.property(facts, (given) => {
      let now: MirrorFacts = given;
      const sent: number[] = [];
      let step = nextStep(now);
      for (let steps = 0; step.kind !== "rest" && step.kind !== "off"; steps++) {
        expect(steps).toBeLessThan(40);
        if (step.kind === "send") sent.push(step.id);
        now = after(now, step);
        step = nextStep(now);
      }
      expect(sent).toEqual([...sent].sort((a, b) => a - b));
      const goes = given.ticket.open && !given.ticket.isPrivate && step.kind === "rest";
      if (goes) expect(sent).toEqual(given.messages.map((one) => one.id));
    }),
  );
});

describe("what went wrong", () => {
  const fault = (of: ConstructorParameters<typeof ProviderError>, tries = 0) =>
    faultOf(new ProviderError(...of), tries);
  it("is read by what it says about the call", () => {
    expect(fault(["rate_limited", "", 429, 2.5])).toMatchObject({ outcome: "not-done", waitMs: 2_500 });
    expect(fault(["unavailable", "", 503])).toMatchObject({
      outcome: "unknown",
      words: "Discord answered 503",
    });
    expect(fault(["unavailable", ""])).toMatchObject({
      outcome: "unknown",
      words: "Discord does not answer",
    });
    expect(fault(["refused", "", 404]).outcome).toBe("gone");
    expect(fault(["refused", "", 400]).outcome).toBe("refused");
    expect(fault(["refused", "", 403]).outcome).toBe("not-done");
    expect(() => faultOf(new Error("ours"), 0)).toThrow("ours");
  });
  it("is tried again within a minute, however long Discord was away", () => {
    const waits = Array.from({ length: 40 }, (_, tries) => fault(["unavailable", "", 500], tries).waitMs);
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(Math.max(...waits)).toBe(60_000);
  });
});
