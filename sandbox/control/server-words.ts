import type { GameServer } from "@/sandbox/dayz/types";
import type { NitradoHost } from "@/sandbox/nitrado/host";
import type { NitradoService } from "@/sandbox/nitrado/state";
import { type Html, html } from "@/sandbox/page/html";

export const PLATFORM = { dayz: "PC", dayzps: "PlayStation", dayzxb: "Xbox" } as const;

const MAPS: Record<string, string> = { chernarusplus: "Chernarus", enoch: "Livonia", sakhal: "Sakhal" };

export function mapOf(server: GameServer): string {
  const name = server.mission.split(".")[1] ?? "";
  return MAPS[name] ?? name;
}

/** What is so, and Nitrado's word where it says something else. */
export function stateChip(service: NitradoService, server: GameServer): Html {
  const said = server.status();
  if (service.status !== "active") return html`<span class="chip state-bad">${service.status}</span>`;
  if (said === "started" && !server.playable()) {
    return html`<span class="chip state-wait">started, loading</span>`;
  }
  const look = { started: "good", stopped: "off", stopping: "wait", restarting: "wait" }[said];
  return html`<span class="chip state-${look}">${said}</span>`;
}

const SIZES = ["B", "kB", "MB"] as const;

export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < SIZES.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${SIZES[unit]}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A server's admin logs on the file server, newest first. */
export function admLogs(host: NitradoHost, server: GameServer) {
  return host
    .files(server.serviceId)
    .entries(`${server.gamePath}/config`)
    .filter((one) => one.name.endsWith(".ADM"))
    .toSorted((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime() || (a.name < b.name ? 1 : -1));
}
