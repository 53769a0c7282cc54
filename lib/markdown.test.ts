import { expect, it } from "vitest";
import { markdownParts } from "./markdown";

it("reads what people write", () => {
  expect(markdownParts("We **look**.\n\n> > [here](https://a.example)")).toEqual([
    { tag: "p", parts: ["We ", { tag: "strong", parts: ["look"] }, "."] },
    "\n",
    expect.objectContaining({ tag: "blockquote" }),
  ]);
});

it("leaves as written what is nested so deep that nothing could walk it", () => {
  for (const text of [">".repeat(4_000), "Look\n> > ".padEnd(300, "> "), `${"1) ".repeat(60)}x`])
    expect(markdownParts(text)).toEqual([{ tag: "p", parts: [text] }]);
});
