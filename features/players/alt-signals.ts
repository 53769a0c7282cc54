/** A stay of a player on a server, in milliseconds; one that goes on has no end. */
export interface Stay {
  serviceId: string;
  from: number;
  to: number | null;
}

/** What is known of two players, as far as it may tell whether one person plays both. */
export interface Pair {
  /** Newest stays of each; more are not looked at. */
  mine: readonly Stay[];
  theirs: readonly Stay[];
  /** Names that both have had at some time. */
  sharedNames: readonly string[];
  /** Persons who were linked to both at some time, as the guild's Discord calls them. */
  sharedPersons: readonly string[];
}

export interface AltSignal {
  kind: "name" | "person" | "handover" | "apart";
  /** What was seen, in a sentence. */
  saw: string;
  /** What else looks the same. */
  but: string;
}

/** One leaves and the other joins within this time: a handover. */
export const HANDOVER_MS = 3 * 60_000;
/** Fewer handovers are chance. */
const HANDOVERS = 3;
/** Never being online together says something only from so many stays each. */
const STAYS = 10;

const EVER = Number.POSITIVE_INFINITY;
const end = (stay: Stay) => stay.to ?? EVER;

/** Milliseconds that two players were online at once, on any servers. */
export function together(mine: readonly Stay[], theirs: readonly Stay[]): number {
  let sum = 0;
  for (const a of mine)
    for (const b of theirs) {
      const shared = Math.min(end(a), end(b)) - Math.max(a.from, b.from);
      // Two stays that both go on are together for longer than can be said, and little refutes already.
      if (shared > 0) sum += shared === EVER ? HANDOVER_MS : shared;
    }
  return sum;
}

/** How often one of them joined a server within three minutes of the other's leaving it, either way round. */
export function handovers(mine: readonly Stay[], theirs: readonly Stay[]): number {
  const after = (left: readonly Stay[], joined: readonly Stay[]) =>
    left.filter(({ serviceId, to }) =>
      joined.some(
        (stay) =>
          to !== null && stay.serviceId === serviceId && stay.from >= to && stay.from - to <= HANDOVER_MS,
      ),
    ).length;
  return after(mine, theirs) + after(theirs, mine);
}

const listed = (words: readonly string[]) => words.map((word) => `“${word}”`).join(", ");

/**
 * What was seen that may mean that one person plays both players: evidence, never a verdict, so each comes with what
 * else would look the same. Handovers count only where the two were never online together.
 */
export function altSignals({ mine, theirs, sharedNames, sharedPersons }: Pair): AltSignal[] {
  const signals: AltSignal[] = [];
  if (sharedPersons.length > 0)
    signals.push({
      kind: "person",
      saw: `${listed(sharedPersons)} was linked to both, one after the other.`,
      but: "A new console or a new platform account leads to the same.",
    });
  if (sharedNames.length > 0)
    signals.push({
      kind: "name",
      saw: `Both have been called ${listed(sharedNames)}, under different platform ids.`,
      but: "Anybody can take a name, also to look like somebody else.",
    });
  if (together(mine, theirs) > 0) return signals;
  const passed = handovers(mine, theirs);
  if (passed >= HANDOVERS)
    signals.push({
      kind: "handover",
      saw: `${passed} times one joined a server within three minutes of the other's leaving it.`,
      but: "Two people who share a console, or take turns, do the same.",
    });
  if (mine.length >= STAYS && theirs.length >= STAYS && signals.length > 0)
    signals.push({
      kind: "apart",
      saw: `They were never online together in the last ${mine.length} and ${theirs.length} stays.`,
      but: "People with different evenings never meet either.",
    });
  return signals;
}
