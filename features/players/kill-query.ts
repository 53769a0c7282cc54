import { z } from "zod";
import { zoneOffset } from "@/lib/zone";
import type { KillFilter } from "./kill-feed";
import { KILL_KINDS } from "./schema";

/** A moment as an address holds it: with a Z in UTC, else on the reader's clock as a form sends it. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?Z)?$/);

/** What an address asks of the kill feed; its parts are texts, as addresses hold them. */
export const killsAsked = z.strictObject({
  /** One kill by its id. */
  kill: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional(),
  server: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
  /** An id, or part of a name. */
  player: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  weapon: z
    .string()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  cause: z.enum(KILL_KINDS).optional(),
  far: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .optional(),
  head: z.literal("1").optional(),
  from: moment.optional(),
  to: moment.optional(),
  /** Every kill in a row of its own. */
  view: z.literal("kills").optional(),
  before: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z~\d{1,15}$/)
    .optional(),
});
export type KillsAsked = z.output<typeof killsAsked>;

/** What an address asks for; a part that makes no sense is left out. */
export function killsAskedOf(params: Record<string, string | string[] | undefined>): KillsAsked {
  const parts = Object.entries(killsAsked.shape).flatMap(([name, shape]) => {
    const read = shape.safeParse([params[name]].flat()[0] || undefined);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(parts) as KillsAsked;
}

function momentOf(text: string | undefined, timeZone: string): Date | undefined {
  if (text === undefined) return undefined;
  const utc = Date.parse(text.endsWith("Z") ? text : `${text}Z`);
  if (Number.isNaN(utc)) return undefined;
  if (text.endsWith("Z")) return new Date(utc);
  return new Date(utc - zoneOffset(utc - zoneOffset(utc, timeZone), timeZone));
}

/** A moment as a form's field for date and clock takes it, in the reader's zone. @param timeZone null is UTC */
export function clockOf(moment: Date | undefined, timeZone: string | null): string {
  if (!moment) return "";
  const local = moment.getTime() + zoneOffset(moment.getTime(), timeZone ?? "UTC");
  return new Date(local).toISOString().slice(0, 16);
}

/** The player's id, where the address has one and not a name. */
function playerIdOf(asked: KillsAsked): number | undefined {
  return asked.player !== undefined && /^[1-9]\d{0,14}$/.test(asked.player)
    ? Number(asked.player)
    : undefined;
}

/** The address as a filter. @param timeZone of the reader; null is UTC */
export function killFilterOf(asked: KillsAsked, timeZone: string | null): KillFilter {
  const zone = timeZone ?? "UTC";
  const before =
    asked.before !== undefined && !Number.isNaN(Date.parse(asked.before.split("~")[0] ?? ""))
      ? asked.before
      : undefined;
  return {
    killId: asked.kill === undefined ? undefined : Number(asked.kill),
    serviceId: asked.server,
    playerId: playerIdOf(asked),
    weapon: asked.weapon,
    kind: asked.cause,
    minDistance: asked.far === undefined ? undefined : Number(asked.far),
    headshot: asked.head === "1",
    from: momentOf(asked.from, zone),
    to: momentOf(asked.to, zone),
    before,
  };
}

/** The address of the feed with some of what is asked changed; a new question starts at the newest kill. */
export function killsAddress(path: string, asked: KillsAsked, change: Partial<KillsAsked> = {}): string {
  const next = { ...asked, before: undefined, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value) params.set(name, value);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
