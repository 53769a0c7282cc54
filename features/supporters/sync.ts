import { databaseClock } from "@/db/clock";
import { withSystem } from "@/db/context";
import { freshToken } from "@/features/identity/mutations/tokens";
import { env } from "@/lib/env";
import { AppError, conflict, unavailable } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { loggerFor } from "@/lib/logger";
import { creatorToken } from "./creator-access";
import { type LinkedPatreon, linkedPatreon } from "./data/members";
import { keptState } from "./data/state";
import { type Applied, applyMember } from "./mutations/apply";
import { recordSync, type SyncLog } from "./mutations/sync-log";
import { claimWebhooks, type DueWebhook, webhookApplied, webhookFailed } from "./mutations/webhooks";
import type { PatreonIdentity, Tier } from "./schema";
import { type PatreonService, patreonService } from "./service";
import { changeWords } from "./sync-words";

const log = loggerFor("patreon");

/** Where Patreon sends people back to. */
export const PATREON_CALLBACK = "/api/link/patreon/callback";

/** Patreon as the environment configures it. */
export function configuredPatreon(): PatreonService {
  const settings = env();
  const service: PatreonService = patreonService({
    url: settings.PATREON_URL,
    clientId: settings.PATREON_CLIENT_ID,
    clientSecret: settings.PATREON_CLIENT_SECRET,
    campaignId: settings.PATREON_CAMPAIGN_ID,
    creatorToken: (rejected) => creatorToken(service.refresh, rejected),
    redirectUri: `${new URL(settings.SITE_URL).origin}${PATREON_CALLBACK}`,
  });
  return service;
}

const changeOf = (applied: Applied) =>
  applied.changed ? [{ person: applied.grizzlyUserId, before: applied.before, after: applied.after }] : [];

async function applyWebhook(service: PatreonService, due: DueWebhook): Promise<void> {
  const started = performance.now();
  const actor = { kind: "patreon-webhook" } as const;
  const { memberId, bodyHash } = due;
  try {
    const asOf = await withSystem(actor, databaseClock, { readOnly: true });
    const member = memberId === null ? null : await service.member(memberId);
    await withSystem(actor, async (ctx) => {
      const applied = await applyMember(ctx, { memberId, patreonUserId: null }, member, asOf);
      await webhookApplied(ctx, bodyHash);
      const changes = changeOf(applied);
      const counts = { seen: 1, changed: changes.length, failed: 0, changes };
      await recordSync(ctx, { reason: "webhook", memberId, ...counts, tookMs: performance.now() - started });
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    log.warn({ err: error, attempts: due.attempts }, "webhook not applied yet");
    await withSystem(actor, async (ctx) => {
      await webhookFailed(ctx, due, why);
      const counts = { seen: 0, changed: 0, failed: 1, error: why.slice(0, 500) };
      await recordSync(ctx, { reason: "webhook", memberId, ...counts, tookMs: performance.now() - started });
    });
  }
}

/** Fetches and applies the members of webhooks that wait. @returns how many were taken */
export async function processWebhooks(service = configuredPatreon(), limit = 10): Promise<number> {
  const due = await withSystem({ kind: "patreon-webhook" }, (ctx) => claimWebhooks(ctx, limit));
  for (const one of due) await applyWebhook(service, one);
  return due.length;
}

export interface PersonSync {
  changed: boolean;
  before: Tier;
  after: Tier;
  /** What else is not as it was, in sentences. */
  words: string[];
}

async function personToken(
  service: PatreonService,
  grizzlyUserId: string,
  rejected?: string,
): Promise<string> {
  const owner = { grizzlyUserId, provider: "patreon" as const };
  const actor = { kind: "system", job: "patreon-sync" } as const;
  const token = await withSystem(actor, (ctx) => freshToken(ctx, owner, service.refresh, rejected));
  if (token.state === "ok") return token.accessToken;
  if (token.state === "unavailable")
    throw unavailable("Patreon does not answer. Your plan stays as it is; try again in a minute.");
  throw conflict(
    "Patreon has ended our access to your account. Link it again. Your plan stays as it is for now.",
    { code: "reconnect" },
  );
}

/** Who was matched by staff has given us no tokens: the creator's see the membership. */
async function identityByHand(service: PatreonService, linked: LinkedPatreon): Promise<PatreonIdentity> {
  const { memberId, patreonUserId } = linked;
  const member = memberId === null ? null : await service.member(memberId);
  return { patreonUserId, fullName: member?.fullName ?? null, member };
}

async function identityOf(
  service: PatreonService,
  grizzlyUserId: string,
  linked: LinkedPatreon,
): Promise<PatreonIdentity> {
  if (linked.byHand) return identityByHand(service, linked);
  const token = await personToken(service, grizzlyUserId);
  try {
    return await service.identity(token);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.fault !== "unauthorized")
      throw unavailable("Patreon does not answer. Your plan stays as it is; try again in a minute.", error);
    return service.identity(await personToken(service, grizzlyUserId, token));
  }
}

/**
 * Asks Patreon for one person's membership and applies it.
 * @throws AppError not_found without a link, conflict when it must be made again, unavailable
 */
export async function syncPerson(
  grizzlyUserId: string,
  reason: SyncLog["reason"],
  service = configuredPatreon(),
): Promise<PersonSync> {
  const started = performance.now();
  const actor = { kind: "system", job: "patreon-sync" } as const;
  const linked = await withSystem(actor, (ctx) => linkedPatreon(ctx, grizzlyUserId));
  const note = { reason, askedBy: grizzlyUserId };
  try {
    const identity = await identityOf(service, grizzlyUserId, linked);
    return await withSystem(actor, async (ctx) => {
      const now = await linkedPatreon(ctx, grizzlyUserId);
      if (now.patreonUserId !== identity.patreonUserId)
        throw conflict("Another Patreon account answered. Link yours again.", { code: "reconnect" });
      const ref = { memberId: identity.member?.memberId ?? null, patreonUserId: identity.patreonUserId };
      const before = await keptState(ctx, grizzlyUserId);
      const applied = await applyMember(ctx, ref, identity.member, linked.at);
      const words = changeWords(before, await keptState(ctx, grizzlyUserId));
      const changes = changeOf(applied);
      await recordSync(ctx, {
        ...note,
        seen: 1,
        changed: changes.length,
        failed: 0,
        changes,
        tookMs: performance.now() - started,
      });
      return { changed: applied.changed, before: applied.before, after: applied.after, words };
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    const counts = { seen: 0, changed: 0, failed: 1, error: why.slice(0, 500) };
    await withSystem(actor, (ctx) =>
      recordSync(ctx, { ...note, ...counts, tookMs: performance.now() - started }),
    );
    if (error instanceof AppError || !(error instanceof ProviderError)) throw error;
    throw unavailable("Patreon does not answer. Your plan stays as it is; try again in a minute.", error);
  }
}
