import { describe, expect, it } from "vitest";
import { keptSwitches, LOG_SETTINGS, logSwitches, wrongSwitches } from "./log-settings";

const right = {
  adminLogPlayerList: "1",
  adminLogPlayerHitsOnly: "0",
  adminLogPlacement: "true",
  adminLogBuildActions: "1",
};

describe("the log's switches", () => {
  it("are read in whichever category they stand, and as far as they are words that mean on or off", () => {
    expect(logSwitches({ general: { bans: "" }, config: right })).toEqual({
      adminLogPlayerList: true,
      adminLogPlayerHitsOnly: false,
      adminLogPlacement: true,
      adminLogBuildActions: true,
    });
    expect(logSwitches({ config: { adminLogPlayerList: "perhaps", toString: "1" } })).toEqual({});
    expect(logSwitches({})).toEqual({});
  });

  it.each(LOG_SETTINGS.map(({ key, wants }) => [key, wants] as const))(
    "%s is wrong the other way round, and only then",
    (key, wants) => {
      const all = logSwitches({ config: right });
      expect(wrongSwitches(all)).toEqual([]);
      expect(wrongSwitches({ ...all, [key]: !wants }).map((one) => one.key)).toEqual([key]);
      const { [key]: _, ...rest } = all;
      expect(wrongSwitches(rest)).toEqual([]);
    },
  );

  it("are kept with their time, and anything else is as if Nitrado had never said", () => {
    const at = "2026-11-20T10:00:00.000Z";
    expect(keptSwitches({ at, switches: { adminLogPlacement: false, odd: "x" } })).toEqual({
      at: new Date(at),
      switches: { adminLogPlacement: false },
    });
    for (const strange of [null, undefined, "x", 1, {}, { at, switches: null }, { at: "soon", switches: {} }])
      expect(keptSwitches(strange)).toBeNull();
  });
});
