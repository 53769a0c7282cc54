import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { SystemContext, UserContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { oauthLinkAttempts } from "@/db/schema/identity";
import { patreonSubscriptions } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { dropTokens, storeTokens } from "@/features/identity/mutations/tokens";
import { openVerifier, sealVerifier } from "@/features/identity/secrets";
import { equalHex, randomToken, sha256 } from "@/lib/crypto";
import { conflict, invalid, notFound } from "@/lib/errors";
import type { PatreonIdentity } from "../schema";
import type { PatreonTokens } from "../service";
import { applyMember, setPatreonPlan } from "./apply";

/** How long a person may take at Patreon, in seconds. */
export const LINK_SECONDS = 15 * 60;

export interface StartedLink {
  /** Travels through Patreon and back. */
  state: string;
  /** Stays in this browser, in a cookie. */
  verifier: string;
}

/**
 * Notes that this session means to link Patreon. The state alone is worth nothing: coming back needs the same
 * session and the verifier that only this browser holds.
 */
export async function startLink(
  ctx: UserContext,
  input: { sessionId: string; returnTo: string },
): Promise<StartedLink> {
  const [state, verifier] = [randomToken(), randomToken()];
  const stateHash = sha256(state);
  const mine = eq(oauthLinkAttempts.grizzlyUserId, ctx.userId);
  await ctx.db
    .delete(oauthLinkAttempts)
    .where(
      and(
        mine,
        or(lt(oauthLinkAttempts.expiresAt, sql`now()`), eq(oauthLinkAttempts.sessionId, input.sessionId)),
      ),
    );
  await ctx.db.insert(oauthLinkAttempts).values({
    stateHash,
    sessionId: input.sessionId,
    grizzlyUserId: ctx.userId,
    provider: "patreon",
    verifier: sealVerifier(stateHash, verifier),
    returnTo: input.returnTo,
    expiresAt: sql`now() + make_interval(secs => ${LINK_SECONDS})`,
  });
  return { state, verifier };
}

/**
 * Takes the attempt that a return from Patreon belongs to. It works once, in the session that started it, in the
 * browser that holds the verifier, for {@link LINK_SECONDS}.
 * @returns where to go back to, and the database's clock
 * @throws AppError invalid
 */
export async function takeLink(
  ctx: UserContext,
  input: { state: string; verifier: string; sessionId: string },
): Promise<{ returnTo: string; at: Date }> {
  const stateHash = sha256(input.state);
  const taken = await ctx.db
    .update(oauthLinkAttempts)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(oauthLinkAttempts.stateHash, stateHash),
        eq(oauthLinkAttempts.grizzlyUserId, ctx.userId),
        eq(oauthLinkAttempts.sessionId, input.sessionId),
        isNull(oauthLinkAttempts.usedAt),
        sql`${oauthLinkAttempts.expiresAt} > now()`,
      ),
    )
    .returning({
      verifier: oauthLinkAttempts.verifier,
      returnTo: oauthLinkAttempts.returnTo,
      at: sql<string>`now()`,
    });
  const attempt = taken[0];
  const expected = attempt ? sha256(openVerifier(stateHash, attempt.verifier)) : "";
  if (!attempt || !equalHex(Buffer.from(expected, "hex"), sha256(input.verifier))) {
    throw invalid(
      "This link to Patreon was not started here, or too long ago. Nothing was changed. Start again.",
    );
  }
  return { returnTo: attempt.returnTo, at: new Date(attempt.at) };
}

/** Another Patreon account, or another person, is in the way. `details.code` says which. */
const taken = () =>
  conflict(
    "This Patreon account is already linked to another Discord account here. Unlink it there first, or ask us for help. Nothing was changed.",
    { code: "taken" },
  );

/**
 * Links a Patreon account to a person, keeps its tokens sealed and applies the membership at once.
 * @param asOf before Patreon was asked, by the database's clock
 * @throws AppError conflict when the account is linked to somebody else
 */
