import { z } from "zod";
import { callProvider, type FetchLike, ProviderError, type ProviderRequest } from "@/lib/http/provider";
import { type BotStanding, bitsIn, postingProblem } from "./channel-rights";
import type { GuildFacts } from "./mutations";
import type { MemberFacts } from "./mutations/members";
import type { ChannelFacts, RoleFacts } from "./mutations/roles";

export interface DiscordBotSettings {
  /** `https://discord.com/api/v10`, or the sandbox. */
  apiUrl: string;
  botToken: string;
}

const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;
/** Discord's numbers of the channels that take a bot's messages. */
const CHANNEL_KINDS = new Map([
  [0, "text"],
  [5, "announcement"],
]);
/** Ids count milliseconds from here. */
const DISCORD_EPOCH = 1_420_070_400_000;
/** Discord's own limit of a page. */
const PAGE = 1_000;

const guildDocument = z.object({
  id: z.string(),
  name: z.string(),
  icon: z.string().nullish(),
  owner_id: z.string(),
  roles: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      color: z.number().int(),
      position: z.number().int(),
      permissions: z.string(),
      managed: z.boolean(),
    }),
  ),
});
const channelsDocument = z.array(
  z.object({
    id: z.string(),
    type: z.number().int(),
    name: z.string(),
    permission_overwrites: z
      .array(z.object({ id: z.string(), type: z.number().int(), allow: z.string(), deny: z.string() }))
      .default([]),
  }),
);
const selfDocument = z.object({ id: z.string() });
const memberDocument = z.object({ roles: z.array(z.string()) });
const membersDocument = z.array(
  z.object({
    user: z.object({
      id: z.string(),
      username: z.string(),
      global_name: z.string().nullish(),
      avatar: z.string().nullish(),
    }),
    nick: z.string().nullish(),
    roles: z.array(z.string()),
    joined_at: z.string().nullish(),
  }),
);
const messageDocument = z.object({ id: z.string() });
const historyDocument = z.array(
  z.object({ id: z.string(), content: z.string(), author: z.object({ id: z.string() }) }),
);

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new ProviderError("unavailable", "Discord's answer does not have the documented shape.");
  return result.data;
}

