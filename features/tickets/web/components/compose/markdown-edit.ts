export type MarkdownKind = "bold" | "italic" | "link" | "code" | "bullets" | "numbers" | "quote";

export interface Edit {
  /** What is replaced: from `from` up to, not including, `to`. */
  from: number;
  to: number;
  by: string;
  /** What is selected afterwards. */
  start: number;
  end: number;
}

const AROUND = { bold: "**", italic: "_", code: "`" } as const;

function around(text: string, start: number, end: number, sign: string): Edit {
  const inside = text.slice(start, end);
  const wrapped =
    text.slice(start - sign.length, start) === sign && text.slice(end, end + sign.length) === sign;
  if (wrapped) {
    const from = start - sign.length;
    return { from, to: end + sign.length, by: inside, start: from, end: from + inside.length };
  }
  const at = start + sign.length;
  return { from: start, to: end, by: `${sign}${inside}${sign}`, start: at, end: at + inside.length };
}

function lines(text: string, start: number, end: number, mark: (nr: number) => string, is: RegExp): Edit {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next;
  const old = text.slice(from, to).split("\n");
  const off = old.every((one) => is.test(one));
  const by = old.map((one, nr) => (off ? one.replace(is, "") : `${mark(nr)}${one}`)).join("\n");
  return { from, to, by, start: start === end ? from + by.length : from, end: from + by.length };
}

/** What a press on a Markdown button does to a text with a selection; a second press takes it back. */
export function markdownEdit(text: string, start: number, end: number, kind: MarkdownKind): Edit {
  switch (kind) {
    case "link": {
      const inside = text.slice(start, end);
      const isAddress = /^https?:\/\/\S+$/.test(inside);
      const by = isAddress ? `[](${inside})` : `[${inside}](https://)`;
      const at = isAddress ? start + 1 : start + by.length - 1;
      return { from: start, to: end, by, start: at, end: at };
    }
    case "code":
      if (text.slice(start, end).includes("\n")) {
        const by = `\`\`\`\n${text.slice(start, end)}\n\`\`\``;
        return { from: start, to: end, by, start: start + 4, end: start + by.length - 4 };
      }
      return around(text, start, end, AROUND.code);
    case "bullets":
      return lines(text, start, end, () => "- ", /^- /);
    case "numbers":
      return lines(text, start, end, (nr) => `${nr + 1}. `, /^\d+\. /);
    case "quote":
      return lines(text, start, end, () => "> ", /^> /);
    default:
      return around(text, start, end, AROUND[kind]);
  }
}
