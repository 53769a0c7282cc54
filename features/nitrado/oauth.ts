import { z } from "zod";
import { env } from "@/lib/env";
import { type FetchLike, ProviderError } from "@/lib/http/provider";
import { withDeadline } from "./wire/deadline";
import { failureOf } from "./wire/envelope";
import { type Answer, exchange } from "./wire/exchange";

/** Where Nitrado sends people back to. */
export const NITRADO_CALLBACK = "/api/link/nitrado/callback";

/** What we ask for: who it is, and the game servers. Nothing that orders or pays. */
export const NITRADO_SCOPES = ["user_info", "service"] as const;

export interface NitradoOauthSettings {
  url: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  fetch?: FetchLike;
  /** Milliseconds for a call; 10,000 by default. */
  deadlineMs?: number;
}

/** A pair as Nitrado gives it. A refresh ends both tokens of the pair before it. */
export interface NitradoPair {
  accessToken: string;
  refreshToken: string;
  /** Seconds from now. */
  expiresIn: number;
  scopes: string[];
}

const token = z.string().min(1).max(8_000);
const pairDocument = z.object({
  access_token: token,
  refresh_token: token,
  expires_in: z.coerce.number().positive(),
  scope: z.string().nullish(),
});

const TEN_YEARS_S = 315_360_000;

// Their documentation shows a Unix time where seconds are meant; both are understood.
function secondsLeft(expiresIn: number): number {
  return expiresIn > TEN_YEARS_S ? Math.max(60, expiresIn - Date.now() / 1000) : expiresIn;
}

function toPair(answer: Answer): NitradoPair {
  if (answer.status < 200 || answer.status >= 300) throw failureOf(answer, () => 60);
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(answer.bytes).toString("utf8"));
  } catch {
    throw new ProviderError(
      "unavailable",
      "Nitrado's answer is not JSON. The tokens in it are lost.",
      answer.status,
    );
  }
  const pair = pairDocument.safeParse(body);
  if (!pair.success) {
    const refused = z.object({ status: z.literal("error") }).safeParse(body);
    if (refused.success) throw failureOf(answer, () => 60);
    throw new ProviderError("unavailable", "Nitrado's answer holds no pair of tokens.", answer.status);
  }
  const { access_token, refresh_token, expires_in, scope } = pair.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresIn: secondsLeft(expires_in),
    scopes: (scope ?? "").split(/[\s,]+/).filter(Boolean),
  };
}

/** Nitrado's OAuth for our client. Nothing here is tried twice: a code and a refresh token work once. */
export function nitradoOauth(settings: NitradoOauthSettings) {
  const { url, clientId, clientSecret, redirectUri, deadlineMs = 10_000 } = settings;
  const fetchLike: FetchLike = settings.fetch ?? fetch;

  const ask = (method: string, headers: Record<string, string>, body?: string) =>
    withDeadline(deadlineMs, (clock) =>
      exchange(
        fetchLike,
        {
          url: `${url}/oauth/v2/token`,
          method,
          headers: { accept: "application/json", ...headers },
          ...(body === undefined ? {} : { body }),
          maxBytes: 65_536,
        },
        clock,
      ),
    );

  const pair = async (fields: Record<string, string>): Promise<NitradoPair> => {
    const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields });
    return toPair(
      await ask("POST", { "content-type": "application/x-www-form-urlencoded" }, form.toString()),
    );
  };

  return {
    /** Where the browser goes to approve. @param state is mandatory: Nitrado gives no token without */
    authorizeUrl(state: string): string {
      const query = new URLSearchParams({
        redirect_uri: redirectUri,
        client_id: clientId,
        response_type: "code",
        scope: NITRADO_SCOPES.join(" "),
        state,
      });
      return `${url}/oauth/v2/auth?${query}`;
    },
    /** @throws ProviderError */
    exchange: (code: string) => pair({ grant_type: "authorization_code", code, redirect_uri: redirectUri }),
    /** @throws ProviderError */
    refresh: (refreshToken: string) => pair({ grant_type: "refresh_token", refresh_token: refreshToken }),
    /** Ends the access token and its refresh token at Nitrado. @throws ProviderError */
    async revoke(accessToken: string): Promise<void> {
      const answer = await ask("DELETE", { authorization: `Bearer ${accessToken}` });
      if (answer.status < 200 || answer.status >= 300) throw failureOf(answer, () => 60);
    },
  };
}

export type NitradoOauth = ReturnType<typeof nitradoOauth>;

/** Our OAuth client as the environment configures it; null where owners paste a token instead. */
export function configuredOauth(): NitradoOauth | null {
  const { NITRADO_CLIENT_ID, NITRADO_CLIENT_SECRET, NITRADO_API_URL, SITE_URL } = env();
  if (!NITRADO_CLIENT_ID || !NITRADO_CLIENT_SECRET) return null;
  return nitradoOauth({
    url: NITRADO_API_URL,
    clientId: NITRADO_CLIENT_ID,
    clientSecret: NITRADO_CLIENT_SECRET,
    redirectUri: `${new URL(SITE_URL).origin}${NITRADO_CALLBACK}`,
  });
}
