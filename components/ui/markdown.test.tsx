import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe("people's Markdown", () => {
  it("becomes text with its lists, emphasis and links", () => {
    expect(html("**Cold** nights\n\n- one\n- [two](https://example.org)")).toBe(
      '<p><strong>Cold</strong> nights</p>\n<ul>\n<li>one</li>\n<li><a href="https://example.org" rel="nofollow noopener noreferrer">two</a></li>\n</ul>',
    );
  });

  it("never becomes markup of its own", () => {
    for (const attack of [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "![x](https://evil.example/track.png)",
      "[x](javascript:alert(1))",
      "[x](data:text/html,<script>alert(1)</script>)",
      "<a href='javascript:alert(1)'>x</a>",
      "<style>body{display:none}</style>",
      "<iframe src=https://evil.example></iframe>",
    ]) {
      expect(html(attack)).not.toMatch(/<(script|img|style|iframe)|javascript:|data:|onerror/i);
    }
  });

  it("keeps its headings below those of the page", () => {
    expect(html("# Rules\n\n###### Small")).toBe("<h3>Rules</h3>\n<h4>Small</h4>");
  });
});
