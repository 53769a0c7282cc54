import { and, eq, isNull, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoOauthTokens, nitradoServices, nitradoTokens } from "@/db/schema/nitrado";
import { tokenRefreshErrors } from "@/db/schema/patronage";
import { recordAudit } from "@/features/audit/mutations";
import { publish } from "@/features/events/mutations";
import { personByDiscord } from "@/features/identity/data/people";
import { notify } from "@/features/notices/mutations";
import { notFound } from "@/lib/errors";
import type { ProviderError } from "@/lib/http/provider";
import { newId } from "@/lib/ids";
import { isoDate } from "@/lib/time";
import type { StoredAccess } from "../data/access";
import type { NitradoPair } from "../oauth";
import type { AccessRef } from "../schema";
import { openNitrado, type SealedNitradoPlace, sealNitrado } from "../secrets";

const o = nitradoOauthTokens;
const p = nitradoTokens;
const e = tokenRefreshErrors;

const accountPlace = (
  guildId: string,
  row: string,
  column: "access_token" | "refresh_token",
): SealedNitradoPlace => ({ table: "nitrado_oauth_tokens", column, row, guildId });
const tokenPlace = (guildId: string, row: string): SealedNitradoPlace => ({
  table: "nitrado_tokens",
  column: "token",
  row,
  guildId,
});

/** The access token in clear. @throws SealError */
export function openAccess(ctx: GuildContext, stored: StoredAccess): string {
  const { kind, row, sealedAccess } = stored;
  const place =
    kind === "oauth" ? accountPlace(ctx.guildId, row, "access_token") : tokenPlace(ctx.guildId, row);
  return openNitrado(place, sealedAccess);
}

/** The refresh token in clear, where there is one. @throws SealError */
export function openRefresh(ctx: GuildContext, { row, sealedRefresh }: StoredAccess): string | null {
  return sealedRefresh === null
    ? null
    : openNitrado(accountPlace(ctx.guildId, row, "refresh_token"), sealedRefresh);
}

function pairColumns(guildId: string, row: string, pair: NitradoPair) {
  return {
    accessToken: sealNitrado(accountPlace(guildId, row, "access_token"), pair.accessToken),
    refreshToken: sealNitrado(accountPlace(guildId, row, "refresh_token"), pair.refreshToken),
    expiresAt: sql`now() + make_interval(secs => ${Math.floor(pair.expiresIn)})`,
    refreshedAt: sql`now()`,
    state: "active",
    updatedAt: sql`now()`,
  };
}

async function resolveFailures(ctx: GuildContext): Promise<void> {
  await ctx.db
    .update(e)
    .set({ resolvedAt: sql`now()` })
    .where(and(eq(e.guildId, ctx.guildId), eq(e.provider, "nitrado"), isNull(e.resolvedAt)));
}

async function tellConnected(ctx: GuildContext, access: AccessRef): Promise<void> {
  await resolveFailures(ctx);
  await recordAudit(ctx, {
    action: "nitrado.connect",
    subjectType: "nitrado_access",
    subjectId: access.ref,
    after: { kind: access.kind, state: "active" },
  });
  await publish(ctx, {
    type: "nitrado.connection",
    payload: { state: "ok", access: access.kind, reason: null },
  });
}

/** Keeps the pair of a person's Nitrado account for this guild, sealed, in the place of an earlier one. */
export async function storeAccount(
  ctx: GuildContext,
  account: { discordId: string; nitradoUserId: string | null },
  pair: NitradoPair,
): Promise<AccessRef> {
  const { discordId, nitradoUserId } = account;
  const mine = and(eq(o.guildId, ctx.guildId), eq(o.discordId, discordId));
  const [known] = await ctx.db.select({ id: o.id }).from(o).where(mine).for("update");
  const id = known?.id ?? newId();
  const columns = { ...pairColumns(ctx.guildId, id, pair), nitradoUserId, scope: pair.scopes.join(" ") };
  if (known) await ctx.db.update(o).set(columns).where(mine);
  else await ctx.db.insert(o).values({ guildId: ctx.guildId, discordId, id, ...columns });
  const access: AccessRef = { kind: "oauth", ref: discordId };
  await tellConnected(ctx, access);
  return access;
}

/** Keeps a pasted token, sealed. The same token pasted again is the same access. */
export async function storePastedToken(
  ctx: GuildContext,
  input: { token: string; label: string | null; scopes: string[] | null },
): Promise<AccessRef> {
  const rows = await ctx.db.select().from(p).where(eq(p.guildId, ctx.guildId)).for("update");
  const known = rows.find((row) => openNitrado(tokenPlace(ctx.guildId, row.id), row.token) === input.token);
  const id = known?.id ?? newId();
  const columns = { label: input.label, scopes: input.scopes, state: "active", checkedAt: sql`now()` };
  if (known)
    await ctx.db
      .update(p)
      .set(columns)
      .where(and(eq(p.guildId, ctx.guildId), eq(p.id, id)));
  else {
    const addedBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    const token = sealNitrado(tokenPlace(ctx.guildId, id), input.token);
    await ctx.db.insert(p).values({ id, guildId: ctx.guildId, token, addedBy, ...columns });
  }
  const access: AccessRef = { kind: "token", ref: id };
  await tellConnected(ctx, access);
  return access;
}

/**
 * Keeps a renewed pair in the place of the one that it ended. Where somebody has connected the account anew
 * meanwhile, the row holds another refresh token and stays as it is.
 */
