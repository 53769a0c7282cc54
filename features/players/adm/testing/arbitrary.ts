import fc from "fast-check";
import { ADM_EVENT, type AdmEvent, type AdmPlayer } from "../events";

const WORDS = [
  "Fence",
  "M4-A1",
  "SKS M59/66",
  "B950 'Blaze'",
  "Забор",
  "Brown Bear",
  "6-M7 Frag Grenade",
  "$UNT$Chainsaw",
];
const NAMES = [
  "Survivor",
  "Survivor (2)",
  "FODAL ",
  "(CN)Roger    ",
  "a|b",
  "[x] {y} <z>",
  "it's\\me*",
  "Ёжик",
  "Bob (DEAD)",
  "hit by Player",
  "x killed by Player",
  "Eve is connected",
  "(id=FAKE)",
  "died. Stats>",
  " with M4-A1 from 3 meters",
];
/** Numbers as the game prints them: at most six significant digits. */
const amount = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.double({ min: 0.0001, max: 5000, noNaN: true }).map((n) => Number(n.toPrecision(6))),
);
const metre = fc.integer({ min: -100, max: 153_600 }).map((n) => n / 10);
const position = fc.record({ east: metre, north: metre, altitude: metre });
const base64 = fc.stringMatching(/^[A-Za-z0-9_-]{43}=$/);
const id = fc.oneof(base64, fc.stringMatching(/^[0-9A-F]{40}$/), fc.constant("76561198010991130"));
const name = fc.oneof(
  fc.constantFrom(...NAMES),
  fc
    .string({ minLength: 1, maxLength: 24, unit: "binary" })
    .map((text) => text.replace(/["\n\r\0]|\p{Cs}/gu, "_")),
);
const noun = fc.constantFrom(...WORDS);
const className = fc.stringMatching(/^[A-Z][A-Za-z0-9_]{2,12}$/);

/** Any player as one block can carry it, alive or dead, with a position or none. */
export const player: fc.Arbitrary<AdmPlayer> = fc.record({
  name,
  id,
  dead: fc.boolean(),
  position: fc.option(position, { freq: 8 }),
});
const stranger = player.map((one) => ({ ...one, dead: false, position: null }));
const ai = fc.record({
  name: fc.constantFrom("Eva", "Helga"),
  faction: fc.constantFrom("West", "Shamans"),
  position,
});
const weapon = fc.record({ weapon: noun, distance: fc.option(amount) });
const impact = fc.record({
  zone: fc.constantFrom("Head", "Torso", "LeftArm", "RightFoot", "Brain", ""),
  component: fc.integer({ min: -1, max: 134 }),
  damage: amount,
  ammo: className,
});
const blocked = fc.constant({ zone: "Block", component: -1, damage: 0, ammo: null });
const hit = { player, hp: amount };
const stats = { water: amount, energy: amount, bleedSources: fc.option(fc.integer({ min: 0, max: 9 })) };
const tool = fc.option(fc.constantFrom("Hatchet", "Hands", "Топорик", "Farming Hoe"));
const of = <T extends AdmEvent["type"], U extends object>(
  type: T,
  fields: { [K in keyof U]: fc.Arbitrary<U[K]> },
) => fc.record({ type: fc.constant(type), ...fields }) as unknown as fc.Arbitrary<AdmEvent>;
const merged = (type: AdmEvent["type"], fields: object, ...more: fc.Arbitrary<object>[]) =>
  fc
    .tuple(fc.record(fields as Record<string, fc.Arbitrary<unknown>>), ...more)
    .map((parts) => Object.assign({ type }, ...parts) as AdmEvent);

const STATES = [
  ADM_EVENT.playerBledOut,
  ADM_EVENT.playerDrownedUnconscious,
  ADM_EVENT.playerSuicide,
  ADM_EVENT.playerRespawning,
  ADM_EVENT.playerLeftUnconscious,
  ADM_EVENT.playerLeftRestrained,
  ADM_EVENT.playerUnconscious,
  ADM_EVENT.playerConscious,
  ADM_EVENT.playerListed,
] as const;
const WORK = [
  ADM_EVENT.playerDestroyed,
  ADM_EVENT.playerFolded,
  ADM_EVENT.playerPacked,
  ADM_EVENT.playerRepacked,
  ADM_EVENT.playerRepaired,
  ADM_EVENT.playerBuiltShelter,
] as const;
const text = fc.string({ maxLength: 60 }).map((said) => said.replace(/[\n\r\0]/g, " "));

/** Session lines; `player` has what the generation prints. */
export const sessionEvent = (generation: "A" | "B" | "C"): fc.Arbitrary<AdmEvent> => {
  const shown = generation === "C" ? player.map((one) => ({ ...one, dead: false })) : stranger;
  return fc.oneof(
    of(ADM_EVENT.playerConnecting, { player: stranger }),
    of(ADM_EVENT.playerConnected, { player: shown }),
    of(ADM_EVENT.playerDisconnected, { player: shown }),
  );
};

/** Any event that is no session line. */
export const event: fc.Arbitrary<AdmEvent> = fc.oneof(
  ...STATES.map((type) => of(type, { player })),
  ...WORK.map((type) => of(type, { player, target: noun, tool })),
  merged(ADM_EVENT.playerKilledByPlayer, { player, killer: player, ambiguous: fc.constant(false) }, weapon),
  merged(ADM_EVENT.playerKilledByLost, { player }, weapon),
  of(ADM_EVENT.playerKilledByEntity, { player, entity: noun }),
  merged(ADM_EVENT.playerKilledByAi, { player, ai }, weapon),
  of(ADM_EVENT.playerDied, { player, ...stats }),
  of(ADM_EVENT.playerDrowned, { player, ...stats }),
  merged(
    ADM_EVENT.playerHitByPlayer,
    { ...hit, attacker: player, ambiguous: fc.constant(false) },
    impact,
    weapon,
  ),
  merged(ADM_EVENT.playerHitByEntity, { ...hit, source: noun }, fc.oneof(impact, blocked)),
  merged(ADM_EVENT.playerHitByAi, { ...hit, ai }, impact, weapon),
  of(ADM_EVENT.playerHitByExplosion, { ...hit, ammo: className }),
  of(ADM_EVENT.playerHitByFall, { ...hit, ammo: fc.constantFrom("FallDamage", "FallDamageHealth") }),
  of(ADM_EVENT.playerHitByObject, { ...hit, source: className, ammo: className }),
  of(ADM_EVENT.playerStunned, { ...hit, ammo: className }),
  of(ADM_EVENT.playerPlaced, { player, item: noun, className: fc.option(className) }),
  of(ADM_EVENT.playerBuilt, { player, part: className, target: noun, tool }),
  of(ADM_EVENT.playerDismantled, { player, part: noun, target: noun, tool }),
  of(ADM_EVENT.playerMounted, { player, item: className, target: className }),
  of(ADM_EVENT.playerUnmounted, { player, item: className, target: className }),
  of(ADM_EVENT.playerDugIn, { player, item: className, place: fc.option(position) }),
  of(ADM_EVENT.playerDugOut, { player, item: className, place: fc.option(position) }),
  of(ADM_EVENT.playerRaisedFlag, { player, flag: className, pole: className, place: fc.option(position) }),
  of(ADM_EVENT.playerLoweredFlag, { player, flag: className, pole: className, place: fc.option(position) }),
  of(ADM_EVENT.playerEmote, { player, emote: className, item: fc.option(className) }),
  of(ADM_EVENT.playerTeleported, {
    player,
    from: fc.option(position),
    to: fc.option(position),
    reason: noun,
  }),
  of(ADM_EVENT.listStarted, { count: fc.integer({ min: 1, max: 100 }) }),
  of(ADM_EVENT.listEnded, {}),
  of(ADM_EVENT.shelterBuilt, { target: className, tool }),
  of(ADM_EVENT.emotePlayed, {
    character: className,
    emote: fc.integer({ min: 0, max: 60 }),
    item: fc.option(className),
  }),
  of(ADM_EVENT.chatMessage, { channel: fc.option(fc.constantFrom("Global", "Team|Red")), name, id, text }),
  of(ADM_EVENT.chatReport, { id, text }),
);
