import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Agent, suggestAgent } from "./assign-rules";
import { bulkVerdict } from "./bulk-rules";
import { answersOf, TICKET_FORMS } from "./forms";
import { mergeProblem } from "./merge-rules";
import { maySeeTicket } from "./privacy";
import { excerptOf, numberIn, searchText, wordsOf } from "./search-rules";
import { tagOf, tagsOf } from "./tag-rules";
import { TICKET_TYPES } from "./words";

const now = new Date("2026-11-23T12:00:00Z");
const agent = (name: string, change: Partial<Agent> = {}): Agent => ({
  discordId: name,
  name,
  dueSoon: 0,
  seenAt: null,
  ...change,
});

describe("forms", () => {
  it("fit into a Discord modal, title and text with them", () => {
    for (const type of TICKET_TYPES) {
      const { fields, title, text } = TICKET_FORMS[type];
      expect(fields.length).toBeLessThanOrEqual(3);
      for (const { label } of [title, text, ...fields]) expect(label.length).toBeLessThanOrEqual(45);
      expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
    }
  });

  it("show what a type asks for and nothing else", () => {
    expect(answersOf("report", { player: "Kestrel_0141", when: "9:48", order: "4" })).toEqual([
      { label: "Player", answer: "Kestrel_0141" },
      { label: "When", answer: "9:48" },
    ]);
  });
});

describe("who may see a report about staff", () => {
  it("is its opener and whoever reads those, but never whom it is about", () => {
    const ticket = { isPrivate: true, openerId: "ann", concerns: "mara" };
    expect(maySeeTicket(ticket, { discordId: "ann", readsPrivate: false })).toBe(true);
    expect(maySeeTicket(ticket, { discordId: "owner", readsPrivate: true })).toBe(true);
    expect(maySeeTicket(ticket, { discordId: "jonas", readsPrivate: false })).toBe(false);
    expect(maySeeTicket(ticket, { discordId: "mara", readsPrivate: true })).toBe(false);
    expect(maySeeTicket({ ...ticket, isPrivate: false }, { discordId: "mara", readsPrivate: false })).toBe(
      true,
    );
  });
});

describe("who is suggested", () => {
  it("is at the desk, then has the least due, among those who handle the type", () => {
    const here = "2026-11-23T11:55:00Z";
    const all = [
      agent("busy", { dueSoon: 3, seenAt: here }),
      agent("away"),
      agent("free", { dueSoon: 1, seenAt: here }),
    ];
    expect(suggestAgent(all, [], [], now)?.agent.name).toBe("free");
    expect(suggestAgent(all, [], ["free"], now)?.agent.name).toBe("busy");
    expect(suggestAgent(all, ["away"], [], now)).toMatchObject({
      agent: { name: "away" },
      why: "nothing due today",
    });
    // Whoever is named lost the right meanwhile: everybody else can help.
    expect(suggestAgent(all, ["gone"], [], now)?.agent.name).toBe("free");
    expect(suggestAgent([], [], [], now)).toBeNull();
  });
});

describe("a change of many", () => {
  const ticket = {
    open: true,
    assignee: "mara",
    priority: "medium" as const,
    tags: ["wipe"],
    openerId: "ann",
    concerns: "jonas",
  };
  const names = { mara: "Mara", ann: "Ann" };

  it("says what it does, or why it does nothing", () => {
    const said = (action: Parameters<typeof bulkVerdict>[1], change = {}) =>
      bulkVerdict({ ...ticket, ...change }, action, names);
    expect(said({ kind: "assign", to: "mara" })).toEqual({ wont: "Mara has it already." });
    expect(said({ kind: "assign", to: "ann" })).toEqual({ wont: "Ann opened it." });
    expect(said({ kind: "assign", to: "jonas" })).toEqual({ wont: "This person may not see it." });
    expect(said({ kind: "assign", to: null })).toEqual({ will: "Goes back to the queue" });
    expect(said({ kind: "tag", tag: "wipe", on: true })).toEqual({ wont: "It has this tag already." });
    expect(said({ kind: "tag", tag: "wipe", on: false }, { open: false })).toEqual({
      will: "Loses the tag wipe",
    });
    expect(said({ kind: "priority", priority: "urgent" })).toEqual({ will: "Normal becomes urgent" });
    expect(said({ kind: "close", reason: "" }, { open: false })).toEqual({ wont: "It is closed." });
    expect(said({ kind: "reply", text: "Hello" })).toEqual({
      will: "Gets the answer, and waits for its opener",
    });
  });
});

describe("merging", () => {
  const one = { createdBy: "ann", isPrivate: false, concerns: null, mergedInto: null, status: "open" };

  it("needs one opener, one secrecy, and a place that is open", () => {
    expect(mergeProblem(one, one)).toBeNull();
    expect(mergeProblem(one, { ...one, createdBy: "jonas" })).toContain("different openers");
    expect(mergeProblem(one, { ...one, isPrivate: true })).toContain("about staff");
    expect(mergeProblem({ ...one, mergedInto: 4 }, one)).toContain("merged into 4");
    expect(mergeProblem(one, { ...one, mergedInto: 7 })).toContain("goes on in 7");
    expect(mergeProblem(one, { ...one, status: "closed" })).toContain("closed");
    expect(mergeProblem({ ...one, status: "closed" }, one)).toBeNull();
  });
});

describe("tags", () => {
  it("are small and plain, whatever is typed", () => {
    expect(tagOf("  Base Raid! ")).toBe("base-raid");
    expect(tagOf("Łódź")).toBe("łódź");
    expect(tagOf("—")).toBeNull();
    expect(tagsOf(["Wipe", "wipe", "", "x y"])).toEqual(["wipe", "x-y"]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tag = tagOf(text);
        if (tag === null) return;
        expect(tag.length).toBeLessThanOrEqual(24);
        expect(tagOf(tag)).toBe(tag);
      }),
    );
  });
});

describe("search", () => {
  it("reads words and numbers, and asks for all words with the last one as a beginning", () => {
    expect(wordsOf("Green  Mountain, TRAD")).toEqual(["green", "mountain", "trad"]);
    expect(searchText(["green", "trad"], "7")).toBe("'7' & 'green' & 'trad':*");
    expect(searchText(["tr"])).toBe("'tr'");
    expect(numberIn(" #1294 ")).toBe(1294);
    expect(numberIn("12 nails")).toBeNull();
    expect(wordsOf("'); drop table tickets; --")).toEqual(["drop", "table", "tickets"]);
  });

  it("shows where the words stand, and gives the text back as it was", () => {
    const parts = excerptOf("Shot inside the Green Mountain trader.", ["mountain", "trad"]);
    expect(parts.filter((part) => part.hit).map((part) => part.text)).toEqual(["Mountain", "trad"]);
    expect(parts.map((part) => part.text).join("")).toBe("Shot inside the Green Mountain trader.");
    const long = excerptOf(`${"before ".repeat(50)}needle${" after".repeat(50)}`, ["needle"]);
    expect(long.map((part) => part.text).join("").length).toBeLessThan(220);
    expect(long.find((part) => part.hit)?.text).toBe("needle");
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.string({ maxLength: 12 }),
        (text, typed) => {
          const shown = excerptOf(text, wordsOf(typed))
            .map((part) => part.text)
            .join("");
          expect(text.replace(/\s+/g, " ").trim()).toContain(shown.replace(/^… /, "").replace(/ …$/, ""));
        },
      ),
    );
  });
});
