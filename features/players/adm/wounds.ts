import { ADM_EVENT, type AdmEvent, type AdmPlayer, isKnownId } from "./events";

/** Seconds in which a hit can still be the reason of a death that names no killer. */
const FINISH_WINDOW = 120;
/** Health at or under which a hit counts as the one that finished. */
const FINISH_HP = 25;
/** Seconds between the hit that kills and the line that says so. */
const FATAL_WINDOW = 2;
const KEPT = 256;

/** A player's hit on another, as evidence for a death. */
export interface AdmHit {
  attacker: AdmPlayer;
  weapon: string | null;
  distance: number | null;
  zone: string;
  ammo: string | null;
  damage: number | null;
  hp: number | null;
  clock: number;
  offset: number;
  length: number;
}

interface Wound {
  /** When anything last hurt this player. */
  at: number;
  /** The last damage to the living player, if a player did it. */
  last: AdmHit | null;
  /** Unconscious since that hit. */
  knocked: boolean;
  /** The first hit that left no health. */
  fatal: AdmHit | null;
}

export type AdmWoundsState = [string, Wound][];

/** What was last done to whom: the evidence from which deaths take the body part and, at worst, a likely killer. */
export class AdmWounds {
  private readonly wounds: Map<string, Wound>;

  constructor(state?: AdmWoundsState) {
    this.wounds = new Map(state?.map(([id, wound]) => [id, { ...wound }]));
  }

  get state(): AdmWoundsState {
    return [...this.wounds].map(([id, wound]) => [id, { ...wound }]);
  }

  clear(): void {
    this.wounds.clear();
  }

  forget(id: string): void {
    this.wounds.delete(id);
  }

  apply(line: AdmEvent, clock: number, offset: number, length: number): void {
    if (!("player" in line) || !isKnownId(line.player.id)) return;
    const { id, dead } = line.player;
    if (line.type === ADM_EVENT.playerUnconscious || line.type === ADM_EVENT.playerConscious) {
      const wound = this.wounds.get(id);
      if (wound && !dead) wound.knocked = line.type === ADM_EVENT.playerUnconscious;
      return;
    }
    if (!("hp" in line)) return;
    const hurt = !("damage" in line) || line.damage === null || line.damage > 0;
    if (line.type !== ADM_EVENT.playerHitByPlayer) {
      if (hurt && !dead) this.set(id, { at: clock, last: null, knocked: false, fatal: null }, clock);
      return;
    }
    if (!hurt) return;
    const { attacker, weapon, distance, zone, ammo, damage, hp } = line;
    const hit: AdmHit = { attacker, weapon, distance, zone, ammo, damage, hp, clock, offset, length };
    const before = this.wounds.get(id);
    const fresh = before?.fatal && clock - before.fatal.clock <= FATAL_WINDOW ? before.fatal : null;
    const fatal = fresh ?? (hp === 0 ? hit : null);
    if (dead)
      this.set(
        id,
        { at: clock, last: before?.last ?? null, knocked: before?.knocked ?? false, fatal },
        clock,
      );
    else this.set(id, { at: clock, last: hit, knocked: false, fatal }, clock);
  }

  /** The hit by this killer that ended the life, if the log shows it right before. */
  fatalHit(victimId: string, killerId: string, clock: number): AdmHit | null {
    const wound = this.wounds.get(victimId);
    for (const hit of [wound?.fatal, wound?.last]) {
      if (hit && hit.attacker.id === killerId && Math.abs(clock - hit.clock) <= FATAL_WINDOW) return hit;
    }
    return null;
  }

  /**
   * Who most likely brought down a victim whose death names no killer: the last to hurt them, within
   * two minutes, if that left them at 25 health or less or unconscious. Never proof.
   */
  suspect(victimId: string, clock: number): AdmHit | null {
    const wound = this.wounds.get(victimId);
    const hit = wound?.last;
    if (!wound || !hit || clock - hit.clock > FINISH_WINDOW) return null;
    if (hit.attacker.id === victimId || !isKnownId(hit.attacker.id)) return null;
    return wound.knocked || (hit.hp !== null && hit.hp <= FINISH_HP) ? hit : null;
  }

  private set(id: string, wound: Wound, clock: number): void {
    this.wounds.set(id, wound);
    if (this.wounds.size <= KEPT) return;
    for (const [key, { at }] of this.wounds) if (clock - at > FINISH_WINDOW) this.wounds.delete(key);
  }
}
