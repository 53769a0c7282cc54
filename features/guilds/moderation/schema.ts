import { z } from "zod";
import { TICKET_TYPES } from "@/features/tickets/words";
import { snowflake } from "../schema";
import {
  CAUGHT,
  crossedCaps,
  DEFAULT_MODERATION,
  type KeptModeration,
  LINKS,
  type Moderation,
  OPENERS,
  type ServerModeration,
} from "./rules";

const whole = (max: number, words: string) => z.number(words).int(words).min(0, words).max(max, words);
const plain = (max: number, name: string) =>
  z
    .string()
    .trim()
    .max(max, `${name} may have ${max} characters.`)
    .refine((text) => !/[^\P{C}\n]/u.test(text), `${name} holds characters that cannot be shown.`);

const verdictCaps = z.strictObject({
  banDays: whole(3_650, "A ban has 0 to 3,650 days, or no limit.").nullable(),
  refund: whole(1_000_000_000, "A whole number of coins, or no limit.").nullable(),
  compensation: whole(1_000_000_000, "A whole number of coins, or no limit.").nullable(),
});

const caps = z
  .strictObject({ support: verdictCaps, moderator: verdictCaps, manager: verdictCaps })
  .superRefine((given, ctx) => {
    for (const { level, verdict } of crossedCaps(given))
      ctx.addIssue({
        code: "custom",
        path: [level, verdict],
        message: `A ${level} may not give more than the level above.`,
      });
  });

const roles = z.array(snowflake).max(20, "At most 20 roles a level.");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time looks like 23:00.");

const timeZone = z
  .string()
  .max(60)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      return false;
    }
  }, "This is not a time zone, such as Europe/Warsaw.");

const appeal = z.strictObject({
  text: plain(500, "The text").min(1, "Say how somebody can appeal."),
  link: z
    .string()
    .trim()
    .max(300, "A link may have 300 characters.")
    .refine(
      (text) => URL.canParse(text) && new URL(text).protocol === "https:",
      "A link starts with https://.",
    )
    .nullable(),
});

const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{4,100}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, "A host looks like youtube.com.");

const people = z.array(snowflake).max(50, "At most 50 people.");
const span = z.strictObject({ from: clock, to: clock }).nullable();

const desk = z.strictObject({
  types: z
    .array(z.enum(TICKET_TYPES))
    .min(1, "At least one type.")
    .transform((types) => TICKET_TYPES.filter((type) => types.includes(type))),
  handlers: z.partialRecord(z.enum(TICKET_TYPES), people),
  privateHandlers: people,
  hours: z
    .strictObject({
      enabled: z.boolean(),
      timeZone,
      days: z.array(span).length(7, "A week has seven days."),
    })
    .refine((hours) => !hours.enabled || hours.days.some((day) => day !== null), {
      path: ["days"],
      message: "Open on one day at least, or switch the hours off.",
    }),
  silenceDays: whole(90, "0 to 90 days."),
});

/** How a guild is moderated, part by part; what is left out stays as it is. */
export const moderationInput = z
  .strictObject({
    caps,
    staffRoles: z.strictObject({ support: roles, moderator: roles, manager: roles }),
    logChannelId: snowflake.nullable(),
    words: z
      .array(plain(60, "A word").min(2, "A word has at least two letters."))
      .max(200, "At most 200 words."),
    wordsCaught: z.enum(CAUGHT),
    links: z.enum(LINKS),
    linkHosts: z.array(host).max(100, "At most 100 hosts."),
    spamMessages: whole(50, "0 to 50 messages."),
    newAccountDays: whole(365, "0 to 365 days."),
    muteMinutes: whole(40_320, "1 minute to 28 days.").min(1, "1 minute to 28 days."),
    appeal,
    quiet: z.strictObject({ enabled: z.boolean(), from: clock, to: clock, timeZone }),
    tickets: z.strictObject({
      openers: z.enum(OPENERS),
      maxOpen: whole(20, "1 to 20 tickets.").min(1, "1 to 20 tickets."),
      note: plain(500, "The note"),
    }),
    desk,
  } satisfies Record<keyof Moderation, z.ZodType>)
  .partial();
export type ModerationInput = z.output<typeof moderationInput>;

/** What a game server has of its own. */
export const serverModerationInput = z.strictObject({
  caps: caps.nullable(),
  appeal: appeal.nullable(),
  logChannelId: snowflake.nullable(),
});

/** The columns of `mod_configs` as far as they are read. */
export interface KeptColumns {
  blacklist: string[] | null;
  spamThreshold: unknown;
  altAccountDays: number | null;
  logChannelId: string | null;
  defaultMuteDuration: number | null;
  gameConfig: Record<string, unknown>;
  roleConfig: Record<string, unknown>;
}

const spam = z.object({ messages: z.number().int().min(0).max(50) });

function readable<K extends keyof Moderation>(name: K, value: unknown): Partial<Moderation> {
  if (value === null || value === undefined) return {};
  const read = moderationInput.shape[name].safeParse(value);
  return read.success && read.data !== undefined ? { [name]: read.data } : {};
}

/** A guild's row in words of ours. What cannot be read is as if nobody had set it; a missing row has set nothing. */
export function keptModeration(row: KeptColumns | undefined): KeptModeration {
  if (!row) return { guild: {}, servers: {} };
  const { roleConfig } = row;
  const spamRead = spam.safeParse(row.spamThreshold);
  const own = (Object.keys(DEFAULT_MODERATION) as (keyof Moderation)[]).map((name) =>
    readable(name, roleConfig[name]),
  );
  const guild: Partial<Moderation> = Object.assign(
    {},
    ...own,
    // The bot's older columns are the ones that count.
    readable("words", row.blacklist),
    readable("logChannelId", row.logChannelId),
    readable("newAccountDays", row.altAccountDays),
    readable("muteMinutes", row.defaultMuteDuration),
    readable("spamMessages", spamRead.success ? spamRead.data.messages : null),
  );
  const servers = Object.entries(row.gameConfig).flatMap(
    ([serviceId, kept]): [string, ServerModeration][] => {
      const read = serverModerationInput.safeParse(kept);
      return read.success ? [[serviceId, read.data]] : [];
    },
  );
  return { guild, servers: Object.fromEntries(servers) };
}
