import { withGuild } from "@/db/context";
import { currencyOf } from "@/features/economy/data/settings";
import { mayEnter } from "@/features/guilds/rules";
import { requireGuild } from "@/features/identity/web/session";
import { killPage } from "../data/kill-feed";
import { feedChoices, playerName, playersNamed } from "../data/kill-feed-choices";
import { hitsAround } from "../data/kill-feed-hits";
import { feedEntries, singleEntries } from "../feed-entries";
import { foldsInto } from "../kill-feed";
import { clockOf, type KillsAsked, killFilterOf } from "../kill-query";

/** Kills of a page: at least so many, and so many more to end it between fights. */
const PAGE = 40;
const MORE = 40;

/** A page of the guild's kill feed, and what its filters offer. */
export async function loadKillFeed(guildId: string, asked: KillsAsked) {
  const { scope, access, user } = await requireGuild(guildId, "players");
  const facts = await withGuild(
    scope,
    async (ctx) => {
      const filter = killFilterOf(asked, user.timeZone);
      const clock = { from: clockOf(filter.from, user.timeZone), to: clockOf(filter.to, user.timeZone) };
      const named = asked.player !== undefined && filter.playerId === undefined;
      const [choices, currency, found] = await Promise.all([
        feedChoices(ctx),
        currencyOf(ctx, ctx.guildId),
        named ? playersNamed(ctx, asked.player ?? "") : [],
      ]);
      const exact = found.filter(({ name }) => name.toLowerCase() === asked.player?.toLowerCase());
      const only = found.length === 1 ? found[0] : exact.length === 1 ? exact[0] : undefined;
      const player = named
        ? (only ?? null)
        : filter.playerId === undefined
          ? null
          : { playerId: filter.playerId, name: (await playerName(ctx, filter.playerId)) ?? "" };
      const shared = { choices, currency, player, found: only ? [] : found, clock };
      // Several players, or none, are called like that: whose kills is for the reader to say.
      if (named && !only)
        return { ...shared, entries: [], shown: 0, next: null, cutOff: null, folded: false };
      const wanted = { ...filter, playerId: player?.playerId };
      const folded = asked.view !== "kills" && foldsInto(wanted);
      const page = await killPage(ctx, wanted, folded ? PAGE + MORE : PAGE);
      if (!folded)
        return { ...shared, ...page, entries: singleEntries(page.kills), shown: page.kills.length, folded };
      const hits = await hitsAround(ctx, page.kills);
      const { entries, shown } = feedEntries(page.kills, hits, PAGE);
      const torn = shown < page.kills.length ? page.kills[shown - 1]?.cursor : undefined;
      return {
        ...shared,
        entries,
        shown,
        folded,
        next: torn ?? page.next,
        cutOff: torn ? null : page.cutOff,
      };
    },
    { readOnly: true },
  );
  return {
    access,
    mayStrike: !access.seeAs && mayEnter(access.sections, "players", "moderator"),
    ...facts,
  };
}

export type KillFeedData = Awaited<ReturnType<typeof loadKillFeed>>;
