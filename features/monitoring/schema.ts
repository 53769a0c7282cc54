import { z } from "zod";
import { COMPONENTS, type Component, type ComponentState } from "./status-rules";

export const SERVER_STATES = ["up", "restarting", "down", "unknown"] as const;
export const BOTS = ["grizzly-bot", "grizzly-os"] as const;
export type Bot = (typeof BOTS)[number];

/** One look at a game server. `players` is null when the server did not say. */
export const serverSample = z.strictObject({
  at: z.date(),
  state: z.enum(SERVER_STATES),
  players: z.int().min(0).max(1_000).nullable(),
  slots: z.int().min(0).max(1_000).nullable(),
});
export type ServerSample = z.input<typeof serverSample>;

/** What the last look told besides the numbers. Fields that are left out stay as they are. */
export const serverDetails = z.strictObject({
  queue: z.int().min(0).nullable().optional(),
  map: z.string().max(80).nullable().optional(),
  version: z.string().max(40).nullable().optional(),
  nextRestartAt: z.date().nullable().optional(),
  logCompleteUntil: z.date().nullable().optional(),
});
export type ServerDetails = z.input<typeof serverDetails>;

export const heartbeat = z.strictObject({
  bot: z.enum(BOTS),
  /** A game server that the bot watches; none for the bot as a whole in this guild. */
  serviceId: z.string().max(40).nullable().default(null),
  state: z.enum(["running", "degraded", "down"]),
  reason: z.string().max(500).nullable().default(null),
});
export type HeartbeatInput = z.input<typeof heartbeat>;

export const componentCheck = z.strictObject({
  component: z.enum(COMPONENTS),
  state: z.enum(["running", "degraded", "down"]),
  reason: z.string().max(500).nullable().default(null),
  latencyMs: z.int().min(0).nullable().default(null),
});
export type ComponentCheck = z.input<typeof componentCheck>;

export const changelogInput = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "A version looks like 1.4.0."),
  title: z.string().trim().min(1).max(120),
  body: z.string().min(1).max(20_000),
  publishedAt: z.date().nullable(),
});
export type ChangelogInput = z.input<typeof changelogInput>;

export interface ComponentStatus {
  component: Component;
  state: ComponentState;
  reason: string | null;
  latencyMs: number | null;
  since: string | null;
  checkedAt: string | null;
  /** States of 90 days, oldest first, today last; one letter a day (status-rules.ts). */
  bars: string;
  /** Over the 90 days. */
  uptime: number | null;
}

export interface Incident {
  id: string;
  component: Component;
  state: "degraded" | "down";
  title: string;
  text: string | null;
  startedAt: string;
  endedAt: string | null;
}

export interface BotVersion {
  bot: string;
  version: string;
  startedAt: string;
}

export interface StatusPage {
  components: ComponentStatus[];
  /** Open ones first, then those of the last 90 days, newest first. */
  incidents: Incident[];
  bots: BotVersion[];
  /** Median time of our own pages and calls in the last day, milliseconds; null without any. */
  responseMs: number | null;
  at: string;
}

export interface ChangelogEntry {
  version: string;
  title: string;
  body: string;
  publishedAt: string;
}

/** A sum over all guilds with its age. */
export interface NetworkNumber {
  value: number | null;
  /** Oldest first; null where nobody knows. */
  series: (number | null)[];
  /** When it was counted, ISO. */
  at: string;
}

export interface NetworkNumbers {
  servers: NetworkNumber & { monthAgo: number | null };
  players: NetworkNumber & { peak: { value: number; at: string } | null };
  /** Seven days, today last. */
  kills: NetworkNumber & { weekBefore: number | null };
  coins: NetworkNumber & { guilds: number };
}

export interface TickerKill {
  id: string;
  at: string;
  killer: string;
  victim: string;
  weapon: string | null;
  distance: number | null;
  headshot: boolean;
  bodyPart: string | null;
  /** Why staff struck it; such a kill stays visible and does not count. */
  struck: string | null;
  server: { slug: string; name: string };
}

/** A kill's point on a map, in metres from the bottom left corner. Always older than 30 minutes. */
export interface KillPoint {
  at: string;
  east: number;
  north: number;
}
