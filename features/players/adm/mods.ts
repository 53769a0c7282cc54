import type { Scan } from "./scan";

/** How lines begin that server mods write into the admin log. Any `[Tag]` counts too, see `message.ts`. */
const PREFIXES = [
  'AI "',
  "CFAPI",
  "CFTools",
  "GameLabs",
  "Expansion ",
  "BaseRaiding",
  "ADMIN HELPER",
  "||",
  "VPPAdminTools",
  "RB_EVT",
  // Banners.
  "***",
  "===",
  "---",
];

/** What such lines hold wherever the player's name stands first. */
const WITHIN = ["[steam64:"];
const SUFFIXES = [" conectou", " desconectou", " registro criado!"];

/** Whether a message without a shape of the game's own is the known output of a mod. */
export function isModOutput(s: Scan, at: number): boolean {
  for (const prefix of PREFIXES) if (s.is(prefix, at)) return true;
  for (const suffix of SUFFIXES) if (s.ends(suffix, s.end - suffix.length)) return true;
  for (const word of WITHIN) if (s.find(word, at) >= 0) return true;
  return false;
}
