import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY } from "@/lib/time";
import { afterSilence, GRACE_DAYS } from "./rules";

const at = (day: number) => new Date(Date.UTC(2026, 10, 1) + day * DAY);

describe("a ticket that waits for its opener", () => {
  it("is warned about after the guild's days, closed two days later, and never when it is off", () => {
    expect(afterSilence(7, at(0), null, at(6.99))).toBe("nothing");
    expect(afterSilence(7, at(0), null, at(7))).toBe("warn");
    expect(afterSilence(7, at(0), at(7), at(8.99))).toBe("nothing");
    expect(afterSilence(7, at(0), at(7), at(9))).toBe("close");
    expect(afterSilence(0, at(0), null, at(500))).toBe("nothing");
    expect(afterSilence(0, at(0), at(7), at(500))).toBe("nothing");
  });

  it("is never closed before it was warned about, whenever somebody looks", () => {
    const day = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), day, day, (silent, word, look) => {
        fc.pre(look >= word);
        expect(afterSilence(silent, at(word), null, at(look))).not.toBe("close");
      }),
    );
  });

  it("gives every opener the same days between warning and end, however late the job runs", () => {
    const hours = fc.integer({ min: 0, max: 24 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), hours, (silent, late) => {
        const warned = at(silent + late / 24);
        const end = new Date(warned.getTime() + GRACE_DAYS * DAY);
        expect(afterSilence(silent, at(0), warned, new Date(end.getTime() - 1))).toBe("nothing");
        expect(afterSilence(silent, at(0), warned, end)).toBe("close");
      }),
    );
  });
});
