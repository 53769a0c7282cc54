import type { GameServer, SeenPlayer } from "@/sandbox/dayz/types";
import { type Html, html } from "@/sandbox/page/html";
import { press } from "./frame";

/** Names as the log writes them. Any other may be typed. */
const WEAPONS = [
  "M4-A1",
  "KA-M",
  "KA-74",
  "SVD",
  "Mosin 91/30",
  "SK 59/66",
  "LAR",
  "Mlock-91",
  "BK-133",
  "Deagle",
];

const at = (position: readonly number[]) => position.slice(0, 2).map(Math.round).join(", ");

function options(players: readonly { name: string }[], chosen?: string): Html[] {
  return players.map(({ name }) => html`<option ${name === chosen && html`selected`}>${name}</option>`);
}

/** A makes B's character die. Both must be online and alive. */
export function killForm(server: GameServer, back: string): Html {
  const alive = server.players().filter((one) => one.alive);
  if (alive.length < 2) {
    return html`<section class="card"><header><h2>A kill</h2></header>
      <p class="muted">It takes two who are online and alive. Connect someone first.</p></section>`;
  }
  return html`<section class="card"><header><h2>A kill</h2><span>the killer is put at that distance</span></header>
  <form class="fields-form" method="post" action="/__sandbox/servers/${server.serviceId}/act">
    <input type="hidden" name="return" value="${back}"><input type="hidden" name="do" value="kill">
    <div class="three two">
      <label>Killer<select name="killer">${options(alive, alive[0]?.name)}</select></label>
      <label>Victim<select name="victim">${options(alive, alive[1]?.name)}</select></label>
    </div>
    <div class="three">
      <label>Weapon<input name="weapon" list="weapons" value="${WEAPONS[0]}" maxlength="64"></label>
      <label>Distance, m<input type="number" name="metres" min="0" max="2000" step="any" value="120"></label>
      <label class="box inline"><input type="checkbox" name="headshot"><span>Head shot</span></label>
    </div>
    <datalist id="weapons">${WEAPONS.map((one) => html`<option value="${one}"></option>`)}</datalist>
    <button class="button primary">Kill</button>
  </form></section>`;
}

/** The one who is offline comes back. */
export function connectForm(server: GameServer, back: string): Html {
  const away = server.cast().filter((one) => !one.online);
  return html`<form class="row-form away" method="post" action="/__sandbox/servers/${server.serviceId}/act">
    <input type="hidden" name="return" value="${back}"><input type="hidden" name="do" value="connect">
    <label>Somebody who is away<select name="player">${options(away)}</select></label>
    <button class="button quiet">Connect</button>
  </form>`;
}

const PLAIN = [
  ["suicide", "Suicide"],
  ["starve", "Starve"],
  ["knockOut", "Knock out"],
  ["takeItems", "Take items"],
  ["crash", "Lose connection"],
  ["disconnect", "Disconnect"],
] as const;

const WORDY = [
  ["emote", "Emote", "EmoteGreeting"],
  ["build", "Build", "wall_base_down"],
  ["place", "Place", "Fireplace"],
  ["say", "Say", "something in chat"],
  ["rename", "Rename", "a new name"],
] as const;

function player(server: GameServer, one: SeenPlayer, back: string): Html {
  const act = `/__sandbox/servers/${server.serviceId}/act`;
  const state = !one.alive ? "dead" : one.unconscious ? "unconscious" : "alive";
  const say = server.game === "dayz";
  return html`<details class="guild" name="player"><summary><b>${one.name}</b><span><span class="is-${state}">${state}</span> <small>${at(one.position)}</small></span></summary>
  <div class="deeds"><p class="ids"><code class="break">${one.id}</code></p>
    <div class="buttons">${PLAIN.map(([deed, label]) => press(act, label, { do: deed, player: one.id, return: back }))}</div>
    <form class="row-form" method="post" action="${act}"><input type="hidden" name="return" value="${back}"><input type="hidden" name="player" value="${one.id}">
      <label>Does<select name="do">${WORDY.filter(([deed]) => deed !== "say" || say).map(
        ([deed, label, hint]) => html`<option value="${deed}">${label}: ${hint}</option>`,
      )}</select></label>
      <label>With these words<input name="value" maxlength="500" autocomplete="off"></label>
      <button class="button quiet">Do it</button></form>
  </div></details>`;
}

/** Who is online, each with what can be done to them. */
export function playersCard(server: GameServer, back: string): Html {
  const players = server.players();
  return html`<section class="card"><header><h2>Online</h2><span>${players.length} of ${server.slots}; east, north in metres</span></header>
    ${
      players.length > 0
        ? players.map((one) => player(server, one, back))
        : html`<div class="empty"><p><b>Nobody is online.</b></p><p>${server.playable() ? "Connect someone, or wait: people come by themselves." : "The mission is not loaded; people come when it is."}</p></div>`
    }
    ${connectForm(server, back)}
  </section>`;
}
