import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, GuildScope } from "@/db/context";
import { customerGuild, resolveAccess } from "@/features/guilds/access";
import { mayEnter } from "@/features/guilds/rules";
import type { GuildAccess, Level, Section } from "@/features/guilds/schema";
import { scopeForCustomer, scopeForStaff } from "@/features/guilds/scope";
import { newRequestId } from "@/lib/ids";
import { actorOf } from "../http/gate";
import { sessionCookieName, sessionOfToken } from "../http/session";
import type { Session, SessionUser } from "../schema";

/** Set by `proxy.ts`: where to come back to after signing in. Only ever used through the redirect check. */
export const PATH_HEADER = "x-grizzly-path";

/**
 * Who is signed in on this request, once a render. It makes a page dynamic, so public pages ask `/api/me`
 * instead.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value ?? "";
  return sessionOfToken(/^[\w-]{43}$/.test(token) ? token : null);
});

/** The session of this request; visitors are led to the sign-in page and back. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get(PATH_HEADER) ?? "/me";
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/** The person who is signed in; visitors are led to the sign-in page and back. */
export async function requireUser(): Promise<SessionUser> {
  return (await requireSession()).user;
}

/** What `withUser` takes, for the person of a session. */
export function userScope(session: Session): { userId: string; actor: Actor; requestId: string } {
  return { userId: session.user.id, actor: actorOf(session.user), requestId: newRequestId() };
}

/** A person's access to a guild in any section, for the dashboard's frame. Strangers get a 404. */
export const requireAccess = cache(
  async (guildId: string): Promise<{ session: Session; access: GuildAccess }> => {
    const session = await requireSession();
    const access = await resolveAccess(session.user, guildId, { forWrite: false, seeAs: session.seeAs });
    if (!access) notFound();
    return { session, access };
  },
);

// Whoever looks through other eyes reads, also where a page would write.
const ofRequest = (scope: GuildScope, session: Session): GuildScope => ({
  ...scope,
  requestId: newRequestId(),
  readOnly: session.seeAs !== null,
});

export interface StaffScope {
  session: Session;
  user: SessionUser;
  access: GuildAccess;
  scope: GuildScope;
}

/**
 * Scope of a dashboard page. A section that somebody may not see does not exist for them: a 404, as for strangers.
 * Who sees it, but not with this level, is told what is missing, on a page of its own.
 */
export async function requireGuild(
  guildId: string,
  section: Section,
  level: Level = "viewer",
): Promise<StaffScope> {
  const { session, access } = await requireAccess(guildId);
  if (!mayEnter(access.sections, section, "viewer")) notFound();
  if (!mayEnter(access.sections, section, level)) {
    redirect(`/guilds/${access.slug}/no-access?section=${section}&needs=${level}`);
  }
  const scope = scopeForStaff(session.user, access.guildId, access.sections, section, level);
  return { session, user: session.user, access, scope: ofRequest(scope, session) };
}

/** Scope of a signed-in person as a customer of a guild; a guild that is not known here is a 404. */
export async function requireGuildMember(
  guildId: string,
): Promise<{ session: Session; user: SessionUser; scope: GuildScope }> {
  const session = await requireSession();
  const guild = await customerGuild(session.user, guildId);
  if (!guild) notFound();
  const scope = scopeForCustomer(session.user, guild);
  return { session, user: session.user, scope: ofRequest(scope, session) };
}

/**
 * A member of the platform's staff, an operator counting as support. Everybody else gets the same 404, also who is not
 * signed in: being asked to sign in would say that there is something.
 */
export async function requireStaff(role: "operator" | "support"): Promise<SessionUser> {
  const user = (await currentSession())?.user;
  if (!user || (user.staff !== "operator" && user.staff !== role)) notFound();
  return user;
}
