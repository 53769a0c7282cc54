import { ChannelType, type Client, Events } from "discord.js";
import { z } from "zod";
import { withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { type OpenThread, openThreads, threadOf } from "@/features/tickets/mirror/data/mirror";
import { type DiscordMessage, messageDocument } from "@/features/tickets/mirror/service";
import { inOrder } from "@/lib/in-order";
import { loggerFor } from "@/lib/logger";
import { MINUTE, SECOND } from "@/lib/time";
import type { Task } from "../../runtime/task";
import { catchUp, changeMessage, type InPorts, removeMessages, removeThread, takeMessage } from "./catch-up";

const log = loggerFor("ticket-mirror");
const ACTOR = { kind: "bot", bot: "grizzly-os" } as const;
/** Threads that are read at the same time after an absence. */
const AT_ONCE = 4;

const packet = z.object({ t: z.string(), d: z.unknown() });
const message = messageDocument.extend({ guild_id: z.string() });
const gone = z.object({ id: z.string(), channel_id: z.string(), guild_id: z.string() });
const many = gone.omit({ id: true }).extend({ ids: z.array(z.string()) });
const thread = gone.omit({ channel_id: true });

interface ThreadEvent {
  guildId: string;
  threadId: string;
  message?: DiscordMessage;
  /** Ids of messages that were deleted. */
  gone?: string[];
}

/** What the gateway says of a message or a thread; null for all else, and for what is outside of guilds. */
function eventOf(type: string, data: unknown): ThreadEvent | null {
  if (type === "MESSAGE_CREATE" || type === "MESSAGE_UPDATE") {
    // Discord sends a change without its author where only a preview was added.
    const read = message.safeParse(data).data;
    return read ? { guildId: read.guild_id, threadId: read.channel_id, message: read } : null;
  }
  if (type === "THREAD_DELETE") {
    const read = thread.safeParse(data).data;
    return read ? { guildId: read.guild_id, threadId: read.id } : null;
  }
  if (type !== "MESSAGE_DELETE" && type !== "MESSAGE_DELETE_BULK") return null;
  const read = type === "MESSAGE_DELETE" ? gone.safeParse(data).data : many.safeParse(data).data;
  if (!read) return null;
  const ids = "ids" in read ? read.ids : [read.id];
  return { guildId: read.guild_id, threadId: read.channel_id, gone: ids };
}

interface Behind {
  guildId: string;
  at: number;
  tries: number;
}

interface In {
  task: Task;
  start(client: Client<true>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Takes what is written in threads into their tickets. Of one thread everything comes one after the other, and nothing
 * before the thread has been read once since the gateway was lost, so that nothing is passed over.
 */
export function inOf(ports: InPorts): In {
  const threads = inOrder();
  const behind = new Map<string, Behind>();
  const read = new Set<string>();
  const wakers = new Set<() => void>();

  function enqueue(
    guildId: string,
    threadId: string,
    work: (thread: OpenThread) => Promise<void>,
  ): Promise<void> {
    return threads.run(threadId, async () => {
      try {
        const scope = scopeForJob(guildId, "ticket-mirror");
        const thread = await withGuild(scope, (ctx) => threadOf(ctx, threadId), { readOnly: true });
        // Nobody's thread any more: there is nothing left to read.
        if (!thread) return void behind.delete(threadId);
        if (!read.has(threadId)) await catchUp(thread, ports);
        read.add(threadId);
        await work(thread);
        behind.delete(threadId);
      } catch (error) {
        // Read again later, from where the last message was stored.
        read.delete(threadId);
        const tries = (behind.get(threadId)?.tries ?? 0) + 1;
        behind.set(threadId, { guildId, tries, at: Date.now() + Math.min(MINUTE, SECOND * 2 ** tries) });
        log.warn({ err: error, thread: threadId, tries }, "a thread could not be read");
      }
    });
  }

  /** All threads of these guilds are to be read anew. */
  async function readAnew(guildIds: readonly string[]): Promise<void> {
    if (guildIds.length === 0) return;
    const open = await withSystem(ACTOR, (ctx) => openThreads(ctx, guildIds), { readOnly: true });
    for (const { guildId, threadId } of open) {
      read.delete(threadId);
      behind.set(threadId, { guildId, at: 0, tries: 0 });
    }
    for (const now of wakers) now();
  }

  async function readBehind(): Promise<void> {
    const due = () => [...behind].filter(([id, one]) => one.at <= Date.now() && !threads.busy(id));
    for (let next = due().slice(0, AT_ONCE); next.length > 0; next = due().slice(0, AT_ONCE))
      await Promise.all(
        next.map(([threadId, { guildId }]) => enqueue(guildId, threadId, async () => undefined)),
      );
  }

  function hear(client: Client<true>, type: string, data: unknown): void {
    const event = eventOf(type, data);
    // Our own words are here already.
    if (!event || event.message?.author.id === client.user.id) return;
    const { guildId, threadId, message, gone } = event;
    const channel = client.channels.cache.get(threadId);
    // What is written elsewhere in the guild asks the database nothing. A thread that is not known yet may be ours.
    if (channel && (channel.type !== ChannelType.PrivateThread || channel.ownerId !== client.user.id)) return;
    enqueue(guildId, threadId, async (thread) => {
      if (type === "THREAD_DELETE") return removeThread(thread);
      if (gone) return removeMessages(thread, gone);
      if (message)
        return type === "MESSAGE_CREATE"
          ? takeMessage(thread, message, ports)
          : changeMessage(thread, message);
    });
  }

  return {
    task: {
      name: "tickets from Discord",
      everyMs: SECOND,
      run: readBehind,
      deadlineMs: 10 * MINUTE,
      wake(now) {
        wakers.add(now);
        return () => wakers.delete(now);
      },
    },
    async start(client) {
      client.on(Events.Raw, (raw: unknown) => {
        const heard = packet.safeParse(raw);
        if (heard.success) hear(client, heard.data.t, heard.data.d);
      });
      const anew = () =>
        readAnew([...client.guilds.cache.keys()]).catch((error: unknown) =>
          log.warn({ err: error }, "threads could not be listed"),
        );
      client.on(Events.ShardResume, anew);
      client.on(Events.ShardReady, anew);
      await readAnew([...client.guilds.cache.keys()]);
    },
    async stop() {
      await threads.ended();
    },
  };
}
