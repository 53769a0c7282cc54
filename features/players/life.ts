import type { MapPoint } from "./near-place";

/** Something in a life, with where it was if the log says so. */
export interface LifeMoment {
  at: string;
  kind: "join" | "kill" | "hit" | "seen" | "did" | "death";
  words: string;
  place: MapPoint | null;
  /** The place in words. */
  where: string | null;
}

export interface Life {
  /** Of the death that ends it. */
  killId: number;
  /** The death before, or when the player was first seen. */
  from: string;
  to: string;
  map: string | null;
  service: string | null;
  /** Oldest first; where there were too many, the newest. */
  moments: LifeMoment[];
  cut: boolean;
  /** Deaths that end the life before and the one after. */
  before: number | null;
  after: number | null;
}

/** Merely being seen at the same words tells nothing new: of such runs the first and the last stay. */
export function thinned(moments: readonly LifeMoment[]): LifeMoment[] {
  return moments.filter((moment, at) => {
    const [before, after] = [moments[at - 1], moments[at + 1]];
    const dull = (other: LifeMoment | undefined) => other?.kind === "seen" && other.where === moment.where;
    return moment.kind !== "seen" || !(dull(before) && dull(after));
  });
}
