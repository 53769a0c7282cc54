import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
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
type Tree = ReturnType<typeof toHast.runSync>;

// The page has its own h1 and h2: a text's headings start below them.
const LOWERED: Record<string, string> = { h1: "h3", h2: "h3", h5: "h4", h6: "h4" };

function lowerHeadings(tree: Tree): Tree {
  const visit = (node: { tagName?: string; children?: unknown[] }) => {
    if (node.tagName && LOWERED[node.tagName]) node.tagName = LOWERED[node.tagName];
    for (const child of node.children ?? []) visit(child as { tagName?: string; children?: unknown[] });
  };
  visit(tree as { children: unknown[] });
  return tree;
}

/** People's Markdown as React elements, made on the server. Nothing of it reaches the page as HTML. */
export function Markdown({ text }: { text: string }) {
  const tree = sanitize.runSync(lowerHeadings(toHast.runSync(toHast.parse(text))));
  return toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components: {
      a: ({ href, children }) => (
        <a href={href} rel="nofollow noopener noreferrer">
          {children}
        </a>
      ),
    },
  });
}
