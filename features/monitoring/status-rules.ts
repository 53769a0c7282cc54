export const COMPONENTS = [
  "website",
  "database",
  "grizzly-bot",
  "grizzly-os",
  "discord",
  "patreon",
  "nitrado",
] as const;
export type Component = (typeof COMPONENTS)[number];

const NAMES: Record<Component, string> = {
  website: "Website",
  database: "Database",
  "grizzly-bot": "Grizzly Bot",
  "grizzly-os": "Grizzly OS",
  discord: "Discord",
  patreon: "Patreon",
  nitrado: "Nitrado",
};

/** A component as people call it. */
export const componentName = (component: Component): string => NAMES[component];

export type ComponentState = "running" | "degraded" | "down" | "unknown";
export type KnownState = Exclude<ComponentState, "unknown">;

/** A check older than this says nothing about now. */
export const STALE_AFTER_MS = 10 * 60_000;
/** A bot that was not heard for this long is down. */
export const SILENT_AFTER_MS = 3 * 60_000;
export const BAR_DAYS = 90;

/** What is shown for a check made at `checkedAt`: an old answer is not an answer. */
export function shownState(state: ComponentState, checkedAt: Date | null, now: Date): ComponentState {
  if (!checkedAt || now.getTime() - checkedAt.getTime() > STALE_AFTER_MS) return "unknown";
  return state;
}

/** Counts of checks by result. */
export interface DayCounts {
  ok: number;
  degraded: number;
  down: number;
}

const total = ({ ok, degraded, down }: DayCounts) => ok + degraded + down;

/** The colour of one day's bar: down from 2 % of the day on (about half an hour), degraded from 0.5 %. */
export function dayState(counts: DayCounts | null): ComponentState {
  const all = counts ? total(counts) : 0;
  if (!counts || all === 0) return "unknown";
  if (counts.down / all >= 0.02) return "down";
  return (counts.down + counts.degraded) / all >= 0.005 ? "degraded" : "running";
}

const LETTERS: Record<ComponentState, string> = { running: "r", degraded: "d", down: "x", unknown: "-" };

/** Days as one letter each, because seven times ninety of them travel with the page. */
export const packDays = (states: readonly ComponentState[]): string =>
  states.map((state) => LETTERS[state]).join("");

/** Whether a packed day has this state. */
export const isDay = (bars: string, index: number, state: ComponentState): boolean =>
  bars[index] === LETTERS[state];

/** Share of checks that were answered, 0 to 1, or null without checks. Slow answers are answers. */
export function uptime(days: readonly (DayCounts | null)[]): number | null {
  const known = days.filter((day) => day !== null);
  const all = known.reduce((sum, day) => sum + total(day), 0);
  return all === 0 ? null : 1 - known.reduce((sum, day) => sum + day.down, 0) / all;
}

/** `99.98 %`. Rounded down, so that a day with a failure never reads 100. */
export function uptimeWords(share: number | null): string {
  if (share === null) return "not known yet";
  const percent = Math.floor(share * 10_000 + 1e-6) / 100;
  return `${percent.toFixed(percent === 100 ? 0 : 2)} %`;
}

export type OverallState = "all-running" | "some-degraded" | "some-down" | "unknown";

/** One state for the whole page: the worst that is known; unknown only when nothing is known. */
export function overallState(states: readonly ComponentState[]): OverallState {
  if (states.includes("down")) return "some-down";
  if (states.includes("degraded")) return "some-degraded";
  return states.includes("running") ? "all-running" : "unknown";
}

/** Most a provider may take before its answer counts as degraded, milliseconds. */
const SLOW_MS: Partial<Record<Component, number>> = {
  database: 500,
  discord: 2_500,
  patreon: 4_000,
  nitrado: 4_000,
};

export interface ProbeResult {
  /** HTTP status, or null when nothing answered. */
  status: number | null;
  latencyMs: number;
}

/** What one probe says. 4xx means that it answers: we asked without rights, on purpose. */
export function judgeProbe(
  component: Component,
  probe: ProbeResult,
): { state: KnownState; reason: string | null } {
  if (probe.status === null) return { state: "down", reason: "It does not answer." };
  if (probe.status >= 500) return { state: "down", reason: `It answers with status ${probe.status}.` };
  if (probe.status === 429) return { state: "degraded", reason: "It limits how often we may ask." };
  const slow = SLOW_MS[component];
  if (slow !== undefined && probe.latencyMs > slow) {
    return { state: "degraded", reason: `It took ${(probe.latencyMs / 1000).toFixed(1)} s to answer.` };
  }
  return { state: "running", reason: null };
}

export interface Heartbeat {
  lastAt: Date | null;
  guilds: number;
  failing: number;
}

/** What a bot's heartbeats say about it. */
export function judgeHeartbeat(beat: Heartbeat, now: Date): { state: ComponentState; reason: string | null } {
  if (!beat.lastAt) return { state: "unknown", reason: null };
  if (now.getTime() - beat.lastAt.getTime() > SILENT_AFTER_MS) {
    return { state: "down", reason: "It was not heard for more than three minutes." };
  }
  if (beat.failing > 0) {
    return { state: "degraded", reason: `It reports trouble in ${beat.failing} of ${beat.guilds} guilds.` };
  }
  return { state: "running", reason: null };
}
