import { describe, expect, it } from "vitest";
import { isKnownId } from "./events";
import { readAdmLine } from "./line";

const A = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=";
const B = "0123456789ABCDEF0123456789ABCDEF01234567";
const MAX = "-340282346638528859811704183484516925440.0";
const anna = { name: "Anna", id: A, dead: false, position: { east: 100.5, north: 200, altitude: -0.2 } };
const ben = { name: "Ben", id: B, dead: false, position: { east: 1, north: 2, altitude: 3 } };
const ANNA = `Player "Anna" (id=${A} pos=<100.5, 200, -0.2>)`;
const ANNA_DEAD = `Player "Anna" (DEAD) (id=${A} pos=<100.5, 200, -0.2>)`;
const BEN = `Player "Ben" (id=${B} pos=<1, 2, 3.0>)`;
const killed = {
  type: "player.killed_by_player",
  player: { ...anna, dead: true },
  killer: ben,
  ambiguous: false,
};
const bare = (name: string, id: string) => ({ name, id, dead: false, position: null });

const say = (message: string) => readAdmLine(`10:00:00 | ${message}`).line;

describe("lines of a log", () => {
  it("carry their time of day", () => {
    expect(readAdmLine("23:59:58 | #####")).toEqual({ seconds: 86_398, line: { type: "list.ended" } });
    expect(readAdmLine("24:00:00 | #####").seconds).toBeNull();
    expect(readAdmLine("9:00:00 | #####").seconds).toBeNull();
  });

  it.each([
    [
      "AdminLog started on 2026-09-24 at 04:15:07",
      { type: "log.started", date: "2026-09-24", seconds: 15_307 },
    ],
    [" AdminLog started on 2015-02-03 at 00:00:00", { type: "log.started", date: "2015-02-03", seconds: 0 }],
    ["\0AdminLog started on 2020-02-03 at 00:00:00", { type: "log.started", date: "2020-02-03", seconds: 0 }],
    ["AdminLog started on 2026-02-31 at 04:15:07", { type: "unknown" }],
    ["*".repeat(78), { type: "noise.ornament" }],
    [`${"*".repeat(34)}EOF${"*".repeat(40)}`, { type: "noise.footer" }],
    ["*** news ***", { type: "unknown" }],
    ["", { type: "noise.blank" }],
    ["  \t ", { type: "noise.blank" }],
    ["<html>", { type: "unknown" }],
  ])("without a stamp: %j", (text, line) => {
    expect(readAdmLine(text)).toEqual({ seconds: null, line });
  });
});

describe("session lines", () => {
  it.each([
    [`Player "Anna" is connected (id=${A})`, { type: "player.connected", player: bare("Anna", A) }],
    [`Player "Anna"(id=${A}) is connected`, { type: "player.connected", player: bare("Anna", A) }],
    [`Player "Anna" (id=${A}) is connecting`, { type: "player.connecting", player: bare("Anna", A) }],
    [`${ANNA} is connected`, { type: "player.connected", player: anna }],
    [
      `Player "Anna"(id=${B}) has been disconnected`,
      { type: "player.disconnected", player: bare("Anna", B) },
    ],
    [`${ANNA} has been disconnected`, { type: "player.disconnected", player: anna }],
    [
      `Player "Anna"(id=Unknown) has been disconnected`,
      { type: "player.disconnected", player: bare("Anna", "Unknown") },
    ],
    [`Player "Anna"(id=) has been disconnected`, { type: "player.disconnected", player: bare("Anna", "") }],
    [
      `Player "Anna" (id=ERROR pos=<${MAX}, ${MAX}, ${MAX}>) has been disconnected`,
      { type: "player.disconnected", player: bare("Anna", "ERROR") },
    ],
  ])("%s", (message, line) => expect(say(message)).toEqual(line));

  it("tell ids from what stands in their place", () => {
    expect(["", "Unknown", "ERROR"].map(isKnownId)).toEqual([false, false, false]);
    expect([A, B, "76561198010991130"].map(isKnownId)).toEqual([true, true, true]);
  });
});

