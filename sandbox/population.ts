import { snowflakeAt } from "./state/snowflake";

/**
 * The demo community: who exists in the sandbox's Discord and Patreon at first, and after a reset.
 * Names are invented. Days are counted back from the day on which the sandbox loads it, so that it never looks old.
 */
export type TierKey = "bronze" | "silver" | "gold";
export type GuildKey = "black-pine" | "livonia-outlaws" | "sakhal-drift";
export type RoleKey =
  | "admin"
  | "warden"
  | "moderator"
  | "support"
  | "supporter-partner"
  | "supporter-gold"
  | "supporter-silver"
  | "supporter-bronze"
  | "survivor";
export type ChannelKey =
  | "welcome"
  | "rules"
  | "announcements"
  | "server-status"
  | "kill-feed"
  | "connections"
  | "bounties"
  | "shop"
  | "general"
  | "tickets"
  | "ticket-log"
  | "staff"
  | "admin-log";

/** How a person stands on Patreon at first. `follower` never paid; a person without any has no Patreon account. */
export type PledgeKind =
  | "active"
  | "gifted"
  | "free-trial"
  | "declined"
  | "former"
  | "refunded"
  | "follower"
  | "stranger";

export interface DemoTier {
  readonly key: TierKey;
  readonly patreonId: string;
  readonly title: string;
  readonly cents: number;
  readonly colour: string;
  readonly gives: string;
}

export interface DemoPledge {
  readonly kind: PledgeKind;
  readonly tier: TierKey | null;
  /** When the pledge began. */
  readonly sinceDays: number;
  /** How long ago the last charge was tried. */
  readonly chargedDays: number | null;
  readonly yearly?: boolean;
}

export interface DemoPerson {
  /** Stable name for tests and seeds. */
  readonly key: string;
  /** Discord id. */
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** One line for the sign-in page: what this person can see. */
  readonly sees: string;
  /** In-game name on the demo servers, if the person plays. */
  readonly gamertag: string | null;
  readonly guilds: Partial<
    Record<GuildKey, { readonly roles: readonly RoleKey[]; readonly joinedDays: number }>
  >;
  readonly bannedFrom: readonly GuildKey[];
  readonly operator: boolean;
  /** A plan given by the operator, which Patreon knows nothing about. */
  readonly granted: "partner" | null;
  readonly patreon: {
    readonly userId: string;
    readonly fullName: string;
    readonly pledge: DemoPledge;
  } | null;
}

export interface DemoGuild {
  readonly key: GuildKey;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly ownerKey: string;
  readonly madeOn: string;
  readonly size: "large" | "small" | "empty";
  readonly roles: readonly { readonly key: RoleKey; readonly id: string }[];
  readonly channels: readonly { readonly key: ChannelKey; readonly id: string }[];
}

export const campaign = {
  id: "7204118",
  creatorUserId: "48210077",
  name: "Grizzly",
  createdOn: "2024-02-11T10:00:00Z",
} as const;

export const tiers: readonly DemoTier[] = [
  {
    key: "bronze",
    patreonId: "9310201",
    title: "Bronze",
    cents: 600,
    colour: "#CD7F32",
    gives: "One game server connected, support within 48 h.",
  },
  {
    key: "silver",
    patreonId: "9310202",
    title: "Silver",
    cents: 1000,
    colour: "#C0C0C0",
    gives: "Bronze, a website listing, support within 24 h.",
  },
  {
    key: "gold",
    patreonId: "9310203",
    title: "Gold",
    cents: 1500,
    colour: "#FFD700",
    gives: "Silver, two more game servers, a featured listing, support within 12 h.",
  },
];

const roleOrder: readonly RoleKey[] = [
  "survivor",
  "supporter-bronze",
  "supporter-silver",
  "supporter-gold",
  "supporter-partner",
  "support",
  "moderator",
  "warden",
  "admin",
];

