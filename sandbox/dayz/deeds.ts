import { hostClock } from "./clock";
import { BUILT, PLACED } from "./habits.data";
import { killing } from "./log/fights";
import { say } from "./log/files";
import { built, chat, died, emote, lostConnection, placed, report, suicide, who } from "./log/words";
import { bodyOf, die, gone, knockOut, leave, logIn, planNext } from "./people";
import { positionOf, putAt, spot } from "./places";
import { isPlayable } from "./power";
import type { Sim } from "./sim";
import type { PlayerState } from "./state";
import { type PlayerDeed, type WorldAction, WorldRefusal } from "./types";

/** Somebody who was led does nothing by themselves for this long, in seconds. */
const LED = 1_800;
const TAKE_REACH = 20;

function find(sim: Sim, nameOrId: string): PlayerState {
  const found = sim.state.players.find(({ name, id }) => name === nameOrId || id === nameOrId);
  if (!found) throw new WorldRefusal(`Nobody called ${nameOrId} plays here.`);
  return found;
}

function present(sim: Sim, nameOrId: string): PlayerState {
  const player = find(sim, nameOrId);
  if (!player.online) throw new WorldRefusal(`${player.name} is not online. Connect them first.`);
  return player;
}

function standing(sim: Sim, nameOrId: string): PlayerState {
  const player = present(sim, nameOrId);
  if (!player.alive) throw new WorldRefusal(`${player.name} is dead and respawns in a moment.`);
  return player;
}

function connect(sim: Sim, player: PlayerState): string {
  if (player.online) throw new WorldRefusal(`${player.name} is online already.`);
  const refused = logIn(sim, player, 0);
  return refused
    ? `${player.name} ${refused}, and was turned away.`
    : `${player.name} connected to ${sim.spec.hostname}.`;
}

function rename(sim: Sim, player: PlayerState, value: string): string {
  const name = value.replaceAll(/\p{Cc}/gu, "").slice(0, 64);
  if (name === "") throw new WorldRefusal("A name needs at least one character.");
  const taken = sim.state.players.some((one) => one !== player && one.name === name);
  if (taken && sim.spec.game !== "dayz") throw new WorldRefusal(`Somebody else is called ${name}.`);
  const before = player.name;
  const back = player.online;
  if (back) leave(sim, player);
  player.name = name;
  if (back) logIn(sim, player, 0);
  return `${before} is called ${name} now${back ? ", and came back under that name" : ""}.`;
}

function speak(sim: Sim, player: PlayerState, value: string): string {
  if (sim.spec.game !== "dayz") throw new WorldRefusal("Consoles write no chat into the log.");
  const text = value.replaceAll(/\p{Cc}/gu, " ").slice(0, 500);
  const body = bodyOf(sim, player);
  const { date, time } = hostClock(sim.state.now, sim.spec.utcOffsetMinutes);
  const toStaff = text.startsWith("/report ");
  const stamp = `${date}_${time.replaceAll(":", "-")}`;
  say(sim, toStaff ? report(body, text.slice(8), stamp) : chat(body, text));
  return `${player.name} ${toStaff ? "reported" : "said"}: ${toStaff ? text.slice(8) : text}`;
}

/** Goes to the nearest thing that lies there and takes everything around it. @param filter part of the tag or class */
function takeItems(sim: Sim, player: PlayerState, filter: string): string {
  const { state } = sim;
  const lying = state.items.filter(
    ({ takenBy, tag, className }) =>
      takenBy === null && (!filter || tag?.includes(filter) || className.includes(filter)),
  );
  const here = positionOf(player, state.now);
  const away = (at: readonly number[], from: readonly number[]) =>
    Math.hypot((at[0] ?? 0) - (from[0] ?? 0), (at[1] ?? 0) - (from[1] ?? 0));
  const nearest = lying.toSorted((a, b) => away(a.position, here) - away(b.position, here))[0];
  if (!nearest) throw new WorldRefusal("Nothing lies there to be taken.");
  putAt(player, nearest.position, state.now);
  const taken = lying.filter(({ position }) => away(position, nearest.position) <= TAKE_REACH);
  for (const item of taken) item.takenBy = player.name;
  const [east, north] = nearest.position.map(Math.round);
  const what = taken.map(({ className }) => className).join(", ");
  return `${player.name} went to ${east}, ${north} and took ${what}.`;
}

