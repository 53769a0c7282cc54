import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packLevels, unpackLevels } from "./levels";

describe("packed levels", () => {
  it("come back within half a step, and unknown stays unknown", () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(share, { maxLength: 700 }), (shares) => {
        const back = unpackLevels(packLevels(shares));
        expect(back).toHaveLength(shares.length);
        back.forEach((value, index) => {
          const given = shares[index] ?? null;
          if (given === null || value === null) expect(value).toBe(given);
          else
            expect(Math.abs(value - given)).toBeLessThanOrEqual(given < 0.5 / 61 ? 1 / 61 : 0.5 / 61 + 1e-9);
        });
      }),
    );
  });

  it("keep one player apart from none, and hold more players than slots at full", () => {
    expect(packLevels([0, 0.001, 1, 1.4, null, Number.NaN])).toBe("01zz--");
  });
});