export async function attachPatreon(
  ctx: SystemContext,
  grizzlyUserId: string,
  identity: PatreonIdentity,
  tokens: PatreonTokens,
  asOf: Date = ctx.now,
): Promise<void> {
  const person = eq(grizzlyUsers.id, grizzlyUserId);
  const mine = (await ctx.db.select().from(grizzlyUsers).where(person).for("update"))[0];
  if (!mine) throw notFound();
  const others = await ctx.db
    .select({ id: grizzlyUsers.id })
    .from(grizzlyUsers)
    .where(eq(grizzlyUsers.patreonUserId, identity.patreonUserId));
  if (others.some((other) => other.id !== grizzlyUserId)) throw taken();
  const changesAccount = mine.patreonUserId !== null && mine.patreonUserId !== identity.patreonUserId;
  if (changesAccount) await detach(ctx, grizzlyUserId);
  const linked = await ctx.db
    .update(grizzlyUsers)
    .set({ patreonUserId: identity.patreonUserId, patreonLinkedAt: sql`now()`, updatedAt: sql`now()` })
    .where(person)
    .returning({ discordId: grizzlyUsers.discordId });
  const owner = { grizzlyUserId, provider: "patreon" as const, providerAccountId: identity.patreonUserId };
  await storeTokens(ctx, owner, tokens);
  await mirrorOwner(ctx, identity, grizzlyUserId, linked[0]?.discordId ?? mine.discordId);
  await recordAudit(ctx, {
    action: "supporters.patreon.link",
    subjectType: "person",
    subjectId: grizzlyUserId,
    before: { patreonUserId: mine.patreonUserId },
    after: { patreonUserId: identity.patreonUserId },
  });
  await publish(ctx, {
    type: "supporters.patreon.linked",
    payload: { grizzlyUserId },
    orderKey: `plan:${grizzlyUserId}`,
  });
  const ref = { memberId: identity.member?.memberId ?? null, patreonUserId: identity.patreonUserId };
  await applyMember(ctx, ref, identity.member, asOf);
}

/** The mirror row of the account gets its person; somebody without a membership gets a row that says so. */
async function mirrorOwner(
  ctx: SystemContext,
  identity: PatreonIdentity,
  grizzlyUserId: string,
  discordId: string,
): Promise<void> {
  const { patreonUserId, fullName } = identity;
  await ctx.db
    .delete(patreonSubscriptions)
    .where(
      and(
        or(
          eq(patreonSubscriptions.grizzlyUserId, grizzlyUserId),
          eq(patreonSubscriptions.discordId, discordId),
        ),
        sql`${patreonSubscriptions.patreonUserId} is distinct from ${patreonUserId}`,
      ),
    );
  await ctx.db
    .insert(patreonSubscriptions)
    .values({ patreonUserId, fullName, grizzlyUserId, discordId })
    .onConflictDoUpdate({
      target: patreonSubscriptions.patreonUserId,
      set: { fullName, grizzlyUserId, discordId, ...NOT_BY_HAND, updatedAt: sql`now()` },
    });
}

const NOT_BY_HAND = { verifiedAt: null, verifiedBy: null };

async function detach(ctx: SystemContext, grizzlyUserId: string): Promise<void> {
  await dropTokens(ctx, { grizzlyUserId, provider: "patreon" });
  await ctx.db
    .update(patreonSubscriptions)
    .set({ grizzlyUserId: null, discordId: null, ...NOT_BY_HAND, updatedAt: sql`now()` })
    .where(eq(patreonSubscriptions.grizzlyUserId, grizzlyUserId));
  await ctx.db
    .update(grizzlyUsers)
    .set({ patreonUserId: null, patreonLinkedAt: null, updatedAt: sql`now()` })
    .where(eq(grizzlyUsers.id, grizzlyUserId));
}

/**
 * Takes the link to Patreon away: tokens are forgotten, the plan that came from it ends.
 * @throws AppError not_found when nothing is linked
 */
export async function unlinkPatreon(ctx: SystemContext, grizzlyUserId: string): Promise<void> {
  const person = eq(grizzlyUsers.id, grizzlyUserId);
  const mine = (await ctx.db.select().from(grizzlyUsers).where(person).for("update"))[0];
  if (!mine?.patreonUserId) throw notFound("No Patreon account is linked. Nothing was changed.");
  await detach(ctx, grizzlyUserId);
  const reason = "You unlinked your Patreon account.";
  await setPatreonPlan(ctx, grizzlyUserId, {
    tier: "none",
    state: "none",
    kind: null,
    graceUntil: null,
    reason,
  });
  await recordAudit(ctx, {
    action: "supporters.patreon.unlink",
    subjectType: "person",
    subjectId: grizzlyUserId,
    before: { patreonUserId: mine.patreonUserId },
    after: { patreonUserId: null },
  });
  await publish(ctx, {
    type: "supporters.patreon.unlinked",
    payload: { grizzlyUserId },
    orderKey: `plan:${grizzlyUserId}`,
  });
}
