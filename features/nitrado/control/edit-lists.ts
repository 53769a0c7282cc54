import { type GuildScope, withGuild } from "@/db/context";
import { AppError } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { HOUR } from "@/lib/time";
import type { NitradoApi, NitradoGameserver } from "../api";
import { knownLists, type ListChangeRow, pendingChanges } from "./data/lists";
import { lockTarget } from "./data/target";
import {
  changesBetween,
  entriesOf,
  holds,
  LISTS,
  type ListChange,
  type ListName,
  mergeChanges,
} from "./lists";
import {
  expireEntries,
  recordFailedLook,
  recordLook,
  type SettledChange,
  settleChanges,
} from "./mutations/lists";
import { callEnd, saidBy } from "./rules";
import type { ApiFor } from "./send";

/** Tries against somebody who saves the same list at the same time. */
const TRIES = 5;
/** A change that Nitrado did not take for this long is given up and said so. */
const GIVE_UP_MS = 6 * HOUR;

/** The list's own string. A list that is not shown at all is no empty one: writing then would wipe it. */
function contentOf(server: NitradoGameserver, list: ListName): string {
  const content = server.settings.general?.[list];
  if (content === undefined)
    throw new ProviderError("refused", `Nitrado does not show the server's ${list} list to this access.`);
  return content;
}

interface Edit {
  content: string;
  seen: ListChange[];
  /** Entries that were as wanted before anything was written. */
  already: Set<ListChange>;
  done: boolean;
}

/**
 * Brings our changes into a list that others edit as well. Nitrado knows no conditional write: the list is read again
 * right before writing and merged anew where it moved, then read back, and done once more where somebody saved over it.
 * @param known the list as it was last seen, to tell others' edits from ours
 * @throws ProviderError where Nitrado cannot be asked or refuses
 */
export async function rewriteList(
  api: NitradoApi,
  serviceId: string,
  list: ListName,
  {
    first,
    known,
    changes,
    signal,
  }: {
    first: string;
    known: string | null;
    changes: readonly ListChange[];
    signal?: AbortSignal | undefined;
  },
): Promise<Edit> {
  const read = async () => contentOf(await api.gameserver(serviceId), list);
  const ours = new Set(changes.map(({ entry }) => entry));
  const seen: ListChange[] = [];
  const note = (before: string, after: string) => {
    // Entries that we are about are ours: a crash may have left one written and undecided.
    seen.push(...changesBetween(before, after).filter(({ entry }) => !ours.has(entry)));
  };
  if (known !== null) note(known, first);
  const already = new Set(changes.filter((change) => holds(first, change)));
  let content = first;
  for (let tries = 0; tries < TRIES; tries++) {
    const merged = mergeChanges(content, changes);
    if (merged === content) return { content, seen, already, done: true };
    const again = await read();
    if (again !== content) {
      note(content, again);
      content = again;
      continue;
    }
    signal?.throwIfAborted();
    try {
      await api.setSetting(serviceId, "general", list, merged);
    } catch (error) {
      // An answer that was lost is no harm here: what counts is what the list holds afterwards.
      if (callEnd(error) !== "unknown") throw error;
    }
    const back = await read();
    // Read back as it was, nothing was written; else ours is in, and whatever differs came from somebody else.
    if (back !== content) note(merged, back);
    content = back;
  }
  return { content, seen, already, done: mergeChanges(content, changes) === content };
}

const outcomeOf = (row: ListChangeRow, edit: Edit, own: ListChange): SettledChange => {
  const entriesAfter = entriesOf(edit.content).length;
  if (!edit.done) {
    const outcome = `Somebody else saved the list ${TRIES} times meanwhile, without this change. Ask for it again.`;
    return { id: row.id, to: "failed", outcome, entriesAfter };
  }
  const outcome = edit.already.has(own)
    ? "It was so already; nothing was written."
    : "Written and read back.";
  return { id: row.id, to: "applied", outcome, entriesAfter };
};

