import { isSnowflake, isUuid } from "@/lib/ids";

/** What can be followed: a ticket by its staff, a ticket by its opener, a guild's desk, one's own notices. */
export type Topic =
  | { kind: "ticket" | "own"; guildId: string; number: number }
  | { kind: "desk"; guildId: string }
  | { kind: "user"; userId: string };

/** Reads a topic's name; null for anything that is none. */
export function parseTopic(text: string): Topic | null {
  const [kind, id = "", number = "", ...more] = text.split(":");
  if (more.length > 0) return null;
  if ((kind === "ticket" || kind === "own") && isSnowflake(id) && /^[1-9]\d{0,8}$/.test(number))
    return { kind, guildId: id, number: Number(number) };
  if (number !== "") return null;
  if (kind === "desk" && isSnowflake(id)) return { kind, guildId: id };
  if (kind === "user" && isUuid(id)) return { kind, userId: id.toLowerCase() };
  return null;
}
