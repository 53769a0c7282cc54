import { type GuildScope, withGuild } from "@/db/context";
import { env } from "@/lib/env";
import { conflict, notFound } from "@/lib/errors";
import { type FetchLike, ProviderError } from "@/lib/http/provider";
import type { NitradoApi } from "./api";
import { nitradoApi } from "./client";
import { serviceAccess, storedAccess } from "./data/access";
import { endAccess, openAccess } from "./mutations/access";
import type { NitradoOauth } from "./oauth";
import type { AccessRef } from "./schema";
import { mustReconnect, notConnected, usableToken } from "./token";

export interface AccessOptions {
  /** Nitrado's address; the configured one unless given. */
  url?: string;
  oauth?: NitradoOauth | null;
  fetch?: FetchLike;
  deadlineMs?: number;
}

/** A token is asked for again after this long, so that a long-lived API follows the daily renewal. */
const TOKEN_AGE_MS = 60_000;

const isUnauthorized = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && error.fault === "unauthorized";

/**
 * Nitrado's API in the name of one access: the token is renewed when it is near its end, and once when Nitrado does
 * not take it. Methods throw ProviderError, and AppError conflict where the account must be connected again.
 * @throws AppError conflict, unavailable
 */
export async function apiOf(
  scope: GuildScope,
  access: AccessRef,
  options: AccessOptions = {},
): Promise<NitradoApi> {
  const { url = env().NITRADO_API_URL, oauth, ...wire } = options;
  const wish = oauth === undefined ? {} : { oauth };
  const by = (token: string) => nitradoApi({ url, token, ...wire });
  let held = { token: await usableToken(scope, access, wish), at: Date.now() };

  async function current(): Promise<string> {
    if (Date.now() - held.at > TOKEN_AGE_MS) {
      held = { token: await usableToken(scope, access, wish), at: Date.now() };
    }
    return held.token;
  }

  /** A newer token than the one that was refused. A token that Nitrado knows was refused for another reason. */
  async function newer(rejected: string): Promise<string> {
    const stored = await usableToken(scope, access, wish);
    if (stored === rejected && (await isTaken(by(rejected)))) {
      throw new ProviderError("refused", "Nitrado refuses this to the connected account.", 401);
    }
    const token = stored === rejected ? await usableToken(scope, access, { ...wish, rejected }) : stored;
    held = { token, at: Date.now() };
    return token;
  }

  async function give<T>(call: (api: NitradoApi) => Promise<T>): Promise<T> {
    const token = await current();
    try {
      return await call(by(token));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      const next = await newer(token);
      // Nitrado did nothing for the first call, so a write may be sent once more.
      return call(by(next)).catch(async (again: unknown) => {
        if (!isUnauthorized(again) || (await isTaken(by(next)))) throw again;
        await end(scope, access, next, again);
        throw mustReconnect();
      });
    }
  }

  return {
    identity: () => give((api) => api.identity()),
    services: () => give((api) => api.services()),
    gameserver: (id) => give((api) => api.gameserver(id)),
    restart: (id, message) => give((api) => api.restart(id, message)),
    stop: (id, message) => give((api) => api.stop(id, message)),
    stats: (id, hours) => give((api) => api.stats(id, hours)),
    setSetting: (id, category, key, value) => give((api) => api.setSetting(id, category, key, value)),
    list: (id, dir) => give((api) => api.list(id, dir)),
    seek: (id, file, offset, length) => give((api) => api.seek(id, file, offset, length)),
    download: (id, file, maxBytes) => give((api) => api.download(id, file, maxBytes)),
    upload: (id, dir, name, bytes) => give((api) => api.upload(id, dir, name, bytes)),
    mkdir: (id, dir, name) => give((api) => api.mkdir(id, dir, name)),
    remove: (id, path) => give((api) => api.remove(id, path)),
  };
}

async function isTaken(api: NitradoApi): Promise<boolean> {
  return api.identity().then(
    () => true,
    (error: unknown) => !isUnauthorized(error),
  );
}

async function end(scope: GuildScope, access: AccessRef, token: string, why: ProviderError): Promise<void> {
  await withGuild(scope, async (ctx) => {
    const stored = await storedAccess(ctx, access);
    if (stored && openAccess(ctx, stored) === token) await endAccess(ctx, stored, why);
  });
}

const WRITES = ["restart", "stop", "setSetting", "upload", "mkdir", "remove"] as const;

function withoutWrites(api: NitradoApi, name: string): NitradoApi {
  const refuse = async (): Promise<never> => {
    throw conflict(
      `${name} is in dry-run: nothing is written to it until an owner switches it live under Servers, Connect.`,
      { code: "dry_run" },
    );
  };
  return { ...api, ...Object.fromEntries(WRITES.map((verb) => [verb, refuse])) };
}

/**
 * Nitrado's API for one of a guild's services. While the service is in dry-run its writing verbs throw AppError
 * conflict (`details.code` is `dry_run`) and ask Nitrado nothing. Opens short contexts of its own: never call it, or
 * what it gives, inside a transaction.
 * @throws AppError not_found, conflict (`not_connected`, `reconnect`), unavailable
 */
export async function nitradoFor(
  scope: GuildScope,
  serviceId: string,
  options: AccessOptions = {},
): Promise<NitradoApi> {
  const service = await withGuild(scope, (ctx) => serviceAccess(ctx, serviceId), { readOnly: true });
  if (!service) throw notFound(`This guild has no game server ${serviceId}.`);
  if (!service.access) throw notConnected();
  const api = await apiOf(scope, service.access, options);
  return service.dryRun ? withoutWrites(api, service.name) : api;
}
