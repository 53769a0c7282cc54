import { ADM_EVENT, type AdmAi, type AdmEvent, type AdmPlayer, type AdmPosition } from "../events";

/** Word orders of the game's versions: until 1.25, 1.26 to 1.28, from 1.29. */
export type Generation = "A" | "B" | "C";

const NO_POSITION = "-340282346638528859811704183484516925440.0";

const pos = (p: AdmPosition) => `pos=<${p.east}, ${p.north}, ${p.altitude}>`;
const vector = (p: AdmPosition | null) =>
  p
    ? `<${p.east.toFixed(6)}, ${p.altitude.toFixed(6)}, ${p.north.toFixed(6)}>`
    : `<${[NO_POSITION, NO_POSITION, NO_POSITION].join(", ")}>`;
const dead = (p: AdmPlayer) => (p.dead ? " (DEAD)" : "");
const where = (p: AdmPlayer) =>
  p.position ? pos(p.position) : `pos=<${NO_POSITION}, ${NO_POSITION}, ${NO_POSITION}>`;
const who = (p: AdmPlayer) => `Player "${p.name}"${dead(p)} (id=${p.id} ${where(p)})`;
const glued = (p: AdmPlayer) => `Player "${p.name}"(id=${p.id})`;
const ai = (a: AdmAi) =>
  `AI "${a.name}" (group="G" faction="${a.faction}" ${a.position ? pos(a.position) : `pos=<${NO_POSITION}, 0, 0>`})`;
const withTool = (tool: string | null) => (tool === null ? "" : ` with ${tool}`);
const using = (w: { weapon: string | null; distance: number | null }) =>
  w.weapon === null ? "" : ` with ${w.weapon}${w.distance === null ? "" : ` from ${w.distance} meters `}`;
const into = (i: { zone: string; component: number; damage: number | null; ammo: string | null }) =>
  ` into ${i.zone}(${i.component}) for ${i.damage} damage ${i.ammo === null ? "" : `(${i.ammo})`}`;
const stats = (e: { water: number | null; energy: number | null; bleedSources: number | null }) =>
  (e.water === null ? "" : ` Stats> Water: ${e.water} Energy: ${e.energy}`) +
  (e.bleedSources === null ? "" : ` Bleed sources: ${e.bleedSources}`);

const STATES: Partial<Record<AdmEvent["type"], string>> = {
  [ADM_EVENT.playerBledOut]: "bled out",
  [ADM_EVENT.playerDrownedUnconscious]: "has drowned while unconscious",
  [ADM_EVENT.playerSuicide]: "committed suicide",
  [ADM_EVENT.playerRespawning]: "is choosing to respawn",
  [ADM_EVENT.playerLeftUnconscious]: "is disconnecting while being unconscious",
  [ADM_EVENT.playerLeftRestrained]: "is disconnecting while being restrained",
  [ADM_EVENT.playerUnconscious]: "is unconscious",
  [ADM_EVENT.playerConscious]: "regained consciousness",
};

const WORK: Partial<Record<AdmEvent["type"], string>> = {
  [ADM_EVENT.playerDestroyed]: "destroyed",
  [ADM_EVENT.playerFolded]: "folded",
  [ADM_EVENT.playerPacked]: "packed",
  [ADM_EVENT.playerRepacked]: "re-packed",
  [ADM_EVENT.playerRepaired]: "repaired",
  [ADM_EVENT.playerBuiltShelter]: "built",
};

function session(e: AdmEvent & { player: AdmPlayer }, generation: Generation): string {
  const { player } = e;
  if (e.type === ADM_EVENT.playerConnecting) return `Player "${player.name}" (id=${player.id}) is connecting`;
  const verb = e.type === ADM_EVENT.playerConnected ? "is connected" : "has been disconnected";
  if (generation === "C") return `${who(player)} ${verb}`;
  if (generation === "A" && e.type === ADM_EVENT.playerConnected) {
    return `Player "${player.name}" is connected (id=${player.id})`;
  }
  return `${glued(player)} ${verb}`;
}

