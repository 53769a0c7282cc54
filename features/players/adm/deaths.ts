import { type AdmDeath, deathOf, isDeathLine, RANK_KILL } from "./death";
import { ADM_EVENT, isEvent, isKnownId } from "./events";
import type { AdmRecord } from "./reader";
import { AdmWounds, type AdmWoundsState } from "./wounds";

/** Lines about one victim no further apart than this many seconds tell of one death. */
const TOGETHER = 10;

interface Pending {
  last: number;
  /** Null once the death has been handed over. */
  death: AdmDeath | null;
  rank: number;
}

export interface AdmDeathsState {
  pending: [string, Pending][];
  wounds: AdmWoundsState;
}

type Emit = (death: AdmDeath) => void;

/**
 * Folds a log's lines into deaths. One death can take several lines in any order, and a line on a
 * corpse is none. A logged kill is handed over at once; a death without a killer when its
 * lines are over, so that the best of them is kept.
 */
export class AdmDeaths {
  private readonly pending: Map<string, Pending>;
  private readonly wounds: AdmWounds;

  constructor(state?: AdmDeathsState) {
    this.pending = new Map(state?.pending.map(([key, pending]) => [key, { ...pending }]));
    this.wounds = new AdmWounds(state?.wounds);
  }

  get state(): AdmDeathsState {
    const pending = [...this.pending].map(([key, entry]): [string, Pending] => [key, { ...entry }]);
    return { pending, wounds: this.wounds.state };
  }

  apply(record: AdmRecord, emit: Emit): void {
    const { line, clock } = record;
    if (line.type === ADM_EVENT.logStarted) {
      this.finish(emit);
      return;
    }
    if (clock === null) return;
    this.settle(clock, emit);
    if (!isEvent(line) || !("player" in line)) return;
    if (line.type === ADM_EVENT.playerConnected) {
      this.hand(line.player.id, emit);
      this.wounds.forget(line.player.id);
    } else if (isDeathLine(line)) {
      this.death(record, emit);
    } else {
      this.wounds.apply(line, clock, record.offset, record.length);
    }
  }

  /** Hands over deaths whose lines are over by this local time. Call it with the clock of a quiet server. */
  settle(clock: number, emit: Emit): void {
    for (const [key, { last }] of this.pending) if (clock - last > TOGETHER) this.hand(key, emit);
  }

  /** The log will not go on: hands over what is left. */
  finish(emit: Emit): void {
    for (const key of this.pending.keys()) this.hand(key, emit);
    this.wounds.clear();
  }

  private hand(key: string, emit: Emit): void {
    const pending = this.pending.get(key);
    this.pending.delete(key);
    if (pending?.death) emit(pending.death);
  }

  private death(record: AdmRecord, emit: Emit): void {
    const { line, clock } = record;
    if (!isEvent(line) || !isDeathLine(line) || clock === null) return;
    const { id, name, dead, position } = line.player;
    const key = isKnownId(id) ? id : `${id} ${name} ${position?.east} ${position?.north}`;
    const before = this.pending.get(key);
    // A corpse that chooses to respawn died earlier: its death is already told.
    if (!before && dead && line.type === ADM_EVENT.playerRespawning) return;
    const { death, rank } = deathOf(line, record, this.wounds);
    if (!before) {
      if (rank >= RANK_KILL) emit(death);
      this.pending.set(key, { last: clock, death: rank >= RANK_KILL ? null : death, rank });
      return;
    }
    before.last = clock;
    if (!before.death || rank <= before.rank) return;
    before.rank = rank;
    before.death = rank >= RANK_KILL ? null : death;
    if (rank >= RANK_KILL) emit(death);
  }
}
