import { withGuild, withSystem, withUser } from "@/db/context";
import { currencyOf, economySettings } from "@/features/economy/data/settings";
import { myBalances, walletSums } from "@/features/economy/data/wallet";
import { guildFlag } from "@/features/guilds/data/flags";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { mayEnter } from "@/features/guilds/rules";
import { scopeForCustomer } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { requireGuild, requireSession, userScope } from "@/features/identity/web/session";
import { linkedPlayer } from "@/features/players/data/links";
import { bountySums, claimedBounties, guildBounties, openBounties, placedBounties } from "../data/lists";
import { bountyTargets } from "../data/targets";
import type { BountyFilter } from "../schema";
import type { MyQuery } from "./bounty-query";

const READ = { readOnly: true };

/** Bounties of the person who is signed in, in the guild that the address names, else where they have most coins. */
export async function loadMyBounties(query: MyQuery) {
  const session = await requireSession();
  const { discordId } = session.user;
  const [guilds, balances] = await Promise.all([
    withSystem(actorOf(session.user), (ctx) => guildsOfMember(ctx, discordId), READ),
    withUser(userScope(session), (ctx) => myBalances(ctx, discordId), READ),
  ]);
  const richest = balances.find((balance) => guilds.some((guild) => guild.guildId === balance.guildId));
  const chosen =
    guilds.find((guild) => guild.slug === query.guild || guild.guildId === query.guild) ??
    guilds.find((guild) => guild.guildId === richest?.guildId) ??
    guilds[0];
  if (!chosen) return { guilds, chosen: null };
  const read = await withGuild(
    scopeForCustomer(session.user, chosen),
    async (ctx) => {
      const [settings, player, sums, open, placed, claimed, targets, placing] = await Promise.all([
        economySettings(ctx),
        linkedPlayer(ctx, ctx.guildId, discordId),
        walletSums(ctx, discordId),
        openBounties(ctx),
        placedBounties(ctx, discordId),
        claimedBounties(ctx, discordId),
        bountyTargets(ctx, discordId, query.search, 6),
        guildFlag(ctx, "player-bounties"),
      ]);
      return { settings, player, sums, open, placed, claimed, targets, placing };
    },
    READ,
  );
  return { guilds, chosen: { ...chosen, ...read } };
}

export type MyBounties = Awaited<ReturnType<typeof loadMyBounties>>;
export type MyGuildBounties = NonNullable<MyBounties["chosen"]>;

/** A guild's bounties for its staff. */
export async function loadGuildBounties(guildId: string, filter: BountyFilter) {
  const { scope, access } = await requireGuild(guildId, "economy");
  const read = await withGuild(
    scope,
    async (ctx) => {
      const hints = await guildFlag(ctx, "bounty-hints");
      const show = filter.show === "hints" && !hints ? "all" : filter.show;
      const [sums, page, currency] = await Promise.all([
        bountySums(ctx),
        guildBounties(ctx, { ...filter, show }),
        currencyOf(ctx, ctx.guildId),
      ]);
      if (!hints) for (const bounty of page.bounties) bounty.hints = [];
      return { sums, page, currency, hints };
    },
    READ,
  );
  return { access, mayCancel: mayEnter(access.sections, "economy", "manager"), ...read };
}

export type GuildBounties = Awaited<ReturnType<typeof loadGuildBounties>>;
