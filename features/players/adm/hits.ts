import { ADM_EVENT, type AdmEvent, type AdmPlayer } from "./events";
import { finite, type Scan } from "./scan";
import { aiAt, weaponAt } from "./weapon";

const HIT_BY = "] hit by ";
const STUNNED_BY = "] stunned by ";
const OPEN = 40;
const CLOSE = 41;
const SPACE = 32;

interface Impact {
  zone: string;
  component: number;
  damage: number | null;
  ammo: string | null;
}

let impactEnd = 0;

/** Reads ` into Zone(12) for 3.5 damage (Ammo)`; a blocked blow has no ammo. The rest starts at `impactEnd`. */
function impactAt(s: Scan, at: number): Impact | null {
  if (!s.is(" into ", at)) return null;
  const { bytes } = s;
  const zoneFrom = at + 6;
  let i = zoneFrom;
  let byte = bytes[i];
  // A zone holds no blank: so a line of many " into " stays linear.
  while (i < s.end && byte !== OPEN && byte !== SPACE) byte = bytes[++i];
  if (byte !== OPEN) return null;
  const zone = s.slice(zoneFrom, i);
  i = s.number(i + 1);
  if (i < 0 || !s.is(") for ", i)) return null;
  const component = s.value;
  i = s.number(i + 6);
  if (i < 0 || !s.is(" damage", i)) return null;
  const damage = finite(s.value);
  i += 7;
  let ammo: string | null = null;
  if (s.is(" (", i)) {
    const from = i + 2;
    i = from;
    while (i < s.end && bytes[i] !== CLOSE) i++;
    if (i >= s.end) return null;
    ammo = s.slice(from, i);
    i++;
  } else if (s.is("  with", i)) i++;
  impactEnd = i;
  return { zone, component, damage, ammo };
}

/** The index of the attacker in `[HP: n] hit by `, with the health in `s.value`; -1 if the tail is something else. */
export function attackerAt(s: Scan, tail: number): number {
  if (!s.is("[HP: ", tail)) return -1;
  const i = s.number(tail + 5);
  return i >= 0 && s.is(HIT_BY, i) ? i + HIT_BY.length : -1;
}

/** A hit by a player whose block ends at `at`. */
export function playerHit(
  s: Scan,
  at: number,
  player: AdmPlayer,
  attacker: AdmPlayer,
  hp: number | null,
  ambiguous: boolean,
): AdmEvent | null {
  const impact = impactAt(s, at);
  const weapon = impact && weaponAt(s, impactEnd);
  if (!impact || !weapon) return null;
  return {
    type: ADM_EVENT.playerHitByPlayer,
    player,
    attacker,
    hp,
    zone: impact.zone,
    component: impact.component,
    damage: impact.damage,
    ammo: impact.ammo,
    weapon: weapon.weapon,
    distance: weapon.distance,
    ambiguous,
  };
}

/** Every tail that begins with `[HP: n]` and names no second player. */
export function otherHit(s: Scan, tail: number, player: AdmPlayer): AdmEvent | null {
  const from = attackerAt(s, tail);
  if (from < 0) return stunned(s, tail, player);
  const hp = finite(s.value);
  if (s.is("explosion (", from) && s.bytes[s.end - 1] === CLOSE) {
    return { type: ADM_EVENT.playerHitByExplosion, player, hp, ammo: s.slice(from + 11, s.end - 1) };
  }
  if (s.is("AI ", from)) return aiHit(s, from + 3, player, hp);
  for (let into = s.find(" into ", from - 1); into >= 0; into = s.find(" into ", into + 1)) {
    const impact = impactAt(s, into);
    if (impact && impactEnd >= s.end) {
      const { zone, component, damage, ammo } = impact;
      const source = s.slice(from, into);
      return { type: ADM_EVENT.playerHitByEntity, player, hp, source, zone, component, damage, ammo };
    }
  }
  const word = s.findLast(" with ", from - 1);
  if (word >= 0) {
    const source = s.slice(from, word);
    return { type: ADM_EVENT.playerHitByObject, player, hp, source, ammo: s.rest(word + 6) };
  }
  const ammo = s.rest(from);
  if (ammo.startsWith("FallDamage")) return { type: ADM_EVENT.playerHitByFall, player, hp, ammo };
  return ammo === "" || ammo.includes(" ")
    ? null
    : { type: ADM_EVENT.playerHitByObject, player, hp, source: ammo, ammo: null };
}

function aiHit(s: Scan, at: number, player: AdmPlayer, hp: number | null): AdmEvent | null {
  const ai = aiAt(s, at);
  const impact = ai && impactAt(s, s.blockEnd);
  const weapon = impact && weaponAt(s, impactEnd);
  if (!ai || !impact || !weapon) return null;
  return { type: ADM_EVENT.playerHitByAi, player, hp, ai, ...impact, ...weapon };
}

function stunned(s: Scan, tail: number, player: AdmPlayer): AdmEvent | null {
  if (!s.is("[HP: ", tail)) return null;
  const i = s.number(tail + 5);
  if (i < 0 || !s.is(STUNNED_BY, i)) return null;
  const hp = finite(s.value);
  return { type: ADM_EVENT.playerStunned, player, hp, ammo: s.rest(i + STUNNED_BY.length) };
}
