import { type SanctionsAsked, sanctionsAsked } from "@/features/tickets/verdict/sanctions";
import type { SearchParams } from "./member-query";

/** Parts of the set-up, each a form of its own, and what came of it. */
export const PARTS = {
  verdicts: "Verdicts",
  sanctions: "Sanctions",
  messages: "Messages",
  chat: "Chat",
  tickets: "Tickets and staff",
  desk: "Desk",
  servers: "Game servers",
} as const;
export type Part = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as Part[];

export interface OpenPart {
  part: Part;
  server: string | null;
  sanctions: SanctionsAsked;
}

/** The part that an address opens, and the game server or the filters in it. */
export function openPart(params: SearchParams): OpenPart {
  const named = [params.part].flat()[0];
  const part = PART_NAMES.find((one) => one === named) ?? "verdicts";
  return { part, server: [params.server].flat()[0] ?? null, sanctions: sanctionsAsked(params) };
}
