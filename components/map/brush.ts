/** Steps of equal length over time, and what is chosen of them: first step, and the one after the last. */
export interface Chosen {
  from: number;
  to: number;
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** One end moved to a step; it stops one step before the other. */
export function withEnd(chosen: Chosen, end: "from" | "to", step: number, steps: number): Chosen {
  return end === "from"
    ? { ...chosen, from: clamp(Math.round(step), 0, chosen.to - 1) }
    : { ...chosen, to: clamp(Math.round(step), chosen.from + 1, steps) };
}

/** The whole of it moved, as long as before. */
export function shifted(chosen: Chosen, by: number, steps: number): Chosen {
  const long = chosen.to - chosen.from;
  const from = clamp(Math.round(chosen.from + by), 0, steps - long);
  return { from, to: from + long };
}

/** What a stroke from one step to another chooses. */
export function stroke(a: number, b: number, steps: number): Chosen {
  const from = clamp(Math.floor(Math.min(a, b)), 0, steps - 1);
  return { from, to: clamp(Math.ceil(Math.max(a, b)), from + 1, steps) };
}

/** The next frame of a film: one step on, from the start again after the end. */
export function played(chosen: Chosen, steps: number): Chosen {
  return chosen.to >= steps ? { from: 0, to: chosen.to - chosen.from } : shifted(chosen, 1, steps);
}

/** Where a key moves an end of it; null for other keys. @param day steps of a day */
export function keyed(key: string, at: number, steps: number, day: number): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - day,
    PageUp: at + day,
    Home: 0,
    End: steps,
  };
  return moves[key] ?? null;
}
