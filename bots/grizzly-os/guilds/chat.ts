import {
  ChannelType,
  type Client,
  Events,
  type Message,
  type PartialMessage,
  PermissionFlagsBits,
} from "discord.js";
import { withGuild } from "@/db/context";
import { memberLevels } from "@/features/guilds/data/member-levels";
import { carryOut } from "@/features/guilds/moderation/carry-out";
import { filters, type Held, heldBack, SPAM_SECONDS } from "@/features/guilds/moderation/chat";
import { moderation } from "@/features/guilds/moderation/data";
import { noteHeld, ruleSanction } from "@/features/guilds/moderation/mutations/sanctions";
import type { Moderation } from "@/features/guilds/moderation/rules";
import { scopeForJob } from "@/features/guilds/scope";
import type { DiscordBotService } from "@/features/guilds/service";
import { loggerFor } from "@/lib/logger";
import { DAY, SECOND } from "@/lib/time";

const log = loggerFor("moderation");
const JOB = "chat-rules";
/** Rules of a guild are read anew after this. */
const KEPT_MS = 20 * SECOND;
const MOST_KEPT = 5_000;

/** Counts messages of one person in a guild in the last seconds. */
function counter() {
  const seen = new Map<string, number[]>();
  return (key: string, now: number): number => {
    const since = now - SPAM_SECONDS * SECOND;
    const times = [...(seen.get(key) ?? []).filter((at) => at > since), now];
    // The oldest go first: a map keeps the order in which keys came.
    seen.delete(key);
    seen.set(key, times);
    for (const [old, at] of seen) {
      if (seen.size <= MOST_KEPT && (at.at(-1) ?? 0) > since) break;
      seen.delete(old);
    }
    return times.length;
  };
}

/** What is said in the guilds, held against their rules. */
export function chatRules(discord: DiscordBotService, botId: () => string) {
  const kept = new Map<string, { at: number; rules: Moderation }>();
  const count = counter();

  async function rulesOf(guildId: string): Promise<Moderation> {
    const known = kept.get(guildId);
    if (known && Date.now() - known.at < KEPT_MS) return known.rules;
    const rules = await withGuild(scopeForJob(guildId, JOB), (ctx) => moderation(ctx), { readOnly: true });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(guildId, { at: Date.now(), rules });
    return rules;
  }

  async function holdBack(message: Message<true>, { why, what }: Held): Promise<void> {
    const { id: messageId, channelId, guildId, content, author } = message;
    const scope = scopeForJob(guildId, JOB);
    const roles = message.member ? [...message.member.roles.cache.keys()] : null;
    const { levels } = await withGuild(scope, (ctx) => memberLevels(ctx, author.id, roles), {
      readOnly: true,
    });
    // Staff of the dashboard are left out.
    if (Object.keys(levels).length > 0) return;
    await discord.remove(channelId, messageId, why);
    const kind = what === "mute" ? "timeout" : what;
    const sanction = await withGuild(scope, async (ctx) => {
      await noteHeld(ctx, { messageId, channelId, discordId: author.id, why, content });
      if (kind === "delete") return null;
      return ruleSanction(ctx, { messageId, kind, discordId: author.id, reason: why, botId: botId() });
    });
    if (sanction) await carryOut(guildId, sanction, discord);
  }

  /** @param counts whether it is a new message, and no change of an earlier one */
  return async function look(message: Message, counts: boolean): Promise<void> {
    if (!message.inGuild() || message.author.bot || message.system) return;
    // A ticket's thread is a conversation with staff, and part of its ticket.
    if (message.channel.type === ChannelType.PrivateThread) return;
    const now = Date.now();
    const recent = counts ? count(`${message.guildId}:${message.author.id}`, now) : 1;
    const rules = await rulesOf(message.guildId);
    if (!filters(rules)) return;
    const accountDays = (now - message.author.createdTimestamp) / DAY;
    const held = heldBack({ content: message.content, accountDays, recent }, rules);
    // Without the right Discord would refuse each time; the problems list names what is missing.
    const may = message.channel.permissionsFor(message.client.user)?.has(PermissionFlagsBits.ManageMessages);
    if (held && may) await holdBack(message, held);
  };
}

/** Follows what is written in the guilds' channels. */
export function followChat(client: Client<true>, discord: DiscordBotService): void {
  const look = chatRules(discord, () => client.user.id);
  const tell = (work: Promise<void>) =>
    work.catch((error: unknown) => log.warn({ err: error }, "a message was not held against the rules"));
  client.on(Events.MessageCreate, (message) => void tell(look(message, true)));
  client.on(Events.MessageUpdate, (_before: Message | PartialMessage, message: Message | PartialMessage) => {
    if (!message.partial) void tell(look(message, false));
  });
}