describe("deaths", () => {
  it.each([
    [
      `${ANNA_DEAD} killed by ${BEN} with VSS from 34.7546 meters `,
      { ...killed, weapon: "VSS", distance: 34.7546 },
    ],
    [
      `${ANNA_DEAD} killed by ${BEN} with VSS from 34.7546 meters`,
      { ...killed, weapon: "VSS", distance: 34.7546 },
    ],
    [
      `${ANNA_DEAD} killed by ${BEN} with B950 'Blaze' from hell with 2 from 1e+03 meters `,
      { ...killed, weapon: "B950 'Blaze' from hell with 2", distance: 1000 },
    ],
    [
      `${ANNA_DEAD} killed by ${BEN} with a Rope of 12 meters`,
      { ...killed, weapon: "a Rope of 12 meters", distance: null },
    ],
    [`${ANNA_DEAD} killed by ${BEN} with Stone Knife`, { ...killed, weapon: "Stone Knife", distance: null }],
    [`${ANNA_DEAD} killed by ${BEN} with (MeleeFist)`, { ...killed, weapon: "(MeleeFist)", distance: null }],
    [`${ANNA_DEAD} killed by ${BEN} with `, { ...killed, weapon: "", distance: null }],
    [
      `${ANNA_DEAD} killed by ${BEN.replace(" (id", " (DEAD) (id")} with M4-A1 from 0 meters `,
      { ...killed, killer: { ...ben, dead: true }, weapon: "M4-A1", distance: 0 },
    ],
    [
      `${ANNA_DEAD} killed by Player "Unknown/Dead Entity" (id=Unknown pos=<1, 2, 3>) with KA-M from 30.0765 meters `,
      {
        ...killed,
        killer: { ...ben, name: "Unknown/Dead Entity", id: "Unknown" },
        weapon: "KA-M",
        distance: 30.0765,
      },
    ],
    [
      `Player "Anna"(id=${A}) has been killed by player "Ben"(id=${B})`,
      { ...killed, player: bare("Anna", A), killer: bare("Ben", B), weapon: null, distance: null },
    ],
    [
      `Player Survivor (DEAD) (id=${A} pos=<1, 2, 3>) killed by Player Ben (id=${B} pos=<1, 2, 3>) with Axe`,
      { ...killed, player: { ...ben, name: "Survivor", id: A, dead: true }, weapon: "Axe", distance: null },
    ],
  ])("by a player: %s", (message, line) => expect(say(message)).toEqual(line));

  const player = { ...anna, dead: true };
  it.each([
    [
      "killed by  with 40mm Explosive Grenade",
      { type: "player.killed_by_lost", weapon: "40mm Explosive Grenade", distance: null },
    ],
    ["killed by ZmbM_Jacket_blue", { type: "player.killed_by_entity", entity: "ZmbM_Jacket_blue" }],
    ["killed by 6-M7 Frag Grenade", { type: "player.killed_by_entity", entity: "6-M7 Frag Grenade" }],
    [
      'killed by AI "Helga" (group="S" faction="Shamans" pos=<1, 2, 3>) with KA-M from 1.5 meters ',
      {
        type: "player.killed_by_ai",
        ai: { name: "Helga", faction: "Shamans", position: ben.position },
        weapon: "KA-M",
        distance: 1.5,
      },
    ],
    [
      "died. Stats> Water: 915.578 Energy: 0 Bleed sources: 2",
      { type: "player.died", water: 915.578, energy: 0, bleedSources: 2 },
    ],
    [
      "died. Stats> Water: 1 Energy: 1.5e+03",
      { type: "player.died", water: 1, energy: 1500, bleedSources: null },
    ],
    ["died. Stats> could not fetch", { type: "player.died", water: null, energy: null, bleedSources: null }],
    ["died.", { type: "player.died", water: null, energy: null, bleedSources: null }],
    [
      "drowned. Stats> Water: 1 Energy: 2 Bleed sources: 0",
      { type: "player.drowned", water: 1, energy: 2, bleedSources: 0 },
    ],
    ["bled out", { type: "player.bled_out" }],
    ["committed suicide", { type: "player.suicide" }],
    ["is choosing to respawn", { type: "player.respawning" }],
    ["is disconnecting while being unconscious", { type: "player.left_unconscious" }],
    ["is disconnecting while being restrained", { type: "player.left_restrained" }],
    ["has drowned while unconscious", { type: "player.drowned_unconscious" }],
  ])("otherwise: %s", (tail, line) => expect(say(`${ANNA_DEAD} ${tail}`)).toEqual({ ...line, player }));

  it("by an emote, with the name in single quotes", () => {
    expect(say(`Player 'O'Neil' (id=${A}) committed suicide.`)).toEqual({
      type: "player.suicide",
      player: bare("O'Neil", A),
    });
  });
});

