import type { MapPoint } from "./near-place";
import type { KillKind } from "./schema";

/** Somebody in a kill; without an id where the log had lost who it was. */
export interface KillPerson {
  playerId: number | null;
  name: string;
}

/** A death with everything that the guild's staff may know about it. */
export interface FeedKill {
  killId: number;
  /** Pass as `before` for what is older than this one. */
  cursor: string;
  at: string;
  kind: KillKind;
  victim: KillPerson;
  killer: KillPerson | null;
  /** What the log names as the cause where no player did it. */
  cause: string | null;
  weapon: string | null;
  /** Metres. */
  distance: number | null;
  bodyPart: string | null;
  headshot: boolean;
  serviceId: string | null;
  service: string | null;
  map: string | null;
  place: MapPoint | null;
  killerPlace: MapPoint | null;
  dateUncertain: boolean;
  /** Concluded from other lines. */
  inferred: boolean;
  /** Read at a first connection: never announced, never paid. */
  historical: boolean;
  struck: { at: string; reason: string } | null;
  raw: string | null;
  file: string | null;
  byteOffset: number | null;
  /** What the killer got for it, and why. */
  reward: { status: "paid" | "held" | "refused"; coins: number; reason: string } | null;
}

/** A player's hit on another that was survived, or not yet deadly. */
export interface FeedHit {
  id: number;
  at: string;
  serviceId: string;
  victim: KillPerson;
  by: KillPerson | null;
  weapon: string | null;
  distance: number | null;
  bodyPart: string | null;
  damage: number | null;
  /** Health that was left. */
  health: number | null;
  place: MapPoint | null;
  byPlace: MapPoint | null;
}

export interface FeedPage {
  kills: FeedKill[];
  /** Pass as `before` for what is older; null at the end. */
  next: string | null;
  /** Set where the search ended before the page was full: how many deaths were looked at, and back to when. */
  cutOff: { looked: number; at: string } | null;
}

export interface KillFilter {
  /** This one alone, whatever else is asked. */
  killId?: number | undefined;
  serviceId?: string | undefined;
  playerId?: number | undefined;
  weapon?: string | undefined;
  kind?: KillKind | undefined;
  /** Metres. */
  minDistance?: number | undefined;
  headshot?: boolean | undefined;
  from?: Date | undefined;
  /** Not included. */
  to?: Date | undefined;
  /** The last one of the page before, as `next` gives it. */
  before?: string | undefined;
}

/** Whether hits and kills may fold into fights: a list that leaves kills out would tell half of each fight. */
export const foldsInto = (filter: KillFilter): boolean =>
  filter.killId === undefined &&
  filter.playerId === undefined &&
  filter.weapon === undefined &&
  (filter.kind === undefined || filter.kind === "pvp") &&
  filter.minDistance === undefined &&
  !filter.headshot;
