import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AdmFold } from "./fold";
import { readAdmLine } from "./line";
import { AdmReader } from "./reader";
import { sampleLog } from "./testing/sample";

const MUTATED = 1_000_000;
const BATCH = 500;
const SEEDS = sampleLog({ lines: 600, seed: 11 })
  .toString("latin1")
  .split("\n")
  .filter((line) => line.length > 20);
const PIECES = [
  '"',
  " (DEAD)",
  "(id=",
  "(id=X pos=<1, 2, 3>)",
  ">)",
  " killed by Player ",
  "[HP: ",
  "] hit by ",
  " into ",
  " with ",
];
const ODD = [
  " from ",
  " meters",
  "pos=<",
  "\0",
  "\xff",
  "\xef\xbb\xbf",
  "-",
  "1e999",
  "nan",
  "-340282346638528859811704183484516925440.0",
];
const WORDS = [...PIECES, ...ODD];

/** Changes a line in one of the ways in which a log goes wrong or a player would like it to. */
function mutate(line: string, kind: number, at: number, piece: number): string {
  const place = at % (line.length + 1);
  const other = SEEDS[(at * 31 + piece) % SEEDS.length] ?? "";
  const word = WORDS[piece % WORDS.length] ?? "";
  switch (kind % 6) {
    case 0:
      return line.slice(0, place);
    case 1:
      return line.slice(0, place) + word + line.slice(place);
    case 2:
      return line.slice(0, place) + line.slice(place + 1 + (piece % 9));
    case 3:
      return line.slice(0, place) + other.slice(piece % (other.length + 1));
    case 4:
      return line.slice(0, place) + String.fromCharCode(piece % 256) + line.slice(place + 1);
    default:
      return line.slice(0, place) + word.repeat(1 + (piece % 40)) + line.slice(place);
  }
}

describe("a hostile log", () => {
  it(`raises nothing in ${MUTATED} changed lines, and every line is counted`, () => {
    const change = fc.tuple(fc.nat(SEEDS.length - 1), fc.nat(5), fc.nat(4000), fc.nat(4000));
    const reader = new AdmReader();
    const fold = new AdmFold();
    let given = 0;
    let read = 0;
    fc.assert(
      fc.property(change, ([seed, kind, at, piece]) => {
        const lines: string[] = [];
        let line = SEEDS[seed] ?? "";
        for (let n = 0; n < BATCH; n++) {
          line = mutate(
            n % 4 === 0 ? (SEEDS[(seed + n) % SEEDS.length] ?? "") : line,
            kind + n,
            at + n * 7,
            piece + n,
          );
          lines.push(line.replaceAll("\n", " ").slice(0, 2000));
        }
        given += lines.length;
        reader.push(Buffer.from(`${lines.join("\n")}\n`, "latin1"), (record) => {
          read++;
          fold.apply(record, () => undefined);
        });
      }),
      { numRuns: MUTATED / BATCH, endOnFailure: true },
    );
    expect(given).toBe(MUTATED);
    expect(read).toBe(MUTATED);
    expect(JSON.stringify(fold.state).length).toBeLessThan(5_000_000);
  }, 60_000);

  it("takes a time that grows with a line's length and no faster", () => {
    const stamp = '10:00:00 | Player "';
    const long = (piece: string, length: number) =>
      stamp + piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const best = (text: string) => {
      let least = Number.POSITIVE_INFINITY;
      for (let n = 0; n < 25; n++) {
        const from = performance.now();
        readAdmLine(text);
        least = Math.min(least, performance.now() - from);
      }
      return least;
    };
    const tails = ["", '" (id=X pos=<1, 2, 3>) with VSS', '" (id=X pos=<1, 2, 3>)[HP: 1] hit by '];
    for (const piece of [
      ...WORDS,
      "a",
      " ",
      '" (id=',
      '" (id=X pos=<1, 2, 3>) killed by Player "',
      " into X(",
      " from 1 meters",
    ]) {
      for (const tail of tails) {
        const ten = best(long(piece, 10_000) + tail);
        expect(ten, `10,000 chars of ${piece}`).toBeLessThan(1);
        const forty = best(long(piece, 40_000) + tail);
        expect(forty, `40,000 chars of ${piece}`).toBeLessThan(Math.max(0.4, ten * 12));
      }
    }
  }, 60_000);
});
