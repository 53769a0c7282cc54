import { describe, expect, it } from "vitest";
import { draftToInput, emptyDraft, previewOf, problemsByField } from "./item-draft";
import { itemInput } from "./schema";

const draft = {
  ...emptyDraft(),
  name: "Mosin with scope",
  price: "900",
  classNames: "Mosin9130\r\n\n  PUScopeOptic \n",
};

describe("the form of an item", () => {
  it("sends what the shop takes", () => {
    const input = itemInput.parse(draftToInput(draft));
    expect(input).toMatchObject({
      name: "Mosin with scope",
      price: 900,
      stock: null,
      categoryId: null,
      classNames: ["Mosin9130", "PUScopeOptic"],
      effect: null,
      availableFrom: null,
    });
  });

  it("sends what a supporter gets, each kind in its own shape", () => {
    const supporter = { ...draft, kind: "supporter" as const, classNames: "" };
    const effect = (change: Partial<typeof draft>) =>
      itemInput.parse(draftToInput({ ...supporter, ...change })).effect;
    expect(effect({ effectKind: "title", effectValue: " Night owl " })).toEqual({
      kind: "title",
      value: "Night owl",
    });
    expect(effect({ effectKind: "queue_priority", effectDays: "7" })).toEqual({
      kind: "queue_priority",
      value: "queue",
      days: 7,
    });
  });

  it("leads a class name's problem to its line, empty ones counted", () => {
    const wrong = { ...draft, classNames: "Mosin9130\n\nPU Scope" };
    const parsed = itemInput.safeParse(draftToInput(wrong));
    const problems = Object.fromEntries(
      (parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]),
    );
    expect(problemsByField(problems, wrong).classNames).toMatch(/^Line 3: A class name/);
  });

  it("names the effect's fields as the form does", () => {
    const problems = { effect: "Say what.", "effect.days": "At least 1.", needsTier: "For everyone." };
    expect(problemsByField(problems, draft)).toEqual({
      effectKind: "Say what.",
      effectDays: "At least 1.",
      needsTier: "For everyone.",
    });
  });

  it("shows in the preview what is typed so far, and nothing that is no number", () => {
    const shown = previewOf({ ...draft, price: "-5", stock: "0", limitCount: "2", limitHours: "168" }, null);
    expect(shown).toMatchObject({ price: 0, availability: "sold-out", limitWords: "2 in 7 days" });
  });
});
