import { type Actor, withGuild, withSystem } from "@/db/context";
import { ProviderError } from "@/lib/http/provider";
import { SECOND } from "@/lib/time";
import { dueChannels } from "./data/outbox";
import { MOST_REFUSALS, NONCE_MS, retryMs } from "./feed-queue";
import { blockChannel, refusalOf, tellOwner } from "./mutations/feeds";
import {
  knownMessages,
  settleFailed,
  settleLater,
  settlePosted,
  type TakenPost,
  takePost,
} from "./mutations/outbox";
import { scopeForJob } from "./scope";
import type { DiscordBotService } from "./service";

const ACTOR: Actor = { kind: "bot", bot: "grizzly-os" };
/** Channels that are written to at once; Discord counts each by itself. */
const AT_ONCE = 4;

export interface SendOptions {
  signal?: AbortSignal;
  /** The time as tests want it. */
  clock?: () => Date;
}

interface Channel {
  guildId: string;
  channelId: string;
}

const later = (clock: () => Date, ms: number) => new Date(clock().getTime() + ms);

/** The message that an earlier try left, where Discord does not know its nonce any more. @returns null without one */
async function leftBehind(
  discord: DiscordBotService,
  { guildId, channelId }: Channel,
  post: TakenPost,
): Promise<string | null> {
  // The clocks of this machine and of Discord may differ.
  const own = await discord.ownSince(channelId, new Date(post.askedAt.getTime() - 30 * SECOND));
  const same = own.filter(({ content }) => content === post.content).map(({ messageId }) => messageId);
  if (same.length === 0) return null;
  const known = await withGuild(scopeForJob(guildId, "feeds"), (ctx) => knownMessages(ctx, channelId, same), {
    readOnly: true,
  });
  return same.find((messageId) => !known.has(messageId)) ?? null;
}

async function put(
  discord: DiscordBotService,
  channel: Channel,
  post: TakenPost,
  now: Date,
): Promise<string> {
  const { channelId, content, nonce, messageId } = post;
  if (messageId !== null) {
    await discord.edit(channelId, messageId, content);
    return messageId;
  }
  // Discord forgets nonces after some minutes: then only its history can tell.
  if (post.doubtful && now.getTime() - post.askedAt.getTime() > NONCE_MS) {
    const found = await leftBehind(discord, channel, post);
    if (found !== null) return found;
  }
  return discord.post(channelId, { content, nonce });
}

/** What becomes of a message that Discord did not take. @throws what is no answer of Discord's about this channel */
async function settleError(
  channel: Channel,
  post: TakenPost,
  error: unknown,
  clock: () => Date,
): Promise<void> {
  const inGuild = <T>(work: Parameters<typeof withGuild<T>>[1]) =>
    withGuild({ ...scopeForJob(channel.guildId, "feeds"), now: clock() }, work);
  if (!(error instanceof ProviderError)) throw error;
  const words = error.message;
  if (error.fault === "rate_limited") {
    const at = later(clock, (error.retryAfterSeconds ?? 1) * SECOND + 250);
    return inGuild((ctx) => settleLater(ctx, post, { outcome: "not-taken", at, error: words }));
  }
  const at = later(clock, retryMs(post.attempt));
  if (error.fault === "unauthorized") {
    await inGuild((ctx) => settleLater(ctx, post, { outcome: "not-taken", at, error: words }));
    throw error;
  }
  // Somebody deleted the message that is to be changed; where its channel went with it, the next try finds out.
  if (error.status === 404 && post.messageId !== null)
    return inGuild((ctx) => settleLater(ctx, post, { outcome: "anew", at: clock(), error: words }));
  const reason = refusalOf(error);
  if (reason !== null && post.refusals + 1 >= MOST_REFUSALS)
    return inGuild(async (ctx) => {
      await blockChannel(ctx, post.channelId, reason);
      await tellOwner(ctx, post.channelId, reason);
    });
  if (reason !== null)
    return inGuild((ctx) =>
      settleLater(ctx, post, { outcome: "not-taken", at, error: reason, refused: true }),
    );
  // A message that Discord finds wrong stays wrong.
  if (error.fault === "refused" || error.fault === "too_large")
    return inGuild((ctx) => settleFailed(ctx, post, words));
  return inGuild((ctx) => settleLater(ctx, post, { outcome: "unknown", at, error: words }));
}

/**
 * Brings what waits for one channel into it, from whichever process: a channel has one sender at a time.
 * @returns how many messages stand in Discord now that did not before
 */
export async function sendChannel(
  discord: DiscordBotService,
  channel: Channel,
  { signal, clock = () => new Date() }: SendOptions = {},
): Promise<number> {
  let sent = 0;
  while (!signal?.aborted) {
    const scope = () => ({ ...scopeForJob(channel.guildId, "feeds"), now: clock() });
    const post = await withGuild(scope(), (ctx) => takePost(ctx, channel.channelId));
    if (!post) break;
    try {
      const messageId = await put(discord, channel, post, clock());
      await withGuild(scope(), (ctx) => settlePosted(ctx, post, messageId));
      sent++;
    } catch (error) {
      await settleError(channel, post, error, clock);
      // A message that is posted anew may go at once; else the channel waits.
      if (post.messageId === null) break;
    }
  }
  return sent;
}

/**
 * Brings what waits into its channels, each channel in its order. A channel that fails keeps no other waiting.
 * @returns how many messages stand in Discord now that did not before
 * @throws ProviderError `unauthorized` when Discord does not take the bot's token
 */
export async function sendFeeds(discord: DiscordBotService, options: SendOptions = {}): Promise<number> {
  const now = options.clock?.();
  const due = await withSystem(ACTOR, (ctx) => dueChannels(now ? { ...ctx, now } : ctx), { readOnly: true });
  const queue = [...due];
  const failures: unknown[] = [];
  let sent = 0;
  const worker = async () => {
    for (let channel = queue.shift(); channel; channel = queue.shift()) {
      try {
        sent += await sendChannel(discord, channel, options);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return sent;
}
