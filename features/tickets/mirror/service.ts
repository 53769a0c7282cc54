import { z } from "zod";
import type { DiscordBotSettings } from "@/features/guilds/service";
import { callProvider, type FetchLike, ProviderError } from "@/lib/http/provider";
import type { Outgoing } from "./text";

/** Discord's number of a private thread. */
const PRIVATE_THREAD = 12;
/** Minutes after which Discord puts a silent thread aside: a week, its longest. */
const ARCHIVE_AFTER = 10_080;
/** Discord's own limit of a page. */
export const PAGE = 100;
/** Shorter than a ticket's lease, so that a call of a process that died is over when another goes on. */
const TIMEOUT_MS = 10_000;
const UPLOAD_MS = 25_000;

export interface OutgoingFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

const user = z.object({
  id: z.string(),
  username: z.string().default("somebody"),
  global_name: z.string().nullish(),
  bot: z.boolean().nullish(),
});

/** A message as the gateway and REST send it, as far as it is read. */
export const messageDocument = z.object({
  id: z.string(),
  channel_id: z.string(),
  type: z.number().int().default(0),
  author: user,
  webhook_id: z.string().nullish(),
  content: z.string().default(""),
  timestamp: z.string(),
  edited_timestamp: z.string().nullish(),
  mentions: z.array(user).default([]),
  attachments: z
    .array(
      z.object({
        id: z.string(),
        filename: z.string(),
        size: z.number().int(),
        url: z.string(),
        content_type: z.string().nullish(),
      }),
    )
    .default([]),
  sticker_items: z.array(z.object({ name: z.string() })).default([]),
  components: z.array(z.object({ components: z.array(z.unknown()).default([]) }).loose()).default([]),
  /** The gateway alone says it. */
  guild_id: z.string().nullish(),
  member: z.object({ roles: z.array(z.string()), nick: z.string().nullish() }).nullish(),
});
export type DiscordMessage = z.output<typeof messageDocument>;

const threadDocument = z.object({
  id: z.string(),
  name: z.string().default(""),
  parent_id: z.string().nullish(),
  owner_id: z.string().nullish(),
});
export type DiscordThread = z.output<typeof threadDocument>;

const idDocument = z.object({ id: z.string() });
const threadsDocument = z.object({ threads: z.array(threadDocument) });

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new ProviderError("unavailable", "Discord's answer does not have the documented shape.");
  return result.data;
}

/** Ids of what can be pressed under a message. */
export function pressIds(message: Pick<DiscordMessage, "components">): string[] {
  const ids = message.components.flatMap((row) =>
    row.components.map((one) => (one as { custom_id?: unknown } | null)?.custom_id),
  );
  return ids.filter((id): id is string => typeof id === "string");
}

/** Threads and their messages in Grizzly OS's name. Methods throw {@link ProviderError}. */
export function threadService(settings: DiscordBotSettings, fetchLike: FetchLike = fetch) {
  const headers = { authorization: `Bot ${settings.botToken}` };
  const call = (method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE", path: string, json?: unknown) =>
    callProvider(fetchLike, {
      url: `${settings.apiUrl}${path}`,
      method,
      headers,
      timeoutMs: TIMEOUT_MS,
      ...(json !== undefined && { json }),
    });
  // Nobody is ever called by what somebody wrote elsewhere.
  const quiet = (message: Outgoing) => ({ ...message, allowed_mentions: { parse: [] } });

  return {
    /** This bot's own id. */
    async self(): Promise<string> {
      return read(idDocument, await call("GET", "/users/@me")).id;
    },

    /** A private thread to which only staff and this bot can add people. @returns its id */
    async create(channelId: string, name: string): Promise<string> {
      const thread = { name, type: PRIVATE_THREAD, invitable: false, auto_archive_duration: ARCHIVE_AFTER };
      return read(idDocument, await call("POST", `/channels/${channelId}/threads`, thread)).id;
    },

    /** Threads of a channel that stand open, and the latest of those that were put aside. */
    async threads(guildId: string, channelId: string): Promise<DiscordThread[]> {
      const active = read(threadsDocument, await call("GET", `/guilds/${guildId}/threads/active`));
      const aside = await call("GET", `/channels/${channelId}/threads/archived/private?limit=50`);
      const all = [...active.threads, ...read(threadsDocument, aside).threads];
      return all.filter((thread) => thread.parent_id === channelId);
    },

    async add(threadId: string, discordId: string): Promise<void> {
      await call("PUT", `/channels/${threadId}/thread-members/${discordId}`);
    },

    /**
     * Posts a message that calls nobody. The same nonce within a few minutes gives the first message back.
     * @param nonce at most 25 signs
     */
    async post(
      threadId: string,
      message: Outgoing,
      nonce: string,
      files: readonly OutgoingFile[] = [],
    ): Promise<string> {
      const path = `/channels/${threadId}/messages`;
      const body = { ...quiet(message), nonce, enforce_nonce: true };
      if (files.length === 0) return read(idDocument, await call("POST", path, body)).id;
      const multipart = new FormData();
      multipart.set("payload_json", JSON.stringify(body));
      for (const [at, { name, mediaType, bytes }] of files.entries())
        multipart.set(`files[${at}]`, new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
      const url = `${settings.apiUrl}${path}`;
      const answer = await callProvider(fetchLike, { url, headers, multipart, timeoutMs: UPLOAD_MS });
      return read(idDocument, answer).id;
    },

    async edit(threadId: string, messageId: string, message: Outgoing): Promise<void> {
      await call("PATCH", `/channels/${threadId}/messages/${messageId}`, quiet(message));
    },

    async remove(threadId: string, messageId: string): Promise<void> {
      await call("DELETE", `/channels/${threadId}/messages/${messageId}`);
    },

    /** A page of a thread's messages, oldest first. @param after the message behind which it begins; the latest without */
    async messages(threadId: string, after: string | null, limit = PAGE): Promise<DiscordMessage[]> {
      const from = after === null ? "" : `&after=${after}`;
      const body = await call("GET", `/channels/${threadId}/messages?limit=${limit}${from}`);
      const found = read(z.array(messageDocument), body);
      return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    },

    /** Puts a thread aside and closes it for everybody without rights, or opens it again. */
    async set(threadId: string, state: { archived: boolean; locked?: boolean }): Promise<void> {
      await call("PATCH", `/channels/${threadId}`, state);
    },

    async erase(threadId: string): Promise<void> {
      await call("DELETE", `/channels/${threadId}`);
    },
  };
}

export type ThreadService = ReturnType<typeof threadService>;
