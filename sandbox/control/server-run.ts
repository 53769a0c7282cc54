import type { GameServer } from "@/sandbox/dayz/types";
import { FAULT_MODES, type NitradoFault, type NitradoService } from "@/sandbox/nitrado/state";
import { type Html, html } from "@/sandbox/page/html";
import { clock, press } from "./frame";

/** How the server runs, what its log does, and how Nitrado answers for it. */

function fact(label: string, value: Html | string | number): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

export function runCard(server: GameServer, back: string): Html {
  const to = `/__sandbox/servers/${server.serviceId}/power`;
  const verbs =
    server.status() === "stopped"
      ? ([["start", "Start"]] as const)
      : ([
          ["restart", "Restart"],
          ["stop", "Stop"],
          ["crash", "Crash"],
        ] as const);
  return html`<section class="card"><header><h2>The server</h2><span>since ${clock(server.since().toISOString())} UTC</span></header>
    <dl class="facts">${fact("Boots", server.boots())}${fact("Mission", server.playable() ? "loaded" : "not loaded")}${fact("Version", html`<code>${server.version}</code>`)}</dl>
    <div class="buttons">${verbs.map(([verb, label], index) =>
      press(
        to,
        label,
        { do: verb, return: back },
        index === 0 ? "primary" : verb === "crash" ? "danger" : "quiet",
      ),
    )}</div></section>`;
}

export function paceCard(server: GameServer, back: string): Html {
  const { speed, logStepSeconds, newFileDelaySeconds, busy, generation } = server.settings;
  const act = `/__sandbox/servers/${server.serviceId}/act`;
  return html`<section class="card"><header><h2>Log and pace</h2><span>Nitrado: steps of 300 s, new file after 510 s</span></header>
  <form class="fields-form" method="post" action="/__sandbox/servers/${server.serviceId}/settings">
    <input type="hidden" name="return" value="${back}"><input type="hidden" name="whole" value="true">
    <div class="three">
      <label>Log grows every, s<input type="number" name="logStepSeconds" min="0" max="3600" value="${logStepSeconds}"></label>
      <label>New file after, s<input type="number" name="newFileDelaySeconds" min="0" max="3600" value="${newFileDelaySeconds}"></label>
      <label>Speed of life<input type="number" name="speed" min="0" max="50" step="any" value="${speed}"></label>
    </div>
    <div class="three two">
      <label>Words of the log<select name="generation">${(
        [
          ["A", "until 1.25"],
          ["B", "1.26 to 1.28"],
          ["C", "from 1.29"],
        ] as const
      ).map(
        ([value, label]) =>
          html`<option value="${value}" ${value === generation && html`selected`}>${label}</option>`,
      )}</select></label>
      <label class="box inline"><input type="checkbox" name="busy" ${busy && html`checked`}><span>People act by themselves</span></label>
    </div>
    <button class="button quiet">Save</button>
  </form>
  <div class="buttons">${press(act, "Cut the log", { do: "cutLog", return: back })}${press(act, "Rotate the log", { do: "rotateLog", return: back })}</div></section>`;
}

export const FAULT_WORDS: Record<NitradoFault["mode"], string> = {
  slow: "waits, then answers",
  rate_limited: "429, too many requests",
  error: "500, failed inside",
  maintenance: "503, maintenance",
  concurrency: "428, another action runs",
  soft_error: "200, but an error",
  unauthorized: "401, token not valid",
  forbidden: "403, not allowed",
  html: "200 with a page of HTML",
  half: "half of the JSON",
  cut: "breaks off in the middle",
  huge: "200 MB",
  drip: "a byte at a time",
  hang: "no answer at all",
  down: "cuts the connection",
  lost: "does it, loses the answer",
};

export function faultWords(fault: NitradoFault): Html {
  const left = fault.remaining === null ? "until taken back" : `${fault.remaining} left`;
  return html`<b>${FAULT_WORDS[fault.mode]}</b><small>${fault.path || "every path"}${fault.service && html`, service ${fault.service}`}, ${left}</small>`;
}

/** The form for a fault; `service` null asks for one. */
export function faultForm(service: string | null, services: readonly NitradoService[], back: string): Html {
  return html`<form class="fields-form" method="post" action="/__sandbox/nitrado/faults"><input type="hidden" name="return" value="${back}">
    ${service !== null && html`<input type="hidden" name="service" value="${service}">`}
    <div class="three two">
      <label>Answer<select name="mode">${FAULT_MODES.map((mode) => html`<option value="${mode}">${FAULT_WORDS[mode]}</option>`)}</select></label>
      ${
        service === null
          ? html`<label>About<select name="service"><option value="">everything</option>${services.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select></label>`
          : html`<label>Wait, ms<input type="number" name="delayMs" min="1" max="120000" value="3000"></label>`
      }
    </div>
    <div class="three two">
      <label>Only paths with<input type="text" name="path" placeholder="all, or /file_server/list"></label>
      <label>Requests<input type="number" name="remaining" min="1" placeholder="all"></label>
    </div>
    <button class="button quiet">Misbehave</button></form>`;
}

export function faultRows(faults: readonly NitradoFault[], back: string): Html {
  return html`<ul class="rows">${faults.map(
    (one) =>
      html`<li><span>${faultWords(one)}</span>${press("/__sandbox/nitrado/faults", "Take back", {
        mode: "none",
        service: one.service ?? "",
        path: one.path,
        return: back,
      })}</li>`,
  )}</ul>`;
}

export function nitradoCard(service: NitradoService, faults: readonly NitradoFault[], back: string): Html {
  const here = faults.filter((one) => one.service === null || one.service === service.id);
  const to = `/__sandbox/nitrado/services/${service.id}`;
  const suspended = service.status !== "active";
  return html`<section class="card"><header><h2>Nitrado for this server</h2><span class="${here.length > 0 || suspended ? "bad" : "good"}">${suspended ? service.status : here.length > 0 ? "Misbehaves" : "Works"}</span></header>
    ${here.length > 0 && faultRows(here, back)}
    ${faultForm(service.id, [], back)}
    <div class="buttons">${press(to, suspended ? "Pay the rent" : "Let the rent run out", { status: suspended ? "active" : "suspended", return: back }, suspended ? "quiet" : "danger")}</div></section>`;
}
