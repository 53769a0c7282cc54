import { withGuild, withSystem } from "@/db/context";
import { scopeForJob } from "@/features/guilds/scope";
import { takeRateLimit } from "@/features/identity/mutations/rate-limit";
import { sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { addressBucket, clientAddress } from "@/lib/http/address";
import { isoDate } from "@/lib/time";
import { countVisit } from "../mutations/days";
import { isRobot } from "../robots";

const DAY_SECONDS = 86_400;

/**
 * Counts a visitor of a live listing, once a day each. What is kept meanwhile is a keyed hash of address, listing and
 * day, from which no address comes back; two days later it is gone.
 */
export async function countVisitor(
  headers: Headers,
  listing: { guildId: string; slug: string },
  what: "view" | "join",
  now = new Date(),
): Promise<void> {
  if (isRobot(headers.get("user-agent"))) return;
  if (/prefetch|prerender/.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? "")) return;
  const { INTERNAL_SECRET, TRUSTED_PROXY_HOPS } = env();
  const address = addressBucket(clientAddress(headers, TRUSTED_PROXY_HOPS));
  const who = sha256([INTERNAL_SECRET, isoDate(now), listing.slug, address].join("|")).slice(0, 32);
  const wait = await withSystem({ kind: "system", job: "listing-visits" }, (ctx) =>
    takeRateLimit(ctx, [{ bucket: `listing.${what}|${who}`, max: 1, seconds: DAY_SECONDS }]),
  );
  if (wait > 0) return;
  await withGuild({ ...scopeForJob(listing.guildId, "listing-visits"), now }, (ctx) =>
    countVisit(ctx, listing.slug, what),
  );
}
