import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { GuildContext } from "@/db/context";
import { nitradoOauthTokens, nitradoServices, nitradoTokens } from "@/db/schema/nitrado";
import { tokenRefreshErrors } from "@/db/schema/patronage";
import { isUuid } from "@/lib/ids";
import { accessOf } from "../data";
import type { AccessRef } from "../schema";

const o = nitradoOauthTokens;
const p = nitradoTokens;
const s = nitradoServices;

/** An access with its sealed tokens: for the token code alone, never for a page. */
export interface StoredAccess extends AccessRef {
  /** The row that the sealed values are bound to. */
  row: string;
  state: "active" | "reconnect";
  sealedAccess: string;
  /** Null for a long-life token, which is never renewed. */
  sealedRefresh: string | null;
  refreshedAt: Date;
  expiresAt: Date | null;
  /** The database's clock. */
  now: Date;
}

const stateOf = (state: string) => (state === "active" ? "active" : "reconnect");
const clock = sql<string>`now()`;

async function storedOauth(ctx: GuildContext, ref: string): Promise<StoredAccess | null> {
  const [row] = await ctx.db
    .select({ token: o, now: clock })
    .from(o)
    .where(and(eq(o.guildId, ctx.guildId), eq(o.discordId, ref)));
  if (!row?.token.accessToken) return null;
  const { id, state, accessToken, refreshToken, refreshedAt, createdAt, expiresAt } = row.token;
  return {
    kind: "oauth",
    ref,
    row: id,
    state: stateOf(state),
    sealedAccess: accessToken,
    sealedRefresh: refreshToken,
    refreshedAt: refreshedAt ?? createdAt,
    expiresAt,
    now: new Date(row.now),
  };
}

async function storedToken(ctx: GuildContext, ref: string): Promise<StoredAccess | null> {
  if (!isUuid(ref)) return null;
  const [row] = await ctx.db
    .select({ token: p, now: clock })
    .from(p)
    .where(and(eq(p.guildId, ctx.guildId), eq(p.id, ref)));
  if (!row) return null;
  const { id, state, token, createdAt, checkedAt } = row.token;
  return {
    kind: "token",
    ref,
    row: id,
    state: stateOf(state),
    sealedAccess: token,
    sealedRefresh: null,
    refreshedAt: checkedAt ?? createdAt,
    expiresAt: null,
    now: new Date(row.now),
  };
}

/** An access with its sealed tokens, or null when it was taken away. */
export function storedAccess(ctx: GuildContext, access: AccessRef): Promise<StoredAccess | null> {
  return access.kind === "oauth" ? storedOauth(ctx, access.ref) : storedToken(ctx, access.ref);
}

/** What a guild has connected: OAuth first, then tokens in the order they came. */
export async function accessRefs(ctx: GuildContext): Promise<AccessRef[]> {
  const [accounts, tokens] = await Promise.all([
    ctx.db.select({ ref: o.discordId }).from(o).where(eq(o.guildId, ctx.guildId)).orderBy(asc(o.createdAt)),
    ctx.db.select({ ref: p.id }).from(p).where(eq(p.guildId, ctx.guildId)).orderBy(asc(p.createdAt)),
  ]);
  return [
    ...accounts.map(({ ref }): AccessRef => ({ kind: "oauth", ref })),
    ...tokens.map(({ ref }): AccessRef => ({ kind: "token", ref })),
  ];
}

export interface ServiceAccess {
  name: string;
  dryRun: boolean;
  access: AccessRef | null;
}

/** Which access a service is read by; null when the guild has no such service. */
export async function serviceAccess(ctx: GuildContext, serviceId: string): Promise<ServiceAccess | null> {
  const [row] = await ctx.db
    .select({ name: s.name, dryRun: s.dryRun, kind: s.accessKind, ref: s.accessRef })
    .from(s)
    .where(and(eq(s.guildId, ctx.guildId), eq(s.serviceId, serviceId)));
  if (!row) return null;
  const { name, dryRun, kind, ref } = row;
  return { name, dryRun, access: accessOf(kind, ref) };
}

/** A connected account as its guild's staff may see it: nothing of its tokens. */
export interface Connection extends AccessRef {
  state: "active" | "reconnect";
  label: string | null;
  nitradoUserId: string | null;
  scopes: string[];
  connectedAt: Date;
  /** When the access was last renewed, or last seen to work. */
  checkedAt: Date | null;
  expiresAt: Date | null;
}

export async function connections(ctx: GuildContext): Promise<Connection[]> {
  const [accounts, tokens] = await Promise.all([
    ctx.db.select().from(o).where(eq(o.guildId, ctx.guildId)).orderBy(asc(o.createdAt)),
    ctx.db.select().from(p).where(eq(p.guildId, ctx.guildId)).orderBy(asc(p.createdAt)),
  ]);
  return [
    ...accounts.map(
      (row): Connection => ({
        kind: "oauth",
        ref: row.discordId,
        state: stateOf(row.state),
        label: null,
        nitradoUserId: row.nitradoUserId,
        scopes: (row.scope ?? "").split(" ").filter(Boolean),
        connectedAt: row.createdAt,
        checkedAt: row.refreshedAt,
        expiresAt: row.expiresAt,
      }),
    ),
    ...tokens.map(
      (row): Connection => ({
        kind: "token",
        ref: row.id,
        state: stateOf(row.state),
        label: row.label,
        nitradoUserId: null,
        scopes: row.scopes ?? [],
        connectedAt: row.createdAt,
        checkedAt: row.checkedAt,
        expiresAt: null,
      }),
    ),
  ];
}

export interface RefreshFailure {
  at: Date;
  status: number | null;
  error: string;
}

/** The newest failures of renewing this guild's access that nothing has put right since. */
export async function openRefreshFailures(ctx: GuildContext, limit = 5): Promise<RefreshFailure[]> {
  const t = tokenRefreshErrors;
  return ctx.db
    .select({ at: t.createdAt, status: t.status, error: t.error })
    .from(t)
    .where(and(eq(t.guildId, ctx.guildId), eq(t.provider, "nitrado"), isNull(t.resolvedAt)))
    .orderBy(desc(t.createdAt))
    .limit(limit);
}
