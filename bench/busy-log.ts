import { ADM_EVENT, type AdmEvent, type AdmPlayer } from "@/features/players/adm/events";
import { writeLine } from "@/features/players/adm/testing/write";

export interface BusyLog {
  lines: number;
  seed: number;
  /** The header's date: `2026-11-20`. The log starts at midnight. */
  date: string;
}

const SLOTS = 60;
const LIST_EVERY = 300;
const DAY = 86_400;
const WEAPONS = ["M4-A1", "SKS M59/66", "KA-74", "Mosin 91/30", "BK-18", "VSD", "LAR", "SG5-K"];
const ZONES = ["Torso", "Head", "Brain", "LeftArm", "RightLeg", "LeftFoot"];

/** How often things happen to each other, after counts in collections of real logs; sessions and lists come beside them. */
const MIX = {
  infected: 12_800,
  shot: 2_890,
  fall: 1_280,
  thing: 1_240,
  explosion: 290,
  blackout: 850,
  placed: 400,
  built: 500,
  emote: 400,
  kill: 190,
  creature: 92,
  died: 369,
  suicide: 87,
};

/** Of the players of `busyLog`, the `nr`th's platform id. */
export const busyId = (nr: number): string => `${(nr + 1).toString(16).toUpperCase().padStart(40, "E")}`;
export const BUSY_PLAYERS = 120;

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A made-up log of a full server: one boot, midnights as they come, in the newest word order. */
export function busyLog({ lines, seed, date }: BusyLog): Buffer {
  const next = random(seed);
  const under = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[under(list.length)] as T;
  const acts = Object.entries(MIX).flatMap(([act, weight]) =>
    Array<string>(Math.ceil(weight / 40)).fill(act),
  );
  const people = Array.from({ length: BUSY_PLAYERS }, (_, nr) => ({
    name: `Survivor ${nr}`,
    id: busyId(nr),
    east: under(15_000),
    north: under(15_000),
    online: false,
  }));
  type Person = (typeof people)[number];
  const here = (one: Person, dead = false): AdmPlayer => {
    one.east = Math.min(15_300, Math.max(0, one.east + under(60) - 30));
    one.north = Math.min(15_300, Math.max(0, one.north + under(60) - 30));
    const position = { east: one.east + 0.5, north: one.north + 0.1, altitude: 120.3 };
    return { name: one.name, id: one.id, dead, position };
  };
  const out: string[] = ["", "*".repeat(78), `AdminLog started on ${date} at 00:00:00`];
  let seconds = 0;
  const say = (event: AdmEvent) => out.push(writeLine(seconds % DAY, event, "C"));
  const join = (one: Person) => {
    one.online = true;
    say({ type: ADM_EVENT.playerConnecting, player: here(one) });
    say({ type: ADM_EVENT.playerConnected, player: here(one) });
  };
  const leave = (one: Person) => {
    one.online = false;
    say({ type: ADM_EVENT.playerDisconnected, player: here(one) });
  };
  const impact = () => ({
    zone: pick(ZONES),
    component: under(50),
    damage: under(9_000) / 100,
    hp: under(10_000) / 100,
  });
  const weapon = () => ({ weapon: pick(WEAPONS), distance: under(4_000) / 10 });
  const ACTS: Record<string, (one: Person, other: Person) => void> = {
    infected: (one) =>
      say({
        type: ADM_EVENT.playerHitByEntity,
        player: here(one),
        source: "Infected",
        ammo: "MeleeInfected",
        ...impact(),
      }),
    shot: (one, other) =>
      say({
        type: ADM_EVENT.playerHitByPlayer,
        player: here(one),
        attacker: here(other),
        ammo: "Bullet_556x45",
        ambiguous: false,
        ...impact(),
        ...weapon(),
      }),
    fall: (one) =>
      say({ type: ADM_EVENT.playerHitByFall, player: here(one), hp: 80.5, ammo: "FallDamageHealth" }),
    thing: (one) =>
      say({
        type: ADM_EVENT.playerHitByObject,
        player: here(one),
        hp: 71,
        source: "Fence",
        ammo: "BarbedWireHit",
      }),
    explosion: (one) =>
      say({ type: ADM_EVENT.playerHitByExplosion, player: here(one), hp: 12, ammo: "LandMineExplosion" }),
    blackout: (one) => {
      say({ type: ADM_EVENT.playerUnconscious, player: here(one) });
      say({ type: ADM_EVENT.playerConscious, player: here(one) });
    },
    placed: (one) =>
      say({ type: ADM_EVENT.playerPlaced, player: here(one), item: "Fence Kit", className: "FenceKit" }),
    built: (one) =>
      say({
        type: ADM_EVENT.playerBuilt,
        player: here(one),
        part: "wall_base_down",
        target: "Fence",
        tool: "Hammer",
      }),
    emote: (one) =>
      say({ type: ADM_EVENT.playerEmote, player: here(one), emote: "EmoteGreeting", item: null }),
    kill: (one, other) => {
      const [player, killer] = [here(one, true), here(other)];
      const shot = { ...impact(), hp: 0, ...weapon() };
      const { weapon: name, distance } = shot;
      say({
        type: ADM_EVENT.playerHitByPlayer,
        player,
        attacker: killer,
        ammo: "Bullet_556x45",
        ambiguous: false,
        ...shot,
      });
      say({ type: ADM_EVENT.playerKilledByPlayer, player, killer, weapon: name, distance, ambiguous: false });
      say({ type: ADM_EVENT.playerConnected, player: here(one) });
    },
    creature: (one) => {
      say({ type: ADM_EVENT.playerKilledByEntity, player: here(one, true), entity: "ZmbM_Jacket_blue" });
      say({ type: ADM_EVENT.playerConnected, player: here(one) });
    },
    died: (one) => {
      say({ type: ADM_EVENT.playerDied, player: here(one, true), water: 0, energy: 12, bleedSources: 1 });
      say({ type: ADM_EVENT.playerConnected, player: here(one) });
    },
    suicide: (one) => {
      say({ type: ADM_EVENT.playerSuicide, player: here(one) });
      say({ type: ADM_EVENT.playerDied, player: here(one, true), water: 900, energy: 900, bleedSources: 0 });
      say({ type: ADM_EVENT.playerConnected, player: here(one) });
    },
  };
  let listed = 0;
  for (const one of people.slice(0, SLOTS)) join(one);
  while (out.length < lines) {
    seconds += under(5);
    const online = people.filter((one) => one.online);
    if (seconds - listed >= LIST_EVERY) {
      listed = seconds;
      say({ type: ADM_EVENT.listStarted, count: online.length });
      for (const one of online) say({ type: ADM_EVENT.playerListed, player: here(one) });
      say({ type: ADM_EVENT.listEnded });
    }
    if (next() < 0.06) {
      const one = pick(people);
      if (one.online && online.length > SLOTS / 2) leave(one);
      else if (!one.online && online.length < SLOTS) join(one);
    }
    const [one, other] = [pick(online), pick(online)];
    if (one !== other && one.online) ACTS[pick(acts)]?.(one, other);
  }
  return Buffer.from(`${out.join("\n")}\n`);
}
