import { ADM_EVENT, type AdmPlayer, isKnownId } from "./events";
import type { AdmRecord } from "./reader";

/** Where something stands in the log. `clock` is local, in seconds since 1970-01-01. */
export interface AdmPoint {
  clock: number;
  date: string | null;
  boot: number;
  offset: number;
  length: number;
}

/** How a session ended; `restart` means that the log says nothing and a new boot, or the file's end, closed it. */
export const SESSION_END = { left: "left", restart: "restart", reconnected: "reconnected" } as const;
export type SessionEnd = (typeof SESSION_END)[keyof typeof SESSION_END];

export interface AdmSession {
  id: string;
  name: string;
  joined: AdmPoint;
  /** Local time of the last line about this player. */
  seen: number;
  /** Respawns so far. */
  respawns: number;
}

export interface AdmClosedSession extends AdmSession {
  /** Local time of the end: of the log's last line, where the log does not say. */
  left: number;
  end: SessionEnd;
  /** The line that ended it; null for a restart. */
  leftAt: AdmPoint | null;
}

export type AdmSessionChange =
  | { kind: "session.joined"; session: AdmSession }
  | { kind: "session.respawned"; session: AdmSession; at: AdmPoint }
  | { kind: "session.left"; session: AdmClosedSession }
  /** A login that never reached the world. `id` is null where the log has none. */
  | { kind: "login.failed"; id: string | null; name: string; at: AdmPoint };

interface Open extends AdmSession {
  /** A login of the same id that began while this session was open. */
  again: AdmPoint | null;
}

interface Login {
  name: string;
  at: AdmPoint;
}

export interface AdmSessionsState {
  open: [string, Open][];
  logins: [string, Login][];
  last: number | null;
}

export function pointOf(record: AdmRecord): AdmPoint {
  const { date, boot, offset, length } = record;
  return { clock: record.clock ?? 0, date, boot, offset, length };
}

type Emit = (change: AdmSessionChange) => void;

/**
 * Folds a log's lines into sessions. The log writes `is connected` for a respawn too, no
 * disconnect at a restart, and `id=Unknown` for a login that failed; connects and disconnects can
 * therefore not be paired.
 */
export class AdmSessions {
  private readonly open: Map<string, Open>;
  private readonly logins: Map<string, Login>;
  private last: number | null;

  constructor(state?: AdmSessionsState) {
    this.open = new Map(state?.open.map(([id, session]) => [id, { ...session }]));
    this.logins = new Map(state?.logins);
    this.last = state?.last ?? null;
  }

  get state(): AdmSessionsState {
    const open = [...this.open].map(([id, session]): [string, Open] => [id, { ...session }]);
    return { open, logins: [...this.logins], last: this.last };
  }

  /** Whether a player is in the world, as far as the log tells. */
  isOpen(id: string): boolean {
    return this.open.has(id);
  }

  apply(record: AdmRecord, emit: Emit): void {
    const { line } = record;
    if (line.type === ADM_EVENT.logStarted) {
      this.finish(emit);
      this.last = record.clock;
      return;
    }
    if (record.clock === null) return;
    this.last = record.clock;
    if (!("player" in line)) return;
    switch (line.type) {
      case ADM_EVENT.playerConnecting:
        this.connecting(line.player, pointOf(record));
        break;
      case ADM_EVENT.playerConnected:
        this.connected(line.player, pointOf(record), emit);
        break;
      case ADM_EVENT.playerDisconnected:
        this.disconnected(line.player, pointOf(record), emit);
        break;
      default: {
        const session = this.open.get(line.player.id);
        if (session) session.seen = record.clock;
      }
    }
  }

  /** The log will not go on (a new boot, or a file that was rotated away): closes what is open at its last line. */
  finish(emit: Emit): void {
    for (const session of this.open.values()) {
      this.emitLeft(session, this.last ?? session.seen, SESSION_END.restart, null, emit);
    }
    for (const [id, { name, at }] of this.logins) emit({ kind: "login.failed", id, name, at });
    this.open.clear();
    this.logins.clear();
  }

  private connecting({ id, name }: AdmPlayer, at: AdmPoint): void {
    if (!isKnownId(id)) return;
    const session = this.open.get(id);
    if (session) session.again = at;
    else this.logins.set(id, { name, at });
  }

  private connected({ id, name }: AdmPlayer, at: AdmPoint, emit: Emit): void {
    if (!isKnownId(id)) return;
    this.logins.delete(id);
    const old = this.open.get(id);
    if (old && !old.again) {
      old.respawns++;
      old.seen = at.clock;
      old.name = name;
      emit({ kind: "session.respawned", session: withoutAgain(old), at });
      return;
    }
    if (old?.again) this.emitLeft(old, old.again.clock, SESSION_END.reconnected, old.again, emit);
    const session: Open = { id, name, joined: at, seen: at.clock, respawns: 0, again: null };
    this.open.set(id, session);
    emit({ kind: "session.joined", session: withoutAgain(session) });
  }

  private disconnected({ id, name }: AdmPlayer, at: AdmPoint, emit: Emit): void {
    const key = id === "ERROR" ? this.onlyNamed(name) : id;
    const session = key === null ? undefined : this.open.get(key);
    if (session && key !== null) {
      this.open.delete(key);
      // The old body may go after the new login has begun: that login is still to come.
      if (session.again) this.logins.set(key, { name, at: session.again });
      this.emitLeft(session, at.clock, SESSION_END.left, at, emit);
      return;
    }
    const login = key === null ? undefined : this.logins.get(key);
    if (login && key !== null) {
      this.logins.delete(key);
      emit({ kind: "login.failed", id: key, name, at: login.at });
    } else if (!isKnownId(id)) {
      emit({ kind: "login.failed", id: null, name, at });
    }
  }

  /** The id of the only open session under a name: a disconnect whose id the game has lost still names it. */
  private onlyNamed(name: string): string | null {
    const found = [...this.open.values()].filter((session) => session.name === name);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }

  private emitLeft(session: Open, left: number, end: SessionEnd, leftAt: AdmPoint | null, emit: Emit): void {
    emit({ kind: "session.left", session: { ...withoutAgain(session), left, end, leftAt } });
  }
}

function withoutAgain({ id, name, joined, seen, respawns }: Open): AdmSession {
  return { id, name, joined, seen, respawns };
}