function guild(
  key: GuildKey,
  about: Pick<DemoGuild, "name" | "description" | "ownerKey" | "madeOn" | "size">,
  channels: readonly ChannelKey[],
  roles = roleOrder,
): DemoGuild {
  return {
    key,
    ...about,
    id: snowflakeAt(about.madeOn, 1),
    roles: roles.map((role) => ({ key: role, id: snowflakeAt(about.madeOn, 100 + roleOrder.indexOf(role)) })),
    channels: channels.map((channel, index) => ({
      key: channel,
      id: snowflakeAt(about.madeOn, 200 + index),
    })),
  };
}

export const guilds: readonly DemoGuild[] = [
  guild(
    "black-pine",
    {
      name: "Black Pine",
      description: "Chernarus and Livonia, hardcore PvP since 2020. Long nights, short lives.",
      ownerKey: "hollowpine",
      madeOn: "2020-03-14T18:00:00Z",
      size: "large",
    },
    [
      "welcome",
      "rules",
      "announcements",
      "server-status",
      "kill-feed",
      "connections",
      "bounties",
      "shop",
      "general",
      "tickets",
      "ticket-log",
      "staff",
      "admin-log",
    ],
  ),
  guild(
    "livonia-outlaws",
    {
      name: "Livonia Outlaws",
      description: "One Livonia server, forty slots, everyone knows everyone.",
      ownerKey: "marrowwren",
      madeOn: "2022-09-02T16:30:00Z",
      size: "small",
    },
    ["welcome", "server-status", "kill-feed", "shop", "general", "tickets", "staff"],
  ),
  guild(
    "sakhal-drift",
    {
      name: "Sakhal Drift",
      description: "A new Sakhal server. Grizzly was added today; nothing is set up yet.",
      ownerKey: "marrowwren",
      madeOn: "2026-11-01T12:00:00Z",
      size: "empty",
    },
    ["general"],
    ["admin"],
  ),
];

type Membership = DemoPerson["guilds"];
const blackPine = (joinedDays: number, ...roles: RoleKey[]): Membership => ({
  "black-pine": { roles: ["survivor", ...roles], joinedDays },
});
const livonia = (joinedDays: number, ...roles: RoleKey[]): Membership => ({
  "livonia-outlaws": { roles: ["survivor", ...roles], joinedDays },
});
const sakhal = (joinedDays: number, ...roles: RoleKey[]): Membership => ({
  "sakhal-drift": { roles, joinedDays },
});

interface Sketch {
  readonly name: string;
  readonly username: string;
  /** The day on which the Discord account was made. */
  readonly born: string;
  readonly sees: string;
  readonly guilds?: Membership;
  readonly gamertag?: string | null;
  readonly bannedFrom?: readonly GuildKey[];
  readonly operator?: boolean;
  readonly granted?: "partner";
  readonly locale?: string;
  readonly patreon?: readonly [fullName: string, pledge: DemoPledge];
}

const pledge = (
  kind: PledgeKind,
  tier: TierKey | null,
  sinceDays: number,
  chargedDays: number | null,
  yearly = false,
): DemoPledge => ({ kind, tier, sinceDays, chargedDays, yearly });

