import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { MINUTE } from "@/lib/time";
import { differing, touchedDays } from "./data/compute";
import { numbersState } from "./data/read";
import { guildZone } from "./data/zone";
import { forgetDays, keepChecked, keepDays, keepRead } from "./mutations/keep";

const scopeOf = (guildId: string) => scopeForJob(guildId, "ticket-numbers");

/** A transaction that began this long ago may still commit: what it changed is looked for again. */
const MARGIN_MS = 5 * MINUTE;
/** Days of one transaction. */
const CHUNK = 31;
const LONG = { statementTimeoutMs: 5 * MINUTE };

const chunks = (days: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(days.length / CHUNK) }, (_, at) => days.slice(at * CHUNK, (at + 1) * CHUNK));

/**
 * Brings a guild's numbers up to what its tickets are now: the days of every ticket that changed are computed anew,
 * all of them the first time and when the guild's clock is another one. Ended in the middle it begins again.
 * @returns how many days were computed
 */
export async function refreshNumbers(guildId: string, signal?: AbortSignal): Promise<number> {
  const scope = scopeOf(guildId);
  const { zone, begins, days, readUntil } = await withGuild(
    scope,
    async (ctx) => {
      const [zone, state] = await Promise.all([guildZone(ctx), numbersState(ctx)]);
      const known = state?.timeZone === zone ? state.readUntil : null;
      const days = await touchedDays(ctx, zone, known);
      return { zone, days, begins: known === null, readUntil: new Date(ctx.now.getTime() - MARGIN_MS) };
    },
    { readOnly: true, ...LONG },
  );
  if (days.length === 0 && !begins) return 0;
  if (begins) await withGuild(scope, forgetDays);
  for (const some of chunks(days)) {
    if (signal?.aborted) return 0;
    await withGuild(scope, (ctx) => keepDays(ctx, zone, some), LONG);
  }
  await withGuild(scope, (ctx) => keepRead(ctx, zone, readUntil));
  return days.length;
}

/**
 * Computes every day of a guild again, compares it with what is kept, and keeps how many rows differed; those days
 * are put right. Reads every message: for the night.
 * @returns the same
 */
export async function checkNumbers(guildId: string, signal?: AbortSignal): Promise<number> {
  const scope = scopeOf(guildId);
  const { zone, days } = await withGuild(
    scope,
    async (ctx) => {
      const zone = await guildZone(ctx);
      return { zone, days: await touchedDays(ctx, zone, null) };
    },
    { readOnly: true, ...LONG },
  );
  let wrong = 0;
  for (const some of chunks(days)) {
    if (signal?.aborted) return wrong;
    const found = await withGuild(scope, (ctx) => differing(ctx, zone, some), { readOnly: true, ...LONG });
    if (found > 0) await withGuild(scope, (ctx) => keepDays(ctx, zone, some), LONG);
    wrong += found;
  }
  await withGuild(scope, (ctx) => keepChecked(ctx, wrong));
  return wrong;
}
