import { z } from "zod";
import { callProvider, type FetchLike, ProviderError } from "@/lib/http/provider";
import { postingProblem } from "./channel-rights";
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

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new ProviderError("unavailable", "Discord's answer does not have the documented shape.");
  return result.data;
}

/** Discord's REST in the bot's name. Methods throw {@link ProviderError}. */
export function discordBotService(settings: DiscordBotSettings, fetchLike: FetchLike = fetch) {
  const headers = { authorization: `Bot ${settings.botToken}` };
  const get = (path: string) =>
    callProvider(fetchLike, { url: `${settings.apiUrl}${path}`, headers, timeoutMs: 10_000 });

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

    /** The channels that take messages, each with what keeps this bot from posting there. */
    async channels(guildId: string, roles: readonly RoleFacts[]): Promise<ChannelFacts[]> {
      const [listed, self] = await Promise.all([get(`/guilds/${guildId}/channels`), get("/users/@me")]);
      const botId = read(selfDocument, self).id;
      const member = read(memberDocument, await get(`/guilds/${guildId}/members/${botId}`));
      const named = roles.map(({ roleId, permissions }) => ({ id: roleId, permissions }));
      const standing = { guildId, botId, roleIds: member.roles, roles: named };
      return read(channelsDocument, listed).flatMap((channel) => {
        const kind = CHANNEL_KINDS.get(channel.type);
        if (!kind) return [];
        const problem = postingProblem(standing, channel.permission_overwrites);
        return [{ channelId: channel.id, name: channel.name, kind, problem }];
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
      const body = await callProvider(fetchLike, {
        url: `${settings.apiUrl}/channels/${channelId}/messages`,
        headers,
        json: { ...message, enforce_nonce: true, allowed_mentions: { parse: [] } },
        timeoutMs: 10_000,
      });
      return read(messageDocument, body).id;
    },
  };
}

export type DiscordBotService = ReturnType<typeof discordBotService>;
