import { withGuild, withPublic, withUser } from "@/db/context";
import { requireGuildMember, requireSession, userScope } from "@/features/identity/web/session";
import { publicShops } from "@/features/shop/data/catalogue";
import { windowServers } from "@/features/shop/data/shop-window";
import { DAY } from "@/lib/time";
import { ledgerPage } from "../data/ledger";
import { economySettings } from "../data/settings";
import { transferRecipients } from "../data/transfers";
import { balanceSteps, dailyState, myBalances, walletSums } from "../data/wallet";
import type { WalletQuery } from "../ledger-query";

const READ = { readOnly: true };

/** One guild's tile: coins, the last month as steps, and the claim of the day. */
async function tile(slug: string) {
  const { user, scope } = await requireGuildMember(slug);
  return withGuild(
    scope,
    async (ctx) => {
      const since = new Date(ctx.now.getTime() - 30 * DAY);
      const [steps, daily] = await Promise.all([
        balanceSteps(ctx, user.discordId, since),
        dailyState(ctx, user.discordId),
      ]);
      return { steps, daily };
    },
    READ,
  );
}

/**
 * The wallet of the person who is signed in: a tile for each guild with an account, and the chosen one whole.
 * `chosen` is null for people without any coins anywhere.
 */
export async function loadWallet(query: WalletQuery) {
  const session = await requireSession();
  const { discordId } = session.user;
  const [balances, shops] = await Promise.all([
    withUser(userScope(session), (ctx) => myBalances(ctx, discordId), READ),
    withPublic(publicShops),
  ]);
  const known = balances.flatMap((balance) => {
    const guild = shops.find((shop) => shop.id === balance.guildId);
    return guild ? [{ ...balance, slug: guild.slug, name: guild.name }] : [];
  });
  const tiles = await Promise.all(known.map(async (guild) => ({ ...guild, ...(await tile(guild.slug)) })));
  const slug = query.guild ?? tiles[0]?.slug;
  if (!slug) return { tiles, chosen: null };
  const { scope } = await requireGuildMember(slug);
  const chosen = await withGuild(
    scope,
    async (ctx) => {
      const since = new Date(ctx.now.getTime() - query.days * DAY);
      const [sums, steps, ledger, settings, recipients, servers] = await Promise.all([
        walletSums(ctx, discordId, query.days),
        balanceSteps(ctx, discordId, since),
        ledgerPage(ctx, discordId, query.filter),
        economySettings(ctx),
        transferRecipients(ctx, discordId),
        windowServers(ctx, ctx.guildId),
      ]);
      const logs = servers.flatMap(({ logCompleteUntil }) => logCompleteUntil ?? []).toSorted();
      return {
        guildId: ctx.guildId,
        sums,
        steps,
        ledger,
        settings,
        recipients: recipients.slice(0, 50),
        logCompleteUntil: logs[0] ?? null,
        now: ctx.now.toISOString(),
      };
    },
    READ,
  );
  const name = shops.find((shop) => shop.slug === slug || shop.id === slug)?.name ?? slug;
  return { tiles, chosen: { ...chosen, slug, name } };
}

export type Wallet = Awaited<ReturnType<typeof loadWallet>>;
export type ChosenWallet = NonNullable<Wallet["chosen"]>;