/** Discord's REST in the bot's name. Methods throw {@link ProviderError}. */
export function discordBotService(settings: DiscordBotSettings, fetchLike: FetchLike = fetch) {
  const headers = { authorization: `Bot ${settings.botToken}` };
  const call = (
    path: string,
    method?: ProviderRequest["method"],
    json?: unknown,
    more: Record<string, string> = {},
  ) =>
    callProvider(fetchLike, {
      url: `${settings.apiUrl}${path}`,
      headers: { ...headers, ...more },
      timeoutMs: 10_000,
      method,
      json,
    });
  const get = (path: string) => call(path);

  return {
    /** A guild, and the roles that let their holders run it. */
    async guild(guildId: string): Promise<GuildFacts & { adminRoles: Set<string>; roles: RoleFacts[] }> {
      const guild = read(guildDocument, await get(`/guilds/${guildId}?with_counts=true`));
      const strong = guild.roles.filter(
        ({ permissions }) => (BigInt(permissions) & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n,
      );
      return {
        guildId: guild.id,
        name: guild.name,
        icon: guild.icon ?? null,
        ownerDiscordId: guild.owner_id,
        adminRoles: new Set(strong.map((role) => role.id)),
        roles: guild.roles.map(({ id, ...role }) => ({ roleId: id, ...role })),
      };
    },

    /** This bot in a guild: its roles there, and all roles of the guild. */
    async standing(guildId: string, roles: readonly RoleFacts[]): Promise<BotStanding> {
      const botId = read(selfDocument, await get("/users/@me")).id;
      const member = read(memberDocument, await get(`/guilds/${guildId}/members/${botId}`));
      const named = roles.map(({ roleId, permissions, position }) => ({ id: roleId, permissions, position }));
      return { guildId, botId, roleIds: member.roles, roles: named };
    },

    /** The channels that take messages, each with this bot's rights in it. */
    async channels(guildId: string, standing: BotStanding): Promise<ChannelFacts[]> {
      const listed = read(channelsDocument, await get(`/guilds/${guildId}/channels`));
      return listed.flatMap((channel) => {
        const kind = CHANNEL_KINDS.get(channel.type);
        if (!kind) return [];
        const bits = bitsIn(standing, channel.permission_overwrites);
        const { id: channelId, name } = channel;
        return [{ channelId, name, kind, permissions: bits.toString(), problem: postingProblem(bits) }];
      });
    },

    /** Every member, page after page. */
    async members(
      guildId: string,
      about: { ownerDiscordId: string | null; adminRoles: Set<string> },
    ): Promise<MemberFacts[]> {
      const all: MemberFacts[] = [];
      let after = "0";
      for (;;) {
        const page = read(
          membersDocument,
          await get(`/guilds/${guildId}/members?limit=${PAGE}&after=${after}`),
        );
        for (const { user, nick, roles, joined_at } of page) {
          all.push({
            discordId: user.id,
            displayName: nick ?? user.global_name ?? user.username,
            avatar: user.avatar ?? null,
            roleIds: roles,
            joinedAt: joined_at ? new Date(joined_at) : null,
            isAdmin: user.id === about.ownerDiscordId || roles.some((role) => about.adminRoles.has(role)),
          });
        }
        after = page.at(-1)?.user.id ?? after;
        if (page.length < PAGE) return all;
      }
    },

    /**
     * Posts a message that mentions nobody. The same nonce within a few minutes gives the first message back.
     * @param nonce at most 25 signs
     */
    async post(channelId: string, message: { content: string; nonce: string }): Promise<string> {
      const json = { ...message, enforce_nonce: true, allowed_mentions: { parse: [] } };
      return read(messageDocument, await call(`/channels/${channelId}/messages`, "POST", json)).id;
    },

    /** Does a sanction; again it changes nothing. @param reason for Discord's own audit log, at most 512 signs */
    async sanction(
      guildId: string,
      discordId: string,
      what: { kind: "timeout"; until: Date } | { kind: "kick" | "ban" | "unban" },
      reason: string,
    ): Promise<void> {
      const because = { "x-audit-log-reason": encodeURIComponent(reason).slice(0, 512) };
      const member = `/guilds/${guildId}/members/${discordId}`;
      const ban = `/guilds/${guildId}/bans/${discordId}`;
      if (what.kind === "timeout")
        await call(member, "PATCH", { communication_disabled_until: what.until.toISOString() }, because);
      else if (what.kind === "kick") await call(member, "DELETE", undefined, because);
      else if (what.kind === "ban") await call(ban, "PUT", { delete_message_seconds: 0 }, because);
      else await call(ban, "DELETE", undefined, because);
    },

    /** The roles that a member holds; null for somebody who is no member. */
    async rolesOf(guildId: string, discordId: string): Promise<string[] | null> {
      try {
        return read(memberDocument, await get(`/guilds/${guildId}/members/${discordId}`)).roles;
      } catch (error) {
        if (error instanceof ProviderError && error.status === 404) return null;
        throw error;
      }
    },

    /** Gives a member one role, or takes it; again it changes nothing. @param reason for Discord's own audit log */
    async setRole(
      guildId: string,
      discordId: string,
      roleId: string,
      holds: boolean,
      reason: string,
    ): Promise<void> {
      const because = { "x-audit-log-reason": encodeURIComponent(reason).slice(0, 512) };
      const path = `/guilds/${guildId}/members/${discordId}/roles/${roleId}`;
      await call(path, holds ? "PUT" : "DELETE", undefined, because);
    },

    /** Takes a message away; one that is gone already is fine. */
    async remove(channelId: string, messageId: string, reason: string): Promise<void> {
      const because = { "x-audit-log-reason": encodeURIComponent(reason).slice(0, 512) };
      await call(`/channels/${channelId}/messages/${messageId}`, "DELETE", undefined, because).catch(
        (error: unknown) => {
          if (!(error instanceof ProviderError && error.status === 404)) throw error;
        },
      );
    },

    /** Writes to a person directly. @throws ProviderError `refused` where they take none from this bot */
    async tell(discordId: string, message: { content: string; nonce: string }): Promise<void> {
      const channel = read(
        messageDocument,
        await call("/users/@me/channels", "POST", { recipient_id: discordId }),
      );
      const json = { ...message, enforce_nonce: true, allowed_mentions: { parse: [] } };
      await call(`/channels/${channel.id}/messages`, "POST", json);
    },

    /** Changes what a message of ours says. */
    async edit(channelId: string, messageId: string, content: string): Promise<void> {
      const json = { content, allowed_mentions: { parse: [] } };
      await call(`/channels/${channelId}/messages/${messageId}`, "PATCH", json);
    },

    /** Messages of this bot in a channel that were written after a moment, oldest first, at most 100. */
    async ownSince(channelId: string, since: Date): Promise<{ messageId: string; content: string }[]> {
      const after = ((BigInt(Math.max(0, since.getTime() - DISCORD_EPOCH)) << 22n) - 1n).toString();
      const [self, listed] = await Promise.all([
        get("/users/@me"),
        get(`/channels/${channelId}/messages?limit=100&after=${after}`),
      ]);
      const botId = read(selfDocument, self).id;
      return read(historyDocument, listed)
        .filter((message) => message.author.id === botId)
        .map(({ id, content }) => ({ messageId: id, content }))
        .sort((a, b) => (BigInt(a.messageId) < BigInt(b.messageId) ? -1 : 1));
    },
  };
}

export type DiscordBotService = ReturnType<typeof discordBotService>;
