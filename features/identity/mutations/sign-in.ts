import { and, eq, sql } from "drizzle-orm";
import type { SystemContext } from "@/db/context";
import { grizzlyUsers } from "@/db/schema/core";
import { accounts, users } from "@/db/schema/identity";
import { publish } from "@/features/events/mutations";
import { conflict, notFound } from "@/lib/errors";
import { avatarUrl, cleanName } from "../rules";
import type { DiscordProfile } from "../schema";

export interface SignedInPerson {
  grizzlyUserId: string;
  /** Id in the auth library's `users`. */
  websiteUserId: string;
  banned: boolean;
}

/**
 * The person behind a Discord account: found by provider and account id, never by an address, and brought up to
 * date with what Discord says now. A person who was known before signing in (a member, an account) keeps their row.
 */
export async function personOfDiscord(ctx: SystemContext, profile: DiscordProfile): Promise<SignedInPerson> {
  const name = cleanName(profile.name);
  const people = await ctx.db
    .insert(grizzlyUsers)
    .values({
      discordId: profile.discordId,
      displayName: name,
      avatar: profile.avatarHash,
      locale: profile.locale,
    })
    .onConflictDoUpdate({
      target: grizzlyUsers.discordId,
      set: {
        displayName: name,
        avatar: profile.avatarHash,
        locale: sql`coalesce(${grizzlyUsers.locale}, excluded.locale)`,
        updatedAt: sql`now()`,
      },
    })
    .returning({ id: grizzlyUsers.id, bannedAt: grizzlyUsers.bannedAt });
  const person = people[0];
  if (!person) throw notFound();
  const image = avatarUrl(profile.discordId, profile.avatarHash);
  const websites = await ctx.db
    .insert(users)
    .values({ grizzlyUserId: person.id, name, image })
    .onConflictDoUpdate({ target: users.grizzlyUserId, set: { name, image, updatedAt: sql`now()` } })
    .returning({ id: users.id, bannedAt: users.bannedAt });
  const website = websites[0];
  if (!website) throw notFound();
  await attachAccount(ctx, website.id, profile.discordId);
  await publish(ctx, {
    type: "identity.person.signed_up",
    key: person.id,
    payload: { grizzlyUserId: person.id, discordId: profile.discordId },
  });
  return {
    grizzlyUserId: person.id,
    websiteUserId: website.id,
    banned: person.bannedAt !== null || website.bannedAt !== null,
  };
}

async function attachAccount(ctx: SystemContext, websiteUserId: string, discordId: string): Promise<void> {
  const key = and(eq(accounts.provider, "discord"), eq(accounts.providerAccountId, discordId));
  await ctx.db
    .insert(accounts)
    .values({ provider: "discord", providerAccountId: discordId, userId: websiteUserId })
    .onConflictDoNothing();
  const owners = await ctx.db.select({ userId: accounts.userId }).from(accounts).where(key);
  if (owners[0]?.userId !== websiteUserId) {
    throw conflict("This Discord account belongs to another account here. Nothing was changed.");
  }
}

/** The website account that a provider's account signs in to, or null. */
export async function websiteUserByAccount(ctx: SystemContext, provider: string, providerAccountId: string) {
  const rows = await ctx.db
    .select({ id: users.id, name: users.name, image: users.image })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
  return rows[0] ?? null;
}
