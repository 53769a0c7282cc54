import type { GuildContext } from "@/db/context";
import { ledgerPage } from "@/features/economy/data/ledger";
import { balanceOf } from "@/features/economy/data/wallet";
import { ledgerFilterInput } from "@/features/economy/schema";
import type { LedgerPage } from "@/features/economy/wallet";
import { buyerOrders } from "@/features/shop/data/orders";
import { orderFilterInput } from "@/features/shop/schema";
import { sanctionPage } from "@/features/tickets/verdict/data/sanctions";
import { sanctionsAsked } from "@/features/tickets/verdict/sanctions";
import { DAY } from "@/lib/time";
import { ACTIVITY_KINDS } from "../activity-kinds";
import { activityOf, positionsOf } from "../data/activity";
import { altCandidates } from "../data/alt-signals";
import { lifeFacts } from "../data/life";
import { playerDeaths, playerSessionsOf } from "../data/player-history";
import { playerServers } from "../data/player-servers";
import type { PlayerProfile } from "../profile";
import { foldPlaces } from "../whereabouts";
import { lifeOf } from "./life";
import type { ProfileQuery } from "./player-query";

const DID = ACTIVITY_KINDS.filter((kind) => kind !== "seen");
const PAGE = 60;

/** The wallet of whoever is linked; null while nobody is. */
async function wallet(ctx: GuildContext, profile: PlayerProfile, before: string | null) {
  if (!profile.link) return null;
  const filter = ledgerFilterInput.shape.before.safeParse(before);
  const [balance, page]: [number, LedgerPage] = await Promise.all([
    balanceOf(ctx, profile.link.discordId),
    ledgerPage(
      ctx,
      profile.link.discordId,
      ledgerFilterInput.parse({ before: filter.success ? filter.data : null, limit: 40 }),
    ),
  ]);
  return { balance, ...page };
}

async function activity(ctx: GuildContext, playerId: number, before: string | null) {
  const at = before === null ? Number.NaN : Date.parse(before);
  const to = Number.isNaN(at) ? {} : { to: new Date(at) };
  const rows = await activityOf(ctx, { playerId, kinds: DID, limit: PAGE + 1, ...to });
  // A moment is never split: what happened in one second is all on this page, or all on the next.
  const cut = rows[PAGE]?.at;
  const whole = cut ? rows.filter((row) => row.at > cut) : rows;
  const page = whole.length > 0 ? whole : rows.slice(0, PAGE);
  return {
    rows: page.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: cut ? (page.at(-1)?.at.toISOString() ?? null) : null,
  };
}

/** A day of stays on the server that the player was on last, ending with the last that was seen of them. */
async function places(ctx: GuildContext, playerId: number, before: string | null) {
  const [server] = await playerServers(ctx, playerId);
  const asked = before === null ? Number.NaN : Date.parse(before);
  const end = Number.isNaN(asked) ? server?.lastSeen?.getTime() : asked;
  if (!server || end === undefined) return { server: null, stays: [], next: null };
  const from = new Date(end - DAY);
  const { serviceId, service, map } = server;
  const seen = await positionsOf(ctx, { playerId, serviceId, from, to: new Date(end + 1) });
  return {
    server: { service, map, from: from.toISOString(), to: new Date(end).toISOString() },
    stays: foldPlaces(map, seen),
    // Positions are kept for 30 days, so that no way leads on from a day without any.
    next: seen.length === 0 && before !== null ? null : from.toISOString(),
  };
}

/** Orders of whoever is linked; null while nobody is. */
async function orders(ctx: GuildContext, profile: PlayerProfile, before: string | null) {
  if (!profile.link) return null;
  const number = /^[1-9]\d{0,8}$/.test(before ?? "") ? Number(before) : null;
  return buyerOrders(ctx, profile.link.discordId, orderFilterInput.parse({ before: number, limit: 40 }));
}

/** What stands in the open tab of a player's page. */
export async function tabOf(
  ctx: GuildContext,
  profile: PlayerProfile,
  { tab, show, death, before }: ProfileQuery,
) {
  const { playerId } = profile;
  switch (tab) {
    case "fights":
      return { tab, ...(await playerDeaths(ctx, playerId, { show, before })) } as const;
    case "sessions":
      return { tab, ...(await playerSessionsOf(ctx, playerId, { before })) } as const;
    case "life": {
      const facts = await lifeFacts(ctx, playerId, death);
      return { tab, life: facts && lifeOf(facts) } as const;
    }
    case "places":
      return { tab, ...(await places(ctx, playerId, before)) } as const;
    case "orders":
      return { tab, orders: await orders(ctx, profile, before) } as const;
    case "sanctions": {
      const asked = sanctionsAsked({ before: before ?? "" });
      return { tab, ...(await sanctionPage(ctx, asked, { playerId })) } as const;
    }
    case "others":
      return { tab, candidates: await altCandidates(ctx, playerId) } as const;
    case "activity":
      return { tab, ...(await activity(ctx, playerId, before)) } as const;
    case "wallet":
      return { tab, wallet: await wallet(ctx, profile, before) } as const;
  }
}
