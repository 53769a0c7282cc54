import { ADM_EVENT, type AdmEvent, type AdmPlayer, type AdmPosition } from "./events";
import type { Scan } from "./scan";

const WITH = " with";

interface Work {
  target: string;
  tool: string | null;
}

/** `TARGET with TOOL` or `TARGET`; the tool follows the last ` with`, since a name may hold the word. */
export function workAt(s: Scan, at: number): Work {
  const word = s.findLast(`${WITH} `, at - 1);
  if (word >= 0) return { target: s.slice(at, word), tool: s.rest(word + 6) };
  const bare = s.end - WITH.length;
  if (bare >= at && s.is(WITH, bare)) return { target: s.slice(at, bare), tool: "" };
  return { target: s.rest(at), tool: null };
}

/** `Built PART on TARGET with TOOL` and `Dismantled PART from TARGET with TOOL`. */
export function partWork(
  s: Scan,
  at: number,
  type: typeof ADM_EVENT.playerBuilt | typeof ADM_EVENT.playerDismantled,
  player: AdmPlayer,
): AdmEvent | null {
  const joint = type === ADM_EVENT.playerBuilt ? " on " : " from ";
  const split = s.find(joint, at);
  if (split < 0) return null;
  return { type, player, part: s.slice(at, split), ...workAt(s, split + joint.length) };
}

/** `NAME<Class>`, or `NAME` alone until 1.26. */
export function placed(s: Scan, at: number, player: AdmPlayer): AdmEvent | null {
  if (at >= s.end) return null;
  const type = ADM_EVENT.playerPlaced;
  const open = s.bytes[s.end - 1] === 62 ? s.findLast("<", at) : -1;
  if (open < 0) return { type, player, item: s.rest(at), className: null };
  return { type, player, item: s.slice(at, open), className: s.slice(open + 1, s.end - 1) };
}

/** `FLAG on POLE at <x, altitude, z>`. */
export function flag(
  s: Scan,
  at: number,
  type: typeof ADM_EVENT.playerRaisedFlag | typeof ADM_EVENT.playerLoweredFlag,
  player: AdmPlayer,
): AdmEvent | null {
  const on = s.find(" on ", at);
  const where = on < 0 ? -1 : s.find(" at ", on + 4);
  if (where < 0) return null;
  const place = vectorIn(s, where + 4);
  return { type, player, flag: s.slice(at, on), pole: s.slice(on + 4, where), place };
}

/** A world vector, altitude in the middle, plain or in the game's debug form `0x… {<x,y,z>}`; null if there is none. */
function vectorIn(s: Scan, at: number): AdmPosition | null {
  const open = s.find("<", at);
  return open >= 0 && s.vector(open + 1, 1) >= 0 ? s.position : null;
}

const STASH = [
  [" Dug in ", ADM_EVENT.playerDugIn],
  [" Dug out ", ADM_EVENT.playerDugOut],
] as const;

/**
 * Actions in which the game prints its own object instead of prose:
 * `Player SurvivorBase<…> [SurvivorM_X:123 ]Mounted BarbedWire on Fence`, and the stash's.
 */
export function debugAction(s: Scan, at: number, player: AdmPlayer): AdmEvent | null {
  const mounted = s.find(" Mounted ", at);
  if (mounted >= 0) return mount(s, mounted + 9, " on ", ADM_EVENT.playerMounted, player);
  const unmounted = s.find(" Unmounted ", at);
  if (unmounted >= 0) return mount(s, unmounted + 11, " from ", ADM_EVENT.playerUnmounted, player);
  for (const [verb, type] of STASH) {
    const found = s.find(verb, at);
    if (found < 0) continue;
    const item = found + verb.length;
    const where = s.find(" at position", item);
    const itemEnd = where < 0 ? s.end : where;
    const debug = s.find("<", item);
    const nameEnd = debug >= 0 && debug < itemEnd ? debug : itemEnd;
    return { type, player, item: s.slice(item, nameEnd), place: where < 0 ? null : vectorIn(s, where + 12) };
  }
  return null;
}

function mount(
  s: Scan,
  at: number,
  joint: string,
  type: typeof ADM_EVENT.playerMounted | typeof ADM_EVENT.playerUnmounted,
  player: AdmPlayer,
): AdmEvent | null {
  const split = s.find(joint, at);
  if (split < 0) return null;
  return { type, player, item: s.slice(at, split), target: s.rest(split + joint.length) };
}
