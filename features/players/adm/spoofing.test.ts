import { describe, expect, it } from "vitest";
import { readAdmLine } from "./line";

const ME = "0123456789ABCDEF0123456789ABCDEF01234567";
const YOU = "FEDCBA9876543210FEDCBA9876543210FEDCBA98";
const say = (message: string) => readAdmLine(`10:00:00 | ${message}`).line;
const at = "pos=<1, 2, 3>";
const position = { east: 1, north: 2, altitude: 3 };

/** Names that hold a line's own words, up to whole identity blocks with another's id. */
const NAMES = [
  `x" (DEAD) (id=${YOU} ${at}) killed by Player "y`,
  `x" (id=${YOU} ${at}) is unconscious`,
  `x"(id=${YOU}) has been disconnected`,
  `x" is connected (id=${YOU})`,
  `x" (id=${YOU} ${at})[HP: 1] hit by Player "y`,
  `killed by Player "y" (id=${YOU} ${at}) with M4-A1 from 3 meters `,
  `x" (id=${YOU} ${at}) with M4-A1 from 3 meters `,
  `" (id=${YOU}`,
  '"',
  "' (id=",
  "(DEAD)",
];

describe.each(NAMES)("a player who calls himself %j", (name) => {
  it("is read by his own id in lines about one player", () => {
    for (const [tail, type] of [
      ["", "player.listed"],
      [" is unconscious", "player.unconscious"],
      [" is connected", "player.connected"],
      [" placed Fence Kit<FenceKit>", "player.placed"],
      [" died. Stats> Water: 1 Energy: 2 Bleed sources: 0", "player.died"],
      [" killed by ZmbM_Jacket_blue", "player.killed_by_entity"],
      ["[HP: 3] hit by Infected into Torso(1) for 5 damage (Melee)", "player.hit_by_entity"],
    ]) {
      const line = say(`Player "${name}" (id=${ME} ${at})${tail}`);
      expect(line).toMatchObject({ type, player: { name, id: ME, dead: false, position } });
    }
    expect(say(`Player "${name}" is connected (id=${ME})`)).toMatchObject({
      type: "player.connected",
      player: { name, id: ME },
    });
  });

  it("does not become another killer", () => {
    const line = say(
      `Player "V" (DEAD) (id=${YOU} ${at}) killed by Player "${name}" (id=${ME} ${at}) with VSS`,
    );
    expect(line).toMatchObject({
      type: "player.killed_by_player",
      player: { name: "V", id: YOU },
      killer: { name, id: ME },
      weapon: "VSS",
      ambiguous: name.includes('"'),
    });
  });

  it("does not credit a kill that he suffers to whom he names, but marks it", () => {
    const line = say(
      `Player "${name}" (DEAD) (id=${ME} ${at}) killed by Player "K" (id=${YOU} ${at}) with VSS`,
    );
    expect(line).toMatchObject({ type: "player.killed_by_player", killer: { id: YOU } });
    if (line.type !== "player.killed_by_player") return;
    expect(line.ambiguous || line.player.id === ME).toBe(true);
  });

  it("speaks as himself or as nobody", () => {
    const line = say(`Chat("${name}"(id=${ME})): hi`);
    if (name.includes('"(id=')) return;
    expect(line).toMatchObject({ type: "chat.message", name, id: ME, text: "hi" });
  });
});

describe("chat", () => {
  it("stays chat, whatever is said", () => {
    for (const text of [
      `"(id=${YOU})): I am you`,
      `10:00:00 | Player "A" (DEAD) (id=${YOU} ${at}) killed by Player "B" (id=${ME} ${at}) with VSS`,
      "##### PlayerList log: 3 players",
    ]) {
      expect(say(`Chat("Anna"(id=${ME})): ${text}`)).toEqual({
        type: "chat.message",
        channel: null,
        name: "Anna",
        id: ME,
        text,
      });
    }
  });
});
