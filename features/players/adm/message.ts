import { workAt } from "./building";
import { bracketChat, chat, report } from "./chat";
import { ADM_EVENT, ADM_NOISE, ADM_UNKNOWN, type AdmLine, type AdmNoiseType } from "./events";
import { isModOutput } from "./mods";
import { playerLine } from "./player-line";
import type { Scan } from "./scan";

const LIST = "##### PlayerList log: ";
const EMOTE = "INSTANCETYPE_SERVER play emote id=";
const UNKNOWN: AdmLine = { type: ADM_UNKNOWN };

function noise(type: AdmNoiseType): AdmLine {
  return { type };
}

/** Reads what follows `HH:MM:SS | `; `at` is its first index. */
export function message(s: Scan, at: number): AdmLine {
  if (at >= s.end) return noise(ADM_NOISE.blank);
  switch (s.bytes[at]) {
    case 80: // P
      return (s.is("Player ", at) ? playerLine(s, at + 7) : report(s, at)) ?? other(s, at);
    case 35: // #
      return list(s, at);
    case 67: // C
      return chat(s, at) ?? other(s, at);
    case 91: // [
      return bracket(s, at);
    case 68: // D
      return s.is("DEBUG: ", at) ? noise(ADM_NOISE.debug) : other(s, at);
    case 32:
      if (!s.is(" built ", at)) return other(s, at);
      return { type: ADM_EVENT.shelterBuilt, ...workAt(s, at + 7) };
    default:
      return other(s, at);
  }
}

function other(s: Scan, at: number): AdmLine {
  return isModOutput(s, at) ? noise(ADM_NOISE.mod) : UNKNOWN;
}

function list(s: Scan, at: number): AdmLine {
  if (s.ends("#####", at)) return { type: ADM_EVENT.listEnded };
  if (!s.is(LIST, at)) return UNKNOWN;
  const i = s.number(at + LIST.length);
  if (i < 0 || !(s.ends(" players", i) || s.ends(" player", i))) return UNKNOWN;
  return { type: ADM_EVENT.listStarted, count: s.value };
}

/** `[emote] SurvivorF_X:2:INSTANCETYPE_SERVER play emote id=14 IH=M4A1:4240`, a chat of a mod, or a mod's own line. */
function bracket(s: Scan, at: number): AdmLine {
  if (s.is("[emote] ", at)) return emote(s, at + 8) ?? noise(ADM_NOISE.mod);
  if (s.is("[Chat - ", at)) return bracketChat(s, at) ?? noise(ADM_NOISE.mod);
  return s.find("]", at) > at + 1 ? noise(ADM_NOISE.mod) : UNKNOWN;
}

function emote(s: Scan, at: number): AdmLine | null {
  const nameEnd = s.find(":", at);
  const play = s.find(EMOTE, at);
  if (nameEnd < 0 || play < nameEnd) return null;
  const i = s.number(play + EMOTE.length);
  if (i < 0) return null;
  const id = s.value;
  const held = s.is(" IH=", i) ? s.rest(i + 4) : "";
  const item = held.split(":")[0] ?? "";
  return { type: ADM_EVENT.emotePlayed, character: s.slice(at, nameEnd), emote: id, item: item || null };
}
