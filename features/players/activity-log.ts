import { activityOf, type LineActivity } from "./activity";
import { ActivityColumns } from "./activity-columns";
import { SEEN_EVERY } from "./activity-kinds";
import { ADM_EVENT, type AdmEvent, type AdmPlayer, isKnownId } from "./adm/events";
import type { AdmRecord } from "./adm/reader";
import type { LogPlayer } from "./log-player";

/** When a player's place was kept last, in the server's clock, and whether it was a corpse's. Plain JSON. */
export type SeenState = [id: string, clock: number, dead: boolean][];

/** The log's stamps can be this far out of order: so long an entry is kept beyond its use. */
const JITTER = 120;
const CORPSE = JSON.stringify({ dead: true });

/** Turns lines into activity rows, and thins mere positions. */
export class ActivityLog {
  readonly rows = new ActivityColumns();
  /** Players of failed logins: their line can stand in an earlier stretch. UTC seconds. */
  readonly refused: { player: LogPlayer; at: number }[] = [];
  /** Ids of players who wrote a report; its line has no name. */
  readonly reporters: string[] = [];
  private readonly seen: Map<string, { clock: number; dead: boolean }>;

  /** @param utcOffset seconds that the server's clock is ahead of UTC */
  constructor(
    private readonly utcOffset: number,
    state: SeenState = [],
  ) {
    this.seen = new Map(state.map(([id, clock, dead]) => [id, { clock, dead }]));
  }

  /** What a later stretch needs to thin as this one would have. @param clock of the last line */
  state(clock: number): SeenState {
    return [...this.seen]
      .filter(([, seen]) => clock - seen.clock <= SEEN_EVERY + JITTER)
      .map(([id, seen]): SeenState[number] => [id, seen.clock, seen.dead])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  apply(line: AdmEvent, record: AdmRecord, clock: number): void {
    const activity = activityOf(line);
    if (activity) {
      this.keep(activity, record.offset, clock);
      if (activity.other) this.place(activity.other, record.offset, clock, 1);
      return;
    }
    if (!("player" in line)) return;
    this.place(line.player, record.offset, clock, 0);
    if (line.type === ADM_EVENT.playerKilledByPlayer) this.place(line.killer, record.offset, clock, 1);
  }

  /** A login that came to nothing. @param clock of its line */
  loginFailed(id: string | null, name: string, offset: number, clock: number): void {
    const at = clock - this.utcOffset;
    if (id !== null) this.refused.push({ player: { platformId: id, name }, at });
    this.rows.add("login_failed", id, name, null, null, null, at, offset, 2);
  }

  private keep(activity: LineActivity, offset: number, clock: number): void {
    const { kind, player, position, other, detail } = activity;
    const id = player && isKnownId(player.id) ? player.id : null;
    if (position && id !== null) this.note(id, clock, detail?.dead === true);
    if (kind === "report" && id !== null) this.reporters.push(id);
    this.rows.add(
      kind,
      id,
      player?.name || null,
      other && isKnownId(other.id) ? other.id : null,
      position,
      detail && JSON.stringify(detail),
      clock - this.utcOffset,
      offset,
      0,
    );
  }

  /** Keeps a place if the last is a minute old, or if the player has died or come back since. */
  private place({ id, name, dead, position }: AdmPlayer, offset: number, clock: number, part: number): void {
    if (!position || !isKnownId(id)) return;
    const last = this.seen.get(id);
    if (last && last.dead === dead && Math.abs(clock - last.clock) < SEEN_EVERY) return;
    this.note(id, clock, dead);
    const detail = dead ? CORPSE : null;
    this.rows.add("seen", id, name, null, position, detail, clock - this.utcOffset, offset, part);
  }

  private note(id: string, clock: number, dead: boolean): void {
    const last = this.seen.get(id);
    if (!last) {
      this.seen.set(id, { clock, dead });
      return;
    }
    last.clock = clock;
    last.dead = dead;
  }
}

/** Somebody whom rows can be keyed on; null where the game had lost the identity. */
export function knownPlayer(player: Pick<AdmPlayer, "id" | "name">): LogPlayer | null {
  return isKnownId(player.id) ? { platformId: player.id, name: player.name } : null;
}
