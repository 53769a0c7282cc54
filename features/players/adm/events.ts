/**
 * What a line of a DayZ admin log can say. The names are stable: they are stored, counted and
 * documented in `docs/adm-events.md`.
 */
export const ADM_EVENT = {
  logStarted: "log.started",
  playerConnecting: "player.connecting",
  playerConnected: "player.connected",
  playerDisconnected: "player.disconnected",
  playerKilledByPlayer: "player.killed_by_player",
  playerKilledByLost: "player.killed_by_lost",
  playerKilledByEntity: "player.killed_by_entity",
  playerKilledByAi: "player.killed_by_ai",
  playerDied: "player.died",
  playerDrowned: "player.drowned",
  playerDrownedUnconscious: "player.drowned_unconscious",
  playerBledOut: "player.bled_out",
  playerSuicide: "player.suicide",
  playerRespawning: "player.respawning",
  playerLeftUnconscious: "player.left_unconscious",
  playerLeftRestrained: "player.left_restrained",
  playerHitByPlayer: "player.hit_by_player",
  playerHitByEntity: "player.hit_by_entity",
  playerHitByAi: "player.hit_by_ai",
  playerHitByExplosion: "player.hit_by_explosion",
  playerHitByObject: "player.hit_by_object",
  playerHitByFall: "player.hit_by_fall",
  playerStunned: "player.stunned",
  playerUnconscious: "player.unconscious",
  playerConscious: "player.conscious",
  playerPlaced: "player.placed",
  playerBuilt: "player.built",
  playerDismantled: "player.dismantled",
  playerDestroyed: "player.destroyed",
  playerFolded: "player.folded",
  playerPacked: "player.packed",
  playerRepacked: "player.repacked",
  playerRepaired: "player.repaired",
  playerBuiltShelter: "player.built_shelter",
  playerMounted: "player.mounted",
  playerUnmounted: "player.unmounted",
  playerDugIn: "player.dug_in",
  playerDugOut: "player.dug_out",
  playerRaisedFlag: "player.raised_flag",
  playerLoweredFlag: "player.lowered_flag",
  playerEmote: "player.emote",
  playerTeleported: "player.teleported",
  playerListed: "player.listed",
  listStarted: "list.started",
  listEnded: "list.ended",
  shelterBuilt: "shelter.built",
  emotePlayed: "emote.played",
  chatMessage: "chat.message",
  chatReport: "chat.report",
} as const;

/** Lines that are known to carry nothing for us. */
export const ADM_NOISE = {
  blank: "noise.blank",
  ornament: "noise.ornament",
  footer: "noise.footer",
  continuation: "noise.continuation",
  mod: "noise.mod",
  debug: "noise.debug",
  cut: "noise.cut",
} as const;

export const ADM_UNKNOWN = "unknown";

export type AdmEventType = (typeof ADM_EVENT)[keyof typeof ADM_EVENT];
export type AdmNoiseType = (typeof ADM_NOISE)[keyof typeof ADM_NOISE];
type E = typeof ADM_EVENT;

/** Metres from the map's south-west corner; `altitude` above the sea. Lists in the log are `<east, north, altitude>`. */
export interface AdmPosition {
  east: number;
  north: number;
  altitude: number;
}

/** The identity block. `id` is the log's own text and may be `Unknown`, `ERROR` or empty: ask `isKnownId`. */
export interface AdmPlayer {
  name: string;
  id: string;
  /** Not alive when the line was written. A state, never an event. */
  dead: boolean;
  /** Null where the log has none, or writes the largest float there is. */
  position: AdmPosition | null;
}

/** A computer-driven character of a mod. */
export interface AdmAi {
  name: string;
  faction: string | null;
  position: AdmPosition | null;
}

/** `hp` is the health after the hit; null where the game wrote no finite number. */
interface Hit {
  player: AdmPlayer;
  hp: number | null;
}

/** Where a hit landed. `zone` may be empty, and is `Block` for a blocked blow, which has no `ammo`. */
interface Impact {
  zone: string;
  component: number;
  damage: number | null;
  ammo: string | null;
}

/** `distance` in metres, only for firearms. */
interface Weapon {
  weapon: string | null;
  distance: number | null;
}

interface Stats {
  water: number | null;
  energy: number | null;
  bleedSources: number | null;
}