/** A temporary entry's end waits until it can be done; what a person asked for ends with an answer. */
const isPatient = (row: ListChangeRow) => row.idempotencyKey.startsWith("expiry:");

async function giveUp(
  scope: GuildScope,
  serviceId: string,
  lists: readonly ListName[],
  rows: readonly ListChangeRow[],
  error: unknown,
): Promise<void> {
  const outcome = saidBy(error);
  const final = callEnd(error) === "not_done";
  await withGuild(scope, async (ctx) => {
    const over = rows.filter(
      (row) => !isPatient(row) && (final || ctx.now.getTime() - row.createdAt.getTime() > GIVE_UP_MS),
    );
    await settleChanges(
      ctx,
      over.map(({ id }) => ({ id, to: "failed", outcome, entriesAfter: null })),
    );
    await recordFailedLook(ctx, serviceId, lists, outcome);
  });
}

/** One list: what others did to it, and what waits to be done. @returns false where something of it must wait */
async function serveList(
  scope: GuildScope,
  api: NitradoApi,
  serviceId: string,
  list: ListName,
  work: {
    server: NitradoGameserver;
    known: string | null;
    rows: ListChangeRow[];
    signal: AbortSignal | undefined;
  },
): Promise<boolean> {
  const owned = work.rows.map((row) => ({
    row,
    change: { action: row.action as ListChange["action"], entry: row.entry },
  }));
  const changes = owned.map(({ change }) => change);
  try {
    const first = contentOf(work.server, list);
    const edit = await rewriteList(api, serviceId, list, { ...work, first, changes });
    await withGuild(scope, async (ctx) => {
      const { content, seen } = edit;
      await recordLook(ctx, {
        serviceId,
        list,
        content,
        seen,
        changed: work.known !== null && content !== work.known,
      });
      await settleChanges(
        ctx,
        owned
          .map(({ row, change }) => ({ row, settled: outcomeOf(row, edit, change) }))
          .filter(({ row, settled }) => settled.to === "applied" || !isPatient(row))
          .map(({ settled }) => settled),
      );
    });
    return edit.done;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await giveUp(scope, serviceId, [list], work.rows, error);
    return false;
  }
}

/**
 * Looks at a server's lists and makes the changes that wait. Only one process at a time may do this for a server: the
 * caller holds its lease, and `signal` ends with it.
 * @returns false where Nitrado could not be asked, or something must wait: the caller leaves it alone for a while
 */
export async function serveLists(
  scope: GuildScope,
  serviceId: string,
  apiFor: ApiFor,
  signal?: AbortSignal,
): Promise<boolean> {
  const { rows, known, refusal } = await withGuild(scope, async (ctx) => {
    const { listRefusal } = await lockTarget(ctx, serviceId);
    await expireEntries(ctx, serviceId);
    const waiting = await pendingChanges(ctx, serviceId);
    if (listRefusal) {
      const ended = waiting.filter((row) => !isPatient(row));
      await settleChanges(
        ctx,
        ended.map(({ id }) => ({ id, to: "failed", outcome: listRefusal, entriesAfter: null })),
      );
    }
    return { rows: waiting, known: await knownLists(ctx, serviceId), refusal: listRefusal };
  });
  const wanted = refusal ? [] : rows;
  let api: NitradoApi;
  let server: NitradoGameserver;
  try {
    api = await apiFor(scope, serviceId);
    server = await api.gameserver(serviceId);
  } catch (error) {
    if (!(error instanceof ProviderError || error instanceof AppError)) throw error;
    await giveUp(scope, serviceId, LISTS, wanted, error);
    return false;
  }
  // An end that may not be written now still waits: without a rest it would be tried every second.
  let reached = !(refusal && rows.some(isPatient));
  for (const list of LISTS) {
    signal?.throwIfAborted();
    const own = wanted.filter((row) => row.list === list);
    const before = known.find((one) => one.list === list)?.content ?? null;
    const work = { server, known: before, rows: own, signal };
    reached = (await serveList(scope, api, serviceId, list, work)) && reached;
  }
  return reached;
}