const sketches: readonly Sketch[] = [
  {
    name: "HollowPine",
    username: "hollowpine",
    born: "2017-05-21",
    sees: "Owns Black Pine and pays for Gold: everything of that guild, nothing of the others.",
    guilds: blackPine(980, "admin", "supporter-gold"),
    gamertag: "HollowPine",
    patreon: ["Hollis Pineda", pledge("active", "gold", 618, 21)],
  },
  {
    name: "MarrowWren",
    username: "marrowwren",
    born: "2018-11-03",
    sees: "Owns Livonia Outlaws (Silver) and Sakhal Drift, which is still empty.",
    guilds: { ...livonia(640, "admin", "supporter-silver"), ...sakhal(20, "admin") },
    gamertag: "Marrow Wren",
    patreon: ["Maren Wrenfield", pledge("active", "silver", 402, 12)],
  },
  {
    name: "QuietLedger",
    username: "quiet.ledger",
    born: "2019-01-30",
    sees: "Support agent in Black Pine: the ticket desk of that guild.",
    guilds: blackPine(710, "support"),
    gamertag: "QuietLedger",
  },
  {
    name: "SableOtter",
    username: "sableotter",
    born: "2019-08-12",
    sees: "Support agent in Black Pine and in Livonia Outlaws: both desks in one inbox.",
    guilds: { ...blackPine(505, "support", "moderator"), ...livonia(300, "support") },
    gamertag: "Sable Otter",
  },
  {
    name: "TinRoof",
    username: "tin_roof",
    born: "2020-02-02",
    sees: "Support agent in Livonia Outlaws only.",
    guilds: livonia(410, "support"),
    gamertag: "TinRoof_",
    locale: "de",
  },
  {
    name: "Northwatch",
    username: "northwatch",
    born: "2016-10-08",
    sees: "Platform operator: the admin pages. An ordinary member of Black Pine.",
    guilds: blackPine(930),
    gamertag: null,
    operator: true,
  },
  {
    name: "IronVesper",
    username: "ironvesper",
    born: "2018-04-17",
    sees: "Manages Black Pine by role (Manage Server), without owning it.",
    guilds: blackPine(802, "warden"),
    gamertag: "IronVesper",
  },
  {
    name: "Birchwald",
    username: "birchwald",
    born: "2021-06-25",
    sees: "Administrator of Livonia Outlaws by role, without owning it.",
    guilds: livonia(260, "admin"),
    gamertag: "Birchwald",
    locale: "de",
  },
  {
    name: "Rook_77",
    username: "rook_77",
    born: "2019-03-09",
    sees: "Plays on Black Pine, pays for Bronze: shop, wallet, orders, supporter portal.",
    guilds: blackPine(388, "supporter-bronze"),
    gamertag: "Rook_77",
    patreon: ["Ruth Okafor", pledge("active", "bronze", 214, 9)],
  },
  {
    name: "FernAndFlint",
    username: "fernandflint",
    born: "2020-07-19",
    sees: "Plays on Black Pine, pays for Silver by the year.",
    guilds: blackPine(275, "supporter-silver"),
    gamertag: "Fern and Flint",
    patreon: ["Fernanda Flint", pledge("active", "silver", 251, 251, true)],
  },
  {
    name: "CinderLynx",
    username: "cinderlynx",
    born: "2018-12-27",
    sees: "Plays on both large guilds, pays for Gold.",
    guilds: { ...blackPine(560, "supporter-gold"), ...livonia(190, "supporter-gold") },
    gamertag: "CinderLynx",
    patreon: ["Celine Lynch", pledge("active", "gold", 330, 27)],
  },
  {
    name: "OldKestrel",
    username: "oldkestrel",
    born: "2016-02-14",
    sees: "Partner by grant: every perk of Gold without any pledge on Patreon.",
    guilds: blackPine(900, "supporter-partner"),
    gamertag: "Old Kestrel",
    granted: "partner",
  },
  {
    name: "MudBoots",
    username: "mudboots",
    born: "2022-01-05",
    sees: "Plays on Black Pine, no Patreon at all: shop and wallet, tier None.",
    guilds: blackPine(140),
    gamertag: "MudBoots",
  },
  {
    name: "PaleMinnow",
    username: "paleminnow",
    born: "2021-09-16",
    sees: "Follows on Patreon without paying: linked, tier None.",
    guilds: livonia(88),
    gamertag: "Pale Minnow",
    patreon: ["Palmer Minnow", pledge("follower", null, 60, null)],
  },
  {
    name: "DryMatch",
    username: "drymatch",
    born: "2020-11-11",
    sees: "Silver, but the last charge was declined: the portal shows what to do.",
    guilds: blackPine(233, "supporter-silver"),
    gamertag: "DryMatch",
    patreon: ["Dario Match", pledge("declined", "silver", 190, 3)],
  },
  {
    name: "BorrowedCoat",
    username: "borrowedcoat",
    born: "2023-03-28",
    sees: "Gold as a gift from someone else.",
    guilds: blackPine(96, "supporter-gold"),
    gamertag: "BorrowedCoat",
    patreon: ["Bo Coates", pledge("gifted", "gold", 34, null)],
  },
  {
    name: "FirstFrost",
    username: "firstfrost",
    born: "2024-05-06",
    sees: "Bronze in the free trial, never charged yet.",
    guilds: livonia(15),
    gamertag: "First Frost",
    patreon: ["Frida Frost", pledge("free-trial", "bronze", 4, null)],
  },
  {
    name: "GoneFishing_K",
    username: "gonefishing_k",
    born: "2019-06-30",
    sees: "Was Gold until last month: a former supporter, with the history of it.",
    guilds: blackPine(604),
    gamertag: "GoneFishing_K",
    patreon: ["Kai Fischer", pledge("former", "gold", 420, 44)],
  },
  {
    name: "SecondThought",
    username: "second.thought",
    born: "2022-08-08",
    sees: "Bronze, refunded two days ago: tier None again.",
    guilds: blackPine(70),
    gamertag: "SecondThought",
    patreon: ["Thea Second", pledge("refunded", "bronze", 30, 2)],
  },
  {
    name: "StoneHarrow",
    username: "stoneharrow",
    born: "2017-09-22",
    sees: "Owned Livonia Outlaws until spring: an ordinary member now, the dashboard is gone.",
    guilds: livonia(700),
    gamertag: "StoneHarrow",
  },
  {
    name: "NoHarbour",
    username: "noharbour",
    born: "2025-01-19",
    sees: "In no guild at all: public pages and an empty account.",
    gamertag: null,
  },
  {
    name: "GlassViper",
    username: "glassviper",
    born: "2021-12-13",
    sees: "Banned from Black Pine; still a member of Livonia Outlaws.",
    guilds: livonia(120),
    gamertag: "GlassViper",
    bannedFrom: ["black-pine"],
  },
  {
    name: "TwoMaps",
    username: "twomaps",
    born: "2020-04-04",
    sees: "Plays on Black Pine and Livonia Outlaws: two wallets that never mix.",
    guilds: { ...blackPine(310), ...livonia(205) },
    gamertag: "TwoMaps",
  },
  {
    name: "EchoRidge",
    username: "echoridge",
    born: "2023-10-31",
    sees: "Has a Patreon account without a pledge, ready to be linked and to buy a tier.",
    guilds: blackPine(51),
    gamertag: "EchoRidge",
    patreon: ["Eli Ridgeway", pledge("stranger", null, 0, null)],
  },
];