describe("hits", () => {
  const at = { player: anna, hp: 12.5 };
  const torso = { zone: "Torso", component: 15, damage: 99.8342, ammo: "Bullet_762x39" };
  const block = { zone: "Block", component: -1, damage: 0, ammo: null };
  it.each([
    [
      `hit by ${BEN} into Torso(15) for 99.8342 damage (Bullet_762x39) with SKS M59/66 from 66.3114 meters `,
      {
        type: "player.hit_by_player",
        attacker: ben,
        ...torso,
        weapon: "SKS M59/66",
        distance: 66.3114,
        ambiguous: false,
      },
    ],
    [
      `hit by ${BEN} into Torso(15) for 99.8342 damage (Bullet_762x39)`,
      {
        type: "player.hit_by_player",
        attacker: ben,
        ...torso,
        weapon: null,
        distance: null,
        ambiguous: false,
      },
    ],
    [
      `hit by ${BEN} into Block(-1) for 0 damage  with Hatchet`,
      {
        type: "player.hit_by_player",
        attacker: ben,
        ...block,
        weapon: "Hatchet",
        distance: null,
        ambiguous: false,
      },
    ],
    [
      "hit by Infected into Torso(15) for 99.8342 damage (Bullet_762x39)",
      { type: "player.hit_by_entity", source: "Infected", ...torso },
    ],
    [
      "hit by Зараженный into Block(-1) for 0 damage ",
      {
        type: "player.hit_by_entity",
        source: "Зараженный",
        zone: "Block",
        component: -1,
        damage: 0,
        ammo: null,
      },
    ],
    [
      "hit by Sword into Stone into (-1) for 0 damage (Hit)",
      {
        type: "player.hit_by_entity",
        source: "Sword into Stone",
        zone: "",
        component: -1,
        damage: 0,
        ammo: "Hit",
      },
    ],
    ["hit by explosion (M67Grenade_Ammo)", { type: "player.hit_by_explosion", ammo: "M67Grenade_Ammo" }],
    [
      "hit by UAZ_3909 with TransportHit",
      { type: "player.hit_by_object", source: "UAZ_3909", ammo: "TransportHit" },
    ],
    ["hit by FallDamageHealth", { type: "player.hit_by_fall", ammo: "FallDamageHealth" }],
    ["stunned by Taser", { type: "player.stunned", ammo: "Taser" }],
  ])("%s", (tail, line) => {
    expect(say(`${ANNA}[HP: 12.5] ${tail}`)).toEqual({ ...at, ...line });
  });

  it("keep their place where the game prints no number", () => {
    for (const hp of ["nan", "-nan(ind)", "inf", "1.#QNAN", "-1.#IND00"]) {
      expect(say(`${ANNA}[HP: ${hp}] hit by FallDamage`)).toMatchObject({
        type: "player.hit_by_fall",
        hp: null,
      });
    }
  });
});

