import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { UserContext } from "@/db/context";
import { oauthLinkAttempts } from "@/db/schema/identity";
import { equalHex, randomToken, SealError, sha256 } from "@/lib/crypto";
import { invalid } from "@/lib/errors";
import { openAttempt, sealAttempt } from "../secrets";

/** How long a person may take at Nitrado, in seconds. */
export const CONNECT_SECONDS = 15 * 60;

const a = oauthLinkAttempts;
const bound = z.object({ verifier: z.string(), guildId: z.string() });

export interface StartedConnect {
  /** Travels through Nitrado and back. */
  state: string;
  /** Stays in this browser, in a cookie. */
  verifier: string;
}

/**
 * Notes that this session means to connect Nitrado to a guild. The state alone is worth nothing: coming back needs
 * the same session and the verifier that only this browser holds, and the guild is sealed with it.
 */
export async function startConnect(
  ctx: UserContext,
  input: { sessionId: string; guildId: string; returnTo: string },
): Promise<StartedConnect> {
  const [state, verifier] = [randomToken(), randomToken()];
  const stateHash = sha256(state);
  const stale = or(lt(a.expiresAt, sql`now()`), eq(a.sessionId, input.sessionId));
  await ctx.db.delete(a).where(and(eq(a.grizzlyUserId, ctx.userId), eq(a.provider, "nitrado"), stale));
  await ctx.db.insert(a).values({
    stateHash,
    sessionId: input.sessionId,
    grizzlyUserId: ctx.userId,
    provider: "nitrado",
    verifier: sealAttempt(stateHash, JSON.stringify({ verifier, guildId: input.guildId })),
    returnTo: input.returnTo,
    expiresAt: sql`now() + make_interval(secs => ${CONNECT_SECONDS})`,
  });
  return { state, verifier };
}

const notStartedHere = () =>
  invalid("This connection was not started here, or too long ago. Nothing was changed. Start again.");

function openBound(stateHash: string, sealed: string): z.output<typeof bound> {
  try {
    return bound.parse(JSON.parse(openAttempt(stateHash, sealed)));
  } catch (error) {
    // An attempt of another provider holds something else.
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError) {
      throw notStartedHere();
    }
    throw error;
  }
}

/**
 * Takes the attempt that a return from Nitrado belongs to. It works once, in the session that started it, in the
 * browser that holds the verifier, for {@link CONNECT_SECONDS}.
 * @throws AppError invalid
 */
export async function takeConnect(
  ctx: UserContext,
  input: { state: string; verifier: string; sessionId: string },
): Promise<{ guildId: string; returnTo: string }> {
  const stateHash = sha256(input.state);
  const [attempt] = await ctx.db
    .update(a)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(a.stateHash, stateHash),
        eq(a.provider, "nitrado"),
        eq(a.grizzlyUserId, ctx.userId),
        eq(a.sessionId, input.sessionId),
        isNull(a.usedAt),
        sql`${a.expiresAt} > now()`,
      ),
    )
    .returning({ sealed: a.verifier, returnTo: a.returnTo });
  if (!attempt) throw notStartedHere();
  const { verifier, guildId } = openBound(stateHash, attempt.sealed);
  if (!equalHex(Buffer.from(sha256(verifier), "hex"), sha256(input.verifier))) throw notStartedHere();
  return { guildId, returnTo: attempt.returnTo };
}

/** Where an attempt of this person's leads back to, also one that is used or too old; null when there is none. */
export async function returnOf(ctx: UserContext, state: string): Promise<string | null> {
  const [attempt] = await ctx.db
    .select({ returnTo: a.returnTo })
    .from(a)
    .where(and(eq(a.stateHash, sha256(state)), eq(a.provider, "nitrado"), eq(a.grizzlyUserId, ctx.userId)));
  return attempt?.returnTo ?? null;
}
