import { type GuildScope, withGuild, withSystem } from "@/db/context";
import { AppError, conflict, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { newId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { type StoredAccess, storedAccess } from "./data/access";
import { endAccess, noteRefreshFailure, openAccess, openRefresh, replacePair } from "./mutations/access";
import { giveLease, takeLease } from "./mutations/lease";
import { configuredOauth, type NitradoOauth, type NitradoPair } from "./oauth";
import { isDue } from "./rules";
import type { AccessRef } from "./schema";

const log = loggerFor("nitrado-token");
const SYSTEM = { kind: "system", job: "nitrado-token" } as const;

/** Longer than a refresh with its deadline and the write after it. */
const LEASE_SECONDS = 30;
const WAIT_MS = 25_000;

export const notConnected = () =>
  conflict("No Nitrado account reads this server. Connect one under Servers, Connect.", {
    code: "not_connected",
  });

export const mustReconnect = () =>
  conflict("Nitrado has ended our access. Connect the account again under Servers, Connect.", {
    code: "reconnect",
  });

const cannotRenew = (cause?: unknown) =>
  unavailable("Nitrado does not answer, so our access could not be renewed. It is tried again.", cause);

export interface TokenWish {
  /** A token that Nitrado answered 401 to: anything newer counts, it does not. */
  rejected?: string;
  /** Renew a pair that is a day old, though it still works. */
  daily?: boolean;
  /** Our OAuth client; the configured one unless given. */
  oauth?: NitradoOauth | null;
}

interface Opened extends StoredAccess {
  accessToken: string;
}

async function read(scope: GuildScope, access: AccessRef): Promise<Opened> {
  const opened = await withGuild(
    scope,
    async (ctx) => {
      const stored = await storedAccess(ctx, access);
      return stored && { ...stored, accessToken: openAccess(ctx, stored) };
    },
    { readOnly: true },
  );
  if (!opened) throw notConnected();
  if (opened.state === "reconnect") throw mustReconnect();
  return opened;
}

function ready(stored: Opened, { rejected, daily = false }: TokenWish): boolean {
  if (stored.accessToken === rejected) return false;
  return stored.kind === "token" || !isDue(stored, stored.now, daily);
}

const stillValid = (stored: Opened, { rejected }: TokenWish) =>
  stored.accessToken !== rejected && stored.expiresAt !== null && stored.expiresAt > stored.now;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The old pair ended with Nitrado's answer, so a database that stumbles is asked again before the new one is lost. */
async function keep(scope: GuildScope, before: StoredAccess, pair: NitradoPair): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await withGuild(scope, (ctx) => replacePair(ctx, before, pair));
    } catch (error) {
      if (tries >= 5 || !(error instanceof AppError) || error.code !== "unavailable") throw error;
      await pause(200 * tries);
    }
  }
}

/** Whether the pair is spent. A client that Nitrado does not know is our setting's fault, and the pair still good. */
function spent(error: ProviderError): boolean {
  if (/(invalid|unauthorized)_client/.test(error.said ?? "")) return false;
  return error.fault === "unauthorized" || error.status === 400;
}

async function failed(
  scope: GuildScope,
  stored: Opened,
  wish: TokenWish,
  error: ProviderError,
): Promise<string> {
  log.warn({ guild: scope.guildId, fault: error.fault, status: error.status }, "access not renewed");
  if (spent(error)) {
    await withGuild(scope, (ctx) => endAccess(ctx, stored, error));
    throw mustReconnect();
  }
  await withGuild(scope, (ctx) => noteRefreshFailure(ctx, error));
  if (stillValid(stored, wish)) return stored.accessToken;
  throw cannotRenew(error);
}

/** With the lease in hand: reads again, because somebody may have renewed meanwhile, and renews. */
async function renewHeld(scope: GuildScope, access: AccessRef, wish: TokenWish): Promise<string> {
  const stored = await read(scope, access);
  if (ready(stored, wish)) return stored.accessToken;
  const refused = (message: string) =>
    failed(scope, stored, wish, new ProviderError("unauthorized", message, 401));
  if (stored.kind === "token") return refused("Nitrado does not accept the pasted token any more.");
  const refreshToken = await withGuild(scope, async (ctx) => openRefresh(ctx, stored), { readOnly: true });
  if (refreshToken === null) return refused("There is no refresh token for this account.");
  const oauth = wish.oauth === undefined ? configuredOauth() : wish.oauth;
  if (!oauth) {
    const missing = "This installation has no OAuth client of Nitrado's, so access cannot be renewed.";
    return failed(scope, stored, wish, new ProviderError("unavailable", missing));
  }
  let pair: NitradoPair;
  try {
    pair = await oauth.refresh(refreshToken);
  } catch (error) {
    if (error instanceof ProviderError) return failed(scope, stored, wish, error);
    throw error;
  }
  await keep(scope, stored, pair);
  return pair.accessToken;
}

/**
 * One renewal at a time over all processes, by a lease and not by a lock: while Nitrado is slow nobody holds a
 * connection to the database.
 */
async function renew(scope: GuildScope, access: AccessRef, wish: TokenWish): Promise<string> {
  const name = `nitrado:token:${scope.guildId}:${access.kind}:${access.ref}`;
  const token = newId();
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const lease = { name, token, seconds: LEASE_SECONDS };
    if (await withSystem(SYSTEM, (ctx) => takeLease(ctx, lease))) {
      try {
        return await renewHeld(scope, access, wish);
      } finally {
        await withSystem(SYSTEM, (ctx) => giveLease(ctx, lease)).catch(() => undefined);
      }
    }
    await pause(100 + Math.random() * 200);
    const stored = await read(scope, access);
    if (ready(stored, wish)) return stored.accessToken;
    if (Date.now() < until) continue;
    if (stillValid(stored, wish)) return stored.accessToken;
    throw cannotRenew();
  }
}

const renewals = new Map<string, Promise<string>>();

/**
 * A usable token of an access. Of any number of callers, in any number of processes, one renews the pair and the
 * others take its result.
 * @throws AppError conflict (not connected, or to be connected again), unavailable
 */
export async function usableToken(
  scope: GuildScope,
  access: AccessRef,
  wish: TokenWish = {},
): Promise<string> {
  const stored = await read(scope, access);
  if (ready(stored, wish)) return stored.accessToken;
  const key = `${scope.guildId}:${access.kind}:${access.ref}:${wish.rejected === undefined ? "" : "rejected"}`;
  const before = renewals.get(key);
  if (before) {
    const token = await before;
    if (token !== wish.rejected) return token;
    return renew(scope, access, wish);
  }
  const renewal = renew(scope, access, wish).finally(() => renewals.delete(key));
  renewals.set(key, renewal);
  return renewal;
}
