import { debugAction, flag, partWork, placed, workAt } from "./building";
import { otherKill, statsDeath } from "./deaths-line";
import { ADM_EVENT, type AdmEvent, type AdmPlayer } from "./events";
import { attackerAt, otherHit, playerHit } from "./hits";
import { connectedAt, lastBlock, nextBlock, plainPlayerAt, playerAt } from "./identity";
import { finite, type Scan } from "./scan";
import { weaponAt } from "./weapon";

const LEGACY_KILL = " has been killed by player ";
const KILLED_BY_PLAYER = " killed by Player ";
const SPACE = 32;

const STATES = [
  [" is connecting", ADM_EVENT.playerConnecting],
  [" is connected", ADM_EVENT.playerConnected],
  [" is unconscious", ADM_EVENT.playerUnconscious],
  [" regained consciousness", ADM_EVENT.playerConscious],
  [" has been disconnected", ADM_EVENT.playerDisconnected],
  [" committed suicide", ADM_EVENT.playerSuicide],
  [" committed suicide.", ADM_EVENT.playerSuicide],
  [" bled out", ADM_EVENT.playerBledOut],
  [" is choosing to respawn", ADM_EVENT.playerRespawning],
  [" is disconnecting while being unconscious", ADM_EVENT.playerLeftUnconscious],
  [" is disconnecting while being restrained", ADM_EVENT.playerLeftRestrained],
  [" has drowned while unconscious", ADM_EVENT.playerDrownedUnconscious],
] as const;

const WORK = [
  [" destroyed ", ADM_EVENT.playerDestroyed],
  [" folded ", ADM_EVENT.playerFolded],
  [" packed ", ADM_EVENT.playerPacked],
  [" re-packed ", ADM_EVENT.playerRepacked],
  [" repaired ", ADM_EVENT.playerRepaired],
  [" built ", ADM_EVENT.playerBuiltShelter],
] as const;

/** Reads a message that starts with `Player `; `at` is the index after it. Null if no shape of the grammar fits. */
export function playerLine(s: Scan, at: number): AdmEvent | null {
  return plainLine(s, at) ?? carefulLine(s, at);
}

/** The common case: quotes only where the grammar has them, so that each name ends at the first one. */
function plainLine(s: Scan, at: number): AdmEvent | null {
  const player = plainPlayerAt(s, at);
  if (!player) return null;
  const tail = s.blockEnd;
  if (tail >= s.end) return s.hasPosition ? { type: ADM_EVENT.playerListed, player } : null;
  const quote = s.text.indexOf('"', tail);
  if (quote < 0 || quote >= s.end) return onePlayer(s, tail, player);
  let by = attackerAt(s, tail);
  const hp = by < 0 ? null : finite(s.value);
  const hit = by >= 0;
  if (!hit && s.is(" killed by ", tail)) by = tail + 11;
  if (by < 0 || quote !== by + 7 || !s.is("Player ", by)) return null;
  const other = plainPlayerAt(s, quote);
  if (!other) return null;
  const rest = s.blockEnd;
  const more = s.text.indexOf('"', rest);
  if (rest >= s.end || (more >= 0 && more < s.end)) return null;
  return hit ? playerHit(s, rest, player, other, hp, false) : playerKill(s, rest, player, other, false);
}

/** Any other case: the last block is the genuine one, since nothing that a player can write follows it. */
function carefulLine(s: Scan, at: number): AdmEvent | null {
  const block = lastBlock(s, at);
  if (block < 0) return null;
  const tail = s.blockEnd;
  if (tail >= s.end) return bareBlock(s, at, block);
  if (s.is(" into ", tail) || s.is(" with", tail)) return twoPlayers(s, at, block, tail);
  const player = playerAt(s, at, block);
  return player && onePlayer(s, tail, player);
}

function playerKill(
  s: Scan,
  at: number,
  player: AdmPlayer,
  killer: AdmPlayer,
  ambiguous: boolean,
): AdmEvent | null {
  const weapon = weaponAt(s, at);
  if (!weapon) return null;
  const { weapon: name, distance } = weapon;
  return { type: ADM_EVENT.playerKilledByPlayer, player, killer, weapon: name, distance, ambiguous };
}

/** A line that ends with its identity block: a row of the player list, or one of the old forms. */
function bareBlock(s: Scan, at: number, block: number): AdmEvent | null {
  if (s.hasPosition) {
    const player = playerAt(s, at, block);
    return player && { type: ADM_EVENT.playerListed, player };
  }
  const connected = connectedAt(s, at, block);
  if (connected) return { type: ADM_EVENT.playerConnected, player: connected };
  return twoPlayers(s, at, block, s.end);
}

