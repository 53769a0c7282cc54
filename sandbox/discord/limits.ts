import type { Limit, Limiter, Spent } from "@/sandbox/http/limits";
import { json } from "@/sandbox/http/reply";
import type { Call, Reply } from "@/sandbox/http/types";

const GLOBAL: Limit = { requests: 50, seconds: 1 };
const DEFAULT: Limit = { requests: 30, seconds: 1 };

/** Buckets with their own limit; Discord does not publish them, these are what its headers said. */
const SPECIAL: readonly (readonly [method: string, bucket: RegExp, limit: Limit])[] = [
  ["POST", /^channels\/\d+\/messages$/, { requests: 5, seconds: 5 }],
  ["PATCH", /^channels\/\d+\/messages\/:id$/, { requests: 5, seconds: 5 }],
  ["DELETE", /^channels\/\d+\/messages\/:id$/, { requests: 5, seconds: 1 }],
  ["PATCH", /^channels\/\d+$/, { requests: 10, seconds: 10 }],
  ["POST", /^channels\/\d+\/threads$/, { requests: 10, seconds: 10 }],
  ["GET", /^users\/@me\/guilds$/, { requests: 5, seconds: 5 }],
  ["PUT", /^guilds\/\d+\/members\/:id\/roles\/:id$/, { requests: 10, seconds: 10 }],
  ["DELETE", /^guilds\/\d+\/members\/:id\/roles\/:id$/, { requests: 10, seconds: 10 }],
];

/** A route's bucket: the top-level resource keeps its id, every other id is the same bucket. */
export function bucketOf(path: string): string {
  const segments = path.replace(/^\/(?:api\/v10|api)\//, "").split("/");
  return segments.map((segment, index) => (index > 1 && /^\d+$/.test(segment) ? ":id" : segment)).join("/");
}

export function rateLimited(retryAfter: number, global: boolean, scope: "user" | "global" | "shared"): Reply {
  return json(
    429,
    {
      message: "You are being rate limited.",
      code: 0,
      retry_after: Math.round(retryAfter * 1000) / 1000,
      global,
    },
    {
      "retry-after": String(Math.max(1, Math.ceil(retryAfter))),
      "x-ratelimit-scope": scope,
      ...(global ? { "x-ratelimit-global": "true" } : {}),
    },
  );
}

function headers(limit: Limit, spent: Spent, bucket: string, now: number): Record<string, string> {
  const hash = [...bucket.replace(/\d+/, ":major")].reduce(
    (sum, one) => (sum * 31 + one.charCodeAt(0)) >>> 0,
    7,
  );
  return {
    "x-ratelimit-limit": String(limit.requests),
    "x-ratelimit-remaining": String(spent.remaining),
    "x-ratelimit-reset": (now / 1000 + spent.resetAfter).toFixed(3),
    "x-ratelimit-reset-after": spent.resetAfter.toFixed(3),
    "x-ratelimit-bucket": hash.toString(16).padStart(8, "0").repeat(4),
  };
}

/** Whoever answers an interaction has its token in the path instead of a header. */
function tokenIn(path: string): string | undefined {
  return /\/webhooks\/\d+\/([^/]+)/.exec(path)?.[1];
}

/** Counts a call against its bucket and the bot's global limit, and puts Discord's headers on the answer. */
export function withRateLimits(limiter: Limiter) {
  return async (call: Call, next: () => Promise<Reply>): Promise<Reply> => {
    const path = call.url.pathname.slice("/discord".length);
    const who = call.headers.authorization ?? tokenIn(path);
    if (!who || path.includes("/oauth2/")) return next();
    const now = call.now.getTime();
    const bucket = bucketOf(path);
    const limit = SPECIAL.find(([method, one]) => method === call.method && one.test(bucket))?.[2] ?? DEFAULT;
    if (who.startsWith("Bot ")) {
      const all = limiter.spend(`discord global ${who}`, GLOBAL, now);
      if (!all.allowed) return rateLimited(all.resetAfter, true, "global");
    }
    const spent = limiter.spend(`discord ${who} ${call.method} ${bucket}`, limit, now);
    const reply = spent.allowed ? await next() : rateLimited(spent.resetAfter, false, "user");
    return { ...reply, headers: { ...headers(limit, spent, bucket, now), ...reply.headers } };
  };
}
