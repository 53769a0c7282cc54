import { cookie } from "@/sandbox/http/body";
import type { Call, Reply } from "@/sandbox/http/types";
import { type Html, html, type Renderable } from "@/sandbox/page/html";
import { type Page, page } from "@/sandbox/page/layout";
import { ME_COOKIE } from "@/sandbox/page/me";
import { avatar, tierOf } from "@/sandbox/page/person";
import type { Person } from "@/sandbox/state/types";
import { takeSaid } from "./input";

export function meOf(call: Call): Person | null {
  return call.store.person(cookie(call, ME_COOKIE) ?? "") ?? null;
}

/** The corner of the top bar: whom this browser acts as, and the way to the site. */
function corner(call: Call, me: Person | null): Html {
  const who = me
    ? html`<a class="whoami" href="/" title="You act as ${me.name}">${avatar(me, tierOf(me), "small")}<span>${me.name}</span></a>`
    : null;
  return html`${who}<a class="button quiet site" href="${call.config.siteUrl}">Open Grizzly</a>`;
}

/** A control page with what was just said on top. */
export function framed(
  call: Call,
  nav: string,
  title: string,
  body: Renderable,
  more: Pick<Page, "script" | "wide"> = {},
): Reply {
  const { said, headers } = takeSaid(call);
  const reply = page({ title, nav, body, said, corner: corner(call, meOf(call)), ...more });
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

export function heading(title: string, purpose: Renderable, actions: Renderable = null): Html {
  return html`<div class="heading"><div><h1>${title}</h1><p class="muted">${purpose}</p></div>${actions && html`<div class="actions">${actions}</div>`}</div>`;
}

/** A form of one button. */
export function press(to: string, label: string, fields: Record<string, string>, look = "quiet"): Html {
  return html`<form class="inline" method="post" action="${to}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="button ${look}">${label}</button></form>`;
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "UTC" });

export function day(iso: string | null): Renderable {
  return iso ? html`<time datetime="${iso}" title="${iso}">${DATE.format(new Date(iso))}</time>` : "none";
}

export function clock(iso: string): Html {
  return html`<time datetime="${iso}" title="${iso}">${TIME.format(new Date(iso))}</time>`;
}

const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

export function dollars(cents: number): string {
  return DOLLARS.format(cents / 100);
}
