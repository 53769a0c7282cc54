import { say } from "./log/files";
import { type Body, connected, connecting, disconnected, leftWhileDown, turnedAway } from "./log/words";
import { positionOf, putAt, somewhere } from "./places";
import { isOn, type Sim, settingOf } from "./sim";
import type { PlayerState } from "./state";

/** A player as a line names them now. */
export function bodyOf(sim: Sim, player: PlayerState, dead = !player.alive): Body {
  return { name: player.name, id: player.id, position: positionOf(player, sim.state.now), dead };
}

export function online(sim: Sim): PlayerState[] {
  return sim.state.players.filter((player) => player.online);
}

/** The next thing they do by themselves; sooner where life is fast. */
export function planNext(sim: Sim, player: PlayerState): void {
  const wait = sim.dice.between(120, 900) / Math.max(0.01, sim.settings.speed);
  player.acts = sim.state.now + Math.max(2, Math.round(wait));
}

function born(sim: Sim, player: PlayerState): void {
  Object.assign(player, { alive: true, unconscious: false, health: 100, wakes: null, respawns: null });
  putAt(player, somewhere(sim.spec.map, sim.dice), sim.state.now);
}

const listed = (list: string, player: PlayerState) => {
  const entries = list.split(/\r?\n/).map((entry) => entry.trim());
  return entries.includes(player.name) || entries.includes(player.id);
};

/** Why the server does not let somebody in; null: it does. */
function refusal(sim: Sim, player: PlayerState): string | null {
  if (listed(settingOf(sim, "general", "bans"), player)) return "is banned";
  if (isOn(sim, "config", "enableWhitelist") && !listed(settingOf(sim, "general", "whitelist"), player)) {
    return "is not on the whitelist";
  }
  const full = online(sim).length >= sim.spec.slots;
  if (full && !listed(settingOf(sim, "general", "priority"), player))
    return "has to wait: the server is full";
  return null;
}

/** Begins a login. @returns why it failed, in words, or null */
export function logIn(sim: Sim, player: PlayerState, seconds: number): string | null {
  const { generation } = sim.settings;
  const body = bodyOf(sim, player, false);
  const refused = refusal(sim, player);
  if (refused) {
    say(sim, ...turnedAway(body, generation));
    return refused;
  }
  say(sim, ...connecting(body, generation));
  player.connects = sim.state.now + seconds;
  if (seconds === 0) enter(sim, player);
  return null;
}

/** The login is through. */
export function enter(sim: Sim, player: PlayerState): void {
  player.connects = null;
  player.returns = false;
  player.online = true;
  if (!player.alive) born(sim, player);
  putAt(player, positionOf(player, sim.state.now), sim.state.now);
  say(sim, connected(bodyOf(sim, player), sim.settings.generation));
  planNext(sim, player);
}

export function gone(player: PlayerState): void {
  const none = { online: false, unconscious: false, connects: null, wakes: null, respawns: null, acts: null };
  Object.assign(player, none);
}

/** Leaves in the ordinary way; who leaves while down dies of it. */
export function leave(sim: Sim, player: PlayerState): void {
  const { generation } = sim.settings;
  if (player.unconscious) {
    say(sim, ...leftWhileDown(bodyOf(sim, player), generation, sim.dice));
    player.alive = false;
    player.health = 0;
  } else say(sim, disconnected(bodyOf(sim, player), generation));
  gone(player);
}

/** Dies; the lines that tell of it are the caller's. They come back after a while. */
export function die(sim: Sim, player: PlayerState): void {
  putAt(player, positionOf(player, sim.state.now), sim.state.now);
  Object.assign(player, { alive: false, unconscious: false, health: 0, wakes: null, acts: null });
  player.respawns = sim.state.now + sim.dice.whole(12, 40);
}

/** The log has no word for a respawn: it says once more that they are connected. */
export function respawn(sim: Sim, player: PlayerState): void {
  born(sim, player);
  say(sim, connected(bodyOf(sim, player), sim.settings.generation));
  planNext(sim, player);
}

export function knockOut(sim: Sim, player: PlayerState): void {
  putAt(player, positionOf(player, sim.state.now), sim.state.now);
  player.unconscious = true;
  player.wakes = sim.state.now + sim.dice.whole(20, 60);
}
