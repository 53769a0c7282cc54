import { describe, expect, it } from "vitest";
import { AdmFold } from "@/features/players/adm/fold";
import { AdmReader } from "@/features/players/adm/reader";
import { playersOf, servers } from "./cast";
import { bootsOf, playersAt, writeLog } from "./log";

const NOW = new Date("2026-11-22T21:40:00Z");
const FROM = new Date("2026-11-20T00:00:00Z");

function read(text: string) {
  const reader = new AdmReader();
  const fold = new AdmFold();
  const found = { unknown: 0, payable: 0, joined: 0 };
  const reckon = (change: Parameters<Parameters<AdmFold["finish"]>[0]>[0]) => {
    if (change.kind === "death" && change.death.payable) found.payable++;
    if (change.kind === "session.joined") found.joined++;
  };
  reader.push(Buffer.from(text), (record) => {
    if (record.line.type === "unknown") found.unknown++;
    fold.apply(record, reckon);
  });
  fold.finish(reckon);
  return found;
}

describe("the demo's servers", () => {
  it("write logs that the reader understands to the last line, with kills and sessions in them", () => {
    const sums = { unknown: 0, payable: 0, joined: 0 };
    for (const server of servers) {
      for (const boot of bootsOf(server, FROM, NOW)) {
        const found = read(writeLog(server, boot, NOW, true).text);
        for (const key of ["unknown", "payable", "joined"] as const) sums[key] += found[key];
      }
    }
    expect(sums.unknown).toBe(0);
    expect(sums.payable).toBeGreaterThan(50);
    expect(sums.joined).toBeGreaterThan(100);
  });

  it("only ever append: what was written earlier is the beginning of what is written later", () => {
    for (const server of servers) {
      const boot = bootsOf(server, FROM, NOW).at(-1);
      if (!boot) throw new Error("A server has no boot.");
      const [early, late] = [new Date(NOW.getTime() - 3_600_000), NOW].map(
        (at) => writeLog(server, boot, at, true).text,
      );
      expect(late?.startsWith(early ?? "-")).toBe(true);
    }
  });

  it("have eighty players, and nobody on two servers at once", () => {
    const names = new Set(
      ["black-pine", "livonia-outlaws"].flatMap((guild) =>
        playersOf(guild as "black-pine").map(({ name }) => name),
      ),
    );
    expect(names.size).toBeGreaterThanOrEqual(80);
    const online = servers
      .filter(({ guild }) => guild === "black-pine")
      .reduce((sum, server) => sum + playersAt(server, NOW), 0);
    expect(online).toBeGreaterThan(0);
    expect(online).toBeLessThanOrEqual(playersOf("black-pine").length);
  });
});
