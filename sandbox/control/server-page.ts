import type { GameServer } from "@/sandbox/dayz/types";
import { redirect } from "@/sandbox/http/reply";
import type { Call, Reply } from "@/sandbox/http/types";
import type { NitradoHost } from "@/sandbox/nitrado/host";
import { type Html, html, type Renderable } from "@/sandbox/page/html";
import { clock, framed, heading } from "./frame";
import type { Parts } from "./parts";
import { killForm, playersCard } from "./server-people";
import { nitradoCard, paceCard, runCard } from "./server-run";
import { admLogs, count, mapOf, PLATFORM, sizeWords, stateChip } from "./server-words";

const DELIVERIES = "custom/grizzly-deliveries.json";
const SHOWN_LINES = 25;
const SHOWN_BYTES = 64_000;

function itemsCard(server: GameServer): Html {
  const items = server.items();
  return html`<section class="card"><header><h2>In the world</h2><span>${count(items.length, "item")} that the object spawner made</span></header>${
    items.length === 0
      ? html`<div class="empty"><p><b>Nothing was spawned.</b></p><p>An entry of the delivery file becomes an item at the next boot.</p></div>`
      : html`<div class="scroll"><table><thead><tr><th>Item</th><th>East, north, altitude</th><th>Tag</th><th>Taken by</th><th class="number">Boot</th></tr></thead>
        <tbody>${items
          .slice(-200)
          .toReversed()
          .map(
            (
              one,
            ) => html`<tr><td>${one.className}</td><td>${one.position.map((part) => part.toFixed(1)).join(", ")}</td>
          <td><code>${one.tag ?? "none"}</code></td><td class="${one.takenBy ? "good" : "muted"}">${one.takenBy ?? "lies there"}</td><td class="number">${one.boot}</td></tr>`,
          )}</tbody></table></div>`
  }</section>`;
}

/** A file as text, its end where it is long. */
function tail(bytes: Uint8Array | null): string {
  if (!bytes) return "";
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - SHOWN_BYTES))).toString("utf8");
}

function fileCard(title: string, side: Renderable, content: Renderable): Html {
  return html`<section class="card"><header><h2>${title}</h2><span>${side}</span></header>${content}</section>`;
}

function deliveryCard(host: NitradoHost, server: GameServer): Html {
  const path = `${server.missionPath}/${DELIVERIES}`;
  const entry = host.files(server.serviceId).entry(path);
  if (!entry) {
    return fileCard(
      "Delivery file",
      html`<code>${DELIVERIES}</code>`,
      html`<div class="empty"><p><b>It is not there.</b></p><p>Grizzly writes it with the first order for this server.</p></div>`,
    );
  }
  return fileCard(
    "Delivery file",
    html`${sizeWords(entry.size)}, ${clock(entry.modifiedAt.toISOString())}`,
    html`<pre class="file">${tail(host.files(server.serviceId).read(path))}</pre>`,
  );
}

function logCard(host: NitradoHost, server: GameServer): Html {
  const [log] = admLogs(host, server);
  if (!log) {
    return fileCard(
      "Admin log",
      "",
      html`<div class="empty"><p><b>No log yet.</b></p><p>The first one shows up a while after the first boot.</p></div>`,
    );
  }
  const lines = tail(host.files(server.serviceId).read(log.path)).split(/\r?\n/).slice(-SHOWN_LINES);
  return fileCard(
    "Admin log, as the file server has it",
    html`${sizeWords(log.size)}, ${clock(log.modifiedAt.toISOString())}`,
    html`<p class="muted"><code class="break">${log.name}</code></p><pre class="file whole">${lines.join("\n")}</pre>`,
  );
}

/** One game server: its people, its machine, its world and its files. */
export function serverPage(call: Call, parts: Parts): Reply {
  const service = call.store.state.nitrado.services.find((one) => one.id === call.params.service);
  const server = service && parts.host.server(service.id);
  if (!service || !server) return redirect("/servers");
  const back = `/servers/${service.id}`;
  const { faults } = call.store.state.nitrado;
  const about = html`${mapOf(server)} on ${PLATFORM[server.game]}, service <code>${service.id}</code>, ${server.players().length} of ${server.slots} online`;
  const body = html`
  <p class="crumb"><a href="/servers">Game servers</a></p>
  ${heading(service.name, about, html`${stateChip(service, server)}<a class="button quiet" href="${back}">Refresh</a>`)}
  <div class="columns"><div class="stack">
    ${killForm(server, back)}${playersCard(server, back)}
  </div><div class="stack">
    ${runCard(server, back)}${paceCard(server, back)}${nitradoCard(service, faults, back)}
  </div></div>
  <div class="stack below">${itemsCard(server)}${deliveryCard(parts.host, server)}${logCard(parts.host, server)}</div>`;
  return framed(call, "/servers", service.name, body);
}
