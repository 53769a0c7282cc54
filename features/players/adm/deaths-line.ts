import { ADM_EVENT, type AdmEvent, type AdmPlayer } from "./events";
import { finite, type Scan } from "./scan";
import { aiAt, weaponAt } from "./weapon";

const NO_STATS = { water: null, energy: null, bleedSources: null };

/** ` killed by …` without a second player: a lost killer, a mod's character, or an entity or explosive. */
export function otherKill(s: Scan, at: number, player: AdmPlayer): AdmEvent | null {
  if (s.is(" with", at)) {
    const weapon = weaponAt(s, at);
    return weapon && { type: ADM_EVENT.playerKilledByLost, player, ...weapon };
  }
  if (s.is('AI "', at)) {
    const ai = aiAt(s, at + 3);
    const weapon = ai && weaponAt(s, s.blockEnd);
    return ai && weapon && { type: ADM_EVENT.playerKilledByAi, player, ai, ...weapon };
  }
  // A broken identity block is not an entity of that name.
  if (s.is("Player ", at)) return null;
  return { type: ADM_EVENT.playerKilledByEntity, player, entity: s.rest(at) };
}

/** What follows ` died.` or ` drowned.`: the stats in any of their forms, or nothing. */
export function statsDeath(
  s: Scan,
  at: number,
  type: typeof ADM_EVENT.playerDied | typeof ADM_EVENT.playerDrowned,
  player: AdmPlayer,
): AdmEvent | null {
  if (at >= s.end || s.ends(" Stats> could not fetch", at)) return { type, player, ...NO_STATS };
  let i = at;
  let water: number | null = null;
  let energy: number | null = null;
  let bleedSources: number | null = null;
  if (s.is(" Stats> Water: ", i)) {
    i = s.number(i + 15);
    if (i < 0) return null;
    water = finite(s.value);
    if (!s.is(" Energy: ", i)) return null;
    i = s.number(i + 9);
    if (i < 0) return null;
    energy = finite(s.value);
  }
  if (s.is(" Bleed sources: ", i)) {
    i = s.number(i + 16);
    if (i < 0) return null;
    bleedSources = finite(s.value);
  }
  return i === s.end ? { type, player, water, energy, bleedSources } : null;
}
