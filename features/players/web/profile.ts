import { type GuildContext, withGuild } from "@/db/context";
import { bountiesOn } from "@/features/bounties/data/lists";
import { ledgerPage } from "@/features/economy/data/ledger";
import { currencyOf } from "@/features/economy/data/settings";
import { balanceOf } from "@/features/economy/data/wallet";
import { ledgerFilterInput } from "@/features/economy/schema";
import type { LedgerPage } from "@/features/economy/wallet";
import { requireGuild } from "@/features/identity/web/session";
import { ACTIVITY_KINDS } from "../activity-kinds";
import { activityOf } from "../data/activity";
import { playerDeaths, playerSessionsOf } from "../data/player-history";
import { playerProfile } from "../data/profile";
import type { PlayerProfile } from "../profile";
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

async function tabOf(ctx: GuildContext, profile: PlayerProfile, { tab, show, before }: ProfileQuery) {
  const { playerId } = profile;
  switch (tab) {
    case "fights":
      return { tab, ...(await playerDeaths(ctx, playerId, { show, before })) } as const;
    case "sessions":
      return { tab, ...(await playerSessionsOf(ctx, playerId, { before })) } as const;
    case "activity":
      return { tab, ...(await activity(ctx, playerId, before)) } as const;
    case "wallet":
      return { tab, wallet: await wallet(ctx, profile, before) } as const;
  }
}

/** A player of a guild, for its staff: who it is, totals, and the open tab; null for nobody's id. */
export async function loadPlayer(guildId: string, playerId: string, query: ProfileQuery) {
  const { scope, access } = await requireGuild(guildId, "players");
  if (!/^[1-9]\d{0,14}$/.test(playerId)) return null;
  return withGuild(
    scope,
    async (ctx) => {
      const profile = await playerProfile(ctx, Number(playerId));
      if (!profile) return null;
      const [open, bounties, currency] = await Promise.all([
        tabOf(ctx, profile, query),
        bountiesOn(ctx, profile.playerId),
        currencyOf(ctx, ctx.guildId),
      ]);
      return { access, profile, open, bounties, currency };
    },
    { readOnly: true },
  );
}

export type PlayerPageData = NonNullable<Awaited<ReturnType<typeof loadPlayer>>>;
