import { sql } from "drizzle-orm";
import type { Actor, GuildScope, SystemContext } from "@/db/context";
import { withSystem } from "@/db/context";
import { customerGuild, type KeptRights, readKept, resolveAccess } from "@/features/guilds/access";
import { findCustomerGuild, type KnownGuild } from "@/features/guilds/data";
import type { GuildAccess, Level, Section } from "@/features/guilds/schema";
import { scopeForCustomer, scopeForStaff } from "@/features/guilds/scope";
import { AppError, forbidden, notFound, rateLimited, unauthenticated } from "@/lib/errors";
import { addressBucket } from "@/lib/http/address";
import { type RateBucket, takeRateLimit } from "../mutations/rate-limit";
import type { Session, SessionUser } from "../schema";
import { usedSession } from "./session";

/** Who may call: anyone, anyone signed in, a customer of a guild, a guild's staff, the platform's staff. */
export type AuthRule =
  | "public"
  | "user"
  | { member: true }
  | { guild: Level; section: Section }
  | { staff: "operator" | "support" };

/** What a rule gives to a handler: as much as it has proven, and no more. */
export type Granted<A extends AuthRule> = A extends "public"
  ? { session: Session | null; user: SessionUser | null }
  : A extends { member: true }
    ? { session: Session; user: SessionUser; scope: GuildScope }
    : A extends { guild: Level }
      ? { session: Session; user: SessionUser; scope: GuildScope; access: GuildAccess }
      : { session: Session; user: SessionUser };

export interface GateRequest {
  session: Session | null;
  /** Id or slug, from anywhere: not trusted. */
  guildId: string | null;
  /** A write must rest on rights that Discord has just confirmed. */
  forWrite: boolean;
  /** Goes on while the session looks through other eyes: to stop that, or to end the session. */
  whileSeeing?: boolean;
  requestId: string;
  ahead?: Ahead;
}

/** What was read ahead for a call, with its session: for this very person and guild. */
export interface Ahead {
  /** Seconds to wait, for a call that was counted already. */
  wait: number;
  /** For a customer's rule. */
  customer?: KnownGuild | null;
  /** For a rule of a guild's staff. */
  kept?: KeptRights | null;
}

// The database refuses writes as well while somebody looks through other eyes.
const withRequest = (scope: GuildScope, session: Session, requestId: string): GuildScope => ({
  ...scope,
  requestId,
  readOnly: session.seeAs !== null,
});

/** @throws AppError forbidden for every change while the session looks at a guild as somebody else */
function refuseWhileSeeing({ seeAs }: Session): void {
  if (!seeAs) return;
  throw forbidden(
    `You are looking as “${seeAs.label}”, and looking changes nothing. Stop that in the dashboard first. Nothing was changed.`,
  );
}

/** The actor that a signed-in person is. */
export const actorOf = (user: SessionUser): Actor => ({
  kind: "user",
  userId: user.id,
  discordId: user.discordId,
});

async function grantAny(rule: AuthRule, request: GateRequest): Promise<Granted<AuthRule>> {
  const { session, guildId, forWrite, requestId } = request;
  if (rule === "public") return { session, user: session?.user ?? null };
  if (!session) throw unauthenticated("Sign in first. Nothing was changed.");
  const user = session.user;
  if (forWrite && !request.whileSeeing) refuseWhileSeeing(session);
  if (rule === "user") return { session, user };
  if ("staff" in rule) {
    const enough = user.staff === "operator" || user.staff === rule.staff;
    if (!enough) throw notFound();
    return { session, user };
  }
  if (guildId === null) throw notFound();
  if ("member" in rule) {
    const { customer } = request.ahead ?? {};
    const guild = customer === undefined ? await customerGuild(user, guildId) : customer;
    const scope = scopeForCustomer(user, guild);
    return { session, user, scope: withRequest(scope, session, requestId) };
  }
  const { kept } = request.ahead ?? {};
  const access = await resolveAccess(user, guildId, { forWrite, seeAs: session.seeAs, kept });
  if (!access) throw notFound();
  const scope = scopeForStaff(user, access.guildId, access.sections, rule.section, rule.guild);
  return { session, user, scope: withRequest(scope, session, requestId), access };
}

