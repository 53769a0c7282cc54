import type { z } from "zod";

/** What an address asks for; a part that makes no sense is left out. */
export function askedOf<S extends z.ZodObject>(
  schema: S,
  params: Record<string, string | string[] | undefined>,
): z.output<S> {
  const parts = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, shape]) => {
    const read = shape.safeParse([params[name]].flat()[0] || undefined);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(parts) as z.output<S>;
}

/** An address with some of what is asked changed; a new question starts at the newest line. */
export function addressOf(path: string, asked: object, change: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, before: undefined, ...change }))
    if (value) params.set(name, String(value));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
