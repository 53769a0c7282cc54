/** A switch of the game that says what its admin log holds, by its name in the game's configuration. */
export interface LogSetting {
  key: string;
  /** As Nitrado's settings call it, where that is known. */
  label: string;
  wants: boolean;
  /** What is missing while it stands the other way. */
  without: string;
}

export const LOG_SETTINGS: readonly LogSetting[] = [
  {
    key: "adminLogPlayerList",
    label: "Log Playerlist",
    wants: true,
    without: "positions and times online are less exact",
  },
  {
    key: "adminLogPlayerHitsOnly",
    label: "Log Damage",
    wants: false,
    without: "hits by infected and animals are left out, although the switch sounds as if it logged more",
  },
  {
    key: "adminLogPlacement",
    label: "Log Placement",
    wants: true,
    without: "traps and tents that are placed are not seen",
  },
  {
    key: "adminLogBuildActions",
    label: "Log Basebuilding",
    wants: true,
    without: "building and destroying is not seen",
  },
];

/** Key → on or off, as far as Nitrado said. */
export type LogSwitches = Readonly<Record<string, boolean>>;

const WORDS: Record<string, boolean> = { "1": true, true: true, "0": false, false: false };

/** The log's switches among a game server's settings. Nitrado writes all values as text; one it does not have is left out. */
export function logSwitches(
  settings: Readonly<Record<string, Readonly<Record<string, string>>>>,
): LogSwitches {
  const found: Record<string, boolean> = {};
  for (const { key } of LOG_SETTINGS) {
    const category = Object.values(settings).find((values) => Object.hasOwn(values, key));
    const value = WORDS[(category?.[key] ?? "").trim().toLowerCase()];
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** Switches that stand the wrong way. */
export const wrongSwitches = (switches: LogSwitches): LogSetting[] =>
  LOG_SETTINGS.filter(({ key, wants }) => switches[key] === !wants);

/** Switches as they were kept, from anything; null where there are none. */
export function keptSwitches(kept: unknown): { at: Date; switches: LogSwitches } | null {
  if (typeof kept !== "object" || kept === null || !("at" in kept) || !("switches" in kept)) return null;
  const at = new Date(String(kept.at));
  if (Number.isNaN(at.getTime()) || typeof kept.switches !== "object" || kept.switches === null) return null;
  const pairs = Object.entries(kept.switches).filter(([, value]) => typeof value === "boolean");
  return { at, switches: Object.fromEntries(pairs) };
}