/**
 * Checks a rule and hands out what it proves.
 * @throws AppError unauthenticated, forbidden, not_found or unavailable
 */
export async function grant<A extends AuthRule>(rule: A, request: GateRequest): Promise<Granted<A>> {
  return (await grantAny(rule, request)) as Granted<A>;
}

/** How often one thing may be asked for. */
export interface Limit {
  by: "ip" | "user" | "guild";
  max: number;
  seconds: number;
}

interface Counted {
  address: string;
  userId: string | null;
  guildId: string | null;
}

function bucketsOf(name: string, limits: readonly Limit[], caller: Counted): RateBucket[] {
  const subjects = { ip: addressBucket(caller.address), user: caller.userId, guild: caller.guildId };
  return limits.flatMap(({ by, max, seconds }) => {
    const subject = subjects[by];
    return subject === null ? [] : [{ bucket: `${name}|${by}|${subject}|${seconds}`, max, seconds }];
  });
}

async function countCall(ctx: SystemContext, buckets: readonly RateBucket[]): Promise<number> {
  // A crash may lose the counts of its last moment. Waiting for the disk would cost every request 4 ms (measured).
  const [, seconds] = await Promise.all([
    ctx.db.execute(sql`select set_config('synchronous_commit', 'off', true)`),
    takeRateLimit(ctx, buckets),
  ]);
  return seconds;
}

/**
 * Counts a call against its limits, in a transaction of its own: a refused call has counted, too.
 * @throws AppError rate_limited with the seconds to wait
 */
export async function enforceLimits(name: string, limits: readonly Limit[], caller: Counted): Promise<void> {
  const buckets = bucketsOf(name, limits, caller);
  if (buckets.length === 0) return;
  const wait = await withSystem({ kind: "system", job: "rate-limit" }, (ctx) => countCall(ctx, buckets));
  await allowed(wait);
}

/** @throws AppError rate_limited where there are seconds to wait */
export async function allowed(wait: number): Promise<void> {
  if (wait > 0) throw rateLimited(wait);
}

/**
 * Counts a call while its rights are found out, which halves the wait for the database; nothing else happens before
 * both are known. What does not exist for somebody stays so however often they ask: only then is a limit told.
 */
export async function countedWhile<T>(counting: Promise<void>, work: () => Promise<T>): Promise<T> {
  const [counted, done] = await Promise.allSettled([counting, work()]);
  const missing =
    done.status === "rejected" && done.reason instanceof AppError && done.reason.code === "not_found";
  if (counted.status === "rejected" && !missing) throw counted.reason;
  if (done.status === "rejected") throw done.reason;
  return done.value;
}

/**
 * Reads in one transaction what {@link grant} and the limits want to know of a person whose session is named, not
 * proven: the session, the count of this call, and their rights in a guild.
 * @returns seconds to wait, or 0; rights only where the session lives and is that person's
 */
export function readAhead(
  rules: { name: string; auth: AuthRule; limits?: readonly Limit[] },
  who: { sessionId: string; userId: string; discordId: string },
  guildId: string,
): Promise<{ session: Session | null; ahead: Ahead }> {
  const buckets = bucketsOf(
    rules.name,
    (rules.limits ?? []).filter(({ by }) => by !== "guild"),
    { address: "unknown", userId: who.userId, guildId: null },
  );
  const member = typeof rules.auth === "object" && "member" in rules.auth;
  return withSystem({ kind: "system", job: "session" }, async (ctx) => {
    const [session, wait, customer, kept] = await Promise.all([
      usedSession(ctx, { id: who.sessionId }),
      countCall(ctx, buckets),
      member ? findCustomerGuild(ctx, guildId, { id: who.userId, discordId: who.discordId }) : undefined,
      member ? undefined : readKept(ctx, who.userId, guildId),
    ]);
    if (session?.user.id !== who.userId) return { session: null, ahead: { wait } };
    // Whose account at Discord has changed since the pass has other rights than those that were read.
    const theirs = session.user.discordId === who.discordId;
    return { session, ahead: { wait, ...(theirs && { customer, kept }) } };
  });
}
