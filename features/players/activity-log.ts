import { activityOf, type LineActivity } from "./activity";
import { SEEN_EVERY } from "./activity-kinds";
import { ADM_EVENT, type AdmEvent, type AdmPlayer, isKnownId } from "./adm/events";
import type { AdmRecord } from "./adm/reader";
import type { ActivityRecord, LogPlayer } from "./ingest";

/** When a player's place was kept last, in the server's clock, and whether it was a corpse's. Plain JSON. */
export type SeenState = [id: string, clock: number, dead: boolean][];

/** The log's stamps can be this far out of order: so long an entry is kept beyond its use. */
const JITTER = 120;

/** Turns lines into activity rows, and thins mere positions. */
export class ActivityLog {
  readonly records: ActivityRecord[] = [];
  private readonly seen: Map<string, [clock: number, dead: boolean]>;

  /** @param utcOffset seconds that the server's clock is ahead of UTC */
  constructor(
    private readonly utcOffset: number,
    state: SeenState = [],
  ) {
    this.seen = new Map(state.map(([id, clock, dead]) => [id, [clock, dead]]));
  }

  /** What a later stretch needs to thin as this one would have. @param clock of the last line */
  state(clock: number): SeenState {
    return [...this.seen]
      .filter(([, [at]]) => clock - at <= SEEN_EVERY + JITTER)
      .map(([id, [at, dead]]): SeenState[number] => [id, at, dead])
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
    const player = { id: id ?? "", name };
    this.keep({ kind: "login_failed", player, position: null, other: null, detail: null }, offset, clock, 2);
  }

  private keep(activity: LineActivity, offset: number, clock: number, part = 0): void {
    const { kind, player, position, other, detail } = activity;
    const known = player && isKnownId(player.id) ? player.id : null;
    if (position && known !== null) this.seen.set(known, [clock, detail?.dead === true]);
    this.records.push({
      kind,
      player: known === null || !player ? null : { platformId: known, name: player.name },
      playerName: player?.name || null,
      other: other && isKnownId(other.id) ? { platformId: other.id, name: other.name } : null,
      position,
      detail: detail && JSON.stringify(detail),
      at: clock - this.utcOffset,
      byteOffset: offset,
      part,
    });
  }

  /** Keeps a place if the last is a minute old, or if the player has died or come back since. */
  private place(player: AdmPlayer, offset: number, clock: number, part: number): void {
    const { id, dead, position } = player;
    if (!position || !isKnownId(id)) return;
    const last = this.seen.get(id);
    if (last && last[1] === dead && Math.abs(clock - last[0]) < SEEN_EVERY) return;
    this.keep(
      { kind: "seen", player, position, other: null, detail: dead ? { dead } : null },
      offset,
      clock,
      part,
    );
  }
}

/** Somebody whom rows can be keyed on; null where the game had lost the identity. */
export function knownPlayer(player: Pick<AdmPlayer, "id" | "name">): LogPlayer | null {
  return isKnownId(player.id) ? { platformId: player.id, name: player.name } : null;
}
