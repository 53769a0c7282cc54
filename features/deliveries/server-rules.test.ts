import { describe, expect, it } from "vitest";
import { MINUTE } from "@/lib/time";
import { checkGameplay } from "./gameplay";
import { type GateFacts, stagingProblem } from "./gates";
import { classProblem, nearestClass, planProblem } from "./object-rules";
import { parseTypes } from "./types-xml";

const TYPES = `<?xml version="1.0"?><types>
  <type name="M4A1"><nominal>3</nominal><lifetime>7200</lifetime></type>
  <!-- <type name="Gone"><lifetime>1</lifetime></type> -->
  <type  name = "Mag_STANAG_30Rnd" >
    <lifetime> 14400 </lifetime><flags deloot="0"/>
  </type>
  <type name="Empty"/>
</types>`;

describe("types.xml", () => {
  it("gives each class with its lifetime, and nothing from comments", () => {
    expect(parseTypes(TYPES)).toEqual({ M4A1: 7_200, Mag_STANAG_30Rnd: 14_400, Empty: 0 });
    expect(parseTypes("<html>no such file</html>")).toBeNull();
  });
  it("is read in time that grows with its length alone", () => {
    const many = Array.from(
      { length: 20_000 },
      (_, at) => `<type name="T${at}"><lifetime>9</lifetime></type>`,
    );
    const start = performance.now();
    expect(Object.keys(parseTypes(many.join("\n")) ?? {})).toHaveLength(20_000);
    parseTypes(`<type name="A"${" x".repeat(500_000)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("a class name", () => {
  const types = parseTypes(TYPES) ?? {};
  it("counts letter by letter, and the sentence names what is near", () => {
    expect(classProblem("M4A1", types)).toBeNull();
    expect(classProblem("m4a1", types)).toContain("it knows M4A1");
    expect(classProblem("Mag_STANAG_30rnd", types)).toContain("it knows Mag_STANAG_30Rnd");
    expect(classProblem("M1014", types)).toBe("The server's types.xml knows no M1014.");
    expect(classProblem("toString", types)).toContain("knows no");
    expect(classProblem("DZ/rocks/a", types)).toContain("is not a class name");
    expect(nearestClass("M4A2", types)).toBe("M4A1");
  });
  it("and place are checked before anything is staged", () => {
    const at = (pos: [number, number, number], name = "M4A1") => [{ name, pos, yaw: 0 }];
    expect(planProblem(at([5_000, 200, 6_000]), "chernarusplus", types)).toBeNull();
    expect(planProblem(at([5_000, 200, 6_000], "Nope_x"), "chernarusplus", null)).toBeNull();
    expect(planProblem(at([12_900, 200, 6_000]), "enoch", types)).toContain("outside Livonia");
    expect(planProblem(at([3.4e38, 3.4e38, 3.4e38]), "chernarusplus", types)).toContain("outside");
    expect(planProblem(at([5_000, 3.4e38, 6_000]), "chernarusplus", types)).toContain("height");
    expect(planProblem(at([5_000, Number.NaN, 6_000]), "chernarusplus", types)).toContain("height");
    expect(planProblem(at([1, 1, 1]), "namalsk", types)).toContain("map");
    expect(planProblem([], "enoch", types)).toContain("nothing");
    const eleven = Array.from({ length: 11 }, () => at([5, 5, 5])).flat();
    expect(planProblem(eleven, "enoch", types)).toContain("at most 10");
  });
});

describe("cfggameplay.json", () => {
  const file = (list: unknown) => JSON.stringify({ WorldsData: { objectSpawnersArr: list } });
  it("is right with our line in exactly its letters", () => {
    expect(checkGameplay(file(["custom/grizzly-deliveries.json"]), true).state).toBe("listed");
    expect(checkGameplay(file(["./custom/grizzly-deliveries.json", "a.json"]), null).state).toBe("listed");
    expect(checkGameplay(`\uFEFF${file(["custom/grizzly-deliveries.json"])}`, true).state).toBe("listed");
  });
  it("is shown with the line to add, which keeps what is listed", () => {
    const missing = checkGameplay(file(["custom/city.json"]), true);
    expect(missing.state).toBe("missing_line");
    expect(missing.line).toBe('"objectSpawnersArr": ["custom/city.json", "custom/grizzly-deliveries.json"]');
    const wrong = checkGameplay(file(["Custom/Grizzly-Deliveries.json"]), true);
    expect(wrong).toMatchObject({
      state: "missing_line",
      line: '"objectSpawnersArr": ["custom/grizzly-deliveries.json"]',
    });
    expect(wrong.problem).toContain("other letters");
  });
  it("can be off, missing or broken, each with its sentence", () => {
    expect(checkGameplay(file(["custom/grizzly-deliveries.json"]), false).state).toBe("switched_off");
    expect(checkGameplay(null, true).state).toBe("missing_file");
    expect(checkGameplay('{"WorldsData": {,', true).state).toBe("broken");
    expect(checkGameplay("[]", true).state).toBe("broken");
    expect(checkGameplay('{"WorldsData":{"objectSpawnersArr":"x"}}', true).state).toBe("broken");
    expect(checkGameplay('{"WorldsData":{}}', true).state).toBe("missing_line");
  });
});

describe("nothing is staged", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const good: GateFacts = {
    dryRun: false,
    status: "started",
    resetMission: false,
    gameplay: { state: "listed", problem: null },
    file: { foreign: [] },
    typesKnown: true,
    boots: [],
    logCheckedAt: new Date(now.getTime() - MINUTE),
  };
  it.each<[Partial<GateFacts>, string | null]>([
    [{}, null],
    [{ status: "stopped" }, null],
    [{ dryRun: true }, "dry run"],
    [{ status: "restarting" }, "restarting"],
    [{ resetMission: true }, "resets its mission"],
    [{ gameplay: { state: "missing_line", problem: "No line." } }, "No line."],
    [{ gameplay: { state: "unknown", problem: null } }, "not known yet"],
    [{ file: { foreign: ["Land_House"] } }, "Land_House"],
    [{ typesKnown: false }, "types.xml"],
    [{ boots: [{ id: 1, startedAt: now, notedAt: now, proven: false }] }, "is restarting"],
    [{ logCheckedAt: null }, "log is not being read"],
    [{ logCheckedAt: new Date(now.getTime() - 11 * MINUTE) }, "log is not being read"],
  ])("while %j", (change, words) => {
    const problem = stagingProblem({ ...good, ...change }, now);
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
  });
});
