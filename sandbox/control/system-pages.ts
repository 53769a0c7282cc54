import type { Call, Reply } from "@/sandbox/http/types";
import type { NitradoState } from "@/sandbox/nitrado/state";
import { type Html, html } from "@/sandbox/page/html";
import { isPatron } from "@/sandbox/state/store";
import type { Delivery, Fault, PlainProvider, Webhook } from "@/sandbox/state/types";
import { clock, framed, heading, press } from "./frame";
import type { Parts } from "./parts";
import { faultForm, faultRows } from "./server-run";

const BACK = "/patreon-events";

function webhookRow(one: Webhook): Html {
  const state = one.paused ? "paused" : one.failures > 0 ? `${one.failures} failures in a row` : "listening";
  return html`<li><span><code class="break">${one.uri}</code><small class="${one.paused || one.failures ? "is-banned" : "muted"}">${state}</small></span>
    <span class="buttons">${press(
      `/__sandbox/webhooks/${one.id}`,
      one.paused ? "Go on and send what waits" : "Pause",
      { paused: String(!one.paused), return: BACK },
    )}</span></li>`;
}

function deliveryRow(one: Delivery): Html {
  const look = one.state === "delivered" ? "good" : one.attempts > 0 ? "bad" : "muted";
  const tries = one.attempts === 1 ? "1 try" : `${one.attempts} tries`;
  const name = /"full_name":"([^"]*)"/.exec(one.body)?.[1] ?? "";
  return html`<tr><td>${clock(one.at)}</td><td class="${look}">${one.state}${one.lastStatus && html`, ${one.lastStatus}`}</td>
    <td><code>${one.event}</code></td><td>${name}</td><td>${tries}</td></tr>`;
}

/** Patreon's webhooks: who listens, what was sent, and what a forger or a repeat would look like. */
export function patreonPage(call: Call): Reply {
  const { webhooks, deliveries, people, crowd } = call.store.state;
  const body = html`
  ${heading("Patreon webhooks", "What Patreon tells Grizzly when a pledge changes, signed as Patreon signs.")}
  <div class="columns wide-left"><section class="card"><header><h2>Sent</h2><span>newest first, UTC</span></header>
    ${
      deliveries.length > 0
        ? html`<div class="scroll"><table><thead><tr><th>At</th><th>State</th><th>Event</th><th>About</th><th>Tries</th></tr></thead>
          <tbody>${deliveries.toReversed().slice(0, 100).map(deliveryRow)}</tbody></table></div>`
        : html`<div class="empty"><p><b>Nothing was sent yet.</b></p><p>Change someone's pledge, and the events show up here with Grizzly's answer.</p></div>`
    }</section>
  <div class="stack"><section class="card"><header><h2>Webhooks</h2></header><ul class="rows">${webhooks.map(webhookRow)}</ul></section>
  <section class="card"><header><h2>Send one by hand</h2></header>
    <form class="fields-form" method="post" action="/__sandbox/webhooks/send"><input type="hidden" name="return" value="${BACK}">
      <label>About<select name="person">${people.filter(isPatron).map((one) => html`<option value="${one.key}">${one.name}</option>`)}</select></label>
      <label>Event<select name="event">${[
        "members:update",
        "members:create",
        "members:delete",
        "members:pledge:create",
        "members:pledge:update",
        "members:pledge:delete",
      ].map((one) => html`<option>${one}</option>`)}</select></label>
      <label>How often<input type="number" name="times" value="1" min="1" max="50"></label>
      <label>Forged<select name="tamper"><option value="none">no, signed well</option><option value="signature">wrong signature</option><option value="body">body changed after signing</option></select></label>
      <button class="button quiet">Send</button>
    </form></section>
  <section class="card"><header><h2>Creator's access</h2></header>
    <p class="muted">With it Grizzly reads the campaign's members. It is renewed every week, and when Patreon refuses it.</p>
    <span class="buttons">${press("/__sandbox/patreon/creator", "Let it expire", { do: "expire", return: BACK })}${press(
      "/__sandbox/patreon/creator",
      "Take it back",
      { do: "revoke", return: BACK },
    )}${press("/__sandbox/patreon/creator", "Give the settings' pair", { do: "reissue", return: BACK })}</span></section>
  <section class="card"><header><h2>Crowd</h2><span>${crowd.members === 0 ? "nobody" : `${crowd.members} members`}</span></header>
    <form class="fields-form" method="post" action="/__sandbox/patreon/crowd"><input type="hidden" name="return" value="${BACK}">
      <p class="muted">Members of the campaign without a Discord account, for a full sync of real size. No webhook tells of them; a turn moves one in a hundred to the next tier.</p>
      <label>Members<input type="number" name="members" value="${crowd.members}" min="0" max="100000"></label>
      <label>Turn<input type="number" name="turn" value="${crowd.turn}" min="0" max="1000"></label>
      <button class="button quiet">Set the crowd</button>
    </form></section></div></div>`;
  return framed(call, "/patreon-events", "Patreon webhooks", body);
}

