import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { services } from "@/features/nitrado/data";
import { recount } from "@/features/players/data/recount";
import { AppError } from "@/lib/errors";
import { MINUTE } from "@/lib/time";
import { dueNow, sources } from "./data/sync";
import { beginWidget, failWidget, forgetFigures, keepRecount, keepWidget } from "./mutations/keep";
import { keptRange, RANGES } from "./ranges";
import { WIDGETS, type Widget } from "./schema";

const scopeOf = (guildId: string) => scopeForJob(guildId, "dashboard");
/** A guild's first turn reads its whole ledger. */
const LONG = { statementTimeoutMs: 10 * MINUTE };

const WORDS =
  "These figures could not be computed. What stands here is from before; it is tried again by itself.";

/** Which ranges are kept: of all servers together, and of each where there are several. */
function wantedOf(serviceIds: readonly string[]): Record<Widget, string[]> {
  const all = RANGES.map((range) => keptRange(range, null));
  const each =
    serviceIds.length > 1 ? serviceIds.flatMap((id) => RANGES.map((range) => keptRange(range, id))) : [];
  const wanted = Object.fromEntries(WIDGETS.map((widget) => [widget, [...all, ...each]]));
  return { ...(wanted as Record<Widget, string[]>), coins: all };
}

export interface RefreshOptions {
  /** Computes everything, whether anything has changed or not. */
  force?: boolean;
  signal?: AbortSignal;
}

/**
 * Computes what is due of a guild's overview, each widget in a transaction of its own; one that fails keeps its old
 * figures and says so. @returns how many widgets were computed
 * @throws what the last failing widget threw, after all of them had their turn
 */
export async function refreshGuild(
  guildId: string,
  { force = false, signal }: RefreshOptions = {},
): Promise<number> {
  const scope = scopeOf(guildId);
  const { due, from } = await withGuild(
    scope,
    async (ctx) => {
      const from = await sources(ctx);
      const serviceIds = (await services(ctx)).map((service) => service.serviceId);
      return { from, due: await dueNow(ctx, wantedOf(serviceIds), from, force) };
    },
    { readOnly: true },
  );
  let done = 0;
  let failure: unknown;
  for (const one of due) {
    if (signal?.aborted) return done;
    try {
      await withGuild(scope, (ctx) => beginWidget(ctx, one.widget));
      await withGuild(scope, (ctx) => keepWidget(ctx, one, from), LONG);
      done++;
    } catch (error) {
      failure = error;
      const words = error instanceof AppError ? error.message : WORDS;
      await withGuild(scope, (ctx) => failWidget(ctx, one.widget, words));
    }
  }
  if (failure !== undefined) throw failure;
  return done;
}

/**
 * Counts every total of a guild again from its rows and keeps how many differed. Reads everything: for the night.
 * @returns the same
 */
export async function recountGuild(guildId: string): Promise<{ rows: number; wrong: number }> {
  const scope = scopeOf(guildId);
  const counted = await withGuild(scope, recount, { readOnly: true, ...LONG });
  const rows = Object.values(counted.rows).reduce((sum, count) => sum + count, 0);
  const found = { rows, wrong: counted.wrong.length };
  await withGuild(scope, (ctx) => keepRecount(ctx, found));
  return found;
}

/** Forgets what a guild's figures were computed from, and computes all of them anew, the ledger's hours too. */
export async function rebuildGuild(guildId: string): Promise<number> {
  await withGuild(scopeOf(guildId), forgetFigures);
  return refreshGuild(guildId, { force: true });
}
