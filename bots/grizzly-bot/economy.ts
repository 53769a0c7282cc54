import { setTimeout as wait } from "node:timers/promises";
import { withGuild, withSystem } from "@/db/context";
import { checkBooks, checkIsDue } from "@/features/economy/mutations/check-books";
import { countLedger, SETTLE_MS } from "@/features/economy/mutations/count-ledger";
import { keepStandings } from "@/features/economy/mutations/standings";
import { knownGuildIds } from "@/features/guilds/data/membership";
import { scopeForJob } from "@/features/guilds/scope";
import { MINUTE, SECOND } from "@/lib/time";
import { type InContext, withLease } from "../runtime/lease";
import type { Task } from "../runtime/task";

const NAME = "grizzly-bot:economy-books";
const system: InContext = (fn) => withSystem({ kind: "bot", bot: "grizzly-bot" }, fn);
const scopeOf = (guildId: string) => scopeForJob(guildId, "economy-books");
/** Batches of one guild in one run: a long ledger is counted over several, and the others wait no longer for it. */
const BATCHES = 20;
/** A check looks at every entry of a guild. */
const CHECK_MS = 5 * MINUTE;

async function count(guildId: string, signal: AbortSignal): Promise<void> {
  for (let batch = 0; batch < BATCHES && !signal.aborted; batch += 1) {
    const { more } = await withGuild(scopeOf(guildId), (ctx) => countLedger(ctx));
    if (!more) return;
  }
}

/** Twice: what the first look marks can be counted as soon as the mark has settled. */
async function keepBooks(signal: AbortSignal): Promise<void> {
  const guilds = await system(knownGuildIds);
  for (const guildId of guilds) await count(guildId, signal);
  await wait(SETTLE_MS + SECOND, undefined, { signal }).catch(() => undefined);
  for (const guildId of guilds) {
    if (signal.aborted) return;
    await count(guildId, signal);
    await withGuild(scopeOf(guildId), keepStandings);
    if (await withGuild(scopeOf(guildId), checkIsDue, { readOnly: true }))
      await withGuild(scopeOf(guildId), checkBooks, { statementTimeoutMs: CHECK_MS });
  }
}

/** Counts the ledgers of all guilds into their books, and checks each book once a day. */
export const tasks = (worker: string): Task[] => [
  {
    name: "economy-books",
    everyMs: MINUTE,
    deadlineMs: 2 * CHECK_MS,
    run: async ({ signal }) => {
      await withLease(system, { name: NAME, holder: worker, seconds: 120 }, (held) =>
        keepBooks(AbortSignal.any([signal, held.signal])),
      );
    },
  },
];
