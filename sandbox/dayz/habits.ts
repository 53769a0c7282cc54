import { WEAPONS } from "@/db/seed/world/cast.data";
import { hostDay } from "./clock";
import { Dice } from "./dice";
import { BUILT, EMOTES, PLACED, SAYINGS } from "./habits.data";
import { killing, mishap, scratch, wound } from "./log/fights";
import { say } from "./log/files";
import {
  built,
  chat,
  dismantled,
  emote,
  flagged,
  gaveUp,
  mounted,
  placed,
  suicide,
  teleported,
  who,
} from "./log/words";
import { bodyOf, die, knockOut, leave, logIn, online, planNext } from "./people";
import { positionOf, putAt, somewhere, spot, standsStill, walkTo } from "./places";
import { isPlayable } from "./power";
import { isOn, type Sim } from "./sim";
import type { PlayerState } from "./state";

/** Somebody this close to a thing sees it. */
export const REACH = 12;

function near(sim: Sim, player: PlayerState): PlayerState[] {
  return online(sim).filter(
    (one) => one.id !== player.id && one.alive && !one.unconscious && one.led <= sim.state.now,
  );
}

function fight(sim: Sim, killer: PlayerState, victim: PlayerState): void {
  const { dice, state, settings, spec } = sim;
  const weapon = dice.pick(WEAPONS);
  const metres = Math.max(2, weapon.reach * dice.between(0.05, 1) ** 1.6);
  const [east, north] = positionOf(victim, state.now);
  const heading = dice.between(0, 6.283);
  putAt(victim, positionOf(victim, state.now), state.now);
  putAt(
    killer,
    spot(spec.map, east + Math.cos(heading) * metres, north + Math.sin(heading) * metres),
    state.now,
  );
  const [dead, by] = [bodyOf(sim, victim, false), bodyOf(sim, killer)];
  const way = dice.next();
  if (way < 0.55) {
    const deed = { weapon: weapon.name, metres, headshot: dice.chance(0.24), health: victim.health };
    say(sim, ...killing(dice, settings.generation, dead, by, deed));
    die(sim, victim);
    return;
  }
  const hit = wound(dice, dead, by, weapon.name, metres, victim.health);
  victim.health = hit.health;
  say(sim, ...hit.lines);
  if (way < 0.75) {
    say(sim, `${who(bodyOf(sim, victim))} is unconscious`);
    knockOut(sim, victim);
  }
}

function build(sim: Sim, player: PlayerState): void {
  const { dice, settings } = sim;
  const body = bodyOf(sim, player);
  const [part, target, tool] = dice.pick(BUILT);
  const kind = dice.next();
  if (kind < 0.7) say(sim, built(body, part, target, tool));
  else if (kind < 0.85) say(sim, dismantled(body, "Upper Frame", target, tool));
  else if (kind < 0.95) say(sim, mounted(body, "Fence", settings.generation, dice));
  else say(sim, flagged(body, dice.chance(0.7) ? "raised" : "lowered"));
}

function chore(sim: Sim, player: PlayerState): void {
  const { dice, settings, spec } = sim;
  const body = bodyOf(sim, player);
  const kind = dice.next();
  if (spec.game === "dayz" && kind < 0.2) say(sim, chat(body, dice.pick(SAYINGS)));
  else if (kind < 0.5) {
    const hurt = scratch(dice, body, player.health);
    player.health = Math.max(20, hurt.health);
    if (!isOn(sim, "config", "adminLogPlayerHitsOnly")) say(sim, hurt.line);
  } else if (kind < 0.65) {
    const [item, className] = dice.pick(PLACED);
    if (isOn(sim, "config", "adminLogPlacement"))
      say(sim, placed(body, item, className, settings.generation));
  } else if (kind < 0.85) {
    if (isOn(sim, "config", "adminLogBuildActions")) build(sim, player);
  } else if (kind < 0.98) say(sim, emote(body, dice.pick(EMOTES), settings.generation, dice));
  else if (settings.generation !== "A") {
    const to = somewhere(spec.map, dice, body.position);
    say(sim, teleported(body, to));
    putAt(player, to, sim.state.now);
  }
}

function stroll(sim: Sim, player: PlayerState): void {
  const { dice, state, spec } = sim;
  const here = positionOf(player, state.now);
  const lying = state.items.filter(
    ({ takenBy, position }) =>
      takenBy === null && Math.hypot(position[0] - here[0], position[1] - here[1]) < 1_500,
  );
  const to =
    lying.length > 0 && dice.chance(0.35)
      ? dice.pick(lying).position
      : dice.chance(0.25)
        ? somewhere(spec.map, dice, here)
        : spot(spec.map, here[0] + dice.between(-120, 120), here[1] + dice.between(-120, 120));
  walkTo(player, to, state.now);
}

function downed(sim: Sim, player: PlayerState): void {
  const { dice, settings } = sim;
  if (!dice.chance(0.3)) return;
  say(sim, ...gaveUp(bodyOf(sim, player), settings.generation, dice));
  die(sim, player);
}

function misfortune(sim: Sim, player: PlayerState): void {
  const { dice, settings } = sim;
  const body = bodyOf(sim, player);
  const own = dice.chance(0.3);
  say(sim, ...(own ? suicide(body, settings.generation, dice.chance(0.5), dice) : mishap(dice, body)));
  die(sim, player);
}

/** Something that a player does by themselves. */
export function actAlone(sim: Sim, player: PlayerState): void {
  const { dice, state } = sim;
  planNext(sim, player);
  if (!player.alive || player.led > state.now) return;
  const skill = sim.spec.players.find(({ id }) => id === player.id)?.skill ?? 1;
  const kind = dice.next();
  const others = near(sim, player);
  if (player.unconscious) downed(sim, player);
  else if (kind < 0.1 * skill && others.length > 0) fight(sim, player, dice.pick(others));
  else if (kind > 0.985) misfortune(sim, player);
  else if (kind < 0.5 && standsStill(player, state.now)) stroll(sim, player);
  else chore(sim, player);
}

/** Whoever stands beside something that lies there picks it up. */
function pickUp(sim: Sim): void {
  const { state } = sim;
  const hands = online(sim).filter(
    (player) => player.alive && !player.unconscious && standsStill(player, state.now - 30),
  );
  for (const item of state.items.filter(({ takenBy }) => takenBy === null)) {
    const taker = hands.find(
      ({ to }) => Math.hypot(to[0] - item.position[0], to[1] - item.position[1]) <= REACH,
    );
    if (taker) item.takenBy = taker.name;
  }
}

function comeAndGo(sim: Sim): void {
  const { state, spec } = sim;
  const { day } = hostDay(state.now, 0);
  const visits = [day - 1, day].flatMap((each) => spec.visits(each));
  const wanted = new Set(
    visits.filter(({ from, to }) => from <= state.now && to > state.now).map(({ id }) => id),
  );
  for (const player of state.players) {
    if (player.led > state.now || player.connects !== null) continue;
    const minute = Dice.of(spec.serviceId, player.id, state.now);
    if (wanted.has(player.id) && !player.online) {
      if (minute.chance(0.6)) logIn(sim, player, minute.whole(8, 40));
    } else if (!wanted.has(player.id) && player.online && player.alive) {
      if (minute.chance(0.3)) leave(sim, player);
    }
  }
}

/** Once a minute: who comes, who goes, and what is picked up. */
export function lookAround(sim: Sim): void {
  if (!isPlayable(sim)) return;
  if (sim.settings.busy) comeAndGo(sim);
  pickUp(sim);
}