/** The message of an event as the game writes it: the inverse of the reader, for tests and samples. */
export function writeMessage(e: AdmEvent, generation: Generation): string {
  switch (e.type) {
    case ADM_EVENT.logStarted:
      return `AdminLog started on ${e.date} at ${clock(e.seconds)}`;
    case ADM_EVENT.playerConnecting:
    case ADM_EVENT.playerConnected:
    case ADM_EVENT.playerDisconnected:
      return session(e, generation);
    case ADM_EVENT.playerListed:
      return who(e.player);
    case ADM_EVENT.playerKilledByPlayer:
      if (e.weapon === null) {
        return `${glued(e.player)} has been killed by player "${e.killer.name}"(id=${e.killer.id})`;
      }
      return `${who(e.player)} killed by ${who(e.killer)}${using(e)}`;
    case ADM_EVENT.playerKilledByLost:
      return `${who(e.player)} killed by ${using(e)}`;
    case ADM_EVENT.playerKilledByEntity:
      return `${who(e.player)} killed by ${e.entity}`;
    case ADM_EVENT.playerKilledByAi:
      return `${who(e.player)} killed by ${ai(e.ai)}${using(e)}`;
    case ADM_EVENT.playerDied:
      return `${who(e.player)} died.${stats(e)}`;
    case ADM_EVENT.playerDrowned:
      return `${who(e.player)} drowned.${stats(e)}`;
    case ADM_EVENT.playerHitByPlayer:
      return `${who(e.player)}[HP: ${e.hp}] hit by ${who(e.attacker)}${into(e)}${using(e)}`;
    case ADM_EVENT.playerHitByEntity:
      return `${who(e.player)}[HP: ${e.hp}] hit by ${e.source}${into(e)}`;
    case ADM_EVENT.playerHitByAi:
      return `${who(e.player)}[HP: ${e.hp}] hit by ${ai(e.ai)}${into(e)}${using(e)}`;
    case ADM_EVENT.playerHitByExplosion:
      return `${who(e.player)}[HP: ${e.hp}] hit by explosion (${e.ammo})`;
    case ADM_EVENT.playerHitByFall:
      return `${who(e.player)}[HP: ${e.hp}] hit by ${e.ammo}`;
    case ADM_EVENT.playerHitByObject:
      return `${who(e.player)}[HP: ${e.hp}] hit by ${e.source}${withTool(e.ammo)}`;
    case ADM_EVENT.playerStunned:
      return `${who(e.player)}[HP: ${e.hp}] stunned by ${e.ammo}`;
    case ADM_EVENT.playerPlaced:
      return `${who(e.player)} placed ${e.item}${e.className === null ? "" : `<${e.className}>`}`;
    case ADM_EVENT.playerBuilt:
      return `${who(e.player)}Built ${e.part} on ${e.target}${withTool(e.tool)}`;
    case ADM_EVENT.playerDismantled:
      return `${who(e.player)}Dismantled ${e.part} from ${e.target}${withTool(e.tool)}`;
    case ADM_EVENT.playerMounted:
      return `${who(e.player)}Player SurvivorBase<fd90f9a0> Mounted ${e.item} on ${e.target}`;
    case ADM_EVENT.playerUnmounted:
      return `${who(e.player)}Player SurvivorBase<0x00024> SurvivorM_A:20305 Unmounted ${e.item} from ${e.target}`;
    case ADM_EVENT.playerDugIn:
      return `${who(e.player)}Player SurvivorBase<5f3d> Dug in ${e.item}<fd1db930> at position ${vector(e.place)}`;
    case ADM_EVENT.playerDugOut:
      return `${who(e.player)}Player SurvivorBase<5f3d> Dug out ${e.item}<fd1d> at position 0x06f8 {${vector(e.place)}}`;
    case ADM_EVENT.playerRaisedFlag:
      return `${who(e.player)} has raised ${e.flag} on ${e.pole} at ${vector(e.place)}`;
    case ADM_EVENT.playerLoweredFlag:
      return `${who(e.player)} has lowered ${e.flag} on ${e.pole} at ${vector(e.place)}`;
    case ADM_EVENT.playerEmote:
      return `${who(e.player)} performed ${e.emote}${withTool(e.item)}`;
    case ADM_EVENT.playerTeleported:
      return `${who(e.player)} was teleported from: ${vector(e.from)} to: ${vector(e.to)}. Reason: ${e.reason}`;
    case ADM_EVENT.listStarted:
      return `##### PlayerList log: ${e.count} players`;
    case ADM_EVENT.listEnded:
      return "#####";
    case ADM_EVENT.shelterBuilt:
      return ` built ${e.target}${withTool(e.tool)} `;
    case ADM_EVENT.emotePlayed:
      return `[emote] ${e.character}:2:INSTANCETYPE_SERVER play emote id=${e.emote} IH=${e.item ?? ""}:4240`;
    case ADM_EVENT.chatMessage:
      return `Chat${e.channel === null ? "" : `[${e.channel}]`}("${e.name}"(id=${e.id})): ${e.text}`;
    case ADM_EVENT.chatReport:
      return `PLAYER REPORT: <2026-01-02_03-04-05> <${e.id}>: ${e.text}`;
    default:
      return "target" in e
        ? `${who(e.player)} ${WORK[e.type]} ${e.target}${withTool(e.tool)}`
        : `${who(e.player)} ${STATES[e.type]}`;
  }
}

/** `HH:MM:SS`. */
export function clock(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

/** A whole log line. */
export function writeLine(seconds: number, event: AdmEvent, generation: Generation): string {
  const message = writeMessage(event, generation);
  return event.type === ADM_EVENT.logStarted ? message : `${clock(seconds)} | ${message}`;
}
