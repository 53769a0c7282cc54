import type { GameServer } from "@/sandbox/dayz/types";
import type { Call, Reply } from "@/sandbox/http/types";
import type { NitradoService } from "@/sandbox/nitrado/state";
import { outsidePart } from "@/sandbox/outside/routes";
import { type Html, html } from "@/sandbox/page/html";
import { framed, heading } from "./frame";
import type { Parts } from "./parts";
import { admLogs, count, mapOf, PLATFORM, sizeWords, stateChip } from "./server-words";

function card(parts: Parts, call: Call, service: NitradoService, server: GameServer): Html {
  const logs = admLogs(parts.host, server);
  const size = logs.reduce((sum, one) => sum + one.size, 0);
  const faults = call.store.state.nitrado.faults.filter(
    (one) => one.service === service.id || one.service === null,
  );
  const waiting = server.items().filter((one) => one.takenBy === null).length;
  return html`<a class="person server" href="/servers/${service.id}"><span class="about">
    <span class="name">${service.name} ${stateChip(service, server)}</span>
    <span class="sees">${mapOf(server)} on ${PLATFORM[server.game]}, service <code>${service.id}</code></span>
    <span class="meter"><b>${server.players().length}</b> of ${server.slots} players
      <progress max="${server.slots}" value="${server.players().length}">${server.players().length}</progress></span>
    <span class="rights"><span>${count(server.boots(), "boot")}</span><span>${count(logs.length, "log")}, ${sizeWords(size)}</span>
      ${waiting > 0 && html`<span>${count(waiting, "item")} waiting</span>`}
      ${faults.length > 0 && html`<span class="bad">${count(faults.length, "fault")}</span>`}</span>
  </span></a>`;
}

/** Every game server that Nitrado has here, by who rents it. */
export function serversPage(call: Call, parts: Parts): Reply {
  const { accounts, services } = call.store.state.nitrado;
  const groups = accounts.flatMap((account) => {
    const cards = services
      .filter((one) => one.ownerKey === account.key)
      .flatMap((service) => {
        const server = parts.host.server(service.id);
        return server ? [card(parts, call, service, server)] : [];
      });
    const name = call.store.person(account.key)?.name ?? account.username;
    return cards.length > 0 ? [{ name, account, cards }] : [];
  });
  const body = html`
  ${heading(
    "Game servers",
    "The DayZ servers behind the sandbox's Nitrado. Open one to make players fight, to restart it, or to see what lies in its world.",
    html`<a class="button quiet" href="/servers">Refresh</a>`,
  )}
  ${groups.map(
    ({ name, account, cards }) =>
      html`<section class="group"><h2>Rented by ${name} <small>Nitrado user ${account.userId}</small></h2><div class="people three-wide">${cards}</div></section>`,
  )}
  ${outsidePart(parts.outside, call.base)}`;
  return framed(call, "/servers", "Game servers", body);
}
