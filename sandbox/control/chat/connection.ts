import { type Html, html } from "@/sandbox/page/html";
import type { Fault } from "@/sandbox/state/types";
import { press } from "../frame";
import type { Parts } from "../parts";
import { rightsForms } from "./rights-form";
import { chatLink, type View } from "./view";

const FAULTS: readonly (readonly [label: string, title: string, fields: Record<string, string>])[] = [
  [
    "429",
    "Every call is refused with five seconds to wait.",
    { mode: "rate_limited", retryAfterSeconds: "5" },
  ],
  ["500", "Every call fails inside.", { mode: "error" }],
  ["Silent for 30 s", "Nothing is answered, no event is sent.", { mode: "silent", seconds: "30" }],
  ["Silent for 10 min", "Nothing is answered, no event is sent.", { mode: "silent", seconds: "600" }],
  [
    "Lose the next answer",
    "The next call is carried out, its answer never arrives.",
    { mode: "lost", remaining: "1" },
  ],
  ["Slow", "Three seconds before every answer.", { mode: "slow", delayMs: "3000" }],
];

const WORDS: Record<Fault["mode"], string> = {
  none: "works",
  slow: "answers slowly",
  rate_limited: "answers 429",
  error: "answers 500",
  down: "cuts every connection",
  silent: "answers nothing",
  lost: "loses its answers",
};

/** How Discord is: who is connected to its gateway, and what of it can be broken. */
export function connectionPanel(view: View, parts: Parts): Html {
  const back = view.place ? chatLink(view, view.place.id) : "/chat";
  const { discord: fault } = view.call.store.state.faults;
  const over = fault.until !== null && view.call.now.getTime() >= fault.until;
  const mode = over ? "none" : fault.mode;
  const sessions = parts.gateway.seen();
  const connected = sessions.filter((one) => one.connected);
  const names = [...new Set(connected.map((one) => one.app))].join(", ");
  const look = mode === "none" ? (connected.length > 0 ? "good" : "muted") : "bad";
  const state =
    mode === "none" ? (names ? `${names} is connected` : "No bot is connected") : `Discord ${WORDS[mode]}`;
  return html`<details class="connection" id="chat-connection" data-live><summary class="button"><i class="dot ${look}" aria-hidden="true"></i>${state}</summary><div class="sheet">
    <h2>Gateway</h2>
    ${
      sessions.length > 0
        ? html`<ul class="rows">${sessions.map(
            (one) =>
              html`<li><span>${one.app}<small>${one.events} events</small></span><span class="${one.connected ? "good" : "bad"}">${one.connected ? "connected" : "cut"}</span></li>`,
          )}</ul>`
        : html`<p class="muted">Start Grizzly OS, and it shows up here.</p>`
    }
    <div class="buttons">${press("/__sandbox/discord/gateway", "Cut", { do: "cut", return: back })}${press("/__sandbox/discord/gateway", "Ask to reconnect", { do: "reconnect", return: back })}${press("/__sandbox/discord/gateway", "End sessions", { do: "invalidate", return: back })}</div>
    <h2>Faults</h2>
    <div class="buttons">${FAULTS.map(
      ([label, title, fields]) =>
        html`<form class="inline" method="post" action="/__sandbox/faults/discord" title="${title}">${Object.entries(
          { ...fields, return: back },
        ).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
        )}<button class="button">${label}</button></form>`,
    )}</div>
    ${mode !== "none" && press("/__sandbox/faults/discord", "Let Discord work again", { mode: "none", return: back }, "primary")}
    <p class="muted"><a href="/faults">All faults</a></p>
    ${rightsForms(view)}</div></details>`;
}
