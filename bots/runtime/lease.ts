import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";

/** Opens a context for a statement or two, e.g. `(fn) => withSystem({ kind: "system", job: "sync" }, fn)`. */
export type InContext = <T>(fn: (ctx: SystemContext) => Promise<T>) => Promise<T>;

export interface LeaseOptions {
  /** What only one process at a time may do, e.g. `nitrado:service:18765761`. */
  name: string;
  /** This process, for people who look at the table. */
  holder: string;
  /** How long the lease holds without a sign of life, by the database's clock. At least 3. */
  seconds: number;
}

async function take(
  inContext: InContext,
  { name, holder, seconds }: LeaseOptions,
  token: string,
): Promise<boolean> {
  const result = await inContext((ctx) =>
    ctx.db.execute(sql`
      insert into leases as l (name, holder, token, expires_at, updated_at)
      values (${name}, ${holder}, ${token}::uuid, now() + make_interval(secs => ${seconds}), now())
      on conflict (name) do update
        set holder = excluded.holder, token = excluded.token, expires_at = excluded.expires_at, updated_at = now()
        where l.expires_at < now()
      returning l.token`),
  );
  return result.rows.length === 1;
}

async function renew(inContext: InContext, { name, seconds }: LeaseOptions, token: string): Promise<boolean> {
  const result = await inContext((ctx) =>
    ctx.db.execute(sql`
      update leases set expires_at = now() + make_interval(secs => ${seconds}), updated_at = now()
      where name = ${name} and token = ${token}::uuid and expires_at >= now()
      returning token`),
  );
  return result.rows.length === 1;
}

async function release(inContext: InContext, { name }: LeaseOptions, token: string): Promise<void> {
  await inContext((ctx) =>
    ctx.db.execute(sql`delete from leases where name = ${name} and token = ${token}::uuid`),
  );
}

/** The lease was lost while its work ran: the database said so, or could not be asked until it had run out. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

export interface Held {
  /** Ends when the lease is lost; whoever has it now is at work already. */
  signal: AbortSignal;
  /** Changes with every holder: write it beside what the work changes, and late writes can be told apart. */
  token: string;
}

/**
 * Does work that only one process at a time may do, and keeps the lease alive meanwhile. A holder that dies is followed
 * after `seconds`. Answers `{ held: false }` at once when somebody else holds it.
 * @throws LeaseLost when it was lost before the work ended; otherwise what the work throws
 */
export async function withLease<T>(
  inContext: InContext,
  options: LeaseOptions,
  work: (held: Held) => Promise<T>,
): Promise<{ held: true; value: T } | { held: false }> {
  const token = randomUUID();
  if (!(await take(inContext, options, token))) return { held: false };
  const lost = new AbortController();
  const lose = () => lost.abort(new LeaseLost(`The lease ${options.name} went to somebody else.`));
  let runsOutAt = performance.now() + options.seconds * 1000;
  let asking = false;
  const beat = setInterval(
    async () => {
      if (asking || lost.signal.aborted) return;
      if (performance.now() > runsOutAt) return lose();
      asking = true;
      // Counted from before the question, so that this clock gives up no later than the database's does.
      const asked = performance.now();
      try {
        if (await renew(inContext, options, token)) runsOutAt = asked + options.seconds * 1000;
        else lose();
      } catch {
        // The database did not answer; the lease still holds until it runs out.
      } finally {
        asking = false;
      }
    },
    (options.seconds * 1000) / 6,
  );
  try {
    const value = await work({ signal: lost.signal, token });
    lost.signal.throwIfAborted();
    return { held: true, value };
  } finally {
    clearInterval(beat);
    if (!lost.signal.aborted) await release(inContext, options, token).catch(() => undefined);
  }
}