export async function replacePair(ctx: GuildContext, before: StoredAccess, pair: NitradoPair): Promise<void> {
  const { row, sealedRefresh } = before;
  const same = sql`${o.refreshToken} is not distinct from ${sealedRefresh}`;
  await ctx.db
    .update(o)
    .set(pairColumns(ctx.guildId, row, pair))
    .where(and(eq(o.guildId, ctx.guildId), eq(o.id, row), same));
  await resolveFailures(ctx);
}

/** Notes that a pasted token was seen to work, also where it had been taken for ended. */
export async function tokenWorks(ctx: GuildContext, ref: string): Promise<void> {
  await ctx.db
    .update(p)
    .set({ state: "active", checkedAt: sql`now()` })
    .where(and(eq(p.guildId, ctx.guildId), eq(p.id, ref)));
  await resolveFailures(ctx);
}

function inWords(error: ProviderError): string {
  const said = error.said === null ? "" : ` Nitrado said: “${error.said.replace(/\.$/, "")}”.`;
  const event = error.eventId === null ? "" : ` Nitrado's number for it: ${error.eventId}.`;
  return `${error.message}${said}${event}`;
}

/** Keeps a failure to renew access, with what Nitrado said, for the health page. */
export async function noteRefreshFailure(ctx: GuildContext, error: ProviderError): Promise<void> {
  await ctx.db
    .insert(e)
    .values({ guildId: ctx.guildId, provider: "nitrado", status: error.status, error: inWords(error) });
}

async function connectedBy(ctx: GuildContext, access: AccessRef): Promise<string | null> {
  if (access.kind === "oauth") return (await personByDiscord(ctx, access.ref))?.id ?? null;
  const [row] = await ctx.db
    .select({ addedBy: p.addedBy })
    .from(p)
    .where(and(eq(p.guildId, ctx.guildId), eq(p.id, access.ref)));
  return row?.addedBy ?? null;
}

/** Nitrado does not take this access any more: it must be connected again, and whoever connected it is told. */
export async function endAccess(ctx: GuildContext, access: StoredAccess, why: ProviderError): Promise<void> {
  const set = { state: "reconnect" };
  // Where it was connected anew meanwhile, the failure was that of the old tokens.
  const ended =
    access.kind === "oauth"
      ? await ctx.db
          .update(o)
          .set({ ...set, updatedAt: sql`now()` })
          .where(
            and(eq(o.guildId, ctx.guildId), eq(o.id, access.row), eq(o.accessToken, access.sealedAccess)),
          )
          .returning({ id: o.id })
      : await ctx.db
          .update(p)
          .set(set)
          .where(and(eq(p.guildId, ctx.guildId), eq(p.id, access.row)))
          .returning({ id: p.id });
  if (ended.length === 0) return;
  await noteRefreshFailure(ctx, why);
  const s = nitradoServices;
  await ctx.db
    .update(s)
    .set({ lastError: "Nitrado has ended our access. Connect the account again.", updatedAt: ctx.now })
    .where(and(eq(s.guildId, ctx.guildId), eq(s.accessKind, access.kind), eq(s.accessRef, access.ref)));
  await recordAudit(ctx, {
    action: "nitrado.access.ended",
    subjectType: "nitrado_access",
    subjectId: access.ref,
    before: { state: access.state },
    after: { state: "reconnect" },
    reason: why.message,
  });
  await publish(ctx, {
    type: "nitrado.connection",
    payload: { state: "failed", access: access.kind, reason: why.message },
  });
  const grizzlyUserId = await connectedBy(ctx, access);
  if (grizzlyUserId === null) return;
  await notify(ctx, {
    grizzlyUserId,
    kind: "nitrado.reconnect",
    level: "warning",
    title: "Connect Nitrado again",
    body: "Nitrado has ended our access to your servers. What was read stays; nothing new is read until you connect again.",
    href: `/guilds/${ctx.guildId}/servers/connect`,
    key: `nitrado.reconnect:${access.kind}:${access.ref}:${isoDate(ctx.now)}`,
  });
}

/**
 * Forgets an access. Its services stay, with what was read; nothing is written to them until somebody connects them
 * and switches them live again.
 * @throws AppError not_found
 */
export async function dropAccess(ctx: GuildContext, access: AccessRef): Promise<void> {
  const gone =
    access.kind === "oauth"
      ? await ctx.db
          .delete(o)
          .where(and(eq(o.guildId, ctx.guildId), eq(o.discordId, access.ref)))
          .returning({ id: o.id })
      : await ctx.db
          .delete(p)
          .where(and(eq(p.guildId, ctx.guildId), eq(p.id, access.ref)))
          .returning({ id: p.id });
  if (gone.length === 0) throw notFound("This account is not connected. Nothing was changed.");
  const s = nitradoServices;
  await ctx.db
    .update(s)
    .set({
      accessKind: null,
      accessRef: null,
      roles: [],
      dryRun: true,
      lastError: "The Nitrado account that read this server was disconnected.",
      updatedAt: ctx.now,
    })
    .where(and(eq(s.guildId, ctx.guildId), eq(s.accessKind, access.kind), eq(s.accessRef, access.ref)));
  await resolveFailures(ctx);
  await recordAudit(ctx, {
    action: "nitrado.disconnect",
    subjectType: "nitrado_access",
    subjectId: access.ref,
    before: { kind: access.kind, state: "active" },
    after: { kind: access.kind, state: "gone" },
  });
}
