import { ADM_EVENT, type AdmEvent, type AdmPlayer } from "../events";
import { clock, type Generation, writeLine } from "./write";

const NAMES = [
  "Anna",
  "Ёжик",
  "[BW] Lazy ",
  "Turtle (2)",
  "IlIbigIll",
  "Мария",
  "a|b <c>",
  "K1NG GRIZZ",
  "O'Neil",
  "żółw",
];
const WEAPONS = ["M4-A1", "SKS M59/66", "B950 'Blaze'", "Винтовка", "Sporter 22"];
const ZONES = ["Torso", "Head", "Brain", "LeftArm", "RightLeg"];
const MOD_LINES = ["[COT] 765611: Spawned Entity Flashbang", "[UpdateCheck] All up to date", "Vex conectou"];
const DAY = 86_400;

export interface Sample {
  lines: number;
  seed: number;
  /** Word order; each by the seed if left out. */
  generation?: Generation;
}

/** A small generator of numbers in [0, 1), the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A made-up log with the mix of a busy server: people come, fight, die, build, talk; boots and midnights pass. */
export function sampleLog({ lines, seed, generation }: Sample): Buffer {
  const next = random(seed);
  const under = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[under(list.length)] as T;
  const version = generation ?? pick<Generation>(["A", "B", "C"]);
  const metre = () => under(153_600) / 10;
  const players = NAMES.map((name, index): AdmPlayer => {
    const id = Array.from({ length: 43 }, () => "ABCdef0189-_"[under(12)]).join("");
    return {
      name,
      id: index % 3 === 0 ? id.slice(0, 40).replace(/[^A-F0-9]/g, "E") : `${id}=`,
      dead: false,
      position: null,
    };
  });
  const here = (player: AdmPlayer, dead = false): AdmPlayer => ({
    ...player,
    dead,
    position: { east: metre(), north: metre(), altitude: under(4000) / 10 },
  });
  const out: string[] = [];
  let day = 0;
  let seconds = 0;
  const say = (event: AdmEvent) => out.push(writeLine(seconds, event, version));
  const boot = () => {
    const date = new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10);
    out.push("", "", "*".repeat(78), `AdminLog started on ${date} at ${clock(seconds)}`);
  };
  const shot = (victim: AdmPlayer, attacker: AdmPlayer, hp: number) => ({
    player: victim,
    attacker,
    hp,
    zone: pick(ZONES),
    component: under(50),
    damage: under(90_000) / 1000,
    ammo: "Bullet_556x45",
    weapon: pick(WEAPONS),
    distance: under(900_000) / 1000,
    ambiguous: false,
  });
  const acts: (() => void)[] = [
    () => say({ type: ADM_EVENT.playerConnected, player: here(pick(players)) }),
    () => say({ type: ADM_EVENT.playerDisconnected, player: here(pick(players)) }),
    () => {
      say({ type: ADM_EVENT.listStarted, count: 8 });
      for (let n = 0; n < 8; n++) say({ type: ADM_EVENT.playerListed, player: here(pick(players)) });
      say({ type: ADM_EVENT.listEnded });
    },
    () => {
      const [victim, attacker] = [here(pick(players), true), here(pick(players))];
      const {
        hp: _,
        zone: __,
        component: ___,
        damage: ____,
        ammo: _____,
        attacker: killer,
        ...kill
      } = shot(victim, attacker, 0);
      say({ type: ADM_EVENT.playerHitByPlayer, ...shot(victim, attacker, 0) });
      say({ type: ADM_EVENT.playerKilledByPlayer, ...kill, killer });
      say({ type: ADM_EVENT.playerConnected, player: victim });
    },
    () => {
      const player = here(pick(players));
      say({ type: ADM_EVENT.playerHitByPlayer, ...shot(player, here(pick(players)), 20) });
      say({ type: ADM_EVENT.playerUnconscious, player });
      say({ type: ADM_EVENT.playerRespawning, player });
      say({
        type: ADM_EVENT.playerDied,
        player: { ...player, dead: true },
        water: 5,
        energy: 6,
        bleedSources: 1,
      });
    },
    () =>
      say({
        type: ADM_EVENT.playerKilledByEntity,
        player: here(pick(players), true),
        entity: "ZmbM_Jacket_blue",
      }),
    () =>
      say({
        type: ADM_EVENT.playerPlaced,
        player: here(pick(players)),
        item: "Fence Kit",
        className: "FenceKit",
      }),
    () =>
      say({
        type: ADM_EVENT.chatMessage,
        channel: null,
        name: pick(NAMES),
        id: "X",
        text: "привет hit by Player",
      }),
    () => out.push(`${clock(seconds)} | ${pick(MOD_LINES)}`, " (31)"),
  ];
  const hurt = () => {
    const impact = {
      zone: pick(ZONES),
      component: under(50),
      damage: under(900) / 100,
      ammo: "MeleeInfected",
    };
    const source = pick(["Infected", "Зараженный", "Brown Bear"]);
    const player = here(pick(players));
    if (next() < 0.6)
      say({ type: ADM_EVENT.playerHitByEntity, player, hp: under(1_000_000) / 10_000, source, ...impact });
    else
      say({
        type: ADM_EVENT.playerHitByPlayer,
        ...shot(player, here(pick(players)), under(1_000_000) / 10_000),
      });
  };
  boot();
  while (out.length < lines) {
    seconds += under(40);
    if (seconds >= DAY) {
      seconds -= DAY;
      day++;
    }
    if (next() < 0.5) hurt();
    else if (next() < 0.003) boot();
    else pick(acts)();
  }
  return Buffer.from(`${out.join("\n")}\n`);
}