describe("what players build and do", () => {
  const player = anna;
  const place = { east: 1741.75061, north: 5100.328125, altitude: 172.619995 };
  it.each([
    [" placed Fence Kit<FenceKit>", { type: "player.placed", item: "Fence Kit", className: "FenceKit" }],
    [" placed Набор для забора", { type: "player.placed", item: "Набор для забора", className: null }],
    [
      "Built wall_gate on Gate with Pliers",
      { type: "player.built", part: "wall_gate", target: "Gate", tool: "Pliers" },
    ],
    [
      "Dismantled Upper Frame from Fence with Farming Hoe",
      { type: "player.dismantled", part: "Upper Frame", target: "Fence", tool: "Farming Hoe" },
    ],
    [
      " destroyed Gate with $UNT$Chainsaw",
      { type: "player.destroyed", target: "Gate", tool: "$UNT$Chainsaw" },
    ],
    [
      " destroyed combination lock with Hacksaw",
      { type: "player.destroyed", target: "combination lock", tool: "Hacksaw" },
    ],
    [" folded Fence", { type: "player.folded", target: "Fence", tool: null }],
    [
      " packed Большая палатка with Hands ",
      { type: "player.packed", target: "Большая палатка", tool: "Hands" },
    ],
    [" re-packed Tent with Hands ", { type: "player.repacked", target: "Tent", tool: "Hands" }],
    [" repaired Gate with Hammer", { type: "player.repaired", target: "Gate", tool: "Hammer" }],
    [
      " built ShelterStick with Hands ",
      { type: "player.built_shelter", target: "ShelterStick", tool: "Hands" },
    ],
    [
      "Player SurvivorBase<fd90f9a0> Mounted BarbedWire on Fence",
      { type: "player.mounted", item: "BarbedWire", target: "Fence" },
    ],
    [
      "Player SurvivorBase<0x0000024AB> SurvivorM_Lewis:20305 Unmounted BarbedWire from Watchtower",
      { type: "player.unmounted", item: "BarbedWire", target: "Watchtower" },
    ],
    [
      "Player SurvivorBase<5f3d> Dug in SeaChest<0x01> SeaChest:12 at position <1741.750610, 172.619995, 5100.328125>",
      { type: "player.dug_in", item: "SeaChest", place },
    ],
    [
      "Player SurvivorBase<5f3d> Dug out UndergroundStash<ff> at position 0x000000006f8c82e0 {<1741.75061,172.619995,5100.328125>}",
      { type: "player.dug_out", item: "UndergroundStash", place },
    ],
    [
      " has raised Flag_Chernarus on TerritoryFlag at <1741.750610, 172.619995, 5100.328125>",
      { type: "player.raised_flag", flag: "Flag_Chernarus", pole: "TerritoryFlag", place },
    ],
    [
      " has lowered Flag_Bear on TerritoryFlag at <1741.750610, 172.619995, 5100.328125>",
      { type: "player.lowered_flag", flag: "Flag_Bear", pole: "TerritoryFlag", place },
    ],
    [" performed EmoteSitA with R12", { type: "player.emote", emote: "EmoteSitA", item: "R12" }],
    [" performed EmoteSurrender", { type: "player.emote", emote: "EmoteSurrender", item: null }],
    [" is unconscious", { type: "player.unconscious" }],
    [" regained consciousness", { type: "player.conscious" }],
    [
      " was teleported from: <1.500000, 3.000000, 2.000000> to: <1741.750610, 172.619995, 5100.328125>. Reason: Out: of <x>",
      {
        type: "player.teleported",
        from: { east: 1.5, north: 2, altitude: 3 },
        to: place,
        reason: "Out: of <x>",
      },
    ],
    ["", { type: "player.listed" }],
  ])("%s", (tail, line) => expect(say(`${ANNA}${tail}`)).toEqual({ ...line, player }));

  it.each([
    ["##### PlayerList log: 12 players", { type: "list.started", count: 12 }],
    ["#####", { type: "list.ended" }],
    [" built ShelterStick with Hands ", { type: "shelter.built", target: "ShelterStick", tool: "Hands" }],
    [
      "[emote] SurvivorF_Baty:2:INSTANCETYPE_SERVER play emote id=14 IH=M4A1:4240",
      { type: "emote.played", character: "SurvivorF_Baty", emote: 14, item: "M4A1" },
    ],
    [
      `Chat("Anna"(id=${A})): привет `,
      { type: "chat.message", channel: null, name: "Anna", id: A, text: "привет " },
    ],
    [
      `Chat[Team|1]("Anna"(id=${A})): hi`,
      { type: "chat.message", channel: "Team|1", name: "Anna", id: A, text: "hi" },
    ],
    [
      `[Chat - Global]("Anna"(id=${A})): hi`,
      { type: "chat.message", channel: "Global", name: "Anna", id: A, text: "hi" },
    ],
    [
      "PLAYER REPORT: <2026-11-26_18-14-16> <ID=>: he: <x>: y",
      { type: "chat.report", id: "ID=", text: "he: <x>: y" },
    ],
    ["DEBUG: player/source does not exist", { type: "noise.debug" }],
    ["[COT] 7656: Entered the Free Camera", { type: "noise.mod" }],
    ['AI "Eva" (group="" faction="East" pos=<1, 2, 3>) bled out', { type: "noise.mod" }],
    ["Vex conectou", { type: "noise.mod" }],
    ["", { type: "noise.blank" }],
    ["Something new", { type: "unknown" }],
    [`Player "Anna" (id=${A})`, { type: "unknown" }],
    [`${ANNA} dances`, { type: "unknown" }],
  ])("beside players: %s", (message, line) => expect(say(message)).toEqual(line));
});

describe("positions", () => {
  it("are none where any slot holds the largest float", () => {
    for (const slots of [`${MAX}, 1, 2`, `1, ${MAX}, 2`, `1, 2, ${MAX}`, `1, 2, ${MAX.slice(1)}`]) {
      expect(say(`Player "Anna" (id=${A} pos=<${slots}>)`)).toEqual({
        type: "player.listed",
        player: bare("Anna", A),
      });
    }
  });
});
