import { plain } from "@/features/guilds/feed-words";

/** Longest content of a Discord message, and longest description of an embed, in characters. */
const CONTENT_MAX = 2_000;
const EMBED_MAX = 4_096;

/** Longest name of a thread. */
const NAME_MAX = 100;

/** A message for Discord's REST, as far as the mirror sends one. */
export interface Outgoing {
  content: string;
  embeds: { description: string }[];
  components: readonly unknown[];
}

/** Cuts at a length without leaving half of a character that takes two. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 2)) ? max - 2 : max - 1;
  return `${text.slice(0, end)}…`;
}

/**
 * A message of ours as Discord may have it: mentions, channels, commands and times of Discord's own stay words, and a
 * link shows where it leads. Everything else of Markdown means the same there.
 */
export function toDiscord(text: string): string {
  return text
    .replace(
      /!?\[([^\]\n]*)\]\(\s*<?(https?:\/\/[^\s)>]+)>?[^)\n]*\)/g,
      (_all, label: string, url: string) =>
        label.trim() === "" || label.trim() === url ? url : `${label} (${url})`,
    )
    .replace(/<(?=[@#:/atid])/g, "<\u200b")
    .replace(/@(everyone|here)\b/g, "@\u200b$1");
}

/** Takes the names for Discord's marks: who and which channel are meant, by id. */
interface Mentioned {
  people: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
}

const NOTHING: Mentioned = { people: new Map(), channels: new Map() };

/** What somebody wrote in Discord as our pages read it: marks become words, what cannot be shown goes. */
export function fromDiscord(content: string, mentioned: Mentioned = NOTHING): string {
  return content
    .replace(/<@!?(\d{5,20})>/g, (_all, id: string) => `@${mentioned.people.get(id) ?? "somebody"}`)
    .replace(/<@&\d{5,20}>/g, "@a role")
    .replace(/<#(\d{5,20})>/g, (_all, id: string) => `#${mentioned.channels.get(id) ?? "a channel"}`)
    .replace(/<a?:(\w{2,32}):\d{5,20}>/g, ":$1:")
    .replace(/<\/([^:>]{1,100}):\d{5,20}>/g, "/$1")
    .replace(/<t:(-?\d{1,12})(?::[a-zA-Z])?>/g, (all, seconds: string) => moment(Number(seconds)) ?? all)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}

function moment(seconds: number): string | null {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? null : `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

interface WebMessage {
  id: number;
  author: string;
  isStaff: boolean;
  /** Stands behind the author's name: the opener's tier, or that it is staff; empty for neither. */
  role: string;
  text: string;
  edited: boolean;
  /** Those that do not go along. */
  files: readonly { name: string; size: number }[];
}

/** Where a message stands on the website, for whoever reads the thread: the opener for staff's words, and vice versa. */
export function addressOf(site: string, guildId: string, number: number, message: WebMessage): string {
  const side = message.isStaff ? "me/tickets" : "desk";
  return `${site}/${side}/${guildId}/${number}#message-${message.id}`;
}

const MARK = /^\*\*\[[^\n]*\]\(<[^<>\s]*#message-(\d{1,16})>\)\*\*/;

/** The number of the message of ours that a message of the bot shows: its name's link is the mark. */
export function shownMessage(content: string): number | null {
  const found = MARK.exec(content);
  return found ? Number(found[1]) : null;
}

const MB = 1024 * 1024;
/** What Discord takes of any bot: of one file, and of one message, where some room stays for the words. */
const FILE_MAX = 10 * MB;
const FILES_MAX = 20 * MB;

/** Which files of a message go along to Discord; the others are named there and stand on the website. */
export function filesToSend<F extends { size: number }>(files: readonly F[]): { sent: F[]; named: F[] } {
  let room = FILES_MAX;
  const sent = files.filter(({ size: bytes }) => {
    if (bytes > FILE_MAX || bytes > room) return false;
    room -= bytes;
    return true;
  });
  return { sent, named: files.filter((file) => !sent.includes(file)) };
}

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function fileLines(message: WebMessage): string {
  const lines = message.files.map(
    ({ name, size: bytes }) => `-# File on the website: ${plain(name)}, ${size(bytes)}`,
  );
  return lines.length === 0 ? "" : `\n${lines.join("\n")}`;
}

/**
 * A message of the website as one message of Discord: the author's name, which leads to it on the website, and the
 * words. What does not fit into the content goes on in an embed, so that each message of ours is exactly one there.
 */
export function outgoing(message: WebMessage, address: string): Outgoing {
  const who = message.role ? ` · ${message.role}` : "";
  const edited = message.edited ? " · edited" : "";
  const head = `**[${plain(message.author)}](<${address}>)**${who}${edited}\n`;
  const files = fileLines(message);
  const words = toDiscord(message.text);
  const room = CONTENT_MAX - head.length - files.length;
  if (words.length <= room) return { content: head + words + files, embeds: [], components: [] };
  const lead = words.slice(0, breakBefore(words, room - 1));
  const rest = words.slice(lead.length).trimStart();
  return {
    content: `${head}${lead.trimEnd()}…${files}`,
    embeds: [{ description: cut(rest, EMBED_MAX) }],
    components: [],
  };
}

/** The last line's or word's end within a length; the length itself where there is none near. */
function breakBefore(text: string, max: number): number {
  const part = text.slice(0, max);
  const at = Math.max(part.lastIndexOf("\n"), part.lastIndexOf(" "));
  if (at > max / 2) return at;
  return /[\uD800-\uDBFF]$/.test(part) ? max - 1 : max;
}

/** A thread's name, by whose beginning a thread is found again. */
export const threadName = (number: number, title: string): string =>
  cut(`${threadPrefix(number)}${title.replace(/\s+/g, " ")}`, NAME_MAX);

export const threadPrefix = (number: number): string => `${number} · `;

const button = (style: number, label: string, custom_id: string) => ({ type: 2, style, label, custom_id });
const row = (...components: unknown[]) => ({ type: 1, components });

/** First words of the ids of everything that can be pressed in a ticket's thread. */
export const PRESS = {
  close: "ticket-close:",
  take: "ticket-take:",
  rate: "ticket-rate:",
} as const;

/** The first message of a thread. @param left how many messages stand on the website alone */
export function headMessage(ticket: {
  number: number;
  title: string;
  about: string;
  address: string;
  left: number;
}): Outgoing {
  const { number, title, about, address, left } = ticket;
  const lines = [
    `**Ticket ${number}: ${plain(title)}**`,
    `${about}. Write here or [on the website](<${address}>): it is one conversation.`,
    ...(left > 0
      ? [`-# ${left === 1 ? "One earlier message is" : `${left} earlier messages are`} there.`]
      : []),
  ];
  return {
    content: lines.join("\n"),
    embeds: [],
    components: [
      row(button(1, "Take it", `${PRESS.take}${number}`), button(2, "Close", `${PRESS.close}${number}`)),
    ],
  };
}

/** Under what every closing is told: one message for each time that a ticket was closed. */
export const closingMark = (number: number, closedAt: Date): string =>
  `${PRESS.rate}${number}:${Math.floor(closedAt.getTime() / 1_000)}:`;

/** What a thread says last. The opener rates it here. */
export function closingMessage(ticket: {
  number: number;
  closedAt: Date;
  by: string | null;
  reason: string | null;
  address: string;
}): Outgoing {
  const { number, closedAt, by, reason, address } = ticket;
  const lines = [
    `**Closed**${by ? ` by ${plain(by)}` : ""}${reason ? `: ${toDiscord(reason)}` : "."}`,
    `How did it go, from 1 to 5? If it is not settled, [open it again on the website](<${address}>).`,
  ];
  const mark = closingMark(number, closedAt);
  return {
    content: cut(lines.join("\n"), CONTENT_MAX),
    embeds: [],
    components: [row(...[1, 2, 3, 4, 5].map((stars) => button(2, String(stars), `${mark}${stars}`)))],
  };
}
