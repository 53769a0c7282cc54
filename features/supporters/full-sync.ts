import { withSystem } from "@/db/context";
import { ProviderError } from "@/lib/http/provider";
import { newId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { type Applied, applyMember } from "./mutations/apply";
import { applyPage } from "./mutations/apply-page";
import {
  type Change,
  endSync,
  keepProgress,
  markRemoved,
  type PageTally,
  type SyncRun,
  SyncTaken,
  takeSync,
  unlisted,
} from "./mutations/sync-runs";
import type { PatreonMember } from "./schema";
import type { PatreonService } from "./service";

const log = loggerFor("patreon");
const JOB = { kind: "system", job: "patreon-sync" } as const;

/** A sync that gave no sign of life for so long, in seconds, has lost its process. */
const SILENT_SECONDS = 60;
/** Patreon names its own waits; longer than this we do not sit. */
const LONGEST_WAIT_MS = 45_000;
const TRIES = 4;
const GONE_AT_ONCE = 200;

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Waits where Patreon asks for it, and asks once more where it stumbled. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { fault, retryAfterSeconds } = error;
      const most = fault === "rate_limited" ? TRIES : fault === "unavailable" ? 2 : 0;
      if (tried >= most) throw error;
      await sleep(Math.min((retryAfterSeconds ?? tried / 4) * 1_000, LONGEST_WAIT_MS));
    }
  }
}

interface Work {
  run: SyncRun & { runner: string };
  service: PatreonService;
  asOf: Date;
}

const changeOf = ({ grizzlyUserId, changed, before, after }: Applied): Change[] =>
  changed && grizzlyUserId !== null ? [{ person: grizzlyUserId, before, after }] : [];

const isTaken = (error: unknown) => (error as { cause?: { code?: unknown } } | null)?.cause?.code === "23505";

/** A member that fails is counted, and does not stop the rest. */
async function applyEach(
  ones: readonly { ref: { memberId: string; patreonUserId: string | null }; member: PatreonMember | null }[],
  asOf: Date,
  tally: { changed: number; failed: number; changes: Change[] },
): Promise<void> {
  for (const { ref, member } of ones) {
    try {
      const changes = changeOf(await withSystem(JOB, (ctx) => applyMember(ctx, ref, member, asOf)));
      tally.changed += changes.length;
      tally.changes.push(...changes);
    } catch (error) {
      tally.failed++;
      log.error({ err: error }, "a member was not applied");
    }
  }
}

const progress = (work: Work, cursor: string | null, tally: PageTally) =>
  withSystem(JOB, (ctx) => keepProgress(ctx, work.run, cursor, tally));

async function listed(service: PatreonService, cursor: string | null) {
  try {
    return await patiently(() => service.members(cursor));
  } catch (error) {
    // A cursor that Patreon does not know any more: from the first page on, which does no harm.
    const stale = cursor !== null && error instanceof ProviderError && error.status === 400;
    if (!stale) throw error;
    return patiently(() => service.members(null));
  }
}

async function onePage(work: Work, cursor: string | null): Promise<string | null> {
  const page = await listed(work.service, cursor);
  const write = () => withSystem(JOB, (ctx) => applyPage(ctx, page.members, work.asOf));
  // A webhook may have brought one of them in the same moment; the second time it is known.
  const { changed, single } = await write().catch((error: unknown) => {
    if (isTaken(error)) return write();
    throw error;
  });
  const tally = { seen: page.members.length, changed, failed: 0, changes: [] as Change[] };
  const ones = single.map((member) => ({
    ref: { memberId: member.memberId, patreonUserId: member.patreonUserId },
    member,
  }));
  await applyEach(ones, work.asOf, tally);
  work.asOf = await progress(work, page.next, tally);
  return page.next;
}

/** Those whom Patreon did not list. Whoever has a plan here is asked for by name first: a list can shift while it is read. */
async function removeGone(work: Work): Promise<void> {
  for (;;) {
    const gone = await withSystem(JOB, (ctx) => unlisted(ctx, work.run.startedAt, GONE_AT_ONCE));
    if (gone.length === 0) return;
    const strangers = gone.filter(({ grizzlyUserId }) => grizzlyUserId === null).map(({ id }) => id);
    if (strangers.length > 0) await withSystem(JOB, (ctx) => markRemoved(ctx, strangers, work.asOf));
    const tally = { seen: 0, changed: strangers.length, failed: 0, changes: [] as Change[] };
    for (const { grizzlyUserId, ...ref } of gone) {
      if (grizzlyUserId === null) continue;
      const member = await patiently(() => work.service.member(ref.memberId));
      await applyEach([{ ref, member }], work.asOf, tally);
    }
    work.asOf = await progress(work, null, tally);
    if (tally.failed > 0) return;
  }
}

async function work(one: Work, signal: AbortSignal | undefined): Promise<boolean> {
  let cursor = one.run.cursor;
  do {
    cursor = await onePage(one, cursor);
    if (signal?.aborted) return false;
  } while (cursor !== null);
  await removeGone(one);
  return true;
}

export interface FullSyncOptions {
  service: PatreonService;
  /** Ends between two pages; the rest is taken up later. */
  signal?: AbortSignal | undefined;
  /** See {@link SILENT_SECONDS}; for tests. */
  silentSeconds?: number;
}

/**
 * Works on the full sync that is due, if any: page after page, each kept before the next is asked for, so that it goes
 * on where a killed process left it. A page that fails ends it before anybody is taken for gone.
 * @returns the id of the run, null where none is due or another process is at it
 */
export async function runDueSync(options: FullSyncOptions): Promise<string | null> {
  const runner = newId();
  const taken = await withSystem(JOB, (ctx) =>
    takeSync(ctx, runner, options.silentSeconds ?? SILENT_SECONDS),
  );
  if (!taken) return null;
  const run = { ...taken, runner };
  const end = (how: "done" | "failed" | "later", error: string | null = null) =>
    withSystem(JOB, (ctx) => endSync(ctx, run, how, error));
  try {
    const whole = await work({ run, service: options.service, asOf: run.asOf }, options.signal);
    await end(whole ? "done" : "later");
  } catch (error) {
    if (error instanceof SyncTaken) return null;
    if (!(error instanceof ProviderError)) log.error({ err: error }, "the full sync failed");
    await end("failed", error instanceof Error ? error.message : "unknown");
  }
  return run.id;
}
