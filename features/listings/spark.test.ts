import { describe, expect, it } from "vitest";
import { packLevels } from "./levels";
import { spans, sparkPath } from "./spark";

describe("a sparkline", () => {
  it("runs from edge to edge and closes outside the picture", () => {
    expect(sparkPath(packLevels([0, 1, 1, 0]), 40)).toBe("M-3 44V39H0l2 -38h2l2 38h3V44Z");
  });

  it("leaves out what nobody knows instead of drawing a zero or a bridge", () => {
    const path = sparkPath(packLevels([1, null, 1]), 40);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).toBe("M-3 44V1H0V44ZM4 44V1h3V44Z");
    expect(sparkPath(packLevels([null, null]), 40)).toBe("");
  });

  it("knows the stretches of a series", () => {
    expect(spans(4, (index) => index === 1 || index === 2)).toEqual([{ from: 0.25, to: 0.75 }]);
    expect(spans(4, (index) => index === 3)).toEqual([{ from: 0.75, to: 1 }]);
    expect(spans(0, () => true)).toEqual([]);
  });
});
