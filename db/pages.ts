import { newRequestId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { failureText } from "./client";
import { withSystem } from "./context";
import { type Listening, listen } from "./listen";
import { prepared } from "./transaction";

const log = loggerFor("pages");
const CHANNEL = "grizzly_pages";
const ACTOR = { kind: "system", job: "pages" } as const;
/** A notice holds less than 8,000 bytes, a tag at most 120 or so. */
const A_NOTICE = 50;
/** Moments of two transactions that overlap may be written in the other order. */
const OVERLAP_MS = 15_000;

interface Durations {
  /** Seconds for which an old page may be shown while a new one is made; 0 for none. */
  expire?: number;
}

/** What lib/page-cache.mjs, which runs outside the build, shares with us. */
interface Hook {
  /** Makes pages with these tags old in this process. */
  renew?: (tags: string[], durations: Durations) => Promise<void>;
  tell?: (tags: string[], durations?: Durations) => Promise<void>;
  /** What came before that file was loaded. */
  waiting?: [string[], Durations][];
}
const HOOK = Symbol.for("grizzly.pages");
const holder = globalThis as unknown as Record<symbol, Hook | undefined>;
const hook = (): Hook => {
  holder[HOOK] ??= {};
  return holder[HOOK];
};

interface Notice {
  by: string;
  /** Whether old pages may not be shown any more. */
  atOnce: boolean;
  tags: string[];
}

const TELL = `
with kept as (
  insert into page_tags as p (tag, stale_at, expired_at)
  select distinct t, case when not $2::boolean then now() end, case when $2::boolean then now() end from unnest($1::text[]) t
  order by 1
  on conflict (tag) do update set stale_at = coalesce(excluded.stale_at, p.stale_at),
    expired_at = coalesce(excluded.expired_at, p.expired_at)
  returning 1)
select pg_notify('${CHANNEL}', $3) from (select count(*) from kept) k`;

async function renewHere(tags: string[], atOnce: boolean): Promise<void> {
  if (tags.length === 0) return;
  const durations = atOnce ? { expire: 0 } : {};
  const { renew } = hook();
  if (renew) await renew(tags, durations);
  else hook().waiting = [...(hook().waiting ?? []), [tags, durations]];
}

/** A page that was being made while its data changed is kept as new, and is old: it is made once more a moment later. */
const AGAIN_MS = 1_000;
const renewAgain = (tags: string[]) => void setTimeout(() => void renewHere(tags, true), AGAIN_MS).unref();

/** Tells every other instance. What cannot be told costs freshness and nothing else: pages renew themselves by time. */
async function tell(by: string, tags: readonly string[], durations?: Durations): Promise<void> {
  const atOnce = durations === undefined || durations.expire === 0;
  if (atOnce) renewAgain([...tags]);
  try {
    for (let from = 0; from < tags.length; from += A_NOTICE) {
      const some = tags.slice(from, from + A_NOTICE);
      const notice: Notice = { by, atOnce, tags: some };
      await withSystem(ACTOR, (ctx) => prepared(ctx.db, TELL, [some, atOnce, JSON.stringify(notice)]));
    }
  } catch (error) {
    log.warn({ tags, error: failureText(error) }, "other instances were not told of old pages");
  }
}

/** What was told since a moment of the database's clock, and that clock now. At the first time, what a day told. */
async function caughtUp(since: Date | null): Promise<Date> {
  const { rows, now } = await withSystem(ACTOR, async (ctx) => {
    await prepared(
      ctx.db,
      "delete from page_tags where greatest(stale_at, expired_at) < now() - interval '2 days'",
      [],
    );
    const from = since && new Date(since.getTime() - OVERLAP_MS).toISOString();
    const [clock] = await prepared<{ now: Date }>(ctx.db, "select now() as now", []);
    const told = await prepared<{ tag: string; at_once: boolean }>(
      ctx.db,
      `select tag, coalesce(expired_at >= f.since, false) as at_once
       from page_tags, (select coalesce($1::timestamptz, now() - interval '1 day') as since) f
       where greatest(stale_at, expired_at) >= f.since`,
      [from],
    );
    return { rows: told, now: clock?.now ?? new Date() };
  });
  for (const atOnce of [true, false]) {
    const tags = rows.filter((row) => row.at_once === atOnce).map(({ tag }) => tag);
    await renewHere(tags, atOnce);
  }
  return now;
}

function noticeOf(payload: string): Notice | null {
  try {
    const { by, atOnce, tags } = JSON.parse(payload) as Notice;
    return typeof by === "string" && Array.isArray(tags) ? { by, atOnce: atOnce === true, tags } : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the prerendered pages of all instances in step: a tag that one renews is told to the others, and whoever
 * could not listen for a while reads afterwards what was told meanwhile.
 */
export function keepPagesInStep(): Listening {
  const self = newRequestId();
  let seen: Date | null = null;
  hook().tell = (tags, durations) => tell(self, tags, durations);
  const catchUp = () =>
    caughtUp(seen).then(
      (now) => {
        seen = now;
      },
      (error: unknown) => log.warn({ error: failureText(error) }, "old pages could not be read"),
    );
  return listen(CHANNEL, {
    heard: (payload) => {
      const notice = noticeOf(payload);
      if (!notice || notice.by === self) return;
      void renewHere(notice.tags, notice.atOnce);
      if (notice.atOnce) renewAgain(notice.tags);
    },
    connected: () => {
      void catchUp();
    },
  });
}
