/** What Grizzly OS can write into a channel of a guild. */
export const FEEDS = ["kills", "connections", "bounties", "shop", "status", "tickets", "admin"] as const;
export type Feed = (typeof FEEDS)[number];

/** How exactly a feed says where something happened. */
export const PLACE_DETAIL = ["none", "area", "exact"] as const;
export type PlaceDetail = (typeof PLACE_DETAIL)[number];

export interface FeedAbout {
  name: string;
  /** What is posted there. */
  what: string;
  /** Whether its messages can say where. */
  places: boolean;
  /** What it can leave out. */
  filters: readonly ("minMetres" | "certainOnly" | "minCoins")[];
}

export const FEED_ABOUT: Record<Feed, FeedAbout> = {
  kills: {
    name: "Kills",
    what: "Who killed whom, with what, from how far.",
    places: true,
    filters: ["minMetres", "certainOnly"],
  },
  connections: {
    name: "Connections",
    what: "Who came and who went.",
    places: false,
    filters: [],
  },
  bounties: {
    name: "Bounties",
    what: "Bounties placed and claimed.",
    places: false,
    filters: ["minCoins"],
  },
  shop: { name: "Shop", what: "What was bought.", places: false, filters: ["minCoins"] },
  status: {
    name: "Server status",
    what: "One message a game server, kept up to date: when it started, who is online, the next restart.",
    places: false,
    filters: [],
  },
  tickets: {
    name: "New tickets",
    what: "Each ticket that somebody opens, by its title. For a channel that only staff read.",
    places: false,
    filters: [],
  },
  admin: {
    name: "For the team",
    what: "What needs a person: a delivery to look at, an item that paused itself, Nitrado to connect again.",
    places: false,
    filters: [],
  },
};

export interface FeedSettings {
  /** Null while no channel is chosen. */
  channelId: string | null;
  enabled: boolean;
  place: PlaceDetail;
  delayMinutes: number;
  /** Kills from closer are left out. */
  minMetres: number;
  /** Leaves out what the log does not say itself. */
  certainOnly: boolean;
  /** Smaller amounts are left out. */
  minCoins: number;
}

export const FEED_OFF: FeedSettings = {
  channelId: null,
  enabled: false,
  place: "none",
  delayMinutes: 0,
  minMetres: 0,
  certainOnly: false,
  minCoins: 0,
};

/** Which of its settings count for a feed; the others stand at their defaults. */
export function settingsFor(feed: Feed, settings: FeedSettings): FeedSettings {
  const { places, filters } = FEED_ABOUT[feed];
  const kept = Object.fromEntries(filters.map((filter) => [filter, settings[filter]]));
  const { channelId, enabled, delayMinutes } = settings;
  return {
    ...FEED_OFF,
    channelId,
    enabled: enabled && channelId !== null,
    delayMinutes,
    ...(places && { place: settings.place }),
    ...kept,
  };
}

/** When something may be told at the earliest. @param at when it happened, or was published if that is later */
export const dueAt = (settings: FeedSettings, at: Date): Date =>
  new Date(at.getTime() + settings.delayMinutes * 60_000);

/** One feed with its channel, and what keeps its messages from arriving. */
export interface FeedDto extends FeedSettings {
  feed: Feed;
  channelName: string | null;
  /** In words; null where nothing is wrong. */
  problem: string | null;
  lastPostAt: string | null;
  /** Messages that are to be posted and do not stand in Discord yet. */
  waiting: number;
}

/** A feed without what has to be looked for among its messages. */
export type FeedState = Omit<FeedDto, "lastPostAt" | "waiting">;

export interface ChannelDto {
  channelId: string;
  name: string;
  problem: string | null;
}
