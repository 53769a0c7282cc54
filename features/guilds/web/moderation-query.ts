import type { SearchParams } from "./member-query";

/** Parts of the set-up, each a form of its own. */
export const PARTS = {
  verdicts: "Verdicts",
  messages: "Messages",
  chat: "Chat",
  tickets: "Tickets and staff",
  desk: "Desk",
  servers: "Game servers",
} as const;
export type Part = keyof typeof PARTS;

/** The part that an address opens, and the game server in it. */
export function openPart(params: SearchParams): { part: Part; server: string | null } {
  const named = [params.part].flat()[0];
  const part = (Object.keys(PARTS) as Part[]).find((one) => one === named) ?? "verdicts";
  return { part, server: [params.server].flat()[0] ?? null };
}
