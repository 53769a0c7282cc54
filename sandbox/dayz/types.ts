/** One service's file storage, as Nitrado's file server shows it. Paths are absolute, such as /games/ni1_1/noftp/… */
export interface GameFiles {
  read(path: string): Uint8Array | null;
  write(path: string, bytes: Uint8Array, at: Date): void;
  /** Makes the file where there is none. */
  append(path: string, bytes: Uint8Array, at: Date): void;
  remove(path: string): void;
  list(dir: string): { name: string; dir: boolean; size: number; modifiedAt: Date }[];
}

/** What the host gives a game server: its files, and the panel's settings, all of which are strings. */
export interface GameHost {
  readonly files: GameFiles;
  setting(category: string, key: string): string | undefined;
  /** The host itself puts one-time switches back, such as general.resetmission. */
  set(category: string, key: string, value: string): void;
}

export type DayzGame = "dayz" | "dayzps" | "dayzxb";
export type ServerStatus = "started" | "stopped" | "stopping" | "restarting";
/** Word orders of the game's versions: until 1.25, 1.26 to 1.28, from 1.29. */
export type Generation = "A" | "B" | "C";
/** East, north, altitude: the order of the admin log. */
export type Position = [east: number, north: number, altitude: number];

export interface WorldSettings {
  /** How fast people live when `busy`: 1 is an ordinary evening. The clock itself never runs faster. */
  speed: number;
  /** The file server's copy of a log grows in steps of this many seconds; 0 is at once. Nitrado's are 300. */
  logStepSeconds: number;
  /** After a start, the new log shows up on the file server this late. Nitrado's do after about 510. */
  newFileDelaySeconds: number;
  /** People come, fight, build and leave by themselves. */
  busy: boolean;
  generation: Generation;
}

export interface SeenPlayer {
  name: string;
  id: string;
  position: Position;
  alive: boolean;
  unconscious: boolean;
}

/** An object that the object spawner made. */
export interface SpawnedItem {
  className: string;
  position: Position;
  /** The entry's customString. */
  tag: string | null;
  /** Name of the player who took it. */
  takenBy: string | null;
  /** Counted start of the server that made it; `boots()` at that time. */
  boot: number;
}

export type PlayerDeed =
  | "connect"
  | "disconnect"
  | "suicide"
  | "starve"
  | "crash"
  | "knockOut"
  | "emote"
  | "say"
  | "rename"
  | "build"
  | "place"
  | "takeItems";

/**
 * What a person makes happen. `value` by deed: emote (EmoteGreeting …), say (the words), rename (the new name),
 * build (wall_base_down …), place (a class name); without it something ordinary is taken. `player`, `killer` and
 * `victim` are names or ids.
 */
export type WorldAction =
  | { do: PlayerDeed; player: string; value?: string }
  | { do: "kill"; killer: string; victim: string; weapon: string; metres: number; headshot?: boolean }
  /** The next copy of the log ends in the middle of its last line; the one after it has the rest. */
  | { do: "cutLog" }
  /** The server starts again at once, and the new log is on the file server with its first step. */
  | { do: "rotateLog" };

/** One simulated DayZ server. */
export interface GameServer {
  readonly serviceId: string;
  readonly game: DayzGame;
  /** Such as dayzOffline.chernarusplus. */
  readonly mission: string;
  /** Such as ni11840201_1. */
  readonly username: string;
  /** Folder of the game without a slash at the end; logs lie in its `config`. */
  readonly gamePath: string;
  /** Folder of the mission, without a slash at the end. */
  readonly missionPath: string;
  /**
   * Nitrado's own log of starts, a line each: `[2026-11-23 02:21:51] Server restart: <message> (<by>)`, in UTC, at the
   * very second of the request. Its real form is not documented: a reader does well to rest on when it grew.
   */
  readonly restartLog: string;
  readonly hostname: string;
  readonly slots: number;
  /** Such as 1.29.163047. */
  readonly version: string;
  /** What the panel holds when the server is new, by category and key. */
  readonly initialSettings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  status(): ServerStatus;
  /** Since when it has its status. */
  since(): Date;
  boots(): number;
  /** Whether the mission runs: `started` is said before that. */
  playable(): boolean;
  start(by: string): void;
  stop(by: string, message?: string): void;
  restart(by: string, message?: string): void;
  crash(): void;
  /** Advances to `now` and writes what happened meanwhile. Going back in time does nothing. */
  tick(now: Date): void;
  /** Who is online. */
  players(): SeenPlayer[];
  /** Everyone who may come, for lists to choose from. */
  cast(): { name: string; id: string; online: boolean }[];
  items(): SpawnedItem[];
  /** @throws WorldRefusal with a sentence for people, such as that the player is not online */
  act(action: WorldAction): string;
  settings: WorldSettings;
  /** JSON. Files are not in it: whoever keeps it keeps those, too. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export interface WorldPlayer {
  name: string;
  /** As the platform writes it: 40 hex digits on Xbox, 44 characters on PlayStation and PC. */
  id: string;
  /** Around 1: how often they win. */
  skill: number;
}

/** When somebody plays by themselves. Seconds since 1970, UTC. */
export interface Visit {
  id: string;
  from: number;
  to: number;
}

export interface ServerSpec {
  serviceId: string;
  game: DayzGame;
  map: "chernarusplus" | "enoch" | "sakhal";
  hostname: string;
  slots: number;
  /** Minutes that the host's clock is ahead of UTC. */
  utcOffsetMinutes: number;
  players: readonly WorldPlayer[];
  /** Who plays during a day, counted from 1970. */
  visits: (day: number) => readonly Visit[];
  /** Hours of the host's clock at which it restarts by itself. */
  restartHours: readonly number[];
  /** Whether the owner has added Grizzly's line to cfggameplay.json. */
  ourLine: boolean;
  settings: WorldSettings;
}

export interface WorldOptions {
  /** Same seed, same times, same deeds: same bytes. */
  seed: string;
  now: Date;
  /** A setting that is undefined counts as in `initialSettings`. Mission files that are missing are written. */
  host: (serviceId: string) => GameHost;
  /** Default: the six of the demo. */
  servers?: readonly ServerSpec[];
}

/** `createWorld` of sandbox/dayz/world.ts. The servers run at once, their first start is `now`. */
export type CreateWorld = (options: WorldOptions) => GameServer[];

/** The world cannot do what was asked; the message says why to a person. */
export class WorldRefusal extends Error {
  override name = "WorldRefusal";
}
