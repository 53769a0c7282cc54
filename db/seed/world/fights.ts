import type { DemoPlayer } from "./cast";
import { BLADES, WEAPONS } from "./cast.data";
import type { Random } from "./random";
import type { Stay } from "./stays";
import type { Point } from "./track";

/** A line of the log with its second on the server's clock. */
export interface Line {
  at: number;
  text: string;
}

const ZONES = [
  "Torso(15)",
  "Head(0)",
  "Brain(37)",
  "LeftArm(22)",
  "RightLeg(9)",
  "LeftLeg(8)",
  "Torso(17)",
  "RightArm(30)",
] as const;

const coordinate = (value: number) => String(Math.trunc(value * 10) / 10);

/** `pos=<east, north, altitude>`, each cut to one decimal, whole numbers without any. */
export function position({ east, north }: Point): string {
  const altitude = 120 + 90 * Math.sin(east / 2_300) * Math.cos(north / 1_900);
  return `pos=<${coordinate(east)}, ${coordinate(north)}, ${coordinate(altitude)}>`;
}

export function identity(player: DemoPlayer, at: Point, dead = false): string {
  return `Player "${player.name}"${dead ? " (DEAD)" : ""} (id=${player.id} ${position(at)})`;
}

function weighted(random: Random) {
  const total = WEAPONS.reduce((sum, weapon) => sum + weapon.often, 0);
  let left = random.next() * total;
  for (const weapon of WEAPONS) {
    left -= weapon.often;
    if (left <= 0) return weapon;
  }
  return WEAPONS[0];
}

/** The lines of one player killing another: hits, and the kill in the same second as the last one. */
export function fight(random: Random, at: number, killer: Stay, victim: Stay): Line[] {
  const from = killer.track.at(at - killer.from);
  if (random.chance(0.06)) {
    const there = { east: from.east + 1.2, north: from.north + 0.6 };
    const blade = random.pick(BLADES);
    return [
      {
        at,
        text: `${identity(victim.player, there, true)} killed by ${identity(killer.player, from)} with ${blade}`,
      },
    ];
  }
  const weapon = weighted(random);
  const distance = Math.max(2, weapon.reach * random.between(0.05, 1) ** 1.6 + random.next());
  const heading = random.between(0, 6.283);
  const there = {
    east: Math.max(1, from.east + Math.cos(heading) * distance),
    north: Math.max(1, from.north + Math.sin(heading) * distance),
  };
  const metres = Number(distance.toPrecision(6));
  const lines: Line[] = [];
  const hits = random.whole(1, 3);
  let health = 100;
  for (let hit = 1; hit <= hits; hit++) {
    const last = hit === hits;
    const damage = last ? health : Number(random.between(18, 38).toPrecision(6));
    health = last ? 0 : Math.max(1, health - damage);
    const zone =
      last && random.chance(0.24) ? random.pick(["Head(0)", "Brain(37)"] as const) : random.pick(ZONES);
    lines.push({
      at: last ? at : at - (hits - hit) * random.whole(1, 4),
      text: `${identity(victim.player, there, last)}[HP: ${Number(health.toPrecision(6))}] hit by ${identity(killer.player, from)} into ${zone} for ${damage} damage (${weapon.ammo}) with ${weapon.name} from ${metres} meters `,
    });
  }
  lines.sort((a, b) => a.at - b.at);
  lines.push({
    at,
    text: `${identity(victim.player, there, true)} killed by ${identity(killer.player, from)} with ${weapon.name} from ${metres} meters `,
  });
  return lines;
}

const STATS = (random: Random) =>
  `Stats> Water: ${random.between(300, 4_000).toFixed(3)} Energy: ${random.between(300, 4_000).toFixed(3)} Bleed sources: ${random.whole(0, 3)}`;

/** A death that no player caused. */
export function mishap(random: Random, at: number, victim: Stay): Line[] {
  const there = victim.track.at(at - victim.from);
  const dead = identity(victim.player, there, true);
  const kind = random.next();
  if (kind < 0.4)
    return [
      {
        at,
        text: `${dead} killed by ${random.pick(["ZmbM_Jacket_blue", "ZmbM_SoldierNormal", "ZmbF_HikerSkinny_Grey", "ZmbM_FarmerFat_Brown"] as const)}`,
      },
    ];
  if (kind < 0.52)
    return [
      {
        at,
        text: `${dead} killed by ${random.pick(["Animal_CanisLupus_Grey", "Animal_UrsusArctos"] as const)}`,
      },
    ];
  if (kind < 0.66)
    return [
      { at, text: `${identity(victim.player, there)} committed suicide` },
      { at, text: `${dead} died. ${STATS(random)}` },
    ];
  if (kind < 0.8)
    return [
      { at, text: `${dead} died. ${STATS(random)}` },
      { at, text: `${dead} bled out` },
    ];
  if (kind < 0.86) return [{ at, text: `${dead} killed by LandMineTrap` }];
  return [{ at, text: `${dead} died. ${STATS(random)}` }];
}
