import { type Html, html, type Renderable } from "@/sandbox/page/html";

/** Names of everything that a message can mention. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

interface Rule {
  readonly pattern: RegExp;
  readonly print: (hit: RegExpExecArray, inner: (text: string) => Renderable) => Html;
}

const STAMP = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

function rules(names: Names): readonly Rule[] {
  const mention = (mark: string, name: string) => html`<span class="mention">${mark}${name}</span>`;
  return [
    { pattern: /```(?:\w*\n)?([\s\S]+?)```/, print: (hit) => html`<pre>${hit[1]?.trimEnd()}</pre>` },
    { pattern: /`([^`]+)`/, print: (hit) => html`<code>${hit[1]}</code>` },
    { pattern: /<@!?(\d+)>/, print: (hit) => mention("@", names.people.get(hit[1] ?? "") ?? "unknown-user") },
    { pattern: /<@&(\d+)>/, print: (hit) => mention("@", names.roles.get(hit[1] ?? "") ?? "unknown-role") },
    { pattern: /<#(\d+)>/, print: (hit) => mention("#", names.channels.get(hit[1] ?? "") ?? "unknown") },
    {
      pattern: /<t:(\d{1,12})(?::[tTdDfFR])?>/,
      print: (hit) => html`<span class="mention">${STAMP.format(new Date(Number(hit[1]) * 1000))} UTC</span>`,
    },
    {
      // An address in angle brackets leads there without a preview.
      pattern: /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/,
      print: (hit, inner) =>
        html`<a href="${hit[2]}" rel="nofollow noopener noreferrer">${inner(hit[1] ?? "")}</a>`,
    },
    {
      pattern: /https?:\/\/[^\s<>)]+/,
      print: (hit) => html`<a href="${hit[0]}" rel="nofollow noopener noreferrer">${hit[0]}</a>`,
    },
    { pattern: /\*\*([\s\S]+?)\*\*/, print: (hit, inner) => html`<b>${inner(hit[1] ?? "")}</b>` },
    { pattern: /__([\s\S]+?)__/, print: (hit, inner) => html`<u>${inner(hit[1] ?? "")}</u>` },
    { pattern: /~~([\s\S]+?)~~/, print: (hit, inner) => html`<s>${inner(hit[1] ?? "")}</s>` },
    {
      pattern: /(?<![\w*])[*_]([^*_\n]+)[*_](?![\w*])/,
      print: (hit, inner) => html`<i>${inner(hit[1] ?? "")}</i>`,
    },
    { pattern: /^-# (.+)$/m, print: (hit, inner) => html`<small>${inner(hit[1] ?? "")}</small>` },
    { pattern: /\\([\\*_~`|>#[\]()<@-])/, print: (hit) => html`${hit[1]}` },
    { pattern: /\n/, print: () => html`<br>` },
  ];
}

/** Discord's text as HTML: the common marks, mentions by name, nothing of the text's own HTML. */
export function discordText(text: string, names: Names): Renderable {
  const all = rules(names);
  const walk = (rest: string): Renderable => {
    let first: { hit: RegExpExecArray; rule: Rule } | null = null;
    for (const rule of all) {
      const hit = rule.pattern.exec(rest);
      if (hit && (!first || hit.index < first.hit.index)) first = { hit, rule };
    }
    if (!first) return rest;
    const { hit, rule } = first;
    const after = rest.slice(hit.index + hit[0].length);
    return [rest.slice(0, hit.index), rule.print(hit, walk), walk(after)];
  };
  return walk(text);
}
