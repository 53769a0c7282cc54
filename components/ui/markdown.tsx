import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { safeMarkdown } from "@/lib/markdown";

/** People's Markdown as React elements, made on the server. Nothing of it reaches the page as HTML. */
export function Markdown({ text }: { text: string }) {
  return toJsxRuntime(safeMarkdown(text), {
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
