import { z } from "zod";
import { callProvider, type FetchLike, ProviderError } from "@/lib/http/provider";
import type { DiscordGuild, DiscordProfile, ProviderTokens } from "./schema";

export interface DiscordSettings {
  /** `https://discord.com/api/v10`, or the sandbox. */
  apiUrl: string;
  clientId: string;
  clientSecret: string;
}

const profileDocument = z.object({
  id: z.string().regex(/^\d{17,20}$/),
  username: z.string(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
  locale: z.string().nullish(),
});
const guildsDocument = z.array(
  z.object({
    id: z.string().regex(/^\d{17,20}$/),
    name: z.string(),
    icon: z.string().nullish(),
    owner: z.boolean().default(false),
    permissions: z.string().default("0"),
  }),
);
const memberDocument = z.object({ roles: z.array(z.string()) });
const tokenDocument = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().nullish(),
  expires_in: z.coerce.number().positive(),
  scope: z.string().default(""),
});

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success)
    throw new ProviderError("unavailable", "Discord's answer does not have the documented shape.");
  return result.data;
}

/** A profile from the body of `/users/@me`. @throws ProviderError when it is not one */
export function readDiscordProfile(body: unknown): DiscordProfile {
  const user = read(profileDocument, body);
  return {
    discordId: user.id,
    name: user.global_name || user.username,
    avatarHash: user.avatar ?? null,
    locale: user.locale ?? null,
  };
}

/** Discord's REST in a person's own name. Methods throw {@link ProviderError}. */
export function discordUserService(settings: DiscordSettings, fetchLike: FetchLike = fetch) {
  // Rights are asked for while a person waits: a slow Discord must not become a slow page.
  const get = (path: string, token: string) =>
    callProvider(fetchLike, {
      url: `${settings.apiUrl}${path}`,
      headers: { authorization: `Bearer ${token}` },
      timeoutMs: 2_500,
    });

  return {
    /** All guilds of the person; 200 is Discord's limit, so there are no pages. */
    async guilds(token: string): Promise<DiscordGuild[]> {
      const guilds = read(guildsDocument, await get("/users/@me/guilds", token));
      return guilds.map(({ id, icon, ...rest }) => ({ guildId: id, icon: icon ?? null, ...rest }));
    },

    /** Role ids of the person in a guild, or null when they are not a member. */
    async roles(token: string, guildId: string): Promise<string[] | null> {
      try {
        return read(
          memberDocument,
          await get(`/users/@me/guilds/${encodeURIComponent(guildId)}/member`, token),
        ).roles;
      } catch (error) {
        if (error instanceof ProviderError && error.status === 404) return null;
        throw error;
      }
    },

    async refresh(refreshToken: string): Promise<ProviderTokens> {
      const { clientId, clientSecret, apiUrl } = settings;
      const body = await callProvider(fetchLike, {
        url: `${apiUrl}/oauth2/token`,
        form: {
          grant_type: "refresh_token",
          refresh_token: refreshToken,
          client_id: clientId,
          client_secret: clientSecret,
        },
      });
      const tokens = read(tokenDocument, body);
      return {
        accessToken: tokens.access_token,
        refreshToken: tokens.refresh_token ?? null,
        expiresIn: tokens.expires_in,
        scope: tokens.scope,
      };
    },
  };
}

export type DiscordUserService = ReturnType<typeof discordUserService>;
