import { plain } from "../feed-words";
import type { Appeal, StaffLevel, VerdictCaps } from "./rules";
import type { SanctionKind } from "./sanctions";

export const LEVEL_NAMES: Record<StaffLevel, string> = {
  support: "Support",
  moderator: "Moderators",
  manager: "Managers",
};

export const VERDICTS: Record<keyof VerdictCaps, { name: string; unit: "days" | "coins"; what: string }> = {
  banDays: { name: "Longest ban", unit: "days", what: "From a game server. No limit also means for good." },
  refund: { name: "Largest refund", unit: "coins", what: "Coins of one order, given back." },
  compensation: { name: "Largest compensation", unit: "coins", what: "New coins for one case." },
};

/** What a player is told of a verdict. */
export interface VerdictWords {
  guild: string;
  kind: "warning" | "ban";
  reason: string;
  /** Null is without an end. */
  days: number | null;
  /** When a ban with an end is over. */
  until: Date | null;
  server: string | null;
  appeal: Appeal;
}

/** The message that Grizzly OS sends to a player, as Discord's marks have it. */
export function verdictMessage({ guild, kind, reason, days, until, server, appeal }: VerdictWords): string {
  const where = server ? ` on **${plain(server)}**` : "";
  const long = days === null ? "without an end" : `for ${days} ${days === 1 ? "day" : "days"}`;
  const head =
    kind === "warning"
      ? `**${plain(guild)}** gives you a warning${where}.`
      : `**${plain(guild)}** has banned you${where} ${long}.`;
  const ends = kind === "ban" && until ? `It ends <t:${Math.floor(until.getTime() / 1_000)}:R>.` : null;
  const after = kind === "warning" ? "Nothing else happens. The next one may be a ban." : ends;
  const link = appeal.link ? `\n${appeal.link}` : "";
  return [head, `Reason: ${plain(reason)}`, after, `${plain(appeal.text)}${link}`]
    .filter((line) => line !== null)
    .join("\n");
}

const DID: Record<SanctionKind, string> = {
  warn: "was warned",
  timeout: "was timed out",
  kick: "was kicked",
  ban: "was banned",
};

/** A sanction as the log's channel shows it; nobody in it is pinged. */
export function logWords(sanction: {
  kind: SanctionKind;
  discordId: string;
  by: string;
  reason: string;
  until: Date | null;
}): string {
  const { kind, discordId, by, reason, until } = sanction;
  const end = until === null ? "" : ` until <t:${Math.floor(until.getTime() / 1_000)}:f>`;
  return `<@${discordId}> ${DID[kind]}${end} by <@${by}> · ${plain(reason)}`;
}

const SHOWN = 300;

/** A message that was taken away, as the log's channel shows it. */
export function heldWords(held: {
  discordId: string;
  channelId: string;
  why: string;
  content: string;
}): string {
  const { discordId, channelId, why, content } = held;
  const said = content.length > SHOWN ? `${content.slice(0, SHOWN)}…` : content;
  return `A message of <@${discordId}> in <#${channelId}> was taken away · ${plain(why)}\n${plain(said.replace(/\s+/g, " "))}`;
}

const TOLD: Record<SanctionKind, string> = {
  warn: "gives you a warning.",
  timeout: "has timed you out: you can read, and not write.",
  kick: "has sent you away. You may come back.",
  ban: "has banned you from its Discord server.",
};

/** What a member is told of a sanction in Discord, by direct message. */
export function sanctionMessage(told: {
  guild: string;
  kind: SanctionKind;
  reason: string;
  until: Date | null;
  appeal: Appeal;
}): string {
  const { guild, kind, reason, until, appeal } = told;
  const end = until === null ? null : `It ends <t:${Math.floor(until.getTime() / 1_000)}:R>.`;
  const link = appeal.link ? `\n${appeal.link}` : "";
  return [
    `**${plain(guild)}** ${TOLD[kind]}`,
    `Reason: ${plain(reason)}`,
    end,
    `${plain(appeal.text)}${link}`,
  ]
    .filter((line) => line !== null)
    .join("\n");
}
