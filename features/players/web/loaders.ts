import { withGuild, withSystem, withUser } from "@/db/context";
import { heldFor } from "@/features/economy/data/held";
import { myBalances } from "@/features/economy/data/wallet";
import { guildsOfMember } from "@/features/guilds/data/membership";
import { scopeForCustomer } from "@/features/guilds/scope";
import { actorOf } from "@/features/identity/http/gate";
import { requireGuild, requireSession, userScope } from "@/features/identity/web/session";
import { openLinkRequests } from "../data/link-requests";
import { linkedPlayer, unlinkedPlayers } from "../data/links";
import { playerCounts, playerList } from "../data/player-list";
import type { PlayersQuery } from "../profile";

/** The guilds of the person who is signed in, each with their linked player and what their coins are. */
export async function loadMyPlayers() {
  const session = await requireSession();
  const { user } = session;
  const guilds = await withSystem(actorOf(user), (ctx) => guildsOfMember(ctx, user.discordId), {
    readOnly: true,
  });
  const [links, balances] = await withUser(
    userScope(session),
    async (ctx) =>
      [
        await Promise.all(guilds.map((guild) => linkedPlayer(ctx, guild.guildId, user.discordId))),
        await myBalances(ctx, user.discordId),
      ] as const,
    { readOnly: true },
  );
  return guilds.map((guild, index) => ({
    guild,
    player: links[index] ?? null,
    balance: balances.find((balance) => balance.guildId === guild.guildId) ?? null,
  }));
}

/** Players of a guild that nobody has linked, for a person who looks for their own name. */
export async function loadUnlinked(guildId: string, search: string) {
  const session = await requireSession();
  return withGuild(scopeForCustomer(session.user, { guildId }), (ctx) => unlinkedPlayers(ctx, search, 12), {
    readOnly: true,
  });
}

/** The guild's players, and what waits for staff there. */
export async function loadGuildPlayers(guildId: string, query: PlayersQuery) {
  const { scope, access } = await requireGuild(guildId, "players");
  return withGuild(
    scope,
    async (ctx) => {
      const [requests, held, counts, page] = await Promise.all([
        openLinkRequests(ctx),
        heldFor(ctx),
        playerCounts(ctx),
        playerList(ctx, query),
      ]);
      return { access, requests, held, counts, page };
    },
    { readOnly: true },
  );
}

export type GuildPlayers = Awaited<ReturnType<typeof loadGuildPlayers>>;
