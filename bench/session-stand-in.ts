import type { Actor } from "@/db/context";
import type { GuildAccess, Level, Section } from "@/features/guilds/schema";
import { SECTIONS } from "@/features/guilds/schema";
import { scopeForStaff } from "@/features/guilds/scope";
import type { Session } from "@/features/identity/schema";
import { newRequestId } from "@/lib/ids";
import { discordIdOf, LARGE, SMALL } from "./big-guild-size";

// Stands in for features/identity/web/session.ts, so that pages can be called without a request: everybody is the
// owner of the made guild that the page is about.

let at = new Date();

/** The moment that contexts of pages stand at. */
export function setNow(now: Date): void {
  at = now;
}

const sections = Object.fromEntries(SECTIONS.map((section) => [section, "owner" as const]));

const LATER = new Date(Date.now() + 86_400_000);
const session: Session = {
  id: "00000000-0000-4000-8000-000000000001",
  user: {
    id: "00000000-0000-4000-8000-000000000002",
    discordId: discordIdOf(LARGE, 0),
    name: "Owner",
    avatar: null,
    locale: null,
    timeZone: null,
    staff: null,
  },
  createdAt: new Date(),
  idleUntil: LATER,
  expiresAt: LATER,
  seeAs: null,
};

export const currentSession = async () => session;
export const requireSession = async () => session;
export const requireUser = async () => session.user;
export const userScope = ({ user }: Session) => ({
  userId: user.id,
  actor: { kind: "user", userId: user.id, discordId: user.discordId } satisfies Actor,
  requestId: newRequestId(),
  now: at,
});

export async function requireAccess(guildId: string): Promise<{ session: Session; access: GuildAccess }> {
  const size = [LARGE, SMALL].find(({ guild }) => guild === guildId);
  if (!size) throw new Error(`${guildId} is no guild of the bench.`);
  const access: GuildAccess = {
    guildId,
    slug: size.slug,
    name: size.slug,
    icon: null,
    level: "owner",
    sections,
    checkedAt: at.toISOString(),
    stale: false,
    seeAs: null,
  };
  return { session, access };
}

export async function requireGuild(guildId: string, section: Section, level: Level = "viewer") {
  const { access } = await requireAccess(guildId);
  const scope = scopeForStaff(session.user, guildId, sections, section, level);
  return { session, user: session.user, access, scope: { ...scope, requestId: newRequestId(), now: at } };
}

/** The owner as a customer of the guild: nothing below a dashboard asks for it but what both share. */
export const requireGuildMember = (guildId: string) => requireGuild(guildId, "overview");