type PlayerOnly =
  | E["playerConnecting"]
  | E["playerConnected"]
  | E["playerDisconnected"]
  | E["playerBledOut"]
  | E["playerDrownedUnconscious"]
  | E["playerSuicide"]
  | E["playerRespawning"]
  | E["playerLeftUnconscious"]
  | E["playerLeftRestrained"]
  | E["playerUnconscious"]
  | E["playerConscious"]
  | E["playerListed"];

type PlayerWork =
  | E["playerDestroyed"]
  | E["playerFolded"]
  | E["playerPacked"]
  | E["playerRepacked"]
  | E["playerRepaired"]
  | E["playerBuiltShelter"];

/** `ambiguous`: a quotation mark in the killer's name lets the line be read in two ways. */
export interface AdmKill extends Weapon {
  type: E["playerKilledByPlayer"];
  player: AdmPlayer;
  killer: AdmPlayer;
  ambiguous: boolean;
}

export interface AdmPlayerHit extends Hit, Impact, Weapon {
  type: E["playerHitByPlayer"];
  attacker: AdmPlayer;
  ambiguous: boolean;
}

export type AdmEvent =
  | { type: E["logStarted"]; date: string; seconds: number }
  | { type: PlayerOnly; player: AdmPlayer }
  | AdmKill
  | ({ type: E["playerKilledByLost"]; player: AdmPlayer } & Weapon)
  | { type: E["playerKilledByEntity"]; player: AdmPlayer; entity: string }
  | ({ type: E["playerKilledByAi"]; player: AdmPlayer; ai: AdmAi } & Weapon)
  | ({ type: E["playerDied"] | E["playerDrowned"]; player: AdmPlayer } & Stats)
  | AdmPlayerHit
  | ({ type: E["playerHitByEntity"]; source: string } & Hit & Impact)
  | ({ type: E["playerHitByAi"]; ai: AdmAi } & Hit & Impact & Weapon)
  | ({ type: E["playerHitByExplosion"] | E["playerHitByFall"] | E["playerStunned"]; ammo: string } & Hit)
  | ({ type: E["playerHitByObject"]; source: string; ammo: string | null } & Hit)
  | { type: E["playerPlaced"]; player: AdmPlayer; item: string; className: string | null }
  | {
      type: E["playerBuilt"] | E["playerDismantled"];
      player: AdmPlayer;
      part: string;
      target: string;
      tool: string | null;
    }
  | { type: PlayerWork; player: AdmPlayer; target: string; tool: string | null }
  | { type: E["playerMounted"] | E["playerUnmounted"]; player: AdmPlayer; item: string; target: string }
  | { type: E["playerDugIn"] | E["playerDugOut"]; player: AdmPlayer; item: string; place: AdmPosition | null }
  | {
      type: E["playerRaisedFlag"] | E["playerLoweredFlag"];
      player: AdmPlayer;
      flag: string;
      pole: string;
      place: AdmPosition | null;
    }
  | { type: E["playerEmote"]; player: AdmPlayer; emote: string; item: string | null }
  | {
      type: E["playerTeleported"];
      player: AdmPlayer;
      from: AdmPosition | null;
      to: AdmPosition | null;
      reason: string;
    }
  | { type: E["listStarted"]; count: number }
  | { type: E["listEnded"] }
  | { type: E["shelterBuilt"]; target: string; tool: string | null }
  | { type: E["emotePlayed"]; character: string; emote: number; item: string | null }
  | { type: E["chatMessage"]; channel: string | null; name: string; id: string; text: string }
  | { type: E["chatReport"]; id: string; text: string };

/** The events of one or more types, with their fields. */
export type AdmEventOf<T extends AdmEventType> = AdmEvent extends infer U
  ? U extends { type: infer K extends AdmEventType }
    ? Extract<K, T> extends never
      ? never
      : U & { type: Extract<K, T> }
    : never
  : never;

export type AdmNoise = { type: AdmNoiseType };
export type AdmUnknown = { type: typeof ADM_UNKNOWN };
export type AdmLine = AdmEvent | AdmNoise | AdmUnknown;

const NOT_AN_ID = new Set(["", "Unknown", "ERROR"]);

/** Whether an id names a player; the game writes `Unknown`, `ERROR` or nothing where it has lost the identity. */
export function isKnownId(id: string): boolean {
  return !NOT_AN_ID.has(id);
}

export function isNoise(line: AdmLine): line is AdmNoise {
  return line.type.startsWith("noise.");
}

export function isEvent(line: AdmLine): line is AdmEvent {
  return line.type !== ADM_UNKNOWN && !isNoise(line);
}
