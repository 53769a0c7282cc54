import { type Actor, type SystemContext, withSystem } from "@/db/context";
import { NONCE_MS, retryMs } from "@/features/guilds/feed-queue";
import { plain } from "@/features/guilds/feed-words";
import type { DiscordBotService } from "@/features/guilds/service";
import { ProviderError } from "@/lib/http/provider";
import { SECOND } from "@/lib/time";
import { retryNotice, settleNotice, type TakenNotice, takeNotices } from "./mutations";

const ACTOR: Actor = { kind: "bot", bot: "grizzly-os" };

const CLOSED =
  "Discord does not let Grizzly write to you. Allow direct messages from members of a server that you share with its bot.";

interface TellOptions {
  /** Base of links, without a slash at its end. */
  siteUrl: string;
  signal?: AbortSignal;
  /** The time as tests want it. */
  clock?: () => Date;
}

/** A notice as a direct message. */
export function noticeWords({ title, body, href }: Omit<TakenNotice, "id">, siteUrl: string): string {
  const lines = [`**${plain(title)}**`, body ? plain(body) : null, href ? `<${siteUrl}${href}>` : null];
  return lines
    .filter((line) => line !== null)
    .join("\n")
    .slice(0, 1_900);
}

async function send(discord: DiscordBotService, notice: TakenNotice, options: TellOptions, now: Date) {
  // Discord has forgotten the nonce by now: a second try could be a second message.
  if (now.getTime() - notice.askedAt.getTime() > NONCE_MS)
    return (ctx: SystemContext) =>
      settleNotice(ctx, notice.id, { state: "unknown", error: "Discord did not say whether it arrived." });
  try {
    const content = noticeWords(notice, options.siteUrl);
    await discord.tell(notice.discordId, { content, nonce: `notice-${notice.id}` });
    return (ctx: SystemContext) => settleNotice(ctx, notice.id, { state: "sent" });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const wait =
      error.fault === "rate_limited" ? (error.retryAfterSeconds ?? 1) * SECOND : retryMs(notice.attempt);
    const at = new Date(now.getTime() + wait);
    if (error.fault === "refused" || error.fault === "too_large")
      return (ctx: SystemContext) => settleNotice(ctx, notice.id, { state: "failed", error: CLOSED });
    const surelyNot = error.fault === "rate_limited" || error.fault === "unauthorized";
    return (ctx: SystemContext) => retryNotice(ctx, notice.id, at, !surelyNot);
  }
}

/**
 * Brings notices to those who want them in Discord, each once.
 * @returns how many Discord was asked for
 */
export async function tellInDiscord(discord: DiscordBotService, options: TellOptions): Promise<number> {
  const { signal, clock = () => new Date() } = options;
  const system = <T>(work: (ctx: SystemContext) => Promise<T>) =>
    withSystem(ACTOR, (ctx) => work({ ...ctx, now: clock() }));
  const taken = await system(takeNotices);
  let asked = 0;
  for (const notice of taken) {
    // What is left is taken again when its time comes.
    if (signal?.aborted) break;
    const settle = await send(discord, notice, options, clock());
    await system(settle);
    asked++;
  }
  return asked;
}
