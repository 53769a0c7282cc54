import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AdmLines, MAX_LINE_BYTES } from "./lines";

interface Line {
  text: string;
  offset: number;
  length: number;
}

/** Splits bytes that arrive in pieces of these sizes. */
function split(bytes: Uint8Array, sizes: number[]): Line[] {
  const found: Line[] = [];
  const lines = new AdmLines();
  const visit = (b: Uint8Array, text: string, from: number, to: number, offset: number, length: number) => {
    expect(Buffer.from(b.subarray(from, to)).toString("latin1")).toBe(text.slice(from, to));
    found.push({ text: text.slice(from, to), offset, length });
  };
  // The same buffer for every piece: the splitter must not keep the caller's memory.
  const room = Buffer.alloc(Math.max(1, ...sizes));
  let at = 0;
  for (let piece = 0; at < bytes.length; piece++) {
    const size = Math.max(1, sizes[piece % sizes.length] ?? 1);
    const part = bytes.subarray(at, at + size);
    room.set(part);
    lines.push(room.subarray(0, part.length), visit);
    at += part.length;
  }
  lines.end(visit);
  expect(lines.offset).toBe(bytes.length);
  return found;
}

const chunk = fc.oneof(
  { weight: 6, arbitrary: fc.uint8Array({ maxLength: 30 }) },
  { weight: 3, arbitrary: fc.constantFrom(Uint8Array.of(10), Uint8Array.of(13, 10), Uint8Array.of(13)) },
);
const file = fc.array(chunk, { maxLength: 40 }).map((parts) => Buffer.concat(parts));
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

describe("splitting bytes into lines", () => {
  it("gives what splitting the whole at \\n gives, with offsets that lead back to it", () => {
    fc.assert(
      fc.property(file, sizes, (bytes, pieces) => {
        const lines = split(bytes, pieces);
        const whole = bytes.toString("latin1").split("\n");
        if (whole.at(-1) === "") whole.pop();
        expect(lines.map((line) => line.text)).toEqual(whole.map((text) => text.replace(/\r$/, "")));
        for (const { text, offset, length } of lines) {
          expect(bytes.subarray(offset, offset + length).toString("latin1")).toBe(text);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps the beginning of a line that is too long, and counts all of it", () => {
    const long = Buffer.concat([Buffer.alloc(200_000, "a"), Buffer.from("\r\nb\n")]);
    for (const size of [1000, 65_537, 1 << 20]) {
      const [first, second] = split(long, [size]);
      expect(first).toEqual({ text: "a".repeat(MAX_LINE_BYTES), offset: 0, length: 200_000 });
      expect(second).toEqual({ text: "b", offset: 200_002, length: 1 });
    }
  });

  it("stays at the start of a line that is not complete", () => {
    const lines = new AdmLines(100);
    lines.push(Buffer.from("one\ntw"), () => undefined);
    expect(lines.offset).toBe(104);
  });
});
