import { tierReaches } from "@/features/supporters/rules";
import { TIERS, type Tier } from "@/features/supporters/schema";

/** Every switch of the product. One that no code reads has no place here. */
export const FLAGS = ["player-bounties", "self-linking", "public-boards", "bounty-hints"] as const;
export type Flag = (typeof FLAGS)[number];

export interface FlagAbout {
  name: string;
  /** What happens while it is on. */
  on: string;
  /** What happens while it is off; what stays as it was. */
  off: string;
  /** How it stands where nobody has set it. */
  start: boolean;
  /** The lowest plan that has it; null for every guild. */
  needs: Tier | null;
  /** New, and still being tried. */
  beta: boolean;
  /** Where in the dashboard it shows; null where only players and visitors meet it. */
  path: string | null;
}

export const FLAG_ABOUT: Record<Flag, FlagAbout> = {
  "player-bounties": {
    name: "Bounties by players",
    on: "Linked players may put their own coins on somebody's head.",
    off: "Nobody can place a new bounty. Those that are open stay open, and are paid or given back as promised.",
    start: true,
    needs: null,
    beta: false,
    path: "/bounties",
  },
  "self-linking": {
    name: "Players link themselves",
    on: "A player may ask for a code on the website and tell it to your staff in the game.",
    off: "New codes are not given. Codes that are out can still be confirmed, and links stay.",
    start: true,
    needs: null,
    beta: false,
    path: "/players",
  },
  "public-boards": {
    name: "Leaderboards for visitors",
    on: "Anybody sees the leaderboards of your servers, as far as players show themselves.",
    off: "The leaderboards' addresses do not exist for visitors, a minute later at most. Players and kills are counted on.",
    start: true,
    needs: null,
    beta: false,
    path: null,
  },
  "bounty-hints": {
    name: "Hints at arranged bounties",
    on: "Bounties that look arranged between friends say why: shared starts, many kills of each other, minutes between. Evidence, never a verdict.",
    off: "Bounties stand without hints. Hints that were found are kept, and shown when this is on again.",
    start: true,
    needs: "gold",
    beta: true,
    path: "/bounties?show=hints",
  },
};

/** What the platform has set for all guilds. */
export interface PlatformFlags {
  flags: Readonly<Record<string, boolean>>;
  /** Flag → the lowest plan that has it, in place of the flag's own. */
  plans: Readonly<Record<string, string>>;
}

export interface FlagValues {
  platform: PlatformFlags;
  guild: Readonly<Record<string, boolean>>;
}

/** Where a value comes from, the strongest first: the platform, the guild's plan, the guild, the way Grizzly comes. */
export type FlagSource = "platform" | "plan" | "guild" | "start";

export interface FlagVerdict {
  on: boolean;
  source: FlagSource;
  /** The plan that it needs; null for every guild. */
  needs: Tier | null;
  /** Whether the guild's own choice counts now. */
  free: boolean;
}

const tierNamed = (name: string | undefined): Tier | null => TIERS.find((tier) => tier === name) ?? null;
const own = <T>(values: Readonly<Record<string, T>>, flag: Flag): T | undefined =>
  Object.hasOwn(values, flag) ? values[flag] : undefined;

/**
 * How a flag stands for a guild. The platform may switch it off for all, or open it to every plan; then the plan
 * counts, then the guild's choice, then the way it comes.
 */
export function flagVerdict(flag: Flag, values: FlagValues, tier: Tier): FlagVerdict {
  const about = FLAG_ABOUT[flag];
  const platform = own(values.platform.flags, flag);
  const needs = tierNamed(own(values.platform.plans, flag)) ?? about.needs;
  if (platform === false) return { on: false, source: "platform", needs, free: false };
  if (platform !== true && needs !== null && !tierReaches(tier, needs))
    return { on: false, source: "plan", needs, free: false };
  const chosen = own(values.guild, flag);
  if (typeof chosen === "boolean") return { on: chosen, source: "guild", needs, free: true };
  if (platform === true) return { on: true, source: "platform", needs, free: true };
  return { on: about.start, source: "start", needs, free: true };
}

/** Whether a flag is on for a guild: what the product asks. */
export const flagOn = (flag: Flag, values: FlagValues, tier: Tier): boolean =>
  flagVerdict(flag, values, tier).on;

/** The sentence for somebody who meets what a guild has switched off. */
export const FLAG_OFF: Record<"player-bounties" | "self-linking", string> = {
  "player-bounties":
    "This guild has switched off bounties by players. Nothing was changed, and open bounties stay as they are.",
  "self-linking":
    "This guild links players by its staff only. Nothing was changed. Ask them in Discord or in the game.",
};

/** One flag as the dashboard shows it. */
export interface FlagDto extends FlagVerdict {
  flag: Flag;
  /** What the guild has chosen; null for nothing. */
  chosen: boolean | null;
  changedAt: string | null;
  changedBy: string | null;
}
