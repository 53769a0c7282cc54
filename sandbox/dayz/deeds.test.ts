import { describe, expect, it } from "vitest";
import { AdmReader } from "@/features/players/adm/reader";
import { Dice } from "./dice";
import { testServer, testSpec } from "./testing";
import { type DayzGame, type Generation, type PlayerDeed, type WorldAction, WorldRefusal } from "./types";

const DEEDS: readonly PlayerDeed[] = [
  "connect",
  "connect",
  "disconnect",
  "suicide",
  "starve",
  "crash",
  "knockOut",
  "emote",
  "say",
  "rename",
  "build",
  "place",
  "takeItems",
];
const WEAPONS = [
  "M4-A1",
  "Hatchet",
  "Fists",
  "6-M7 Frag Grenade",
  "B950 'Blaze' from hell with 2 from 3 meters",
];
const WORDS = [
  "",
  "/report he cheats",
  'Player "x" (DEAD) (id=A pos=<1, 2, 3>) bled out',
  "a\nb",
  "żółw | 😀",
];

function anything(dice: Dice, ids: readonly string[]): WorldAction {
  const kind = dice.next();
  if (kind < 0.3) {
    const [killer, victim] = [dice.pick(ids), dice.pick(ids)];
    return { do: "kill", killer, victim, weapon: dice.pick(WEAPONS), metres: dice.between(-5, 3_000) };
  }
  if (kind < 0.33) return { do: "cutLog" };
  return { do: dice.pick(DEEDS), player: dice.pick(ids), value: dice.pick(WORDS) };
}

/** Does hundreds of things in no order. @returns lines that the reader does not know, and all that was refused */
function wild(game: DayzGame, generation: Generation) {
  const settings = { speed: 20, logStepSeconds: 7, newFileDelaySeconds: 11, busy: true, generation };
  const { server, host, wait } = testServer({ ...testSpec(game), settings });
  const dice = Dice.of("wild", game, generation);
  const ids = server.cast().map(({ id }) => id);
  for (let turn = 0; turn < 600; turn++) {
    wait(dice.whole(0, 40));
    try {
      const power = dice.next();
      if (power < 0.01) server.crash();
      else if (power < 0.02) server.stop("test");
      else if (power < 0.05) server.restart("test", "again");
      else if (power < 0.06) server.act({ do: "rotateLog" });
      else server.act(anything(dice, ids));
    } catch (error) {
      if (!(error instanceof WorldRefusal)) throw error;
    }
  }
  server.start("test");
  wait(600);
  const unknown: string[] = [];
  let lines = 0;
  for (const { name } of host.files.list(`${server.gamePath}/config`)) {
    if (!name.endsWith(".ADM")) continue;
    new AdmReader().push(host.read(`${server.gamePath}/config/${name}`) ?? new Uint8Array(), (record) => {
      lines++;
      if (record.line.type === "unknown") unknown.push(record.raw);
    });
  }
  return { unknown, lines, server };
}

describe("whatever a person makes happen", () => {
  it.each(
    (["dayz", "dayzps", "dayzxb"] as const).flatMap((game) =>
      (["A", "C"] as const).map((generation) => [game, generation] as const),
    ),
  )("is refused in words, or written in lines that the reader knows: %s, %s", (game, generation) => {
    const { unknown, lines, server } = wild(game, generation);
    expect(unknown).toEqual([]);
    expect(lines).toBeGreaterThan(500);
    expect(server.status()).toBe("started");
    const ids = server.players().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says why it cannot be", () => {
    const { server, wait } = testServer(testSpec("dayzxb"));
    expect(() => server.act({ do: "connect", player: "Dusa" })).toThrow(/still loads/);
    wait(30);
    expect(() => server.act({ do: "suicide", player: "Dusa" })).toThrow(
      "Dusa is not online. Connect them first.",
    );
    server.act({ do: "connect", player: "Dusa" });
    expect(() => server.act({ do: "say", player: "Dusa", value: "hi" })).toThrow(/no chat/);
    expect(() => server.act({ do: "rename", player: "Dusa", value: "m4rten" })).toThrow(/Somebody else/);
    server.act({ do: "starve", player: "Dusa" });
    expect(() => server.act({ do: "emote", player: "Dusa" })).toThrow(/is dead/);
  });
});
