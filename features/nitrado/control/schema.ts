import { z } from "zod";
import { snowflake } from "@/features/guilds/schema";
import { DAY, HOUR, MINUTE } from "@/lib/time";
import { serviceIdInput } from "../schema";
import { LISTS, type ListName } from "./lists";
import { COMMAND_ACTIONS, type CommandAction, type CommandState } from "./rules";

/** Made when the form is shown: the same press twice is one command. */
const key = z.string().regex(/^[\w:.-]{8,120}$/, "Load the page again: its form is not complete.");

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, "Use one line of plain text.");

const reason = line(200);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time looks like 05:00.");

/** Far enough for any plan, near enough that a slip of the year is noticed. */
const FURTHEST_MS = 60 * DAY;

export const whenInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("now"),
    /** Players are warned meanwhile. */
    inMinutes: z.number().int().min(0).max(60, "At most 60 minutes; schedule it for later than that."),
  }),
  z.strictObject({
    kind: z.literal("once"),
    at: z.iso.datetime({ offset: true, error: "This is not a time." }),
  }),
  z.strictObject({
    kind: z.literal("daily"),
    times: z
      .array(time)
      .min(1, "Give at least one time.")
      .max(24, "At most 24 times a day.")
      .transform((times) => [...new Set(times)].sort()),
  }),
]);
export type When = z.output<typeof whenInput>;

export const commandInput = z.strictObject({
  serviceId: serviceIdInput,
  action: z.enum(COMMAND_ACTIONS, "Choose what to do."),
  reason,
  when: whenInput,
  warnMinutes: z.number().int().min(1).max(60, "At most 60 minutes.").nullable(),
  key,
});
export type CommandInput = z.input<typeof commandInput>;

/** Why a moment cannot be planned, or null when it can. */
export function planProblem(when: When, now: Date): string | null {
  if (when.kind !== "once") return null;
  const ahead = Date.parse(when.at) - now.getTime();
  if (ahead < MINUTE) return "This time has passed. Choose a later one, or do it now.";
  return ahead > FURTHEST_MS ? "Plan at most 60 days ahead." : null;
}

/** A name or id on a list. Nitrado separates entries by line breaks, so one is a single line of plain text. */
export const entryInput = z
  .string()
  .trim()
  .min(1, "Enter a name or an id.")
  .max(64, "At most 64 characters.")
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, "A name or an id is one line of plain text.");

export const listChangeInput = z.strictObject({
  serviceId: serviceIdInput,
  list: z.enum(LISTS, "Choose a list."),
  action: z.enum(["add", "remove"]),
  entry: entryInput,
  reason,
  /** Hours until an entry is taken off again by itself; null is for good. */
  hours: z
    .number("Hours are a number.")
    .int("Whole hours.")
    .min(1, "At least an hour.")
    .max(24 * 366, "At most a year.")
    .nullable(),
  key,
});
export type ListChangeInput = z.input<typeof listChangeInput>;

export const expiryOf = (hours: number | null, now: Date): Date | null =>
  hours === null ? null : new Date(now.getTime() + hours * HOUR);

export const permissionInput = z.strictObject({
  /** One server, or `*` for all of the guild. */
  serviceId: z.union([z.literal("*"), serviceIdInput]),
  subjectKind: z.enum(["user", "role"], "Choose a person or a role."),
  discordId: snowflake,
  /** 0 takes it away. */
  level: z.number().int().min(0).max(4),
});
export type PermissionInput = z.input<typeof permissionInput>;

export interface CommandDto {
  id: string;
  serviceId: string;
  action: CommandAction;
  reason: string | null;
  by: string;
  runAt: string;
  warnMinutes: number | null;
  warnedAt: string | null;
  repeatTimes: string[] | null;
  state: CommandState;
  stateAt: string;
  outcome: string | null;
  /** Nothing more comes by itself: somebody has to look. */
  needsPerson: boolean;
}

export type ListChangeState = "pending" | "applied" | "failed" | "seen";

export interface ListChangeDto {
  id: number;
  list: ListName;
  action: "add" | "remove";
  entry: string;
  by: string;
  reason: string | null;
  state: ListChangeState;
  stateAt: string;
  outcome: string | null;
  expiresAt: string | null;
  entriesAfter: number | null;
}

export interface ListEntryDto {
  entry: string;
  /** How often it stands in the list. */
  times: number;
  /** The newest word about it; null where it was there before we looked for the first time. */
  since: ListChangeDto | null;
  playerName: string | null;
}

export interface PermissionDto {
  serviceId: string;
  subjectKind: "user" | "role";
  discordId: string;
  /** The member's name where the guild's member list has one. */
  name: string | null;
  level: number;
  updatedAt: string;
}
