import type { Position, ServerStatus } from "./types";

/** All times are whole seconds since 1970, UTC. */
export interface PlayerState {
  id: string;
  name: string;
  online: boolean;
  alive: boolean;
  unconscious: boolean;
  health: number;
  /** On the way from one place to the next between two moments; before and after they stand. */
  from: Position;
  to: Position;
  leaves: number;
  arrives: number;
  /** When each of these comes; null: not at all. */
  connects: number | null;
  wakes: number | null;
  respawns: number | null;
  /** The next thing that they do by themselves. */
  acts: number | null;
  /** Was there when the server stopped, and comes back. */
  returns: boolean;
  /** Somebody at the control page led them last; until then they do nothing by themselves. */
  led: number;
}

export interface ItemState {
  className: string;
  position: Position;
  tag: string | null;
  takenBy: string | null;
  boot: number;
  /** Saved by the game even if nobody took it. */
  persistent: boolean;
}

/** A log of the game and what of it has not yet reached the file server. */
export interface LogState {
  path: string;
  /** The game closed it and will call it so; null: it keeps its name. */
  becomes: string | null;
  closed: boolean;
  /** Bytes that wait, one character each. */
  waiting: string;
  /** Bytes on the file server. */
  copied: number;
  /** When the game opened it, and whether the file server has it without delay. */
  born: number;
  prompt: boolean;
}

export interface ServerState {
  version: 1;
  /** Everything until here has happened. */
  now: number;
  dice: number;
  status: ServerStatus;
  since: number;
  boots: number;
  /** When the game's process started; null: it does not run. */
  runs: number | null;
  /** What was asked for, and when the host does the next step of it. */
  pending: { step: "halt" | "stop" | "boot"; at: number; goal: "boot" | "stay"; by: string } | null;
  nextList: number;
  lastCopy: number;
  nextLook: number;
  players: PlayerState[];
  items: ItemState[];
  adm: LogState | null;
  rpt: LogState | null;
  /** Logs of earlier starts that are not yet whole on the file server. */
  older: LogState[];
  cutNext: boolean;
  /** The next start's log is shown at once. */
  showNext: boolean;
}
