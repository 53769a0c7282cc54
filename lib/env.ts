import { z } from "zod";
import { livePort, liveUrl } from "./live-address";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const httpUrl = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), "must be a http(s) address")
  .transform((value) => value.replace(/\/+$/, ""));

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  PORT: port(3000),
  SITE_URL: httpUrl.default("http://localhost:3000"),
  /** Where the live gateway listens: beside the site's port unless told, and only for this machine. */
  LIVE_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LIVE_HOST: z.string().min(1).default("127.0.0.1"),
  /** Where browsers reach the live gateway, through a proxy that ends TLS: `wss://grizzly.example/live`. */
  LIVE_URL: z
    .string()
    .refine((value) => /^wss?:\/\//.test(value) && URL.canParse(value), "must be a ws(s) address")
    .optional(),

  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://"),
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres://")
    .optional(),
  DATABASE_DRIVER: z.enum(["auto", "pg", "neon"]).default("auto"),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
  NEON_WS_PROXY: z.string().optional(),

  NEXTAUTH_SECRET: z.string().min(32, "needs at least 32 characters (openssl rand -base64 32)"),
  INTERNAL_SECRET: z.string().min(32, "needs at least 32 characters (openssl rand -base64 32)"),
  SECRETS_KEYRING: z
    .string()
    .regex(
      /^[a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,16}:[A-Za-z0-9+/]{43}=)*$/,
      "must be id:base64 of 32 bytes, the current key first, older ones after commas",
    ),

  DISCORD_CLIENT_ID: z.string().min(1),
  DISCORD_CLIENT_SECRET: z.string().min(1),
  DISCORD_BOT_TOKEN: z.string().min(1),
  DISCORD_OAUTH_URL: httpUrl.default("https://discord.com"),
  DISCORD_API_URL: httpUrl.default("https://discord.com/api/v10"),

  PATREON_CLIENT_ID: z.string().min(1),
  PATREON_CLIENT_SECRET: z.string().min(1),
  PATREON_CREATOR_TOKEN: z.string().min(1),
  /** Without it the creator's access ends some day and is not renewed. */
  PATREON_CREATOR_REFRESH_TOKEN: z.string().min(1).optional(),
  PATREON_CAMPAIGN_ID: z.string().min(1),
  PATREON_WEBHOOK_SECRET: z.string().min(1),
  PATREON_URL: httpUrl.default("https://www.patreon.com"),
  /** Patreon tier ids of the campaign, e.g. `bronze:101,silver:102,gold:103`. */
  PATREON_TIERS: z
    .string()
    .regex(
      /^(bronze|silver|gold):\d+(,(bronze|silver|gold):\d+)*$/,
      "must look like bronze:101,silver:102,gold:103",
    ),

  NITRADO_API_URL: httpUrl.default("https://api.nitrado.net"),
  /** An OAuth client of Nitrado. Without one, owners paste a long-life token instead. */
  NITRADO_CLIENT_ID: z.string().min(1).optional(),
  NITRADO_CLIENT_SECRET: z.string().min(1).optional(),
  /** Seconds between two looks at a game server's log folder. */
  NITRADO_POLL_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),

  /** Discord ids of the platform's operators, comma separated. */
  PLATFORM_OPERATORS: z
    .string()
    .regex(/^(\d{5,20}(,\d{5,20})*)?$/, "must be Discord ids with commas")
    .default(""),
  /** Who answers for the site, and where they can be written to: named on the legal pages. */
  SITE_OPERATOR: z.string().max(120).optional(),
  SITE_CONTACT: z.string().max(200).optional(),
  /** What `/api/metrics` must be sent as a bearer token; without one it answers only this machine itself. */
  METRICS_TOKEN: z.string().min(20, "needs at least 20 characters (openssl rand -base64 32)").optional(),
  /** Where traces go, e.g. `http://collector:4318`; without it nothing of tracing is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_SERVICE_NAME: z.string().max(60).default("grizzly-website"),

  /** How many proxies of ours stand before the site: 0 trusts no forwarding header. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
});

export type Env = z.infer<typeof schema> & {
  readonly sandbox: boolean;
  readonly secureCookies: boolean;
  readonly livePort: number;
  /** Where browsers reach the live gateway; null where no address of it can be known, and pages ask instead. */
  readonly liveUrl: string | null;
};

/** Thrown when the environment does not let the process boot. `message` lists every variable in words. */
export class EnvError extends Error {
  override name = "EnvError";
}

function host(url: string): string {
  return new URL(url).hostname;
}

/** Provider addresses on a loopback host are the sandbox's. */
function sandboxUrls(env: z.infer<typeof schema>): string[] {
  return [env.DISCORD_OAUTH_URL, env.DISCORD_API_URL, env.PATREON_URL, env.NITRADO_API_URL].filter((url) =>
    LOOPBACK.has(host(url)),
  );
}

/**
 * Checks an environment. Empty strings count as missing.
 * @throws EnvError naming each variable that is missing or wrong, or sandbox settings on a public host.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const name = issue.path.join(".");
      const missing = given[name] === undefined;
      return `  ${name}: ${missing ? "is missing" : issue.message}`;
    });
    throw new EnvError(`Grizzly cannot start, because its settings are not complete:\n${lines.join("\n")}`);
  }
  const env = result.data;
  const sandboxed = sandboxUrls(env);
  if (sandboxed.length > 0 && !LOOPBACK.has(host(env.SITE_URL))) {
    throw new EnvError(
      `Grizzly cannot start: SITE_URL is ${env.SITE_URL}, but ${sandboxed.join(" and ")} belong to the sandbox, ` +
        "where anyone can sign in as anyone. Set the real provider addresses, or use localhost.",
    );
  }
  return {
    ...env,
    sandbox: sandboxed.length > 0,
    secureCookies: env.SITE_URL.startsWith("https://"),
    livePort: livePort(given),
    liveUrl: liveUrl(given),
  };
}

let cached: Env | undefined;

/** The process's settings, checked at the first call. @throws EnvError */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Lets the next call read the settings anew: for tests, which share a process. */
export function forgetEnv(): void {
  cached = undefined;
}

/** Settings as they are given, unchecked: for tools that report on them (doctor) or run before they exist. */
export function rawEnv(): Record<string, string | undefined> {
  return process.env;
}

/** True while `next build` prerenders, when no database needs to be there. */
export function isBuildPhase(): boolean {
  return process.env.NEXT_PHASE === "phase-production-build";
}
