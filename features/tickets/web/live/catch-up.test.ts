import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LiveMessage } from "@/features/live/protocol";
import { CatchUp } from "./catch-up";
import { startLog, withNews, withShown } from "./message-log";

const message = (id: number): LiveMessage => ({
  id,
  by: null,
  name: "Mara",
  kind: "staff",
  source: "web",
  at: "2026-11-23T09:00:00.000Z",
  body: [],
});
const news = (after: number, ...ids: number[]) => ({
  after,
  cursor: ids.at(-1) ?? after,
  messages: ids.map(message),
});
const ids = (messages: readonly LiveMessage[]) => messages.map(({ id }) => id);

describe("what a page knows of a ticket", () => {
  it("grows by what is new, and leaves out what it has", () => {
    const one = withNews(startLog(5), news(5, 7));
    expect(one).toMatchObject({ cursor: 7, messages: [{ id: 7 }] });
    if (!one) throw new Error("Nothing lay between.");
    expect(withNews(one, news(5, 7))).toBe(one);
    expect(ids(withNews(one, news(5, 7, 9))?.messages ?? [])).toEqual([7, 9]);
    expect(withNews(one, news(8, 9))).toBeNull();
  });

  it("gives up what the server has rendered", () => {
    const log = withNews(startLog(5), news(5, 7, 9));
    expect(log && withShown(log, 7)).toMatchObject({ cursor: 9, messages: [{ id: 9 }] });
    expect(withShown(startLog(5), 8)).toMatchObject({ cursor: 8, messages: [] });
  });
});

describe("catching up", () => {
  it("asks for what lies between, as often as there is more", async () => {
    const stored = [1, 2, 3, 4, 5, 6, 7];
    const asked: number[] = [];
    let known: readonly LiveMessage[] = [];
    const versions: number[] = [];
    const page = new CatchUp(
      0,
      async (after) => {
        asked.push(after);
        const found = stored.filter((id) => id > after).slice(0, 3);
        return { ...news(after, ...found), version: 9, more: (found.at(-1) ?? 7) < 7 };
      },
      (messages) => {
        known = messages;
      },
      (version) => versions.push(version),
    );
    page.came({ cursor: 7, version: 8 });
    await new Promise((done) => setImmediate(done));
    expect(ids(known)).toEqual(stored);
    expect(asked.slice(0, 3)).toEqual([0, 3, 6]);
    expect(versions[0]).toBe(8);
  });

  it("ends with exactly what is stored, whatever was pushed, lost or said twice meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("write", "push", "lose", "again", "fail", "back"), { maxLength: 60 }),
        async (steps) => {
          const stored: number[] = [];
          let [told, fails] = [0, false];
          let known: readonly LiveMessage[] = [];
          const behind = (after: number) => stored.filter((id) => id > after);
          const head = () => ({ cursor: stored.at(-1) ?? 0, version: stored.length });
          const page = new CatchUp(
            0,
            async (after) => {
              if (fails) throw new Error("The network is away.");
              return { ...news(after, ...behind(after)), ...head(), more: false };
            },
            (messages) => {
              known = messages;
            },
            () => undefined,
          );
          const push = (after: number) =>
            page.heard({ t: "ticket", topic: "x", ...news(after, ...behind(after)), ...head() });
          for (const step of steps) {
            if (step === "write") stored.push((stored.at(-1) ?? 0) + 1 + (stored.length % 3));
            if (step === "push") push(told);
            if (step === "push" || step === "lose") told = stored.at(-1) ?? 0;
            if (step === "again") push(0);
            if (step === "fail") fails = !fails;
            if (step === "back") page.came(head());
            await Promise.resolve();
          }
          fails = false;
          page.came(head());
          await new Promise((done) => setImmediate(done));
          page.came(head());
          await new Promise((done) => setImmediate(done));
          expect(ids(known)).toEqual(stored);
        },
      ),
      { numRuns: 150 },
    );
  });
});
