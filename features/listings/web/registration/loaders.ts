import { notFound } from "next/navigation";
import { withGuild, withSystem, withUser } from "@/db/context";
import { customerGuild } from "@/features/guilds/access";
import { listGuildChoices } from "@/features/guilds/data";
import { inviteUrl } from "@/features/guilds/invite";
import { scopeForCustomer, scopeForPlatform } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { requireSession, requireStaff, userScope } from "@/features/identity/web/session";
import { loadShell } from "@/features/identity/web/shell";
import { guildTier } from "@/features/supporters/data/guild-plan";
import { env } from "@/lib/env";
import { applicationOf, guildOfOwn, ownApplications } from "../../registration/data/applications";
import { freeServices, nitradoFacts, unknownGuilds } from "../../registration/data/places";
import {
  applicantOf,
  applicationQueue,
  guildOfApplication,
  type QueueQuery,
  queueCounts,
} from "../../registration/data/queue";
import { nitradoProof } from "../../registration/rules";
import { textLimit } from "../../rules";
import { listingIdOf } from "../listing-query";

const READ = { readOnly: true };

/** Own applications, and the Discord servers for which one can be begun. */
export async function loadRegister() {
  // The frame asks Discord for a person's guilds on their first page.
  const [session] = await Promise.all([requireSession(), loadShell()]);
  const { user } = session;
  const [applications, { guilds, unknown }] = await Promise.all([
    withUser(userScope(session), ownApplications, READ),
    withSystem(
      actorOf(user),
      async (ctx) => ({
        guilds: await listGuildChoices(ctx, { id: user.id, discordId: user.discordId }),
        unknown: await unknownGuilds(ctx, user.id),
      }),
      READ,
    ),
  ]);
  const { DISCORD_OAUTH_URL: oauthUrl, DISCORD_CLIENT_ID: clientId } = env();
  return {
    applications,
    guilds: guilds.filter(({ level }) => level === "owner" || level === "manager"),
    unknown: unknown.map((guild) => ({ ...guild, invite: inviteUrl({ oauthUrl, clientId }, guild.guildId) })),
  };
}

/** An own application with all that its page shows; somebody else's does not exist. */
export async function loadOwnApplication(application: string) {
  const session = await requireSession();
  const id = listingIdOf(application);
  if (id === null) notFound();
  const guildId = await withUser(userScope(session), (ctx) => guildOfOwn(ctx, id), READ);
  const guild = guildId === null ? null : await customerGuild(session.user, guildId);
  if (!guild) notFound();
  return withGuild(
    scopeForCustomer(session.user, guild),
    async (ctx) => {
      const found = await applicationOf(ctx, id);
      const [services, facts, tier] = await Promise.all([
        freeServices(ctx),
        nitradoFacts(ctx, found.form),
        guildTier(ctx),
      ]);
      return { application: found, services, nitrado: nitradoProof(facts), limit: textLimit(tier), tier };
    },
    READ,
  );
}
export type OwnApplicationData = Awaited<ReturnType<typeof loadOwnApplication>>;

/** The applications of all guilds, for staff. */
export async function loadQueue(query: QueueQuery) {
  const user = await requireStaff("support");
  return withSystem(
    actorOf(user),
    async (ctx) => ({ counts: await queueCounts(ctx), ...(await applicationQueue(ctx, query)) }),
    READ,
  );
}

/** An application as staff see it. */
export async function loadApplication(application: string) {
  const user = await requireStaff("support");
  const id = listingIdOf(application);
  if (id === null) notFound();
  const facts = await withSystem(
    actorOf(user),
    async (ctx) => ({ guildId: await guildOfApplication(ctx, id), applicant: await applicantOf(ctx, id) }),
    READ,
  );
  const { guildId, applicant } = facts;
  if (guildId === null) notFound();
  return withGuild(
    scopeForPlatform(user, guildId),
    async (ctx) => {
      const found = await applicationOf(ctx, id);
      const nitrado = nitradoProof(await nitradoFacts(ctx, found.form));
      return {
        application: found,
        applicant,
        nitrado,
        tier: await guildTier(ctx),
        own: applicant.discordId === user.discordId,
      };
    },
    READ,
  );
}
export type StaffApplicationData = Awaited<ReturnType<typeof loadApplication>>;
