import { z } from "zod";
import { zoneOffset } from "@/lib/zone";
import { ABOUT, type About, type AuditQuery } from "./schema";

const ABOUTS = Object.keys(ABOUT) as [About, ...About[]];
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What an address asks of the log; its parts are texts, as addresses hold them. */
export const auditAsked = z.strictObject({
  about: z.enum(ABOUTS).optional(),
  person: z.string().min(1).max(60).optional(),
  from: day.optional(),
  to: day.optional(),
  type: z.string().max(40).optional(),
  id: z.string().max(80).optional(),
  before: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
export type AuditAsked = z.output<typeof auditAsked>;

/** What an address asks for; a part that makes no sense is left out. */
export function askedOf(params: Record<string, string | string[] | undefined>): AuditAsked {
  const parts = Object.entries(auditAsked.shape).flatMap(([name, shape]) => {
    const read = shape.safeParse([params[name]].flat()[0] || undefined);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(parts) as AuditAsked;
}

/** The first moment of a day in a zone. */
function startOf(date: string, timeZone: string): Date | undefined {
  const utc = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(utc)) return undefined;
  return new Date(utc - zoneOffset(utc - zoneOffset(utc, timeZone), timeZone));
}

/** Days count in the reader's zone, the last one whole. @param timeZone null is UTC */
export function queryOf(asked: AuditAsked, timeZone: string | null): AuditQuery {
  const zone = timeZone ?? "UTC";
  const next = asked.to && new Date(Date.parse(`${asked.to}T00:00:00Z`) + 86_400_000);
  const after = next && !Number.isNaN(next.getTime()) ? next.toISOString().slice(0, 10) : undefined;
  return {
    about: asked.about,
    actor: asked.person,
    subjectType: asked.type,
    subjectId: asked.id,
    from: asked.from ? startOf(asked.from, zone) : undefined,
    to: after ? startOf(after, zone) : undefined,
    beforeId: asked.before === undefined ? undefined : Number(asked.before),
  };
}

/** The address of the log with some of what is asked changed; a new question starts at the newest line. */
export function auditAddress(path: string, asked: AuditAsked, change: Partial<AuditAsked>): string {
  const next = { ...asked, before: undefined, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value) params.set(name, value);
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
