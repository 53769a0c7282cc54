import { ProviderError } from "@/lib/http/provider";
import { needsRefresh } from "../rules";
import type { ProviderTokens } from "../schema";

/** A pair of tokens as it is kept, opened. */
export interface KeptTokens {
  id: string;
  accessToken: string;
  refreshToken: string | null;
  /** Null where nobody knows it. */
  expiresAt: Date | null;
  refreshedAt: Date;
  /** The provider has ended it for good. */
  ended: boolean;
  /** The database's clock. */
  now: Date;
}

/** Where one pair of tokens is kept, within a transaction. */
export interface TokenPlace {
  /** @param lock holds the row until the transaction ends */
  read(lock: boolean): Promise<KeptTokens | undefined>;
  keep(kept: KeptTokens, tokens: ProviderTokens): Promise<void>;
  /** @param spent the pair will not be renewed by asking again */
  failed(kept: KeptTokens, error: ProviderError, spent: boolean): Promise<void>;
}

export type Refresh = (refreshToken: string) => Promise<ProviderTokens>;

/** A usable token, or why there is none: never linked, to be linked again, or the provider is away. */
export type FreshToken =
  | { state: "ok"; accessToken: string }
  | { state: "missing" | "reconnect" | "unavailable" };

function usable({ accessToken, ...times }: KeptTokens, rejected: string | undefined): string | null {
  return accessToken === rejected || needsRefresh(times, times.now) ? null : accessToken;
}

async function afterFailure(place: TokenPlace, kept: KeptTokens, error: ProviderError): Promise<FreshToken> {
  // 400 is invalid_grant: this pair is spent. Anything else may pass by itself.
  const spent = error.fault === "unauthorized" || error.status === 400;
  await place.failed(kept, error, spent);
  if (spent) return { state: "reconnect" };
  const stillValid = kept.expiresAt !== null && kept.expiresAt > kept.now;
  return stillValid ? { state: "ok", accessToken: kept.accessToken } : { state: "unavailable" };
}

/**
 * The one way in which a provider's token is renewed. The row is locked and read again after the lock, because a
 * refresh ends the old pair: of any number of callers one refreshes and the others take its result.
 * @param rejected a token that the provider answered 401 to: anything newer counts, it does not
 */
export async function renewedOnce(
  place: TokenPlace,
  refresh: Refresh,
  rejected?: string,
): Promise<FreshToken> {
  const seen = await place.read(false);
  if (!seen) return { state: "missing" };
  if (seen.ended) return { state: "reconnect" };
  const ready = usable(seen, rejected);
  if (ready !== null) return { state: "ok", accessToken: ready };
  const kept = await place.read(true);
  if (!kept) return { state: "missing" };
  if (kept.ended) return { state: "reconnect" };
  const renewed = usable(kept, rejected);
  if (renewed !== null) return { state: "ok", accessToken: renewed };
  if (kept.refreshToken === null)
    return afterFailure(place, kept, new ProviderError("unauthorized", "There is no refresh token."));
  try {
    const tokens = await refresh(kept.refreshToken);
    // A provider that does not rotate leaves the field out: the old refresh token stays.
    await place.keep(kept, { ...tokens, refreshToken: tokens.refreshToken ?? kept.refreshToken });
    return { state: "ok", accessToken: tokens.accessToken };
  } catch (error) {
    if (error instanceof ProviderError) return afterFailure(place, kept, error);
    throw error;
  }
}
