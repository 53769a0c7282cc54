import rehypeSanitize, { type Options } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/** What people's texts may hold. No pictures, no styles, no raw HTML, and links to the web and mail alone. */
const ALLOWED: Options = {
  tagNames: [
    "p",
    "strong",
    "em",
    "del",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "br",
    "hr",
    "h3",
    "h4",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
  ],
  attributes: { a: ["href"] },
  protocols: { href: ["http", "https", "mailto"] },
  strip: ["script", "style"],
};

const toHast = unified().use(remarkParse).use(remarkGfm).use(remarkRehype);
const sanitize = unified().use(rehypeSanitize, ALLOWED);
export type SafeTree = ReturnType<typeof toHast.runSync>;

// The page has its own h1 and h2: a text's headings start below them.
const LOWERED: Record<string, string> = { h1: "h3", h2: "h3", h5: "h4", h6: "h4" };

function lowerHeadings(tree: SafeTree): SafeTree {
  const visit = (node: { tagName?: string; children?: unknown[] }) => {
    if (node.tagName && LOWERED[node.tagName]) node.tagName = LOWERED[node.tagName];
    for (const child of node.children ?? []) visit(child as { tagName?: string; children?: unknown[] });
  };
  visit(tree as { children: unknown[] });
  return tree;
}

/** Nobody writes quotes in quotes so deep, and whatever walks a tree does so by calling itself. */
const DEEPEST = 50;

/** The same in the text, of quotes and lists: the parser would take a second for a thousand of them. */
const HEAPED = new RegExp(`^(?: {0,3}(?:>|(?:[-+*]|\\d{1,9}[.)])[ \\t])){${DEEPEST}}`, "m");

const within = (node: { children?: unknown[] }, left: number): boolean =>
  left > 0 && (node.children ?? []).every((child) => within(child as { children?: unknown[] }, left - 1));

const plain = (text: string): SafeTree => ({
  type: "root",
  children: [{ type: "element", tagName: "p", properties: {}, children: [{ type: "text", value: text }] }],
});

/** People's Markdown as a tree that holds nothing but what is allowed; what is nested absurdly deep stays as written. */
export function safeMarkdown(text: string): SafeTree {
  if (HEAPED.test(text)) return plain(text);
  try {
    const tree = toHast.runSync(toHast.parse(text));
    return within(tree as { children: unknown[] }, DEEPEST)
      ? sanitize.runSync(lowerHeadings(tree))
      : plain(text);
  } catch (error) {
    // The parser itself has run out of stack.
    if (error instanceof RangeError) return plain(text);
    throw error;
  }
}

/** A part of a text as JSON: what a browser makes elements of without a parser of its own. */
export type TextPart = string | { tag: string; href?: string; parts: TextPart[] };

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: { href?: unknown };
  children?: Node[];
}

function partsOf(nodes: readonly Node[]): TextPart[] {
  return nodes.flatMap((node): TextPart[] => {
    if (node.type === "text") return [node.value ?? ""];
    if (node.type !== "element" || !node.tagName) return [];
    const href = node.properties?.href;
    return [
      {
        tag: node.tagName,
        ...(typeof href === "string" && { href }),
        parts: partsOf(node.children ?? []),
      },
    ];
  });
}

/** People's Markdown as JSON, with the same walls as on a page that the server renders. */
export function markdownParts(text: string): TextPart[] {
  return partsOf((safeMarkdown(text) as unknown as { children: Node[] }).children);
}
