import { describe, expect, it } from "vitest";
import type { AdmDeath } from "./death";
import { type AdmChange, AdmFold } from "./fold";
import { AdmReader, type AdmRecord } from "./reader";

const at = "pos=<1, 2, 3>";
const block = (id: string, dead = false) => `Player "N${id}"${dead ? " (DEAD)" : ""} (id=${id} ${at})`;
const start = "AdminLog started on 2026-01-02 at 09:00:00";
const line = (time: string, text: string) => `${time} | ${text}`;
const dies = (time: string, id: string, tail = " died. Stats> Water: 1 Energy: 2 Bleed sources: 0") =>
  line(time, `${block(id, true)}${tail}`);
const kills = (time: string, victim: string, killer: string, weapon = "VSS from 34.7 meters ") =>
  line(time, `${block(victim, true)} killed by ${block(killer)} with ${weapon}`);
const hits = (time: string, victim: string, by: string, hp: number, zone = "Torso", dead = false) =>
  line(
    time,
    `${block(victim, dead)}[HP: ${hp}] hit by ${block(by)} into ${zone}(3) for 9 damage (B) with VSS from 9 meters `,
  );
const bitten = (time: string, victim: string, damage = 5) =>
  line(time, `${block(victim)}[HP: 10] hit by Infected into Torso(1) for ${damage} damage (Melee)`);
const state = (time: string, id: string, text: string) => line(time, `${block(id)} ${text}`);

function deaths(...lines: string[]): AdmDeath[] {
  const out: AdmDeath[] = [];
  const fold = new AdmFold();
  const take = (change: AdmChange) => {
    if (change.kind === "death") out.push(change.death);
  };
  const reader = new AdmReader();
  reader.push(Buffer.from(`${[start, ...lines].join("\n")}\n`), (record) => fold.apply(record, take));
  fold.finish(take);
  return out;
}
const short = (...lines: string[]) =>
  deaths(...lines).map(
    ({ victim, cause, killer }) => `${victim.id} ${cause}${killer ? ` ${killer.id}` : ""}`,
  );

