import { type SystemContext, withSystem } from "@/db/context";
import { type FreshToken, type Refresh, renewedOnce } from "@/features/identity/mutations/renewed-once";
import { env } from "@/lib/env";
import { ProviderError } from "@/lib/http/provider";
import { DAY } from "@/lib/time";
import { type CreatorAccess, creatorAccess } from "./data/creator";
import { creatorPlace, type GivenPair, keptCreator } from "./mutations/creator-tokens";

const JOB = { kind: "system", job: "patreon-creator" } as const;

/** Patreon promises no length of life, so that a pair is renewed when it is this old. */
const RENEW_AFTER = 7 * DAY;

function givenPair(): GivenPair {
  const settings = env();
  return {
    campaignId: settings.PATREON_CAMPAIGN_ID,
    accessToken: settings.PATREON_CREATOR_TOKEN,
    refreshToken: settings.PATREON_CREATOR_REFRESH_TOKEN ?? null,
  };
}

function tokenOf(fresh: FreshToken): string {
  if (fresh.state === "ok") return fresh.accessToken;
  if (fresh.state === "unavailable")
    throw new ProviderError("unavailable", "Patreon does not answer, and the creator's access has ended.");
  throw new ProviderError("unauthorized", "Patreon has ended the creator's access, and it was not renewed.");
}

/**
 * The creator's access token: the environment's at first, and what it was renewed to afterwards.
 * @param rejected one that Patreon refused: it is renewed, once for all who ask
 * @throws ProviderError unauthorized when it has ended for good, unavailable
 */
export async function creatorToken(refresh: Refresh, rejected?: string): Promise<string> {
  const given = givenPair();
  return tokenOf(
    await withSystem(JOB, async (ctx) => renewedOnce(await creatorPlace(ctx, given), refresh, rejected)),
  );
}

/**
 * Renews the creator's access where it is a week old, or where that failed before. What was copied from Patreon's page
 * may be of any age, and is renewed at once.
 * @returns whether it was renewed
 */
export async function renewCreator(refresh: Refresh): Promise<boolean> {
  const given = givenPair();
  return withSystem(JOB, async (ctx) => {
    const place = await creatorPlace(ctx, given, true);
    const access = await creatorAccess(ctx);
    const kept = await place.read(false);
    if (!access?.renewable || !kept) return false;
    const young = access.renewedAt !== null && +kept.now - Date.parse(access.renewedAt) < RENEW_AFTER;
    if (young && access.state === "active" && access.failure === null) return false;
    const fresh = await renewedOnce(place, refresh, kept.accessToken);
    return fresh.state === "ok" && fresh.accessToken !== kept.accessToken;
  });
}

/** The access token that is used now, without asking Patreon for another, and how it stands. */
export async function creatorInUse(
  ctx: SystemContext,
): Promise<{ token: string; access: CreatorAccess | null }> {
  const given = givenPair();
  const access = await creatorAccess(ctx);
  return { token: (await keptCreator(ctx, given)) ?? given.accessToken, access };
}
