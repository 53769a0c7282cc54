import { ADM_EVENT, type AdmLine, isEvent, isNoise } from "./adm/events";
import { AdmReader, type AdmRecord } from "./adm/reader";

/** A line of an admin log and how it was understood. */
export interface HeardLine {
  raw: string;
  /** `event`: it means something; `noise`: it is known to carry nothing; `unknown`: it was not understood. */
  kind: "event" | "noise" | "unknown";
  /** The parser's own name of it, as in docs/adm-events.md. */
  type: string;
  words: string;
}

const LONGEST = 400;

/** `player.raised_flag` is `raised flag`. */
const verb = (type: string) => type.slice(type.indexOf(".") + 1).replaceAll("_", " ");

const metres = (distance: number | null) => (distance === null ? "" : ` from ${Math.round(distance)} m`);
const withWeapon = (weapon: string | null) => (weapon === null ? "" : ` with ${weapon}`);

/** What a line says, in a sentence. */
export function heardWords(line: AdmLine): string {
  if (isNoise(line)) return "Nothing that counts: a frame, a blank line or a mod's own words.";
  if (!isEvent(line)) return "Not understood. The reader keeps such lines, so that they can be taught.";
  switch (line.type) {
    case ADM_EVENT.logStarted:
      return `The log of a start on ${line.date} begins.`;
    case ADM_EVENT.playerConnecting:
      return `${line.player.name} is joining.`;
    case ADM_EVENT.playerConnected:
      return `${line.player.name} came.`;
    case ADM_EVENT.playerDisconnected:
      return `${line.player.name} left.`;
    case ADM_EVENT.playerKilledByPlayer:
      return `${line.killer.name} killed ${line.player.name}${withWeapon(line.weapon)}${metres(line.distance)}.`;
    case ADM_EVENT.playerHitByPlayer:
      return `${line.attacker.name} hit ${line.player.name}${withWeapon(line.weapon)}${metres(line.distance)}.`;
    case ADM_EVENT.playerListed:
      return `${line.player.name} is online${line.player.position ? ", with a place on the map" : ""}.`;
    case ADM_EVENT.listStarted:
      return `The list of players begins: ${line.count} online.`;
    case ADM_EVENT.listEnded:
      return "The list of players ends.";
    case ADM_EVENT.playerPlaced:
      return `${line.player.name} placed ${line.item}.`;
    case ADM_EVENT.playerBuilt:
    case ADM_EVENT.playerDismantled:
      return `${line.player.name} ${verb(line.type)} ${line.part} on ${line.target}.`;
    default:
      return "player" in line
        ? `${line.player.name}: ${verb(line.type)}.`
        : `${verb(line.type).replace(/^./, (first) => first.toUpperCase())}.`;
  }
}

const toHeard = ({ line, raw }: AdmRecord): HeardLine => ({
  raw: raw.length > LONGEST ? `${raw.slice(0, LONGEST)}…` : raw,
  kind: isEvent(line) ? "event" : isNoise(line) ? "noise" : "unknown",
  type: line.type,
  words: heardWords(line),
});

/** How much of a stretch of a log was understood, and its last lines that say something. */
export interface Heard {
  events: number;
  unknown: number;
  /** The newest first. */
  lines: HeardLine[];
}

/**
 * Listens to a stretch of a log with the parser that reads it for good.
 * @param from the byte of the log at which the stretch begins; its first, partial line is left out unless that is 0
 * @param most so many lines are told
 */
export function listen(bytes: Uint8Array, from: number, most: number): Heard {
  const begin = from === 0 ? 0 : bytes.indexOf(10) + 1;
  const clock = { days: null, rolled: 0, seconds: null };
  const state = from === 0 ? undefined : { offset: from + begin, boot: 1, stamped: true, clock };
  const heard: HeardLine[] = [];
  new AdmReader(state).push(bytes.subarray(begin), (record) => {
    heard.push(toHeard(record));
  });
  const telling = heard.filter(({ kind }) => kind !== "noise");
  return {
    events: heard.filter(({ kind }) => kind === "event").length,
    unknown: heard.filter(({ kind }) => kind === "unknown").length,
    lines: telling.slice(-most).reverse(),
  };
}
