import type { GuildContext } from "@/db/context";
import { killPage } from "@/features/players/data/kill-feed";
import { hitsAround } from "@/features/players/data/kill-feed-hits";
import { type Fight, feedEntries } from "@/features/players/feed-entries";

/** So many deaths are folded, whatever the guild's size. */
const DEATHS = 60;
const SHOWN = 5;

export interface LatestFights {
  fights: Fight[];
  /** Among so many deaths. */
  among: number;
}

/** The newest fights of the kill feed. @param service the name of the server that is looked at; null is all */
export async function latestFights(ctx: GuildContext, service: string | null): Promise<LatestFights> {
  const { kills } = await killPage(ctx, {}, DEATHS);
  const { entries } = feedEntries(kills, await hitsAround(ctx, kills), DEATHS);
  const fights = entries.flatMap(({ fight }) => fight ?? []);
  const mine = service === null ? fights : fights.filter((fight) => fight.service === service);
  return { fights: mine.slice(0, SHOWN), among: kills.length };
}
