import type { AdmDeath } from "./death";
import { AdmDeaths, type AdmDeathsState } from "./deaths";
import type { AdmRecord } from "./reader";
import { type AdmSessionChange, AdmSessions, type AdmSessionsState } from "./sessions";

/** What a log adds up to, in the order in which it becomes certain. */
export type AdmChange = AdmSessionChange | { kind: "death"; death: AdmDeath };

/** Plain JSON: kept beside the rows that the changes led to, for the service as a whole and across its files. */
export interface AdmFoldState {
  sessions: AdmSessionsState;
  deaths: AdmDeathsState;
}

type Emit = (change: AdmChange) => void;

/** Folds the lines of one service's logs, file after file, into sessions and deaths. */
export class AdmFold {
  private readonly sessions: AdmSessions;
  private readonly deaths: AdmDeaths;

  constructor(state?: AdmFoldState) {
    this.sessions = new AdmSessions(state?.sessions);
    this.deaths = new AdmDeaths(state?.deaths);
  }

  get state(): AdmFoldState {
    return { sessions: this.sessions.state, deaths: this.deaths.state };
  }

  /** Whether a player is in the world, as far as the log tells. */
  isOnline(id: string): boolean {
    return this.sessions.isOpen(id);
  }

  apply(record: AdmRecord, emit: Emit): void {
    this.deaths.apply(record, (death) => emit({ kind: "death", death }));
    this.sessions.apply(record, emit);
  }

  /** Hands over deaths that wait for more lines, once the server's clock is ten seconds past them. */
  settle(clock: number, emit: Emit): void {
    this.deaths.settle(clock, (death) => emit({ kind: "death", death }));
  }

  /** The newest file was rotated away and nothing will be added: closes open sessions and deaths. */
  finish(emit: Emit): void {
    this.deaths.finish((death) => emit({ kind: "death", death }));
    this.sessions.finish(emit);
  }
}
