import { cache } from "react";
import { withGuild } from "@/db/context";
import { bountiesOn } from "@/features/bounties/data/lists";
import { currencyOf } from "@/features/economy/data/settings";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import { playerName } from "../data/kill-feed-choices";
import { playerNotesOf } from "../data/notes";
import { playerProfile } from "../data/profile";
import { PROFILE_TABS, type ProfileQuery } from "./player-query";
import { tabOf } from "./profile-tabs";

const isId = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

/** Whether the guild's servers have seen such a player, for the layout above the skeleton. */
export const hasPlayer = cache(async (guildId: string, playerId: string): Promise<boolean> => {
  const { scope } = await requireGuild(guildId, "players");
  if (!isId(playerId)) return false;
  const name = await withGuild(scope, (ctx) => playerName(ctx, Number(playerId)), { readOnly: true });
  return name !== null;
});

/** A player of a guild, for its staff: who it is, totals, and the open tab; null for nobody's id. */
export async function loadPlayer(guildId: string, playerId: string, query: ProfileQuery) {
  const { scope, access, user } = await requireGuild(guildId, "players");
  if (!isId(playerId)) return null;
  const reads = (level: "support" | "manager") => mayEnter(access.sections, "players", level);
  const may = {
    write: !access.seeAs && reads("support"),
    manage: !access.seeAs && reads("manager"),
    discordId: user.discordId,
  };
  // Orders and verdicts have rights of their own: to whom they do not exist, they do not here.
  const tabs = PROFILE_TABS.filter(
    (tab) =>
      (tab !== "orders" || mayEnter(access.sections, "orders", "viewer")) &&
      (tab !== "sanctions" || mayEnter(access.sections, "tickets", "support")),
  );
  const asked = tabs.includes(query.tab) ? query : { ...query, tab: "fights" as const };
  return withGuild(
    scope,
    async (ctx) => {
      const profile = await playerProfile(ctx, Number(playerId));
      if (!profile) return null;
      const [open, bounties, currency, notes] = await Promise.all([
        tabOf(ctx, profile, asked),
        bountiesOn(ctx, profile.playerId),
        currencyOf(ctx, ctx.guildId),
        reads("support") ? playerNotesOf(ctx, profile.playerId) : null,
      ]);
      return { access, may, tabs, profile, open, bounties, currency, notes };
    },
    { readOnly: true },
  );
}

export type PlayerPageData = NonNullable<Awaited<ReturnType<typeof loadPlayer>>>;
