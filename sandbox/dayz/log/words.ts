import type { Dice } from "../dice";
import type { Generation, Position } from "../types";

/** Someone as a line names them. */
export interface Body {
  name: string;
  id: string;
  position: Position;
  dead?: boolean;
}

/** The largest float, which the game prints where it has no position. */
const NOWHERE = "-340282346638528859811704183484516925440.0";

const coordinate = (value: number) => String(Math.trunc(value * 10) / 10);
const pos = ([east, north, altitude]: Position) =>
  `pos=<${coordinate(east)}, ${coordinate(north)}, ${coordinate(altitude)}>`;
/** Vectors that are no player's place: east, altitude, north, six decimals. */
const vector = ([east, north, altitude]: Position) =>
  `<${east.toFixed(6)}, ${altitude.toFixed(6)}, ${north.toFixed(6)}>`;

/** Numbers as the game prints them: at most six significant digits. */
export const amount = (value: number): number => Number(value.toPrecision(6));

/** `Player "Name" (DEAD) (id=… pos=<…>)` */
export function who(body: Body): string {
  return `Player "${body.name}"${body.dead ? " (DEAD)" : ""} (id=${body.id} ${pos(body.position)})`;
}

export function connecting(body: Body, generation: Generation): string[] {
  return generation === "C" ? [`Player "${body.name}" (id=${body.id}) is connecting`] : [];
}

export function connected(body: Body, generation: Generation): string {
  if (generation === "A") return `Player "${body.name}" is connected (id=${body.id})`;
  if (generation === "B") return `Player "${body.name}"(id=${body.id}) is connected`;
  return `${who({ ...body, dead: false })} is connected`;
}

export function disconnected(body: Body, generation: Generation): string {
  if (generation === "C") return `${who({ ...body, dead: false })} has been disconnected`;
  return `Player "${body.name}"(id=${body.id}) has been disconnected`;
}

/** A login that failed before the player was there. */
export function turnedAway(body: Body, generation: Generation): string[] {
  return [...connecting(body, generation), `Player "${body.name}"(id=Unknown) has been disconnected`];
}

/** A lost connection: since 1.29, consoles may have forgotten who it was. */
export function lostConnection(body: Body, generation: Generation, console: boolean): string {
  if (generation !== "C" || !console) return disconnected(body, generation);
  return `Player "${body.name}" (id=ERROR pos=<${NOWHERE}, ${NOWHERE}, ${NOWHERE}>) has been disconnected`;
}

export function died(body: Body, water: number, energy: number, bleeding: number): string {
  return `${who({ ...body, dead: true })} died. Stats> Water: ${amount(water)} Energy: ${amount(energy)} Bleed sources: ${bleeding}`;
}

/** A suicide by gun is told before the death, one by blade after it. Until 1.25 the emote told of it as well. */
export function suicide(body: Body, generation: Generation, gun: boolean, dice: Dice): string[] {
  const death = died(body, dice.between(300, 4_000), dice.between(300, 4_000), gun ? 1 : 2);
  const act = `${who({ ...body, dead: !gun })} committed suicide`;
  const emote = generation === "A" ? [`Player '${body.name}' (id=${body.id}) committed suicide.`] : [];
  return gun ? [...emote, act, death] : [...emote, death, act];
}

/** Gives up while down, which since 1.27 is told before the death. */
export function gaveUp(body: Body, generation: Generation, dice: Dice): string[] {
  const death = died(body, dice.between(300, 4_000), dice.between(300, 4_000), dice.whole(0, 3));
  return generation === "A" ? [death] : [`${who(body)} is choosing to respawn`, death];
}

/** Leaves while down: the body dies after the player is gone. */
export function leftWhileDown(body: Body, generation: Generation, dice: Dice): string[] {
  const death = died(body, dice.between(300, 4_000), dice.between(300, 4_000), dice.whole(0, 3));
  const told = generation === "A" ? [] : [`${who(body)} is disconnecting while being unconscious`];
  return [disconnected(body, generation), ...told, death];
}

export function placed(body: Body, item: string, className: string, generation: Generation): string {
  return `${who(body)} placed ${item}${generation === "A" ? "" : `<${className}>`}`;
}

export const built = (body: Body, part: string, target: string, tool: string) =>
  `${who(body)}Built ${part} on ${target} with ${tool}`;

export const dismantled = (body: Body, part: string, target: string, tool: string) =>
  `${who(body)}Dismantled ${part} from ${target} with ${tool}`;

/** Barbed wire: the game prints its own pointer between the player and the deed. */
export function mounted(body: Body, target: string, generation: Generation, dice: Dice): string {
  const pointer = dice.whole(0x10000000, 0x7fffffff).toString(16);
  const base =
    generation === "C"
      ? `SurvivorBase<0x00000${pointer}> SurvivorM_Lewis:${dice.whole(10_000, 30_000)}`
      : `SurvivorBase<${pointer}>`;
  return `${who(body)}Player ${base} Mounted BarbedWire on ${target}`;
}

export const flagged = (body: Body, verb: "raised" | "lowered") =>
  `${who(body)} has ${verb} Flag_Chernarus on TerritoryFlag at ${vector(body.position)}`;

export const teleported = (body: Body, to: Position) =>
  `${who(body)} was teleported from: ${vector(body.position)} to: ${vector(to)}. Reason: Spawning in Player Restricted Area: RestrictedAreaBunkerEntrance`;

/** Emotes had no player's name until they got a line of their own. */
export function emote(body: Body, name: string, generation: Generation, dice: Dice): string {
  if (generation !== "A") return `${who(body)} performed ${name}`;
  return `[emote] SurvivorM_Lewis:${dice.whole(2, 9)}:INSTANCETYPE_SERVER play emote id=${dice.whole(1, 40)} IH=M4A1:${dice.whole(1_000, 9_000)}`;
}

export const chat = (body: Body, text: string) => `Chat("${body.name}"(id=${body.id})): ${text}`;

export function report(body: Body, text: string, stamp: string): string {
  return `PLAYER REPORT: <${stamp}> <${body.id}>: ${text}`;
}

export function playerList(bodies: readonly Body[]): string[] {
  return [`##### PlayerList log: ${bodies.length} players`, ...bodies.map(who), "#####"];
}
