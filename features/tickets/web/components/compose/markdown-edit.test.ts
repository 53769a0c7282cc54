import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MarkdownKind, markdownEdit } from "./markdown-edit";

function pressed(text: string, start: number, end: number, kind: MarkdownKind) {
  const edit = markdownEdit(text, start, end, kind);
  const made = text.slice(0, edit.from) + edit.by + text.slice(edit.to);
  return { text: made, start: edit.start, end: edit.end, selected: made.slice(edit.start, edit.end) };
}

describe("Markdown buttons", () => {
  it("wrap what is selected, and a second press takes it back", () => {
    const once = pressed("a word here", 2, 6, "bold");
    expect(once).toMatchObject({ text: "a **word** here", selected: "word" });
    expect(pressed(once.text, once.start, once.end, "bold")).toMatchObject({
      text: "a word here",
      selected: "word",
    });
    expect(pressed("ab", 1, 1, "code")).toMatchObject({ text: "a``b", start: 2, end: 2 });
    expect(pressed("x\ny", 0, 3, "code").text).toBe("```\nx\ny\n```");
  });

  it("make lists of the lines that are touched", () => {
    expect(pressed("one\ntwo\nthree", 5, 9, "numbers").text).toBe("one\n1. two\n2. three");
    expect(pressed("- one\n- two", 0, 11, "bullets").text).toBe("one\ntwo");
    expect(pressed("", 0, 0, "quote")).toMatchObject({ text: "> ", start: 2, end: 2 });
  });

  it("make a link of an address or of words", () => {
    expect(pressed("see https://a.b/c", 4, 17, "link")).toMatchObject({
      text: "see [](https://a.b/c)",
      start: 5,
    });
    expect(pressed("see", 0, 3, "link").text).toBe("[see](https://)");
  });

  it("change nothing outside of what they replace, and select within the text", () => {
    const kinds = fc.constantFrom<MarkdownKind>(
      "bold",
      "italic",
      "link",
      "code",
      "bullets",
      "numbers",
      "quote",
    );
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), kinds, (text, a, b, kind) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const made = pressed(text, start, end, kind);
        expect(made.start).toBeGreaterThanOrEqual(0);
        expect(made.end).toBeLessThanOrEqual(made.text.length);
        expect(made.start).toBeLessThanOrEqual(made.end);
      }),
    );
  });
});
