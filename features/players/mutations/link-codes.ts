import { and, eq, gt, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { verificationRequests } from "@/db/schema/identity";
import { recordAudit } from "@/features/audit/mutations";
import { guildFlag } from "@/features/guilds/data/flags";
import { FLAG_OFF } from "@/features/guilds/flags";
import { personByDiscord } from "@/features/identity/data/people";
import { randomToken, sha256 } from "@/lib/crypto";
import { conflict, forbidden, invalid, notFound } from "@/lib/errors";
import { HOUR } from "@/lib/time";
import { findPlayer } from "../data/link-requests";
import { linkPlayer } from "./links";

/** How long a code can be confirmed. */
export const CODE_HOURS = 24;
const KIND = "player-link";
const v = verificationRequests;

// Six signs that nobody mixes up when they are read out: no 0, O, 1, I, L.
function newCode(): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  const bytes = Buffer.from(randomToken(16), "base64url");
  return [...bytes.subarray(0, 6)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

const hashOf = (guildId: string, code: string) => sha256(`${KIND}:${guildId}:${code.trim().toUpperCase()}`);

// A code belongs to an account: whoever asks from Discord has signed in on the website once.
async function accountOf({ actor, ...ctx }: GuildContext): Promise<{ userId: string; discordId: string }> {
  if (actor.kind === "user") return actor;
  if (actor.kind !== "discord-member") throw forbidden();
  const account = await personByDiscord({ actor, ...ctx }, actor.discordId);
  if (!account)
    throw forbidden("Sign in on the website once, so that there is an account to link. Then ask again.");
  return { userId: account.id, discordId: actor.discordId };
}

/**
 * Begins to prove that the acting person is a player: they get a code, shown once, and tell it to the guild's staff
 * in the game. An earlier open request in this guild ends.
 * @throws AppError not_found, forbidden without an account, conflict when the player is linked, or the guild links by its staff only
 */
export async function requestLink(
  ctx: GuildContext,
  playerId: number,
): Promise<{ code: string; name: string }> {
  const person = await accountOf(ctx);
  if (!(await guildFlag(ctx, "self-linking"))) throw conflict(FLAG_OFF["self-linking"], { code: "flag" });
  const player = await findPlayer(ctx, playerId);
  if (!player) throw notFound("No such player has been seen on this guild's servers.");
  if (player.linked)
    throw conflict(`${player.name} is linked already. Ask the guild's staff if that is wrong.`);
  const mine = and(
    eq(v.guildId, ctx.guildId),
    eq(v.grizzlyUserId, person.userId),
    eq(v.kind, KIND),
    eq(v.state, "open"),
  );
  await ctx.db.update(v).set({ state: "cancelled", answeredAt: ctx.now }).where(mine);
  const code = newCode();
  await ctx.db.insert(v).values({
    grizzlyUserId: person.userId,
    guildId: ctx.guildId,
    kind: KIND,
    subject: String(playerId),
    codeHash: hashOf(ctx.guildId, code),
    evidence: { discordId: person.discordId, name: player.name },
    expiresAt: new Date(ctx.now.getTime() + CODE_HOURS * HOUR),
    createdAt: ctx.now,
  });
  await recordAudit(ctx, {
    action: "players.link.request",
    subjectType: "player",
    subjectId: String(playerId),
  });
  return { code, name: player.name };
}

interface Evidence {
  discordId: string;
  name: string;
}

/**
 * Staff confirm a link by the code that the player told them. A wrong code counts; after five the request is over.
 * @throws AppError not_found, invalid with a sentence on the field `code`
 */
export async function confirmLink(
  ctx: GuildContext,
  requestId: string,
  code: string,
): Promise<{ name: string; paid: number } | null> {
  const open = and(
    eq(v.guildId, ctx.guildId),
    eq(v.id, requestId),
    eq(v.state, "open"),
    gt(v.expiresAt, ctx.now),
  );
  const [request] = await ctx.db.select().from(v).where(open).for("update");
  if (!request) throw notFound("This request is over. The player can ask for a new code.");
  if (request.codeHash !== hashOf(ctx.guildId, code)) {
    const last = request.attempts + 1 >= request.maxAttempts;
    await ctx.db
      .update(v)
      .set({ attempts: sql`${v.attempts} + 1`, ...(last && { state: "failed", answeredAt: ctx.now }) })
      .where(eq(v.id, requestId));
    return null;
  }
  const { discordId, name } = request.evidence as unknown as Evidence;
  await ctx.db
    .update(v)
    .set({
      state: "proven",
      answeredAt: ctx.now,
      answeredBy: ctx.actor.kind === "user" ? ctx.actor.discordId : ctx.actor.kind,
    })
    .where(eq(v.id, requestId));
  const { paid } = await linkPlayer(ctx, { discordId, playerId: Number(request.subject), method: "code" });
  return { name, paid };
}

/** The sentence for a code that did not fit. */
export const wrongCode = () =>
  invalid("This is not the code of the request.", {
    code: "This is not the code of the request. It counts as a try.",
  });
