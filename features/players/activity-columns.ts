import type { ActivityKind } from "./activity-kinds";
import type { AdmPosition } from "./adm/events";
import type { LogPlayer } from "./log-player";

/** Something that a player did or suffered, or where they were. With `part` its line is its identity. */
export interface ActivityRecord {
  kind: ActivityKind;
  /** Null where the line names nobody, or nobody known. */
  player: LogPlayer | null;
  playerName: string | null;
  other: Pick<LogPlayer, "platformId"> | null;
  position: AdmPosition | null;
  /** JSON text. */
  detail: string | null;
  /** Seconds since 1970 in UTC. */
  at: number;
  byteOffset: number;
  part: number;
}

/**
 * Activity rows as one array a column. There is one for nearly every line: as an object each they cost the
 * collector more than reading the log did (measured).
 */
export class ActivityColumns implements Iterable<ActivityRecord> {
  readonly kind: ActivityKind[] = [];
  readonly id: (string | null)[] = [];
  readonly name: (string | null)[] = [];
  readonly other: (string | null)[] = [];
  readonly east: (number | null)[] = [];
  readonly north: (number | null)[] = [];
  readonly altitude: (number | null)[] = [];
  readonly detail: (string | null)[] = [];
  readonly at: number[] = [];
  readonly byteOffset: number[] = [];
  readonly part: number[] = [];

  get length(): number {
    return this.kind.length;
  }

  /** Adds a row's identity and what goes with it; the caller gives who, where and what in one go. */
  add(
    kind: ActivityKind,
    id: string | null,
    name: string | null,
    other: string | null,
    position: AdmPosition | null,
    detail: string | null,
    at: number,
    byteOffset: number,
    part: number,
  ): void {
    this.kind.push(kind);
    this.id.push(id);
    this.name.push(name);
    this.other.push(other);
    this.east.push(position?.east ?? null);
    this.north.push(position?.north ?? null);
    this.altitude.push(position?.altitude ?? null);
    this.detail.push(detail);
    this.at.push(at);
    this.byteOffset.push(byteOffset);
    this.part.push(part);
  }

  /** The rows of these places, in their order. */
  pick(places: readonly number[]): ActivityColumns {
    const picked = new ActivityColumns();
    const of = <T>(column: readonly T[], into: T[]) => {
      for (const place of places) into.push(column[place] as T);
    };
    of(this.kind, picked.kind);
    of(this.id, picked.id);
    of(this.name, picked.name);
    of(this.other, picked.other);
    of(this.east, picked.east);
    of(this.north, picked.north);
    of(this.altitude, picked.altitude);
    of(this.detail, picked.detail);
    of(this.at, picked.at);
    of(this.byteOffset, picked.byteOffset);
    of(this.part, picked.part);
    return picked;
  }

  *[Symbol.iterator](): Iterator<ActivityRecord> {
    for (const [row, kind] of this.kind.entries()) {
      const [id, other, east, north] = [this.id[row], this.other[row], this.east[row], this.north[row]];
      const name = this.name[row] ?? null;
      const placed = typeof east === "number" && typeof north === "number";
      yield {
        kind,
        player: id ? { platformId: id, name: name ?? "" } : null,
        playerName: name,
        other: other ? { platformId: other } : null,
        position: placed ? { east, north, altitude: this.altitude[row] ?? 0 } : null,
        detail: this.detail[row] ?? null,
        at: this.at[row] ?? 0,
        byteOffset: this.byteOffset[row] ?? 0,
        part: this.part[row] ?? 0,
      };
    }
  }
}
