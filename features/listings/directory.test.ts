import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FacetRow, facetOptions, playersBand, readQuery, writeQuery } from "./directory";
import { bandsOf, facetOf, folded, termOf, wordQuery, wordsOf } from "./terms";

const row = (values: Partial<FacetRow["values"]>, hit = true): FacetRow => ({
  values: {
    map: ["chernarusplus"],
    players: [],
    region: ["europe"],
    platform: ["pc"],
    fighting: ["pvp"],
    language: ["en"],
    tags: [],
    ...values,
  },
  hit,
});

const rows = [
  row({ tags: ["traders", "hardcore"], players: ["40+"] }),
  row({ map: ["sakhal"], platform: ["xbox"], tags: ["hardcore"] }),
  row({ map: ["enoch"], players: ["empty"], region: ["asia"], language: ["en", "pl"] }),
];

describe("the directory's address", () => {
  it("says the same in the address and in the filters", () => {
    for (const address of [
      "",
      "?q=noc&map=enoch,sakhal&sort=players",
      "?tags=hardcore,traders&players=40%2B",
    ]) {
      expect(readQuery(writeQuery(readQuery(address)))).toEqual(readQuery(address));
    }
    expect(writeQuery(readQuery("?sort=nonsense&map="))).toBe("");
  });

  it("takes no more of anything than anybody chooses", () => {
    const many = Array.from({ length: 500 }, (_, nr) => `tag-${nr}`).join(",");
    expect(readQuery(`?tags=${many}&q=${"x".repeat(500)}`)).toMatchObject({
      text: "x".repeat(80),
      chosen: { tags: { length: 12 } },
    });
    expect(readQuery("?q=a%00b&map=%00enoch")).toMatchObject({ text: "ab", chosen: { map: ["enoch"] } });
  });
});

describe("the filters", () => {
  it("count what each choice would show, the other filters unchanged", () => {
    const options = facetOptions(rows, readQuery("?map=enoch"));
    expect(options.map).toContainEqual({ value: "sakhal", count: 1 });
    expect(options.platform).toEqual([
      { value: "pc", count: 1 },
      { value: "xbox", count: 0 },
    ]);
    expect(facetOptions(rows, readQuery("?tags=traders")).tags).toContainEqual({
      value: "hardcore",
      count: 1,
    });
    expect(facetOptions([row({}, false)], readQuery("?q=x")).platform).toEqual([{ value: "pc", count: 0 }]);
  });

  it("do not take a server that is not known for an empty one", () => {
    expect(playersBand(null)).toBeNull();
    expect([0, 1, 19, 20, 39, 40, 127].map(playersBand)).toEqual([
      "empty",
      "1-19",
      "1-19",
      "20-39",
      "20-39",
      "40+",
      "40+",
    ]);
    expect(bandsOf(readQuery("?players=empty,no-band"))).toEqual([{ from: 0, to: 0 }]);
    expect(bandsOf(readQuery(""))).toBeNull();
  });

  it("read their terms back", () => {
    for (const facet of ["map", "tags", "language"] as const)
      expect(facetOf(termOf(facet, "a:b"))).toEqual({ facet, value: "a:b" });
    expect(facetOf("nonsense")).toBeNull();
  });
});

describe("the words of a search", () => {
  it("are without case and accents, in any order", () => {
    expect(wordsOf("Długa noc, NOC; Nadbór-Standoff 1.29")).toEqual([
      "dluga",
      "noc",
      "nadbor",
      "standoff",
      "1",
      "29",
    ]);
    expect(folded("Łódź")).toBe("lodz");
    expect(wordQuery("NOC dłu")).toBe("'noc':* & 'dlu':*");
    expect(wordQuery("season 17 b")).toBe("'season':* & '17' & 'b'");
    expect(wordQuery(" !? ")).toBeNull();
  });

  it("hold nothing that Postgres reads as more than a word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const query = wordQuery(text);
        if (query !== null) expect(query).toMatch(/^'[\p{L}\p{N}]+'(:\*)?( & '[\p{L}\p{N}]+'(:\*)?){0,7}$/u);
      }),
    );
  });
});
