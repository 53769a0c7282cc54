import {
  ADM_EVENT,
  type AdmAi,
  type AdmEvent,
  type AdmEventOf,
  type AdmKill,
  type AdmPlayer,
  isKnownId,
} from "./events";
import type { AdmRecord } from "./reader";
import { type AdmPoint, pointOf } from "./sessions";
import type { AdmHit, AdmWounds } from "./wounds";

export const DEATH_CAUSE = {
  /** A logged kill by another player. */
  player: "player",
  /** No killer in the log, but a player's hit brought the victim down: likely, never proven. */
  inferred: "inferred",
  /** Killed by their own weapon. */
  self: "self",
  /** The game lost the killer and names only the weapon. */
  lost: "lost",
  ai: "ai",
  /** A creature, vehicle, trap, explosive or building, by name. */
  entity: "entity",
  suicide: "suicide",
  drowned: "drowned",
  bledOut: "bled_out",
  gaveUp: "gave_up",
  leftUnconscious: "left_unconscious",
  leftRestrained: "left_restrained",
  died: "died",
} as const;
export type DeathCause = (typeof DEATH_CAUSE)[keyof typeof DEATH_CAUSE];

export interface AdmDeath {
  cause: DeathCause;
  victim: AdmPlayer;
  /** Set for `player`, `self` and `inferred`, and where the killer's identity was lost (`id` Unknown). */
  killer: AdmPlayer | null;
  ai: AdmAi | null;
  weapon: string | null;
  /** Metres. */
  distance: number | null;
  /** Class or display name of what killed, for `entity`. */
  entity: string | null;
  /** The hit that ended the life, where the log shows it. */
  hit: AdmHit | null;
  headshot: boolean;
  /** The killer was dead, too, when the line was written. */
  mutual: boolean;
  inferred: boolean;
  /** A logged kill with a weapon by another player, both identified: the only kind that coins are paid for. */
  payable: boolean;
  at: AdmPoint;
  /** The log line, for people. */
  raw: string;
}

type E = typeof ADM_EVENT;
type DeathLine = AdmEventOf<
  | E["playerKilledByPlayer"]
  | E["playerKilledByLost"]
  | E["playerKilledByEntity"]
  | E["playerKilledByAi"]
  | E["playerSuicide"]
  | E["playerDrowned"]
  | E["playerDrownedUnconscious"]
  | E["playerBledOut"]
  | E["playerRespawning"]
  | E["playerLeftUnconscious"]
  | E["playerLeftRestrained"]
  | E["playerDied"]
>;

/** From this rank on a line names what killed; the lower ones wait for a better line. */
export const RANK_KILL = 5;

/** How much each line says about a death, and the cause it gives. */
const RANKS = new Map<AdmEvent["type"], [rank: number, cause: DeathCause]>([
  [ADM_EVENT.playerKilledByPlayer, [RANK_KILL, DEATH_CAUSE.player]],
  [ADM_EVENT.playerKilledByLost, [RANK_KILL, DEATH_CAUSE.lost]],
  [ADM_EVENT.playerKilledByEntity, [RANK_KILL, DEATH_CAUSE.entity]],
  [ADM_EVENT.playerKilledByAi, [RANK_KILL, DEATH_CAUSE.ai]],
  [ADM_EVENT.playerSuicide, [4, DEATH_CAUSE.suicide]],
  [ADM_EVENT.playerDrowned, [3, DEATH_CAUSE.drowned]],
  [ADM_EVENT.playerDrownedUnconscious, [3, DEATH_CAUSE.drowned]],
  [ADM_EVENT.playerBledOut, [3, DEATH_CAUSE.bledOut]],
  [ADM_EVENT.playerRespawning, [2, DEATH_CAUSE.gaveUp]],
  [ADM_EVENT.playerLeftUnconscious, [2, DEATH_CAUSE.leftUnconscious]],
  [ADM_EVENT.playerLeftRestrained, [2, DEATH_CAUSE.leftRestrained]],
  [ADM_EVENT.playerDied, [1, DEATH_CAUSE.died]],
]);

/** Deaths that leave open whether somebody brought them about. */
const OPEN = new Set<DeathCause>([
  DEATH_CAUSE.bledOut,
  DEATH_CAUSE.gaveUp,
  DEATH_CAUSE.leftUnconscious,
  DEATH_CAUSE.died,
]);
const HEAD = new Set(["Head", "Brain"]);

export function isDeathLine(line: AdmEvent): line is DeathLine {
  return RANKS.has(line.type);
}

/** The death that one line tells of, with the evidence of the hits before it. */
export function deathOf(
  line: DeathLine,
  record: AdmRecord,
  wounds: AdmWounds,
): { death: AdmDeath; rank: number } {
  const [rank, cause] = RANKS.get(line.type) ?? [0, DEATH_CAUSE.died];
  const death: AdmDeath = {
    cause,
    victim: line.player,
    killer: null,
    ai: "ai" in line ? line.ai : null,
    weapon: "weapon" in line ? line.weapon : null,
    distance: "distance" in line ? line.distance : null,
    entity: "entity" in line ? line.entity : null,
    hit: null,
    headshot: false,
    mutual: false,
    inferred: false,
    payable: false,
    at: pointOf(record),
    raw: record.raw,
  };
  if (line.type === ADM_EVENT.playerKilledByPlayer) killedBy(line, record, wounds, death);
  else if (OPEN.has(cause)) infer(death, wounds.suspect(line.player.id, death.at.clock));
  return { death, rank };
}

function killedBy(line: AdmKill, record: AdmRecord, wounds: AdmWounds, death: AdmDeath): void {
  const { killer, player } = line;
  const known = isKnownId(killer.id) && isKnownId(player.id);
  death.killer = killer;
  death.mutual = killer.dead;
  if (known && killer.id === player.id) {
    death.cause = DEATH_CAUSE.self;
    death.mutual = false;
  }
  death.hit = wounds.fatalHit(player.id, killer.id, death.at.clock);
  death.headshot = death.hit !== null && HEAD.has(death.hit.zone);
  // Until 2015 the line named no weapon: nothing is paid for such an old log.
  death.payable = known && killer.id !== player.id && line.weapon !== null && !line.ambiguous && !record.cut;
}

function infer(death: AdmDeath, suspect: AdmHit | null): void {
  if (!suspect) return;
  death.cause = DEATH_CAUSE.inferred;
  death.inferred = true;
  death.killer = suspect.attacker;
  death.weapon = suspect.weapon;
  death.distance = suspect.distance;
  death.hit = suspect;
  death.headshot = HEAD.has(suspect.zone);
}
