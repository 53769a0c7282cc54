import { eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { patreonCreatorTokens, tokenRefreshErrors } from "@/db/schema/patronage";
import type { KeptTokens, TokenPlace } from "@/features/identity/mutations/renewed-once";
import type { ProviderTokens } from "@/features/identity/schema";
import { openToken, sealToken } from "@/features/identity/secrets";
import { sha256 } from "@/lib/crypto";
import { newId } from "@/lib/ids";

const c = patreonCreatorTokens;
const TABLE = "patreon_creator_tokens";

/** The creator's tokens as the environment holds them: those that were copied from Patreon's page at some time. */
export interface GivenPair {
  campaignId: string;
  accessToken: string;
  refreshToken: string | null;
}

const sealed = (id: string, accessToken: string, refreshToken: string | null) => ({
  accessToken: sealToken(id, "access_token", accessToken, TABLE),
  refreshToken: refreshToken === null ? null : sealToken(id, "refresh_token", refreshToken, TABLE),
});

type Row = typeof c.$inferSelect & { now: string };

async function rowOf(ctx: SystemContext, campaignId: string, lock: boolean): Promise<Row | undefined> {
  const query = ctx.db
    .select({ row: c, now: sql<string>`now()` })
    .from(c)
    .where(eq(c.campaignId, campaignId));
  const [found] = lock ? await query.for("update") : await query;
  return found && { ...found.row, now: found.now };
}

const markOf = ({ accessToken, refreshToken }: GivenPair) => sha256(`${accessToken} ${refreshToken ?? ""}`);

/** The access token that is kept for a pair of the environment; null where that pair was not taken yet. */
export async function keptCreator(ctx: SystemContext, given: GivenPair): Promise<string | null> {
  const row = await rowOf(ctx, given.campaignId, false);
  if (!row?.takenFrom.includes(markOf(given))) return null;
  return openToken(row.id, "access_token", row.accessToken, TABLE);
}

/** Takes a pair of the environment that was never seen before, in the place of what is kept. */
async function takeGiven(ctx: SystemContext, given: GivenPair): Promise<void> {
  const { campaignId, accessToken, refreshToken } = given;
  const mark = markOf(given);
  const row = await rowOf(ctx, campaignId, false);
  if (row?.takenFrom.includes(mark)) return;
  if (!row) {
    const id = newId();
    const pair = { id, campaignId, ...sealed(id, accessToken, refreshToken), takenFrom: [mark] };
    await ctx.db.insert(c).values(pair).onConflictDoNothing();
    return;
  }
  const anew = { expiresAt: null, refreshedAt: null, state: "active", failure: null, failedAt: null };
  await ctx.db
    .update(c)
    .set({
      ...sealed(row.id, accessToken, refreshToken),
      ...anew,
      takenFrom: sql`array_append(${c.takenFrom}, ${mark})`,
      updatedAt: sql`now()`,
    })
    .where(sql`${c.id} = ${row.id} and not ${c.takenFrom} @> array[${mark}]`);
}

async function keepPair(ctx: SystemContext, { id }: KeptTokens, tokens: ProviderTokens): Promise<void> {
  await ctx.db
    .update(c)
    .set({
      ...sealed(id, tokens.accessToken, tokens.refreshToken),
      expiresAt: sql`now() + make_interval(secs => ${Math.floor(tokens.expiresIn)})`,
      refreshedAt: sql`now()`,
      state: "active",
      failure: null,
      failedAt: null,
      updatedAt: sql`now()`,
    })
    .where(eq(c.id, id));
}

/**
 * Where the creator's tokens are kept. What Patreon refused to renew is used until Patreon refuses it too.
 * @param insist asks again although Patreon has ended the access: a wrong client secret looks the same
 */
export async function creatorPlace(
  ctx: SystemContext,
  given: GivenPair,
  insist = false,
): Promise<TokenPlace> {
  await takeGiven(ctx, given);
  return {
    async read(lock) {
      const row = await rowOf(ctx, given.campaignId, lock);
      if (!row) return undefined;
      const { id, refreshToken, expiresAt } = row;
      return {
        id,
        accessToken: openToken(id, "access_token", row.accessToken, TABLE),
        refreshToken: refreshToken === null ? null : openToken(id, "refresh_token", refreshToken, TABLE),
        expiresAt,
        refreshedAt: row.refreshedAt ?? row.createdAt,
        ended: row.state === "reconnect" && !insist,
        now: new Date(row.now),
      };
    },
    keep: (kept, tokens) => keepPair(ctx, kept, tokens),
    async failed({ id }, error, spent) {
      const row = await rowOf(ctx, given.campaignId, false);
      // It is asked for again every hour: one line says it.
      if (row?.failure !== error.message)
        await ctx.db
          .insert(tokenRefreshErrors)
          .values({ provider: "patreon", status: error.status, error: `The creator's: ${error.message}` });
      // What may pass by itself is tried again before anybody has to know.
      if (!spent) return;
      await ctx.db
        .update(c)
        .set({
          failure: error.message,
          failedAt: sql`coalesce(${c.failedAt}, now())`,
          ...(!insist && { state: "reconnect" }),
          updatedAt: sql`now()`,
        })
        .where(eq(c.id, id));
    },
  };
}
