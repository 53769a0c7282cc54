import { type GuildContext, type GuildScope, withGuild } from "@/db/context";
import { fileBytes } from "@/features/tickets/attachments/data";
import {
  delivered,
  headMade,
  notThere,
  notYet,
  threadLost,
  threadMade,
  threadSet,
  troubled,
} from "@/features/tickets/mirror/mutations/outcome";
import { type Fault, faultOf } from "@/features/tickets/mirror/rules";
import type { Claim, Order } from "@/features/tickets/mirror/schema";
import {
  type DiscordMessage,
  type DiscordThread,
  type OutgoingFile,
  pressIds,
} from "@/features/tickets/mirror/service";
import { shownMessage } from "@/features/tickets/mirror/text";
import { OFF_WORDS } from "@/features/tickets/mirror/words";
import { ProviderError } from "@/lib/http/provider";
import type { FollowPorts } from "./ports";

/** Go on with the next step; or wait so many milliseconds; or, with null, rest. */
type Next = "on" | number | null;

type Of<K extends Order["kind"]> = Extract<Order, { kind: K }>;

interface Work {
  claim: Claim;
  ports: FollowPorts;
  /** Reads the files that go along. */
  files(order: Of<"send">): Promise<OutgoingFile[]>;
  /** Notes what came of it, in a transaction of its own. */
  note(work: (ctx: GuildContext) => Promise<void>): Promise<"on">;
}

const noFiles = Promise.resolve([]);

async function readFiles({ files }: Of<"send">, scope: GuildScope): Promise<OutgoingFile[]> {
  const read: OutgoingFile[] = [];
  for (const { id, name, mediaType } of files) {
    const bytes = await withGuild(scope, (ctx) => fileBytes(ctx, id), { readOnly: true });
    if (bytes) read.push({ name, mediaType, bytes });
  }
  return read;
}

/** Asks Discord for what an order says and notes what came of it. Outside a transaction: Discord may be slow. */
export async function carryOut(
  order: Order,
  claim: Claim,
  ports: FollowPorts,
  scope: GuildScope,
): Promise<Next> {
  const work: Work = {
    claim,
    ports,
    files: (send) => (send.files.length === 0 ? noFiles : readFiles(send, scope)),
    note: async (what) => {
      await ports.reached?.(order.kind);
      await withGuild(scope, what);
      return "on";
    },
  };
  switch (order.kind) {
    case "rest":
    case "off":
      return null;
    case "again":
      return "on";
    case "create":
    case "find":
      return thread(order, work);
    case "head":
    case "wake":
    case "close":
    case "erase":
      return around(order, work);
    default:
      return message(order, work);
  }
}

/** Discord's time of an id, in milliseconds since 1970. */
const madeAt = (id: string) => Number((BigInt(id) >> 22n) + 1_420_070_400_000n);

/** A thread of ours for this ticket that was made by a call of which nobody heard the answer. */
function lost(threads: readonly DiscordThread[], order: Of<"find">, self: string): DiscordThread | undefined {
  const since = order.since.getTime() - 60_000;
  return threads
    .filter((one) => one.owner_id === self && one.name.startsWith(order.prefix) && madeAt(one.id) >= since)
    .sort((a, b) => madeAt(a.id) - madeAt(b.id))[0];
}

async function thread(order: Of<"create" | "find">, { claim, ports, note }: Work): Promise<Next> {
  try {
    if (order.kind === "create") {
      const threadId = await ports.threads.create(order.channelId, order.name);
      return await note((ctx) => threadMade(ctx, claim, threadId));
    }
    const known = lost(
      await ports.threads.threads(claim.guildId, order.channelId),
      order,
      await ports.self(),
    );
    return await note((ctx) =>
      known ? threadMade(ctx, claim, known.id) : troubled(ctx, claim, null, "wanted"),
    );
  } catch (error) {
    const fault = faultOf(error, claim.attempts);
    const words = fault.outcome === "gone" ? "the channel for tickets is not there" : fault.words;
    const problem = `There is no thread in Discord yet: ${words}.`;
    const undone = order.kind === "create" && fault.outcome !== "unknown";
    await note((ctx) => troubled(ctx, claim, problem, undone ? "wanted" : undefined));
    return slow(fault);
  }
}

/** What Discord will hardly do a moment later is asked for every few minutes. */
const slow = ({ outcome, waitMs }: Fault) => (outcome === "gone" || outcome === "refused" ? 300_000 : waitMs);

const hasMark = (mark: string, self: string) => (one: DiscordMessage) =>
  one.author.id === self && pressIds(one).some((id) => id.startsWith(mark));

