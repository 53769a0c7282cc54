import { BLADES, WEAPONS } from "@/db/seed/world/cast.data";
import type { Dice } from "../dice";
import type { Generation } from "../types";
import { amount, type Body, who } from "./words";

const ZONES = ["Torso(15)", "LeftArm(22)", "RightLeg(9)", "LeftLeg(8)", "Torso(17)", "RightArm(30)"] as const;
const FISTS = "Fists";
const GRENADE = /grenade|flashbang|claymore/i;

interface Arm {
  /** As the line ends: ` with M4-A1 from 12.5 meters `. */
  with: string;
  ammo: string;
  low: number;
  high: number;
}

function armOf(weapon: string, metres: number): Arm {
  if (weapon === FISTS) return { with: "", ammo: "MeleeFist_Heavy", low: 8, high: 16 };
  if ((BLADES as readonly string[]).includes(weapon)) {
    return { with: ` with ${weapon}`, ammo: "MeleeSharpLight_4", low: 14, high: 30 };
  }
  const ammo = WEAPONS.find(({ name }) => name === weapon)?.ammo ?? "Bullet_556x45";
  return { with: ` with ${weapon} from ${amount(metres)} meters `, ammo, low: 18, high: 60 };
}

/** One shot or blow that is survived. @param health what is left after it */
function hit(
  victim: Body,
  attacker: Body,
  weapon: string,
  metres: number,
  health: number,
  damage: number,
  zone: string,
): string {
  const arm = armOf(weapon, metres);
  return `${who(victim)}[HP: ${amount(health)}] hit by ${who(attacker)} into ${zone} for ${amount(damage)} damage (${arm.ammo})${arm.with}`;
}

/** A wound by another player that is survived. */
export function wound(
  dice: Dice,
  victim: Body,
  attacker: Body,
  weapon: string,
  metres: number,
  health: number,
): { lines: string[]; health: number } {
  const arm = armOf(weapon, metres);
  const damage = Math.min(health - 1, dice.between(arm.low, arm.high) / 2);
  const left = health - damage;
  return { lines: [hit(victim, attacker, weapon, metres, left, damage, dice.pick(ZONES))], health: left };
}

function explosion(victim: Body, weapon: string, generation: Generation): string[] {
  const dead = who({ ...victim, dead: true });
  // Until 1.25 the line kept a place for the thrower, whom the game never knew.
  const cause = generation === "A" ? ` with ${weapon}` : weapon;
  return [`${who(victim)}[HP: 0] hit by explosion (M67Grenade_Ammo)`, `${dead} killed by ${cause}`];
}

/** What the log says in the second in which one player kills another; explosives name nobody. */
export function killing(
  dice: Dice,
  generation: Generation,
  victim: Body,
  killer: Body,
  deed: { weapon: string; metres: number; headshot: boolean; health: number },
): string[] {
  const { weapon, metres, headshot, health } = deed;
  if (GRENADE.test(weapon)) return explosion(victim, weapon, generation);
  const dead = { ...victim, dead: true };
  const self = victim.id === killer.id;
  const by = self ? dead : killer;
  const arm = armOf(weapon, metres);
  const zone = headshot ? dice.pick(["Head(0)", "Brain(37)"] as const) : dice.pick(ZONES);
  const lines = [hit(dead, by, weapon, metres, 0, Math.max(health, arm.low), zone)];
  if (!self && dice.chance(0.3)) {
    const first = Math.min(health - 1, dice.between(arm.low, arm.high) / 2);
    if (first > 0)
      lines.unshift(hit(victim, killer, weapon, metres, health - first, first, dice.pick(ZONES)));
  }
  lines.push(`${who(dead)} killed by ${who(by)}${weapon === FISTS ? " with (MeleeFist)" : arm.with}`);
  // Bullets that were in the air still hit the body.
  if (!self && dice.chance(0.15)) lines.push(hit(dead, killer, weapon, metres, 0, arm.low, dice.pick(ZONES)));
  return lines;
}

/** Hurt by the world: infected, animals, falls, cars, wire. */
export function scratch(dice: Dice, victim: Body, health: number): { line: string; health: number } {
  const damage = Math.min(health - 1, dice.between(1, 9));
  const left = dice.chance(0.15) ? health : health - Math.max(0, damage);
  const me = `${who(victim)}[HP: ${amount(left)}]`;
  const zone = dice.pick(ZONES);
  if (left === health) {
    const nothing = dice.pick([
      "hit by Infected into Block(-1) for 0 damage ",
      `hit by Infected into ${zone} for 0 damage (Dummy_Light)`,
    ] as const);
    return { line: `${me} ${nothing}`, health };
  }
  const tail = dice.pick([
    `hit by Infected into ${zone} for ${amount(damage)} damage (MeleeInfected)`,
    `hit by Infected into ${zone} for ${amount(damage)} damage (MeleeInfectedLong)`,
    `hit by Wolf into ${zone} for ${amount(damage)} damage (MeleeWolf)`,
    `hit by Brown Bear into ${zone} for ${amount(damage)} damage (MeleeBear)`,
    "hit by FallDamageHealth",
    "hit by Fence with BarbedWireHit",
    "hit by Fireplace with FireDamage",
    "hit by UAZ_3909 with TransportHit",
  ]);
  return { line: `${me} ${tail}`, health: left };
}

/** A death that no player caused. */
export function mishap(dice: Dice, body: Body): string[] {
  const dead = who({ ...body, dead: true });
  const stats = `Stats> Water: ${amount(dice.between(300, 4_000))} Energy: ${amount(dice.between(300, 4_000))} Bleed sources: ${dice.whole(0, 3)}`;
  const cause = dice.pick([
    "ZmbM_Jacket_blue",
    "ZmbM_SoldierNormal",
    "ZmbF_HikerSkinny_Grey",
    "Animal_CanisLupus_Grey",
    "Animal_UrsusArctos",
    "Sedan_02_Red",
    "LandMineTrap",
  ]);
  return dice.pick([
    [`${dead} killed by ${cause}`],
    [`${dead} killed by ${cause}`],
    [`${dead} died. ${stats}`, `${dead} bled out`],
    [`${dead} died. ${stats}`],
    [`${dead} drowned. ${stats}`],
  ]);
}