describe("one death", () => {
  it.each([
    ["gun", [kills("10:00:00", "V", "K"), dies("10:00:00", "V")], "V player K"],
    ["gun, in the other order", [dies("10:00:00", "V"), kills("10:00:00", "V", "K")], "V player K"],
    ["own gun", [state("10:00:00", "V", "committed suicide"), dies("10:00:00", "V")], "V suicide"],
    ["blade", [dies("10:00:00", "V"), dies("10:00:00", "V", " committed suicide")], "V suicide"],
    ["blood", [dies("10:00:00", "V"), dies("10:00:00", "V", " bled out")], "V bled_out"],
    [
      "water",
      [dies("10:00:00", "V", " drowned."), dies("10:00:01", "V", " has drowned while unconscious")],
      "V drowned",
    ],
    ["gave up", [state("10:00:00", "V", "is choosing to respawn"), dies("10:00:00", "V")], "V gave_up"],
    [
      "left while down",
      [state("10:00:00", "V", "is disconnecting while being unconscious"), dies("10:00:00", "V")],
      "V left_unconscious",
    ],
    ["bear", [dies("10:00:00", "V", " killed by Animal_UrsusArctos"), dies("10:00:02", "V")], "V entity"],
    ["lost killer", [dies("10:00:00", "V", " killed by  with 40mm Explosive Grenade")], "V lost"],
    ["own grenade", [kills("10:00:00", "V", "V", "M79 from 0 meters ")], "V self V"],
  ])("by %s", (_name, lines, wanted) => expect(short(...lines)).toEqual([wanted]));

  it("ends with the next connect of its victim, or after ten seconds", () => {
    const again = [
      kills("10:00:00", "V", "K"),
      state("10:00:05", "V", "is connected"),
      kills("10:00:08", "V", "K"),
    ];
    expect(short(...again)).toHaveLength(2);
    expect(short(kills("10:00:00", "V", "K"), kills("10:00:10", "V", "K"))).toHaveLength(1);
    expect(short(kills("10:00:00", "V", "K"), kills("10:00:11", "V", "K"))).toHaveLength(2);
  });

  it("is not repeated by a corpse that respawns, is hit or is listed", () => {
    expect(
      short(
        kills("10:00:00", "V", "K"),
        hits("10:00:00", "V", "K", 0, "Brain", true),
        dies("10:00:40", "V", " is choosing to respawn"),
        dies("10:00:41", "V", ""),
        dies("10:00:42", "V", " is unconscious"),
      ),
    ).toEqual(["V player K"]);
  });

  it("is each victim's own, also when two kill each other", () => {
    const both = deaths(
      kills("10:00:00", "A", "B"),
      line("10:00:00", `${block("B", true)} killed by ${block("A", true)} with VSS from 3 meters `),
    );
    expect(both.map(({ mutual, payable }) => [mutual, payable])).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it("is kept apart where the game lost the victim's id", () => {
    const lost = (id: string, place: string) => `Player "Unknown/Dead Entity" (id=${id} pos=<${place}>)`;
    expect(
      short(
        line("10:00:00", `${lost("Unknown", "1, 2, 3")} died.`),
        line("10:00:00", `${lost("Unknown", "9, 2, 3")} died.`),
        line("10:00:01", `${lost("Unknown", "1, 2, 3")} bled out`),
      ),
    ).toEqual(["Unknown bled_out", "Unknown died"]);
  });
});

describe("coins", () => {
  it.each([
    ["a kill with a gun", kills("10:00:00", "V", "K"), true],
    ["a kill with a blade", kills("10:00:00", "V", "K", "Stone Knife"), true],
    ["a kill with fists", kills("10:00:00", "V", "K", "(MeleeFist)"), true],
    ["one's own death", kills("10:00:00", "V", "V"), false],
    ["a kill by nobody known", kills("10:00:00", "V", "Unknown"), false],
    ["the death of nobody known", kills("10:00:00", "Unknown", "K"), false],
    ["a log of 2015", line("10:00:00", `Player "V"(id=1) has been killed by player "K"(id=2)`), false],
    ["a name that could be two", kills("10:00:00", "V", "K").replace('"NK"', '"N"K"'), false],
    ["a creature", dies("10:00:00", "V", " killed by ZmbM_Jacket_blue"), false],
  ])("for %s", (_name, text, payable) => {
    expect(deaths(text).map((death) => death.payable)).toEqual([payable]);
  });
});

describe("a kill in a file's cut last line", () => {
  it("is a death, but pays nothing", () => {
    const seen: AdmChange[] = [];
    const fold = new AdmFold();
    const reader = new AdmReader();
    const take = (record: AdmRecord) => fold.apply(record, (change) => seen.push(change));
    reader.push(Buffer.from(`${start}\n${kills("10:00:00", "V", "K").trimEnd()}`), take);
    reader.end(take);
    expect(seen).toMatchObject([{ kind: "death", death: { cause: "player", payable: false } }]);
  });
});

describe("evidence", () => {
  it("takes the body part from the hit that ended the life", () => {
    const [death] = deaths(
      hits("10:00:00", "V", "K", 40),
      hits("10:00:01", "V", "K", 0, "Head", true),
      kills("10:00:01", "V", "K"),
      hits("10:00:01", "V", "K", 0, "Torso", true),
    );
    expect(death).toMatchObject({ headshot: true, hit: { zone: "Head", ammo: "B", hp: 0 } });
    const [other] = deaths(hits("10:00:00", "V", "X", 0, "Head", true), kills("10:00:01", "V", "K"));
    expect(other).toMatchObject({ headshot: false, hit: null });
  });

  const gone = [state("10:01:00", "V", "is choosing to respawn"), dies("10:01:00", "V")];
  it.each([
    ["shot to 20 health", [hits("10:00:00", "V", "K", 20), ...gone], "V inferred K"],
    [
      "knocked out",
      [hits("10:00:00", "V", "K", 60), state("10:00:00", "V", "is unconscious"), ...gone],
      "V inferred K",
    ],
    [
      "bled out after it",
      [hits("10:00:00", "V", "K", 5), dies("10:00:30", "V", " bled out")],
      "V inferred K",
    ],
    ["shot, but well", [hits("10:00:00", "V", "K", 60), ...gone], "V gave_up"],
    ["shot long ago", [hits("09:58:59", "V", "K", 20), ...gone], "V gave_up"],
    ["bitten since", [hits("10:00:00", "V", "K", 20), bitten("10:00:10", "V"), ...gone], "V gave_up"],
    [
      "blocked a bite since",
      [hits("10:00:00", "V", "K", 20), bitten("10:00:10", "V", 0), ...gone],
      "V inferred K",
    ],
    [
      "in an earlier life",
      [hits("10:00:00", "V", "K", 20), state("10:00:30", "V", "is connected"), ...gone],
      "V gave_up",
    ],
    [
      "awake again",
      [
        hits("10:00:00", "V", "K", 60),
        state("10:00:00", "V", "is unconscious"),
        state("10:00:30", "V", "regained consciousness"),
        ...gone,
      ],
      "V gave_up",
    ],
    ["shot by himself", [hits("10:00:00", "V", "V", 5), ...gone], "V gave_up"],
    [
      "chose to die",
      [hits("10:00:00", "V", "K", 5), state("10:00:20", "V", "committed suicide")],
      "V suicide",
    ],
  ])("suspects a player when the victim was %s", (_name, lines, wanted) => {
    expect(short(...lines)).toEqual([wanted]);
  });

  it("never pays for a suspicion", () => {
    const [death] = deaths(hits("10:00:00", "V", "K", 5), ...gone);
    expect(death).toMatchObject({
      inferred: true,
      payable: false,
      killer: { id: "K" },
      weapon: "VSS",
      distance: 9,
    });
  });
});

describe("a quiet server", () => {
  it("hands over a death without a killer ten seconds later, by the clock", () => {
    const fold = new AdmFold();
    const seen: AdmChange[] = [];
    const take = (change: AdmChange) => seen.push(change);
    new AdmReader().push(Buffer.from(`${start}\n${dies("10:00:00", "V")}\n`), (record) =>
      fold.apply(record, take),
    );
    const clock = Date.parse("2026-01-02T10:00:00Z") / 1000;
    fold.settle(clock + 10, take);
    expect(seen).toHaveLength(0);
    fold.settle(clock + 11, take);
    fold.settle(clock + 12, take);
    expect(seen).toHaveLength(1);
  });
});
