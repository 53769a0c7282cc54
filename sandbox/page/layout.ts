import type { Reply } from "@/sandbox/http/types";
import { type Html, html, type Renderable } from "./html";
import { mark } from "./mark";

export const ASSETS = "/__sandbox/assets";

export interface Page {
  readonly title: string;
  readonly body: Renderable;
  /** The entry of the navigation that this page belongs to; without one the page stands alone. */
  readonly nav?: string;
  readonly status?: number;
  /** One sentence about what was just done, or what failed. */
  readonly said?: { readonly text: string; readonly bad: boolean } | null;
  /** Origins besides our own that a form's answer may lead to. */
  readonly formOrigins?: readonly string[];
  /** Right side of the top bar. */
  readonly corner?: Renderable;
  /** A file among the assets; the page works without it too. */
  readonly script?: string;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

const NAV: readonly (readonly [href: string, label: string])[] = [
  ["/", "Me"],
  ["/people", "People"],
  ["/servers", "Game servers"],
  ["/chat", "Discord"],
  ["/patreon-events", "Patreon"],
  ["/faults", "Faults"],
  ["/calls", "Calls"],
];

function policy({ formOrigins = [], script }: Page): string {
  const forms = ["'self'", ...formOrigins].join(" ");
  const scripts = script ? "script-src 'self'; connect-src 'self'; " : "";
  return `default-src 'none'; ${scripts}style-src 'self'; font-src 'self'; img-src 'self' data:; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`;
}

function navigation(current: string | undefined): Html | null {
  if (current === undefined) return null;
  return html`<nav class="nav" aria-label="Sandbox">
    ${NAV.map(
      ([href, label]) =>
        html`<a href="${href}" ${href === current && html`aria-current="page"`}>${label}</a>`,
    )}
  </nav>`;
}

/** A whole page as an answer. Only a page that names a script may run any, and none of it is inline. */
export function page(one: Page): Reply {
  const said = one.said
    ? html`<p class="said ${one.said.bad ? "bad" : "good"}" role="status">${one.said.text}</p>`
    : null;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${one.title} · Grizzly sandbox</title>
<link rel="icon" type="image/svg+xml" href="${ASSETS}/mark.svg">
<link rel="stylesheet" href="${ASSETS}/styles.css">
${one.script && html`<script src="${ASSETS}/${one.script}" defer></script>`}
</head>
<body class="${one.wide && "wide"}">
<a class="skip" href="#main">Skip to content</a>
<header class="top"><div class="bar">
<a class="brand" href="/">${mark}<span>Grizzly <em>sandbox</em></span></a>
${navigation(one.nav)}
<div class="corner">${one.corner}</div>
</div></header>
<main id="main">${said}${one.body}</main>
<footer><p>Stand-ins for Discord, Patreon and Nitrado on this machine. No real account, no real money.</p></footer>
</body>
</html>`;
  return {
    status: one.status ?? 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(one),
      // `no-referrer` would make browsers send `Origin: null` with our own forms.
      "referrer-policy": "same-origin",
    },
    body: document.text,
  };
}