/** The opener comes into the thread; whoever has left the guild cannot, which stops nothing. */
async function addOpener({ threads }: FollowPorts, { threadId, openerId }: Of<"head">): Promise<void> {
  await threads.add(threadId, openerId).catch((error: unknown) => {
    if (!(error instanceof ProviderError) || error.fault !== "refused") throw error;
  });
}

/** In a thread that somebody, or a week's silence, put aside nothing can be changed: it is taken out first. */
async function awake<T>({ threads }: FollowPorts, threadId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.status !== 400) throw error;
    await threads.set(threadId, { archived: false });
    return work();
  }
}

async function around(
  order: Of<"head" | "wake" | "close" | "erase">,
  { claim, ports, note }: Work,
): Promise<Next> {
  const { threads } = ports;
  try {
    if (order.kind === "wake") {
      await threads.set(order.threadId, { archived: false, locked: order.locked });
      return await note((ctx) => threadSet(ctx, claim, "open"));
    }
    if (order.kind === "erase") {
      await threads.erase(order.threadId);
      return await note((ctx) => threadLost(ctx, claim, OFF_WORDS.private));
    }
    if (order.kind === "head") await addOpener(ports, order);
    // A message of its kind that stands there was posted by somebody who could not note it.
    const after = order.kind === "head" ? order.threadId : null;
    const found = (await threads.messages(order.threadId, after)).find(
      hasMark(order.mark, await ports.self()),
    );
    const id = found?.id ?? (await threads.post(order.threadId, order.message, order.nonce));
    if (order.kind === "head") return await note((ctx) => headMade(ctx, claim, id));
    const { threadId } = order;
    await awake(ports, threadId, () => threads.set(threadId, { archived: true, locked: true }));
    return await note((ctx) => threadSet(ctx, claim, "archived"));
  } catch (error) {
    const fault = faultOf(error, claim.attempts);
    if (fault.outcome === "gone")
      return note((ctx) => threadLost(ctx, claim, order.kind === "erase" ? OFF_WORDS.private : undefined));
    await note((ctx) => troubled(ctx, claim, `The thread in Discord waits: ${fault.words}.`));
    return slow(fault);
  }
}

async function message(order: Of<"send" | "check" | "edit" | "remove">, work: Work): Promise<Next> {
  const { claim, ports, note } = work;
  const { threads } = ports;
  const { id, threadId } = order;
  try {
    if (order.kind === "send") {
      const files = await work.files(order);
      const post = () => threads.post(threadId, order.message, order.nonce, files);
      const messageId = await awake(ports, threadId, post);
      return await note((ctx) => delivered(ctx, claim, { id, messageId, asOf: order.asOf }));
    }
    if (order.kind === "check") {
      const self = await ports.self();
      const found = (await threads.messages(threadId, order.after)).find(
        (one) => one.author.id === self && shownMessage(one.content) === id,
      );
      return await note((ctx) =>
        found
          ? delivered(ctx, claim, { id, messageId: found.id, asOf: order.asOf })
          : notThere(ctx, claim, id, "pending"),
      );
    }
    const { messageId } = order;
    if (order.kind === "remove") {
      await awake(ports, threadId, () => threads.remove(threadId, messageId));
      return await note((ctx) => notThere(ctx, claim, id, "none"));
    }
    await awake(ports, threadId, () => threads.edit(threadId, messageId, order.message));
    return await note((ctx) => delivered(ctx, claim, { id, messageId, asOf: order.asOf }));
  } catch (error) {
    return failed(order, faultOf(error, claim.attempts), work);
  }
}

async function failed(
  order: Of<"send" | "check" | "edit" | "remove">,
  fault: Fault,
  { claim, note }: Work,
): Promise<Next> {
  const { id } = order;
  if (fault.outcome === "gone") {
    // A message that is gone needs no change; without its thread none has anywhere to go.
    if (order.kind === "remove") return note((ctx) => notThere(ctx, claim, id, "none"));
    if (order.kind === "edit") return note((ctx) => notThere(ctx, claim, id, "failed", fault.words));
    return note((ctx) => threadLost(ctx, claim));
  }
  const forgotten = order.kind === "remove" && !order.own && fault.waitMs >= 300_000;
  if (fault.outcome === "refused" || forgotten)
    return note((ctx) => notThere(ctx, claim, id, "failed", fault.words));
  if (order.kind === "send" && fault.outcome === "not-done")
    await note((ctx) => notThere(ctx, claim, id, "pending", fault.words));
  else await note((ctx) => notYet(ctx, claim, id, fault.words));
  return fault.waitMs;
}
