import { type GuildScope, withGuild } from "@/db/context";
import { env } from "@/lib/env";
import { AppError, conflict, invalid, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { loggerFor } from "@/lib/logger";
import { type AccessOptions, apiOf } from "./access";
import type { NitradoApi, NitradoIdentity, NitradoService } from "./api";
import { nitradoApi } from "./client";
import { accessRefs, storedAccess } from "./data/access";
import { logSwitches } from "./log-settings";
import { dropAccess, openAccess, storeAccount, storePastedToken, tokenWorks } from "./mutations/access";
import { syncServices } from "./mutations/services";
import { configuredOauth } from "./oauth";
import { gameOf, mapOfMission, missingScopes } from "./rules";
import type { AccessRef, FoundService } from "./schema";
import { usableToken } from "./token";

const log = loggerFor("nitrado-connect");

interface Seen {
  identity: NitradoIdentity | null;
  services: FoundService[];
}

/** One line of text, as a game server's name may be anything. */
function nameOf(text: string | null | undefined): string | null {
  const line = (text ?? "").replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
  return line.slice(0, 100) || null;
}

async function details(api: NitradoApi, service: NitradoService): Promise<Partial<FoundService>> {
  try {
    const server = await api.gameserver(service.id);
    const hostname = nameOf(server.settings.config?.hostname) ?? nameOf(server.query.name);
    return {
      ...(hostname === null ? {} : { name: hostname }),
      slots: server.slots ?? service.slots,
      gamePath: server.path?.replace(/\/+$/, "") || null,
      mission: server.mission,
      map: mapOfMission(server.mission),
      logSwitches: logSwitches(server.settings),
    };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return {
      error: error.said
        ? `${error.message} Nitrado said: “${error.said.replace(/\.$/, "")}”.`
        : error.message,
    };
  }
}

/** Asks Nitrado what an access may and sees. @throws ProviderError, AppError */
async function look(api: NitradoApi): Promise<Seen> {
  const identity = await api.identity().catch((error: unknown) => {
    // Some tokens may not ask who they are; their services tell enough.
    if (error instanceof ProviderError && error.fault === "refused") return null;
    throw error;
  });
  if (identity && missingScopes(identity.scopes).length > 0) {
    throw invalid(
      "This access may not see your game servers: its scope “service” is missing. Nothing was changed. Make one with “service” at Nitrado.",
      { token: "The scope “service” is missing." },
    );
  }
  const found = (await api.services()).flatMap((service) => {
    const game = gameOf(service);
    return game === null ? [] : [{ service, game }];
  });
  const services = await Promise.all(
    found.map(async ({ service, game }): Promise<FoundService> => {
      const { id, status, slots, roles, suspendsAt } = service;
      return {
        serviceId: id,
        name: nameOf(service.name) ?? `Game server ${id}`,
        game,
        status,
        slots,
        roles,
        suspendsAt,
        gamePath: null,
        mission: null,
        map: null,
        error: null,
        ...(status === "active" ? await details(api, service) : {}),
      };
    }),
  );
  return { identity, services };
}

function asAppError(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  if (error.fault === "unauthorized") {
    return invalid(
      "Nitrado does not know this token. Nothing was changed. Check that all of it was pasted.",
      {
        token: "Nitrado does not know this token.",
      },
    );
  }
  if (error.fault === "refused") {
    return conflict(
      "Nitrado does not let this access see its game servers. Nothing was changed. It needs the scope “service”.",
    );
  }
  return unavailable(`${error.message} Nothing was changed. Try again in a few minutes.`, error);
}

export interface Connected {
  access: AccessRef;
  services: FoundService[];
}

/**
 * Connects a guild by a long-life token: asks Nitrado first, keeps it sealed only where it is of use.
 * @throws AppError invalid, conflict, unavailable
 */
export async function connectWithToken(
  scope: GuildScope,
  input: { token: string; label: string },
  options: AccessOptions = {},
): Promise<Connected> {
  const { url = env().NITRADO_API_URL, oauth: _, ...wire } = options;
  const seen = await look(nitradoApi({ url, token: input.token, ...wire })).catch((error: unknown) => {
    throw asAppError(error);
  });
  const access = await withGuild(scope, async (ctx) => {
    const label = input.label || seen.identity?.username || null;
    const scopes = seen.identity?.scopes ?? null;
    const made = await storePastedToken(ctx, { token: input.token, label, scopes });
    await syncServices(ctx, made, seen.services);
    return made;
  });
  return { access, services: seen.services };
}

/**
 * Connects a guild by a person's Nitrado account, with the code that Nitrado gave. The pair is kept before anything
 * else is asked, because a code works once.
 * @throws AppError conflict, unavailable; ProviderError where Nitrado gives no pair for the code
 */
export async function connectWithCode(
  scope: GuildScope,
  input: { code: string; discordId: string },
  options: AccessOptions = {},
): Promise<Connected> {
  const { url = env().NITRADO_API_URL, oauth = configuredOauth(), ...wire } = options;
  if (!oauth) throw conflict("This installation has no OAuth client of Nitrado's. Paste a token instead.");
  const pair = await oauth.exchange(input.code);
  const { discordId } = input;
  const identity = await nitradoApi({ url, token: pair.accessToken, ...wire })
    .identity()
    .catch(() => null);
  const scopes = pair.scopes.length > 0 ? pair.scopes : (identity?.scopes ?? []);
  const nitradoUserId = identity?.userId ?? null;
  const access = await withGuild(scope, (ctx) =>
    storeAccount(ctx, { discordId, nitradoUserId }, { ...pair, scopes }),
  );
  return { access, services: await syncAccess(scope, access, { ...options, oauth }) };
}

/**
 * Asks Nitrado what an access sees now, and keeps it.
 * @throws AppError conflict, unavailable
 */
export async function syncAccess(
  scope: GuildScope,
  access: AccessRef,
  options: AccessOptions = {},
): Promise<FoundService[]> {
  try {
    const { services } = await look(await apiOf(scope, access, options));
    await withGuild(scope, async (ctx) => {
      // It may have been disconnected while Nitrado was asked.
      if (!(await storedAccess(ctx, access))) return;
      await syncServices(ctx, access, services);
      if (access.kind === "token") await tokenWorks(ctx, access.ref);
    });
    return services;
  } catch (error) {
    throw asAppError(error);
  }
}

/** Syncs every access of a guild; one that fails does not stop the others. @returns how many failed */
export async function syncGuild(scope: GuildScope, options: AccessOptions = {}): Promise<number> {
  const refs = await withGuild(scope, accessRefs, { readOnly: true });
  let failed = 0;
  for (const access of refs) {
    try {
      await syncAccess(scope, access, options);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed++;
      log.warn({ guild: scope.guildId, access: access.kind, code: error.code }, error.message);
    }
  }
  return failed;
}

/** Renews the pairs of a guild that are a day old, also where nothing is read. @returns how many failed */
export async function renewDaily(scope: GuildScope, options: AccessOptions = {}): Promise<number> {
  const { oauth } = options;
  const refs = await withGuild(scope, accessRefs, { readOnly: true });
  let failed = 0;
  for (const access of refs.filter(({ kind }) => kind === "oauth")) {
    try {
      await usableToken(scope, access, { daily: true, ...(oauth === undefined ? {} : { oauth }) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed++;
    }
  }
  return failed;
}

/**
 * Takes an access away: it ends at Nitrado where Nitrado lets us, and is forgotten here in any case.
 * @returns whether Nitrado has ended it; a pasted token its owner ends there
 * @throws AppError not_found
 */
export async function disconnect(
  scope: GuildScope,
  access: AccessRef,
  options: AccessOptions = {},
): Promise<{ endedAtNitrado: boolean }> {
  const { oauth = configuredOauth() } = options;
  const token = await withGuild(scope, async (ctx) => {
    const stored = await storedAccess(ctx, access);
    const opened = stored && access.kind === "oauth" ? openAccess(ctx, stored) : null;
    await dropAccess(ctx, access);
    return opened;
  });
  if (token === null || !oauth) return { endedAtNitrado: false };
  return oauth.revoke(token).then(
    () => ({ endedAtNitrado: true }),
    () => ({ endedAtNitrado: false }),
  );
}
