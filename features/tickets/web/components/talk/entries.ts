import { MINUTE } from "@/lib/time";
import type { TicketChange, TicketMessage } from "../../../schema";
import type { OtherMessage } from "../compose/newer-bar";

/** Words of one person that follow each other so soon stand under one name. */
const TOGETHER_MS = 5 * MINUTE;

export type Entry =
  | { kind: "day"; key: string; at: string }
  | { kind: "change"; key: string; change: TicketChange }
  | {
      kind: "message";
      key: string;
      message: TicketMessage;
      /** Goes on with what the same person said just before: no name and no picture again. */
      goesOn: boolean;
      /** Id of the message before it that somebody else may be told of; 0 without one. */
      after: number;
    };

const goesOn = (message: TicketMessage, before: TicketMessage): boolean =>
  message.author.discordId === before.author.discordId &&
  message.author.name === before.author.name &&
  message.kind === before.kind &&
  message.kind !== "note" &&
  message.source === before.source &&
  Date.parse(message.at) - Date.parse(before.at) <= TOGETHER_MS;

/** What was changed and needs a line of its own: an edited message carries its mark itself. */
const needsLine = (change: TicketChange) => change.change !== "message-edited";

/**
 * Messages and what was done with the ticket, in the order in which they happened, with a line where a day begins.
 * @param timeZone the reader's
 * @param me Discord id of the reader
 */
export function entriesOf(
  { messages, changes }: { messages: readonly TicketMessage[]; changes: readonly TicketChange[] },
  timeZone: string,
  me: string,
): Entry[] {
  const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone });
  const all = [
    ...messages.map((message) => ({ at: message.at, message, change: null })),
    ...changes.filter(needsLine).map((change) => ({ at: change.at, message: null, change })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const entries: Entry[] = [];
  let today = "";
  let last: TicketMessage | null = null;
  let after = 0;
  for (const { at, message, change } of all) {
    const its = day.format(new Date(at));
    if (its !== today) {
      entries.push({ kind: "day", key: `day-${its}`, at });
      last = null;
    }
    today = its;
    if (message) {
      const key = `message-${message.id}`;
      entries.push({ kind: "message", key, message, goesOn: last !== null && goesOn(message, last), after });
      last = message;
      if (isOthers(message, me)) after = message.id;
    } else {
      entries.push({ kind: "change", key: `change-${change.id}`, change });
      last = null;
    }
  }
  return entries;
}

/** A public message of somebody else: what a writer is told of. */
export const isOthers = (message: TicketMessage, me: string): boolean =>
  message.kind !== "note" && message.author.discordId !== me;

/** The newest public messages of others, for whoever writes while they come. @param me Discord id of the writer */
export function othersOf(messages: readonly TicketMessage[], me: string): OtherMessage[] {
  return messages
    .filter((message) => isOthers(message, me))
    .slice(-5)
    .map(({ id, author, at, source, kind }) => ({
      id,
      name: author.name,
      at,
      discord: source === "discord",
      staff: kind === "staff",
    }));
}
