import { describe, expect, it } from "vitest";
import { listen } from "./heard";

const ID = "A".repeat(43);
const player = (name: string) => `Player "${name}" (id=${ID}= pos=<100.0, 200.0, 3.0>)`;
const LOG = [
  "******************************************************************************",
  "AdminLog started on 2026-11-20 at 18:00:00",
  "",
  `18:01:00 | Player "Rook_77" (id=${ID}=) is connected`,
  `18:02:00 | ${player("Rook_77")} placed Fireplace`,
  `18:03:00 | ${player("Wren").replace(" (id", " (DEAD) (id")} killed by ${player("Rook_77")} with M4-A1 from 212.4 meters`,
  "18:04:00 | a line that nobody has taught us",
].join("\n");
const bytes = (text: string) => Buffer.from(`${text}\n`);

describe("a stretch of a log", () => {
  it("is told line by line as the parser understands it, the newest first", () => {
    const heard = listen(bytes(LOG), 0, 10);
    expect(heard.events).toBe(4);
    expect(heard.unknown).toBe(1);
    expect(heard.lines.map(({ type }) => type)).toEqual([
      "unknown",
      "player.killed_by_player",
      "player.placed",
      "player.connected",
      "log.started",
    ]);
    expect(heard.lines[1]).toMatchObject({
      kind: "event",
      words: expect.stringMatching(/^Rook_77 killed Wren with M4-?A1 from 212 m\.$/i),
    });
    expect(heard.lines[1]?.raw).toContain("killed by");
    expect(heard.lines[3]?.words).toBe("Rook_77 came.");
  });

  it("that begins within a line leaves that line out, and keeps to the number asked for", () => {
    const heard = listen(bytes(LOG).subarray(60), 60, 2);
    expect(heard.lines).toHaveLength(2);
    expect(heard.events).toBe(4);
    expect(listen(bytes(LOG).subarray(100), 100, 9).lines.some(({ type }) => type === "log.started")).toBe(
      false,
    );
  });

  it("cuts what is too long to read, and has nothing to tell of an empty one", () => {
    const long = listen(bytes(`${LOG}\n18:05:00 | ${"x".repeat(5_000)}`), 0, 1);
    expect(long.lines[0]?.raw).toHaveLength(401);
    expect(listen(new Uint8Array(), 0, 5)).toEqual({ events: 0, unknown: 0, lines: [] });
  });
});
