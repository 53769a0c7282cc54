import { and, eq, ne, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { oauthTokens } from "@/db/schema/identity";
import { tokenRefreshErrors } from "@/db/schema/patronage";
import { conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Provider, ProviderTokens } from "../schema";
import { openToken, sealToken } from "../secrets";
import { type FreshToken, type Refresh, renewedOnce, type TokenPlace } from "./renewed-once";

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

/** Where a person's tokens of a provider are kept. */
function placeOf(ctx: SystemContext, owner: TokenOwner): TokenPlace {
  return {
    async read(lock) {
      const row = await readRow(ctx, owner, lock);
      if (!row) return undefined;
      const { id, refreshToken, expiresAt } = row;
      return {
        id,
        accessToken: openToken(id, "access_token", row.accessToken),
        refreshToken: refreshToken === null ? null : openToken(id, "refresh_token", refreshToken),
        expiresAt,
        refreshedAt: row.refreshedAt ?? row.createdAt,
        ended: row.state === "reconnect",
        now: new Date(row.now),
      };
    },
    async keep({ id }, tokens) {
      await ctx.db.update(oauthTokens).set(sealedColumns(id, tokens)).where(eq(oauthTokens.id, id));
    },
    async failed({ id }, error, spent) {
      await ctx.db
        .insert(tokenRefreshErrors)
        .values({ ...owner, status: error.status, error: error.message });
      if (spent)
        await ctx.db
          .update(oauthTokens)
          .set({ state: "reconnect", updatedAt: sql`now()` })
          .where(eq(oauthTokens.id, id));
    },
  };
}

/**
 * A person's token of a provider, renewed where it must be, by one of all callers.
 * @param rejected a token that the provider answered 401 to: anything newer counts, it does not
 */
export const freshToken = (
  ctx: SystemContext,
  owner: TokenOwner,
  refresh: Refresh,
  rejected?: string,
): Promise<FreshToken> => renewedOnce(placeOf(ctx, owner), refresh, rejected);
