import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allRows, csvText } from "./csv";

/** What a reader by RFC 4180 makes of a file. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
    const plain = /^[^",\r\n]*/.exec(text.slice(at))?.[0] ?? "";
    rows.at(-1)?.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : plain);
    at += quoted ? quoted[0].length : plain.length;
    if (text[at] === ",") at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe("\r\n");
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

describe("a CSV file", () => {
  it("is read back as it was, whatever the cells hold", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ab,\"'\r\n =+-@\t1") });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { maxLength: 6 }), (rows) => {
        const read = parse(csvText(["one", "two"], rows));
        const bare = read
          .slice(1)
          .map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r\n])/, "")));
        expect(bare).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r\n])/, ""))),
        );
      }),
    );
  });

  it("holds no text that a spreadsheet would run", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "－1"]) {
      expect(parse(csvText(["x"], [[text]]))[1]).toEqual([`'${text}`]);
    }
    expect(csvText(["x"], [[-5], [null], ["a=b"]])).toBe("x\r\n-5\r\n\r\na=b\r\n");
  });
});

describe("a list read by keyset", () => {
  const page = (key: number | null) => {
    const from = key ?? 0;
    return Promise.resolve({ rows: [from, from + 1], next: from >= 6 ? null : from + 2 });
  };

  it("ends with its last page, or with as many rows as are asked for", async () => {
    expect(await allRows(page, null, 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(await allRows(page, null, 3)).toEqual([0, 1, 2, 3]);
    expect(await allRows(page, 6, 100)).toEqual([6, 7]);
  });
});
