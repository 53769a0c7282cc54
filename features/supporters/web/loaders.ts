import { withSystem, withUser } from "@/db/context";
import { resolveAccess } from "@/features/guilds/access";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { mayEnter } from "@/features/guilds/rules";
import { actorOf } from "@/features/identity/http/gate";
import { requireSession, userScope } from "@/features/identity/web/session";
import { env } from "@/lib/env";
import { DAY } from "@/lib/time";
import { planHistoryOf } from "../data/history";
import { lastSyncOf } from "../data/last-sync";
import { ownVerifications } from "../data/own-verification";
import { supporterPortal } from "../data/portal";
import { paidGuild, supportFacts } from "../data/support";
import { ownThanks } from "../data/thanks";
import { planRows } from "../plan-words";

const READ = { readOnly: true };
const MONTH = 30.44 * DAY;

/** Where Patreon's own pages are: ours to join, and everybody's to manage what they pay. */
function patreonPages() {
  const { PATREON_URL, PATREON_CAMPAIGN_ID } = env();
  return {
    join: `${PATREON_URL}/bePatron?c=${encodeURIComponent(PATREON_CAMPAIGN_ID)}`,
    manage: `${PATREON_URL}/settings/memberships`,
  };
}

/** The supporter portal of the person who is signed in. */
export async function loadSupporterPortal() {
  const session = await requireSession();
  const { user } = session;
  const { guild, facts, guilds, history } = await withSystem(
    actorOf(user),
    async (ctx) => {
      const guild = await paidGuild(ctx, user.id);
      const facts = await supportFacts(ctx, user, guild);
      const guilds = await guildsOfMember(ctx, user.discordId);
      return { guild, facts, guilds, history: await planHistoryOf(ctx, user) };
    },
    READ,
  );
  const access = guild && (await resolveAccess(user, guild.guildId, { forWrite: false }).catch(() => null));
  const publishes = access ? mayEnter(access.sections, "listing", "manager") : false;
  const { portal, checks, thanks } = await withUser(
    userScope(session),
    async (ctx) => ({
      portal: await supporterPortal(ctx, { ...facts, publishes }),
      checks: await ownVerifications(ctx),
      thanks: await ownThanks(ctx),
    }),
    READ,
  );
  const { memberId } = portal.patreon;
  const sync = await withSystem(actorOf(user), (ctx) => lastSyncOf(ctx, user.id, memberId), READ);
  const since = portal.since === null ? null : Date.now() - new Date(portal.since).getTime();
  return {
    portal,
    support: { tier: portal.tier, pays: guild, guilds },
    rows: planRows(portal.tier, facts.guild?.servers ?? 0),
    months: since === null ? null : Math.floor(since / MONTH),
    history,
    sync,
    checks,
    thanks,
    name: user.name,
    userId: user.id,
    seesPlan: access ? mayEnter(access.sections, "plan", "viewer") : false,
    pages: patreonPages(),
  };
}

export type PortalData = Awaited<ReturnType<typeof loadSupporterPortal>>;