const MODES: readonly (readonly [Fault["mode"], string, string])[] = [
  ["none", "Works", "Answers as it should."],
  ["slow", "Slow", "Waits before every answer."],
  ["rate_limited", "429", "Refuses with a time to wait."],
  ["error", "500", "Fails inside."],
  ["down", "Down", "Cuts the connection without an answer."],
  ["silent", "Silent", "Never answers; Discord sends no event either."],
  ["lost", "Lost", "Does what is asked, then loses the answer."],
];

function faultCard(provider: PlainProvider, name: string, fault: Fault): Html {
  const left =
    fault.remaining !== null
      ? `${fault.remaining} requests left`
      : fault.until !== null
        ? `until ${new Date(fault.until).toISOString().slice(11, 19)} UTC`
        : "until taken back";
  return html`<section class="card"><header><h2>${name}</h2><span class="${fault.mode === "none" ? "good" : "bad"}">${
    MODES.find(([mode]) => mode === fault.mode)?.[1]
  }${fault.mode !== "none" && html`, ${left}`}</span></header>
  <form class="fields-form" method="post" action="/__sandbox/faults/${provider}"><input type="hidden" name="return" value="/faults">
    <div class="modes">${MODES.map(
      ([mode, title, sentence]) =>
        html`<label class="pick"><input type="radio" name="mode" value="${mode}" ${mode === fault.mode && html`checked`}><span>${title}</span><small>${sentence}</small></label>`,
    )}</div>
    <div class="three">
      <label>Wait, ms<input type="number" name="delayMs" min="0" max="120000" value="${fault.delayMs || 3000}"></label>
      <label>Retry after, s<input type="number" name="retryAfterSeconds" min="0" max="3600" step="any" value="${fault.retryAfterSeconds || 5}"></label>
      <label>Requests<input type="number" name="remaining" min="1" placeholder="all" value="${fault.remaining}"></label>
    </div>
    <label>Seconds it lasts<input type="number" name="seconds" min="0.1" max="86400" step="any" placeholder="until taken back"></label>
    <label>Only paths with<input type="text" name="path" placeholder="all paths, for example /oauth2/token" value="${fault.path}"></label>
    <button class="button quiet">Set ${name}</button>
  </form></section>`;
}

function nitradoFaults({ faults, services, hourlyLimit }: NitradoState): Html {
  return html`<section class="card below"><header><h2>Nitrado</h2><span class="${faults.length > 0 ? "bad" : "good"}">${faults.length > 0 ? "Misbehaves" : "Works"}</span></header>
    <div class="columns even"><div>${faultForm(null, services, "/faults")}</div>
    <div class="stack">${
      faults.length > 0
        ? html`<div>${faultRows(faults, "/faults")}</div>`
        : html`<p class="muted">Faults that hold for a service or a path are listed here. The narrowest counts.</p>`
    }
    <form class="row-form" method="post" action="/__sandbox/nitrado/limit"><input type="hidden" name="return" value="/faults">
      <label>Requests of a token in an hour<input type="number" name="requests" min="0" max="1000000" value="${hourlyLimit}"></label><button class="button quiet">Set</button></form></div></div></section>`;
}

export function faultsPage(call: Call): Reply {
  const { faults, nitrado } = call.store.state;
  const body = html`
  ${heading("Faults", "Make a provider misbehave and watch what Grizzly says.")}
  <div class="columns even">${faultCard("discord", "Discord", faults.discord)}${faultCard("patreon", "Patreon", faults.patreon)}</div>
  ${nitradoFaults(nitrado)}
  <section class="card reset"><div><h2>Start over</h2><p class="muted">People, pledges, posts, game servers and faults as they were at first. Sign-ins end.</p></div>
  ${press("/__sandbox/reset", "Reset the sandbox", { return: "/faults" }, "danger")}</section>`;
  return framed(call, "/faults", "Faults", body);
}

export function callsPage(call: Call, parts: Parts): Reply {
  const rows = parts.log.records.toReversed().slice(0, 200);
  const body = html`
  ${heading("Calls", "What Grizzly asked of the providers, newest first. Times are UTC.", html`<a class="button quiet" href="/calls">Refresh</a>`)}
  <section class="card">${
    rows.length > 0
      ? html`<div class="scroll"><table><thead><tr><th>At</th><th>Provider</th><th>Call</th><th>Answer</th><th class="number">ms</th></tr></thead><tbody>${rows.map(
          (
            one,
          ) => html`<tr><td>${clock(one.at)}</td><td>${one.provider}</td><td><code class="break">${one.method} ${one.path}</code></td>
          <td class="${one.status >= 400 || one.status === 0 ? "bad" : "good"}">${one.status || "cut"}</td><td class="number">${one.ms}</td></tr>`,
        )}</tbody></table></div>`
      : html`<div class="empty"><p><b>No calls yet.</b></p><p>Sign in to Grizzly, and its calls show up here.</p></div>`
  }</section>`;
  return framed(call, "/calls", "Calls", body);
}