/** A kill or hit by a player: the last block is the killer's, the victim is looked for from the left. */
function twoPlayers(s: Scan, at: number, block: number, tail: number): AdmEvent | null {
  const killerId = s.id;
  const killerPosition = s.position;
  const into = s.is(" into ", tail);
  for (let victim = nextBlock(s, at, block); victim >= 0; victim = nextBlock(s, victim + 1, block)) {
    const next = s.blockEnd;
    let by = -1;
    let hp: number | null = null;
    if (tail >= s.end) by = s.is(LEGACY_KILL, next) ? next + LEGACY_KILL.length : -1;
    else if (!into) by = s.is(KILLED_BY_PLAYER, next) ? next + KILLED_BY_PLAYER.length : -1;
    const hit = into ? attackerAt(s, next) : -1;
    if (hit >= 0 && s.is("Player ", hit)) {
      by = hit + 7;
      hp = finite(s.value);
    }
    if (by < 0 || by > block) continue;
    const player = playerAt(s, at, victim);
    s.id = killerId;
    s.position = killerPosition;
    const killer = playerAt(s, by, block);
    if (!player || !killer) return null;
    const ambiguous = killer.name.includes('"');
    if (hit >= 0) return playerHit(s, tail, player, killer, hp, ambiguous);
    return playerKill(s, tail, player, killer, ambiguous);
  }
  return null;
}

/** Tails by their first letters, the frequent ones first. */
function onePlayer(s: Scan, tail: number, player: AdmPlayer): AdmEvent | null {
  switch (s.bytes[tail]) {
    case 91: // [
      return otherHit(s, tail, player);
    case 66: // B
      return s.is("Built ", tail) ? partWork(s, tail + 6, ADM_EVENT.playerBuilt, player) : null;
    case 68: // D
      return s.is("Dismantled ", tail) ? partWork(s, tail + 11, ADM_EVENT.playerDismantled, player) : null;
    case 80: // P
      return s.is("Player ", tail) ? debugAction(s, tail, player) : null;
    case SPACE:
      return sentence(s, tail, player);
    default:
      return null;
  }
}

function sentence(s: Scan, tail: number, player: AdmPlayer): AdmEvent | null {
  const length = s.end - tail;
  for (const [words, type] of STATES) {
    if (words.length === length && s.is(words, tail)) return { type, player };
  }
  if (s.is(" killed by ", tail)) return otherKill(s, tail + 11, player);
  if (s.is(" killed by", tail) && tail + 10 === s.end) return otherKill(s, s.end, player);
  if (s.is(" died.", tail)) return statsDeath(s, tail + 6, ADM_EVENT.playerDied, player);
  if (s.is(" drowned.", tail)) return statsDeath(s, tail + 9, ADM_EVENT.playerDrowned, player);
  if (s.is(" performed ", tail)) {
    const { target, tool } = workAt(s, tail + 11);
    return { type: ADM_EVENT.playerEmote, player, emote: target, item: tool };
  }
  if (s.is(" placed ", tail)) return placed(s, tail + 8, player);
  for (const [verb, type] of WORK) {
    if (s.is(verb, tail) && tail + verb.length < s.end)
      return { type, player, ...workAt(s, tail + verb.length) };
  }
  if (s.is(" has raised ", tail)) return flag(s, tail + 12, ADM_EVENT.playerRaisedFlag, player);
  if (s.is(" has lowered ", tail)) return flag(s, tail + 13, ADM_EVENT.playerLoweredFlag, player);
  return s.is(" was teleported from: <", tail) ? teleport(s, tail + 23, player) : null;
}

/** `x, altitude, z> to: <x, altitude, z>. Reason: TEXT`. */
function teleport(s: Scan, at: number, player: AdmPlayer): AdmEvent | null {
  const fromEnd = s.vector(at, 1);
  if (fromEnd < 0 || !s.is("> to: <", fromEnd)) return null;
  const from = s.position;
  const toEnd = s.vector(fromEnd + 7, 1);
  if (toEnd < 0) return null;
  const to = s.position;
  const reason = s.is(">. Reason: ", toEnd) ? s.rest(toEnd + 11) : "";
  return { type: ADM_EVENT.playerTeleported, player, from, to, reason };
}
