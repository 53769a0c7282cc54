import type { OpeningHours } from "@/features/tickets/hours";
import { TICKET_TYPES, type TicketType } from "@/features/tickets/words";
import { formatCoins } from "@/lib/money";
import type { Level } from "../levels";
import { reaches } from "../rules";

/** Levels whose verdicts have a limit; the guild's owner has none, a viewer gives none. */
export const STAFF_LEVELS = ["support", "moderator", "manager"] as const;
export type StaffLevel = (typeof STAFF_LEVELS)[number];

/** The most that a level may give. Null is without a limit, 0 is not at all. */
export interface VerdictCaps {
  banDays: number | null;
  /** Coins of one order or purchase. */
  refund: number | null;
  /** Coins from the guild's mint, for one case. */
  compensation: number | null;
}
export type CapsByLevel = Record<StaffLevel, VerdictCaps>;

/** What becomes of a message that a filter catches. */
export const CAUGHT = ["delete", "warn", "mute"] as const;
export type Caught = (typeof CAUGHT)[number];
export const LINKS = ["all", "listed", "none"] as const;
export const OPENERS = ["everyone", "linked", "players"] as const;

export interface Appeal {
  text: string;
  /** An https address; null where an appeal is a ticket. */
  link: string | null;
}

/** How the guild's desk works. */
export interface Desk {
  /** Types that a ticket can have; an old ticket keeps its own. */
  types: TicketType[];
  /** Who handles a type, as Discord ids; everybody with the right where nobody is named. */
  handlers: Partial<Record<TicketType, string[]>>;
  /** Who reads reports about staff, beside those with an owner's right. */
  privateHandlers: string[];
  hours: OpeningHours;
  /** Days of an opener's silence after which a ticket is closed, with a warning before; 0 is never. */
  silenceDays: number;
}

/** How a guild is moderated, with every value set. */
export interface Moderation {
  caps: CapsByLevel;
  /** Discord roles that Grizzly OS lets into tickets, by what their holders do there. */
  staffRoles: Record<StaffLevel, string[]>;
  logChannelId: string | null;
  /** Words and phrases, compared without case. */
  words: string[];
  wordsCaught: Caught;
  links: (typeof LINKS)[number];
  /** Hosts that are let through where only listed ones are. */
  linkHosts: string[];
  /** More messages than this in ten seconds are spam; 0 is off. */
  spamMessages: number;
  /** Discord accounts younger than this may not write; 0 is off. */
  newAccountDays: number;
  muteMinutes: number;
  appeal: Appeal;
  quiet: { enabled: boolean; from: string; to: string; timeZone: string };
  tickets: { openers: (typeof OPENERS)[number]; maxOpen: number; note: string };
  desk: Desk;
}

/** What a game server has of its own; null is as the guild has it. */
export interface ServerModeration {
  caps: CapsByLevel | null;
  appeal: Appeal | null;
  logChannelId: string | null;
}

/** What is kept of a guild: the parts that were set, and each game server's own. */
export interface KeptModeration {
  guild: Partial<Moderation>;
  servers: Readonly<Record<string, ServerModeration>>;
}

export const NO_SERVER_RULES: ServerModeration = { caps: null, appeal: null, logChannelId: null };

export const DEFAULT_MODERATION: Moderation = {
  caps: {
    support: { banDays: 0, refund: 10_000, compensation: 1_000 },
    moderator: { banDays: 30, refund: 50_000, compensation: 10_000 },
    manager: { banDays: null, refund: null, compensation: null },
  },
  staffRoles: { support: [], moderator: [], manager: [] },
  logChannelId: null,
  words: [],
  wordsCaught: "delete",
  links: "all",
  linkHosts: [],
  spamMessages: 8,
  newAccountDays: 0,
  muteMinutes: 60,
  appeal: { text: "If this is wrong, open a ticket and say what happened.", link: null },
  quiet: { enabled: false, from: "23:00", to: "07:00", timeZone: "UTC" },
  tickets: { openers: "everyone", maxOpen: 3, note: "" },
  desk: {
    types: [...TICKET_TYPES],
    handlers: {},
    privateHandlers: [],
    hours: {
      enabled: false,
      timeZone: "UTC",
      days: Array.from({ length: 7 }, () => ({ from: "10:00", to: "22:00" })),
    },
    silenceDays: 7,
  },
};

/**
 * How a guild is moderated now, in a game server where one is named: the defaults, over them what the guild has set,
 * over that what the server has of its own.
 */
export function moderationOf(kept: KeptModeration, serviceId?: string | null): Moderation {
  const guild: Moderation = { ...DEFAULT_MODERATION, ...kept.guild };
  const own = serviceId ? kept.servers[serviceId] : undefined;
  if (!own) return guild;
  return {
    ...guild,
    caps: own.caps ?? guild.caps,
    appeal: own.appeal ?? guild.appeal,
    logChannelId: own.logChannelId ?? guild.logChannelId,
  };
}

const NOTHING: VerdictCaps = { banDays: 0, refund: 0, compensation: 0 };
const EVERYTHING: VerdictCaps = { banDays: null, refund: null, compensation: null };

/** The limits of somebody's verdicts. No level gives nothing. */
export function capsOf(moderation: Pick<Moderation, "caps">, level: Level | null | undefined): VerdictCaps {
  if (level === "owner") return EVERYTHING;
  const staff = STAFF_LEVELS.find((one) => one === level);
  return staff ? moderation.caps[staff] : NOTHING;
}

/** Whether a verdict is within a limit. @param amount days or coins; null is a ban without an end */
export function within(cap: number | null, amount: number | bigint | null): boolean {
  if (cap === null) return true;
  return amount !== null && amount <= cap;
}

/**
 * Why somebody of this level may not give a verdict, as a sentence with who may; null where they may.
 * @param amount days or coins; null is a ban without an end
 */
export function capProblem(
  moderation: Pick<Moderation, "caps">,
  level: Level | null | undefined,
  verdict: keyof VerdictCaps,
  amount: number | bigint | null,
): string | null {
  const cap = capsOf(moderation, level)[verdict];
  if (within(cap, amount)) return null;
  const who = STAFF_LEVELS.find(
    (one) => reaches(one, level ?? "viewer") && within(moderation.caps[one][verdict], amount),
  );
  const next = who ? `A ${who}` : "The guild's owner";
  if (!cap) return `Your level does not give this. ${next} can.`;
  const most = verdict === "banDays" ? `${cap} days` : `${formatCoins(cap)} coins`;
  return `This is more than the ${most} that your level may give. ${next} can do it.`;
}

/** Levels whose limit is above that of the level over them, which no guild means. */
export function crossedCaps(caps: CapsByLevel): { level: StaffLevel; verdict: keyof VerdictCaps }[] {
  const verdicts = ["banDays", "refund", "compensation"] as const;
  return STAFF_LEVELS.slice(0, -1).flatMap((level, at) => {
    const above = STAFF_LEVELS[at + 1];
    if (!above) return [];
    return verdicts
      .filter((verdict) => !within(caps[above][verdict], caps[level][verdict]))
      .map((verdict) => ({ level, verdict }));
  });
}

/** Whether a moment lies in the quiet hours, which may pass midnight. @param clock `HH:MM` in their zone */
export function isQuiet({ enabled, from, to }: Moderation["quiet"], clock: string): boolean {
  if (!enabled || from === to) return false;
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}
