import { type GuildScope, withGuild } from "@/db/context";
import { scopeForInteraction, scopeForJob } from "@/features/guilds/scope";
import type { OpenThread } from "@/features/tickets/mirror/data/mirror";
import { knownFromDiscord } from "@/features/tickets/mirror/data/undone";
import {
  changeIn,
  readUpTo,
  removeIn,
  takeIn,
  threadDeleted,
} from "@/features/tickets/mirror/mutations/inbound";
import { type DiscordMessage, PAGE, type ThreadService } from "@/features/tickets/mirror/service";
import type { FetchLike } from "@/lib/http/provider";
import { ProviderError } from "@/lib/http/provider";
import { filesOfMessage } from "./fetch-files";
import { authorName, byPerson, wordsOf } from "./words-of";

/** What taking in takes of the world. */
export interface InPorts {
  threads: ThreadService;
  /** Base of Discord's REST, where the sandbox keeps files too. */
  apiUrl: string;
  fetchLike?: FetchLike;
  /** Tests hear here that something is about to be stored. */
  reached?(what: string): Promise<void>;
}

type Thread = Pick<OpenThread, "guildId" | "threadId">;

/** In the author's name, with the message as what makes it once. */
const scopeOf = ({ guildId }: Thread, message: Pick<DiscordMessage, "id" | "author">): GuildScope =>
  scopeForInteraction({ id: message.id, guildId, discordId: message.author.id });

const asJob = ({ guildId }: Thread): GuildScope => scopeForJob(guildId, "ticket-mirror");

/** Takes one message of a ticket's thread in. Messages of one thread come one after the other, in their order. */
export async function takeMessage(thread: Thread, message: DiscordMessage, ports: InPorts): Promise<void> {
  const { threadId } = thread;
  if (!byPerson(message)) return;
  const files = await filesOfMessage(message.attachments, ports.apiUrl, ports.fetchLike);
  await ports.reached?.("message");
  await withGuild(scopeOf(thread, message), async (ctx) => {
    const written = {
      threadId,
      messageId: message.id,
      by: {
        discordId: message.author.id,
        name: authorName(message),
        roleIds: message.member?.roles ?? null,
      },
      text: wordsOf(message, files),
      at: new Date(message.timestamp),
    };
    await takeIn(ctx, written, files.ready);
    await readUpTo(ctx, threadId, message.id);
  });
}

/** Takes in that somebody changed their message. */
export async function changeMessage(thread: Thread, message: DiscordMessage): Promise<void> {
  if (!message.edited_timestamp || !byPerson(message)) return;
  const { threadId } = thread;
  const at = new Date(message.edited_timestamp);
  const changed = { threadId, messageId: message.id, text: wordsOf(message) };
  await withGuild({ ...scopeOf(thread, message), now: at }, (ctx) => changeIn(ctx, changed));
}

/** Takes in that messages are gone. */
export async function removeMessages(thread: Thread, messageIds: readonly string[]): Promise<void> {
  const removed = { threadId: thread.threadId, messageIds };
  await withGuild(asJob(thread), (ctx) => removeIn(ctx, removed));
}

/** Takes in that the whole thread is gone. */
export async function removeThread(thread: Thread): Promise<void> {
  await withGuild(asJob(thread), (ctx) => threadDeleted(ctx, thread.threadId));
}

/** Everything behind what was read last, oldest first; and the latest page, which tells of edits and deletions. */
async function missed(thread: OpenThread, threads: ThreadService) {
  const latest = await threads.messages(thread.threadId, null);
  const oldest = latest[0];
  const { seen } = thread;
  const all: DiscordMessage[] = [];
  if (seen !== null && oldest && latest.length === PAGE && BigInt(oldest.id) > BigInt(seen)) {
    for (let after = seen; ; ) {
      const page = await threads.messages(thread.threadId, after);
      all.push(...page.filter((one) => BigInt(one.id) < BigInt(oldest.id)));
      const last = page.at(-1);
      if (!last || page.length < PAGE || BigInt(last.id) >= BigInt(oldest.id)) break;
      after = last.id;
    }
  }
  return { missed: [...all, ...latest], latest };
}

/**
 * Reads a thread after Grizzly OS was away: what was written, changed and deleted meanwhile.
 * @throws ProviderError while Discord does not answer
 */
export async function catchUp(thread: OpenThread, ports: InPorts): Promise<void> {
  const { threadId, ticketId, seen } = thread;
  const found = await missed(thread, ports.threads).catch((error: unknown) => {
    if (error instanceof ProviderError && error.status === 404) return null;
    throw error;
  });
  if (!found) return removeThread(thread);
  for (const message of found.missed) {
    if (seen === null || BigInt(message.id) > BigInt(seen)) await takeMessage(thread, message, ports);
    else await changeMessage(thread, message);
  }
  const oldest = found.latest[0];
  if (!oldest) return;
  const there = new Set(found.latest.map((one) => one.id));
  // A page that is not full is the whole thread, so that all that is older than its first message is gone.
  const from = found.latest.length < PAGE ? threadId : oldest.id;
  const known = await withGuild(asJob(thread), (ctx) => knownFromDiscord(ctx, ticketId, from), {
    readOnly: true,
  });
  const gone = known.map((one) => one.messageId).filter((id) => !there.has(id));
  if (gone.length > 0) await removeMessages(thread, gone);
  const last = found.latest.at(-1);
  if (last) await withGuild(asJob(thread), (ctx) => readUpTo(ctx, threadId, last.id));
}
