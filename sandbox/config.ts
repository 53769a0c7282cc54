import { z } from "zod";

const list = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);
const site = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), "must be an http address");

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3999),
  SANDBOX_SITE_URL: site.default("http://localhost:3000"),
  SANDBOX_STATE_FILE: z.string().default(".data/sandbox/state.json"),
  SANDBOX_DISCORD_CLIENT_ID: z.string().default("1180000000000000001"),
  SANDBOX_DISCORD_CLIENT_SECRET: z.string().default("sandbox-only-discord-client"),
  SANDBOX_DISCORD_BOT_TOKEN: z.string().default("sandbox-only-grizzly-os"),
  SANDBOX_DISCORD_GAME_BOT_TOKEN: z.string().default("sandbox-only-grizzly-bot"),
  SANDBOX_DISCORD_REDIRECT_URIS: list.optional(),
  SANDBOX_PATREON_CLIENT_ID: z.string().default("sandbox-patreon-client"),
  SANDBOX_PATREON_CLIENT_SECRET: z.string().default("sandbox-only-patreon-client"),
  SANDBOX_PATREON_CREATOR_TOKEN: z.string().default("sandbox-only-patreon-creator"),
  SANDBOX_PATREON_CREATOR_REFRESH_TOKEN: z.string().default("sandbox-only-patreon-creator-refresh"),
  SANDBOX_PATREON_WEBHOOK_SECRET: z.string().default("sandbox-only-patreon-webhook"),
  SANDBOX_PATREON_WEBHOOK_URL: site.optional(),
  SANDBOX_PATREON_REDIRECT_URIS: list.optional(),
  SANDBOX_NITRADO_CLIENT_ID: z.string().default("sandbox-nitrado-client"),
  SANDBOX_NITRADO_CLIENT_SECRET: z.string().default("sandbox-only-nitrado-client"),
  SANDBOX_NITRADO_REDIRECT_URIS: list.optional(),
});

/** An application registered with the sandbox's Discord: OAuth client and bot in one, as on Discord. */
export interface DiscordApp {
  readonly id: string;
  readonly name: string;
  readonly botToken: string;
  /** Bots without the privileged member intent may not list members. */
  readonly memberIntent: boolean;
  /** Without it, messages to others come over the gateway with nothing in them. */
  readonly contentIntent: boolean;
}

export interface SandboxConfig {
  readonly port: number;
  readonly siteUrl: string;
  /** Where the state survives a restart; null keeps it in memory. */
  readonly stateFile: string | null;
  readonly discord: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUris: readonly string[];
    readonly apps: readonly DiscordApp[];
    /** How often a client of the gateway must say that it is there. */
    readonly heartbeatMs: number;
    readonly codeSeconds: number;
    readonly tokenSeconds: number;
  };
  readonly patreon: {
    readonly clientId: string;
    readonly clientSecret: string;
    /** The creator's pair as the portal shows it at first; each refresh ends the pair before. */
    readonly creatorToken: string;
    readonly creatorRefreshToken: string;
    readonly redirectUris: readonly string[];
    readonly webhookUrl: string;
    readonly webhookSecret: string;
    readonly codeSeconds: number;
    readonly tokenSeconds: number;
    /** 1,000 on Patreon; smaller in tests, so that a short list has pages. */
    readonly pageSize: number;
    /** Waits before each new try of a webhook, in ms. Patreon's own go from an hour to a week. */
    readonly webhookRetryMs: readonly number[];
  };
  readonly nitrado: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUris: readonly string[];
    readonly codeSeconds: number;
  };
}

/** Grizzly Bot's own application; Grizzly OS uses the OAuth client's. */
export const GAME_BOT_ID = "1180000000000000002";

/**
 * Settings from an object such as the environment; whatever is missing gets a local default.
 * @throws ZodError naming the variable that does not fit
 */
export function sandboxConfig(source: Record<string, string | undefined> = {}): SandboxConfig {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value));
  const env = schema.parse(given);
  const siteUrl = env.SANDBOX_SITE_URL.replace(/\/+$/, "");
  return {
    port: env.SANDBOX_PORT,
    siteUrl,
    stateFile: env.SANDBOX_STATE_FILE,
    discord: {
      clientId: env.SANDBOX_DISCORD_CLIENT_ID,
      clientSecret: env.SANDBOX_DISCORD_CLIENT_SECRET,
      redirectUris: env.SANDBOX_DISCORD_REDIRECT_URIS ?? [`${siteUrl}/api/auth/callback/discord`],
      apps: [
        {
          id: env.SANDBOX_DISCORD_CLIENT_ID,
          name: "Grizzly OS",
          botToken: env.SANDBOX_DISCORD_BOT_TOKEN,
          memberIntent: true,
          contentIntent: true,
        },
        {
          id: GAME_BOT_ID,
          name: "Grizzly Bot",
          botToken: env.SANDBOX_DISCORD_GAME_BOT_TOKEN,
          memberIntent: false,
          contentIntent: false,
        },
      ],
      heartbeatMs: 41_250,
      codeSeconds: 300,
      tokenSeconds: 604_800,
    },
    patreon: {
      clientId: env.SANDBOX_PATREON_CLIENT_ID,
      clientSecret: env.SANDBOX_PATREON_CLIENT_SECRET,
      creatorToken: env.SANDBOX_PATREON_CREATOR_TOKEN,
      creatorRefreshToken: env.SANDBOX_PATREON_CREATOR_REFRESH_TOKEN,
      redirectUris: env.SANDBOX_PATREON_REDIRECT_URIS ?? [
        `${siteUrl}/api/link/patreon/callback`,
        `${siteUrl}/api/auth/callback/patreon`,
      ],
      webhookUrl: env.SANDBOX_PATREON_WEBHOOK_URL ?? `${siteUrl}/api/webhooks/patreon`,
      webhookSecret: env.SANDBOX_PATREON_WEBHOOK_SECRET,
      codeSeconds: 300,
      tokenSeconds: 2_678_400,
      pageSize: 1000,
      webhookRetryMs: [1_000, 3_000, 10_000, 30_000, 60_000, 60_000, 60_000],
    },
    nitrado: {
      clientId: env.SANDBOX_NITRADO_CLIENT_ID,
      clientSecret: env.SANDBOX_NITRADO_CLIENT_SECRET,
      redirectUris: env.SANDBOX_NITRADO_REDIRECT_URIS ?? [`${siteUrl}/api/link/nitrado/callback`],
      codeSeconds: 300,
    },
  };
}
