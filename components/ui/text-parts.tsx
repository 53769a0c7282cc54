import { createElement, type ReactNode } from "react";
import type { TextPart } from "@/lib/markdown";

// The server has sanitised the text. What a browser is sent is held against the same list all the same.
const TAGS = new Set(
  "p strong em del ul ol li blockquote code pre br hr h3 h4 a table thead tbody tr th td".split(" "),
);

function elementOf(part: TextPart, key: number): ReactNode {
  if (typeof part === "string") return part;
  if (!TAGS.has(part.tag)) return null;
  const inner = part.parts.length > 0 ? part.parts.map(elementOf) : undefined;
  if (part.tag !== "a") return createElement(part.tag, { key }, inner);
  const href = /^(https?:|mailto:)/i.test(part.href ?? "") ? part.href : undefined;
  return (
    <a key={key} href={href} rel="nofollow noopener noreferrer">
      {inner}
    </a>
  );
}

/** A text that came as JSON, see `markdownParts`: for what reaches a page without being rendered by the server. */
export function TextParts({ parts }: { parts: readonly TextPart[] }) {
  return <>{parts.map(elementOf)}</>;
}
