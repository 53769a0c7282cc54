import { z } from "zod";
import type { ServerCard } from "./card";
import type { DirectoryPage } from "./directory";
import { EVENING_FROM, eveningHour, eveningScore, eveningSlots, zonedHours } from "./evening";
import type { ServerPage } from "./schema";
import { searchInput } from "./search-input";

/** Requests of one address in a minute, over all calls of the open interface. */
export const OPEN_LIMIT = { by: "ip", max: 60, seconds: 60 } as const;

const zone = z
  .string("Give one time zone.")
  .max(60, "This is no time zone.")
  .refine((name) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, "This is no time zone, such as Europe/Warsaw.")
  .default("UTC");

/** What may be asked of the list: the directory's own words, with a time zone in the place of an hour. */
export const openListInput = searchInput.omit({ hour: true }).extend({ zone }).strict();

export const RANGES = ["day", "week", "month"] as const;
export const openHistoryInput = z.strictObject({
  range: z.enum(RANGES, "The range is day, week or month.").default("day"),
});

/** @param now UTC milliseconds */
export const hourIn = (timeZone: string, now: number): number =>
  timeZone === "UTC" ? EVENING_FROM : eveningHour(timeZone, now);

type Facts = Pick<
  ServerPage & ServerCard,
  | "slug"
  | "name"
  | "tagline"
  | "map"
  | "platform"
  | "region"
  | "city"
  | "languages"
  | "fighting"
  | "tags"
  | "featured"
  | "state"
  | "stateSince"
  | "players"
  | "slots"
  | "checkedAt"
  | "logCompleteUntil"
  | "restarts"
>;

/** What both calls say of a server. Every number has the moment at which it was true beside it. */
function openServer(site: string, server: Facts) {
  const { slug, name, tagline, map, platform, region, city, languages, fighting, tags } = server;
  const page = `${site}/servers/${slug}`;
  return {
    slug,
    name,
    page,
    badge: `${page}/badge.svg`,
    summary: tagline,
    ...{ map, platform, region, city, languages, fighting, tags },
    featured: server.featured,
    now: {
      state: server.state,
      since: server.stateSince,
      players: server.players,
      slots: server.slots,
      countedAt: server.checkedAt,
    },
    logCompleteUntil: server.logCompleteUntil,
    nextRestarts: server.restarts,
  };
}

/** A page of the directory as others read it. @param timeZone whose evenings the scores are of */
export function openList(site: string, page: DirectoryPage, timeZone: string) {
  const length = page.cards[0]?.history.length ?? page.featured[0]?.history.length ?? 0;
  const slots = eveningSlots(zonedHours(Date.parse(page.historyEnd), length, timeZone));
  const one = (card: ServerCard) => ({
    ...openServer(site, card),
    peakToday: card.peak,
    eveningScore: eveningScore(card.history, slots).score,
  });
  return {
    readAt: page.at,
    found: { servers: page.found, orMore: page.more },
    featured: page.featured.map(one),
    servers: page.cards.map(one),
    next: page.next,
  };
}

/** One server as others read it. */
export function openPage(site: string, server: ServerPage) {
  return {
    readAt: server.at,
    ...openServer(site, server),
    queue: server.queue,
    description: server.description,
    rules: server.rules,
    invite: server.inviteLink,
    website: server.website,
    mods: server.mods,
    features: server.features,
    wipes: server.wipes,
    restartTimes: { zone: server.timeZone, times: server.restartTimes },
    month: { uptime: server.uptime, peak: server.peak },
    play: server.vibe,
    listedSince: server.publishedAt,
  };
}

/** A server's players over time, as its page draws them. */
export function openHistory(server: ServerPage, range: (typeof RANGES)[number]) {
  const { end, stepMinutes, points } = server.history[range];
  return { readAt: server.at, slug: server.slug, range, end, stepMinutes, slots: server.slots, points };
}