function harm(sim: Sim, player: PlayerState, deed: "suicide" | "starve" | "knockOut"): string {
  const { dice, settings } = sim;
  const body = bodyOf(sim, player);
  if (deed === "knockOut") {
    if (player.unconscious) throw new WorldRefusal(`${player.name} is unconscious already.`);
    say(sim, `${who(body)} is unconscious`);
    knockOut(sim, player);
    return `${player.name} is unconscious.`;
  }
  say(sim, ...(deed === "starve" ? [died(body, 0, 0, 0)] : suicide(body, settings.generation, true, dice)));
  die(sim, player);
  return deed === "starve" ? `${player.name} starved.` : `${player.name} took their own life.`;
}

function make(sim: Sim, player: PlayerState, deed: "build" | "place" | "emote", value: string): string {
  const { settings, dice } = sim;
  const body = bodyOf(sim, player);
  if (deed === "emote") {
    const name = /^Emote\w+$/.test(value) ? value : "EmoteGreeting";
    say(sim, emote(body, name, settings.generation, dice));
    return `${player.name} performed ${name}.`;
  }
  if (deed === "place") {
    const [item, className] = PLACED.find(([, each]) => each === value) ?? PLACED[0];
    say(sim, placed(body, item, className, settings.generation));
    return `${player.name} placed a ${item}.`;
  }
  const [part, target, tool] = BUILT.find(([each]) => each === value) ?? BUILT[0];
  say(sim, built(body, part, target, tool));
  return `${player.name} built ${part} on a ${target}.`;
}

function kill(sim: Sim, action: WorldAction & { do: "kill" }): string {
  const { state, spec, settings, dice } = sim;
  const [killer, victim] = [standing(sim, action.killer), standing(sim, action.victim)];
  const metres = Math.min(2_000, Math.max(0, Number.isFinite(action.metres) ? action.metres : 0));
  const weapon = action.weapon.replaceAll(/\p{Cc}/gu, "").slice(0, 64) || "M4-A1";
  if (killer.unconscious) throw new WorldRefusal(`${killer.name} is unconscious.`);
  const there = positionOf(victim, state.now);
  putAt(victim, there, state.now);
  if (killer !== victim) putAt(killer, spot(spec.map, there[0], there[1] - metres), state.now);
  const deed = { weapon, metres, headshot: action.headshot === true, health: victim.health };
  say(sim, ...killing(dice, settings.generation, bodyOf(sim, victim), bodyOf(sim, killer), deed));
  die(sim, victim);
  for (const one of [killer, victim]) one.led = state.now + LED;
  return `${killer.name} killed ${victim.name} with ${weapon} from ${Math.round(metres)} m.`;
}

function deed(sim: Sim, kind: PlayerDeed, name: string, value: string): string {
  if (kind === "connect") return connect(sim, find(sim, name));
  if (kind === "rename") return rename(sim, find(sim, name), value);
  const player = kind === "disconnect" || kind === "crash" ? present(sim, name) : standing(sim, name);
  switch (kind) {
    case "disconnect":
      leave(sim, player);
      return `${player.name} left.`;
    case "crash":
      say(sim, lostConnection(bodyOf(sim, player), sim.settings.generation, sim.spec.game !== "dayz"));
      gone(player);
      return `${player.name} lost the connection.`;
    case "say":
      return speak(sim, player, value);
    case "takeItems":
      return takeItems(sim, player, value);
    case "build":
    case "place":
    case "emote":
      return make(sim, player, kind, value);
    default:
      return harm(sim, player, kind);
  }
}

/** A person makes something happen. @returns what happened @throws WorldRefusal */
export function perform(sim: Sim, action: WorldAction): string {
  const { state } = sim;
  if (action.do === "cutLog") {
    state.cutNext = true;
    return "The next step of the log ends in the middle of a line.";
  }
  if (!isPlayable(sim)) throw new WorldRefusal("The server is not running, or still loads its mission.");
  if (action.do === "kill") return kill(sim, action);
  if (action.do === "rotateLog") throw new WorldRefusal("The log turns with a start of the server.");
  const player = find(sim, action.player);
  const sentence = deed(sim, action.do, action.player, action.value ?? "");
  player.led = state.now + LED;
  if (player.online && player.alive) planNext(sim, player);
  return sentence;
}
