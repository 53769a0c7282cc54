import { ChannelType, type Client, Events, type Typing } from "discord.js";
import { withGuild } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { type ThreadWriter, writerIn } from "@/features/tickets/mirror/data/writer";
import { loggerFor } from "@/lib/logger";
import { SECOND } from "@/lib/time";

const log = loggerFor("live");

/** Discord says again before this that somebody goes on, and never that they stopped. */
const LASTS_MS = 10 * SECOND;

/** Somebody who writes in a ticket's thread at this moment. */
export interface Typist extends ThreadWriter {
  guildId: string;
  /** Discord id. */
  id: string;
  name: string;
}

/**
 * Listens to who writes in threads of tickets. Typing elsewhere asks the database nothing; that of people whose words
 * are not taken in is told to nobody.
 * @param tell with false when they sent it, or said nothing more
 */
export function followTyping(client: Client<true>, tell: (typist: Typist, on: boolean) => void): void {
  const writing = new Map<string, { typist: Typist | null; ends: NodeJS.Timeout }>();

  function end(key: string): void {
    const was = writing.get(key);
    if (!was) return;
    clearTimeout(was.ends);
    writing.delete(key);
    if (was.typist) tell(was.typist, false);
  }

  async function heard(typing: Typing): Promise<void> {
    const { channel, user, member, guild } = typing;
    if (!guild || user.bot || channel.type !== ChannelType.PrivateThread) return;
    if (channel.ownerId !== client.user.id) return;
    const key = `${channel.id}:${user.id}`;
    const before = writing.get(key);
    clearTimeout(before?.ends);
    const ends = setTimeout(() => end(key), LASTS_MS).unref();
    writing.set(key, { typist: before?.typist ?? null, ends });
    const roles = member ? [...member.roles.cache.keys()].filter((id) => id !== guild.id) : null;
    const writer = await withGuild(
      scopeForJob(guild.id, "live"),
      (ctx) => writerIn(ctx, channel.id, user.id, roles),
      { readOnly: true },
    );
    // They sent it meanwhile.
    if (writing.get(key)?.ends !== ends) return;
    if (!writer) return end(key);
    const name = member?.displayName ?? user.displayName;
    const typist = { ...writer, guildId: guild.id, id: user.id, name };
    writing.set(key, { typist, ends });
    tell(typist, true);
  }

  client.on(Events.TypingStart, (typing) => {
    heard(typing).catch((error: unknown) => log.warn({ err: error }, "who writes in a thread is not known"));
  });
  client.on(Events.MessageCreate, ({ channelId, author }) => end(`${channelId}:${author?.id}`));
}