export const people: readonly DemoPerson[] = sketches.map((sketch, index) => {
  const key = sketch.name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return {
    key,
    id: snowflakeAt(`${sketch.born}T12:00:00Z`, index + 1),
    username: sketch.username,
    name: sketch.name,
    email: `${key}@example.test`,
    locale: sketch.locale ?? "en-GB",
    sees: sketch.sees,
    gamertag: sketch.gamertag ?? null,
    guilds: sketch.guilds ?? {},
    bannedFrom: sketch.bannedFrom ?? [],
    operator: sketch.operator ?? false,
    granted: sketch.granted ?? null,
    patreon: sketch.patreon
      ? { userId: String(51_300_100 + index * 17), fullName: sketch.patreon[0], pledge: sketch.patreon[1] }
      : null,
  };
});

/** @throws Error when nobody has this key, which only a typing mistake can cause. */
export function personByKey(key: string): DemoPerson {
  const person = people.find((one) => one.key === key);
  if (!person) throw new Error(`Nobody in the demo community is called ${key}`);
  return person;
}

/** @throws Error when no guild has this key. */
export function guildByKey(key: GuildKey): DemoGuild {
  const found = guilds.find((one) => one.key === key);
  if (!found) throw new Error(`The demo community has no guild ${key}`);
  return found;
}
