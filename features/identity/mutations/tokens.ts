import { and, eq, ne, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { oauthTokens } from "@/db/schema/identity";
import { tokenRefreshErrors } from "@/db/schema/patronage";
import { conflict } from "@/lib/errors";
import { ProviderError } from "@/lib/http/provider";
import { newId } from "@/lib/ids";
import { needsRefresh } from "../rules";
import type { Provider, ProviderTokens } from "../schema";
import { openToken, sealToken } from "../secrets";

export interface TokenOwner {
  grizzlyUserId: string;
  provider: Provider;
}

function sealedColumns(row: string, tokens: ProviderTokens) {
  return {
    accessToken: sealToken(row, "access_token", tokens.accessToken),
    refreshToken: tokens.refreshToken === null ? null : sealToken(row, "refresh_token", tokens.refreshToken),
    scope: tokens.scope,
    expiresAt: sql`now() + make_interval(secs => ${Math.floor(tokens.expiresIn)})`,
    refreshedAt: sql`now()`,
    state: "active",
    updatedAt: sql`now()`,
  };
}

const ownedBy = (owner: TokenOwner) =>
  and(eq(oauthTokens.provider, owner.provider), eq(oauthTokens.grizzlyUserId, owner.grizzlyUserId));

/**
 * Keeps a provider's tokens for a person, sealed, in the place of earlier ones.
 * @throws AppError conflict when the provider's account is another person's
 */
export async function storeTokens(
  ctx: SystemContext,
  owner: TokenOwner & { providerAccountId: string },
  tokens: ProviderTokens,
): Promise<void> {
  const others = await ctx.db
    .select({ id: oauthTokens.id })
    .from(oauthTokens)
    .where(
      and(
        eq(oauthTokens.provider, owner.provider),
        eq(oauthTokens.providerAccountId, owner.providerAccountId),
        ne(oauthTokens.grizzlyUserId, owner.grizzlyUserId),
      ),
    );
  if (others.length > 0)
    throw conflict("This account is already linked to another person here. Nothing was changed.");
  const rows = await ctx.db
    .select({ id: oauthTokens.id })
    .from(oauthTokens)
    .where(ownedBy(owner))
    .for("update");
  const id = rows[0]?.id ?? newId();
  const columns = { ...sealedColumns(id, tokens), providerAccountId: owner.providerAccountId };
  if (rows.length > 0) await ctx.db.update(oauthTokens).set(columns).where(eq(oauthTokens.id, id));
  else {
    const { grizzlyUserId, provider } = owner;
    await ctx.db.insert(oauthTokens).values({ id, grizzlyUserId, provider, ...columns });
  }
}

/** Forgets a provider's tokens. */
export async function dropTokens(ctx: SystemContext, owner: TokenOwner): Promise<void> {
  await ctx.db.delete(oauthTokens).where(ownedBy(owner));
}

/** A usable token, or why there is none: never linked, to be linked again, or the provider is away. */
export type FreshToken =
  | { state: "ok"; accessToken: string }
  | { state: "missing" | "reconnect" | "unavailable" };

type TokenRow = typeof oauthTokens.$inferSelect & { now: string };

async function readRow(ctx: SystemContext, owner: TokenOwner, lock: boolean): Promise<TokenRow | undefined> {
  const query = ctx.db
    .select({ row: oauthTokens, now: sql<string>`now()` })
    .from(oauthTokens)
    .where(ownedBy(owner));
  const found = lock ? await query.for("update") : await query;
  const first = found[0];
  return first && { ...first.row, now: first.now };
}

function usable(row: TokenRow, rejected: string | undefined): string | null {
  const accessToken = openToken(row.id, "access_token", row.accessToken);
  if (accessToken === rejected) return null;
  const refreshedAt = row.refreshedAt ?? row.createdAt;
  return needsRefresh({ refreshedAt, expiresAt: row.expiresAt }, new Date(row.now)) ? null : accessToken;
}

async function recordFailure(ctx: SystemContext, row: TokenRow, error: ProviderError): Promise<FreshToken> {
  // 400 is invalid_grant: this pair is spent. Anything else may pass by itself.
  const spent = error.fault === "unauthorized" || error.status === 400;
  const { provider, grizzlyUserId } = row;
  await ctx.db
    .insert(tokenRefreshErrors)
    .values({ provider, grizzlyUserId, status: error.status, error: error.message });
  if (spent) {
    await ctx.db
      .update(oauthTokens)
      .set({ state: "reconnect", updatedAt: sql`now()` })
      .where(eq(oauthTokens.id, row.id));
    return { state: "reconnect" };
  }
  const stillValid = row.expiresAt !== null && row.expiresAt > new Date(row.now);
  if (!stillValid) return { state: "unavailable" };
  return { state: "ok", accessToken: openToken(row.id, "access_token", row.accessToken) };
}

/**
 * The one place where a provider's token is renewed. The row is locked and read again after the lock, because a
 * refresh ends the old pair: of any number of callers one refreshes and the others take its result.
 * @param rejected a token that the provider answered 401 to: anything newer counts, it does not
 */
export async function freshToken(
  ctx: SystemContext,
  owner: TokenOwner,
  refresh: (refreshToken: string) => Promise<ProviderTokens>,
  rejected?: string,
): Promise<FreshToken> {
  const seen = await readRow(ctx, owner, false);
  if (!seen) return { state: "missing" };
  if (seen.state === "reconnect") return { state: "reconnect" };
  const ready = usable(seen, rejected);
  if (ready !== null) return { state: "ok", accessToken: ready };
  const row = await readRow(ctx, owner, true);
  if (!row) return { state: "missing" };
  if (row.state === "reconnect") return { state: "reconnect" };
  const renewed = usable(row, rejected);
  if (renewed !== null) return { state: "ok", accessToken: renewed };
  if (row.refreshToken === null) {
    return recordFailure(ctx, row, new ProviderError("unauthorized", "The provider gave no refresh token."));
  }
  try {
    const tokens = await refresh(openToken(row.id, "refresh_token", row.refreshToken));
    // A provider that does not rotate leaves the field out: the old refresh token stays.
    const refreshToken = tokens.refreshToken ?? openToken(row.id, "refresh_token", row.refreshToken);
    await ctx.db
      .update(oauthTokens)
      .set(sealedColumns(row.id, { ...tokens, refreshToken }))
      .where(eq(oauthTokens.id, row.id));
    return { state: "ok", accessToken: tokens.accessToken };
  } catch (error) {
    if (error instanceof ProviderError) return recordFailure(ctx, row, error);
    throw error;
  }
}
