import type { Part } from "../data/conversation";
import type { SearchParams } from "./ticket-query";

/** Which part of a conversation an address asks for: `from` a message on, else the newest. */
export function partOf({ from }: SearchParams): Part {
  return typeof from === "string" && /^[1-9]\d{0,14}$/.test(from) ? { from: Number(from) } : "newest";
}
