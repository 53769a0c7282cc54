import { describe, expect, it } from "vitest";
import { type ServerCard, turnPlaces } from "./card";
import { facetOptions, filterCards, readQuery, sortCards, writeQuery } from "./directory";

const card = (slug: string, change: Partial<ServerCard> = {}): ServerCard => ({
  slug,
  name: slug,
  tagline: null,
  map: "chernarusplus",
  platform: "pc",
  region: "europe",
  city: null,
  languages: ["en"],
  fighting: "pvp",
  tags: [],
  icon: "pine",
  hue: "moss",
  featured: false,
  state: "up",
  stateSince: null,
  players: 0,
  slots: 60,
  peak: null,
  spark: "",
  history: "",
  checkedAt: null,
  logCompleteUntil: null,
  restarts: [],
  footprint: false,
  ...change,
});

const cards = [
  card("taiga", { players: 54, tags: ["traders", "hardcore"], tagline: "Długa noc" }),
  card("sakhal", { map: "sakhal", platform: "xbox", players: null, tags: ["hardcore"] }),
  card("livonia", { map: "enoch", players: 0, region: "asia", languages: ["en", "pl"] }),
];
const slugs = (query: string) => filterCards(cards, readQuery(query)).map(({ slug }) => slug);

describe("the directory", () => {
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

  it("widens within a filter, narrows between filters and by tags", () => {
    expect(slugs("?map=enoch,sakhal")).toEqual(["sakhal", "livonia"]);
    expect(slugs("?map=enoch,sakhal&platform=xbox")).toEqual(["sakhal"]);
    expect(slugs("?tags=hardcore")).toEqual(["taiga", "sakhal"]);
    expect(slugs("?tags=hardcore,traders")).toEqual(["taiga"]);
  });

  it("finds words without their accents and in any order", () => {
    expect(slugs("?q=NOC%20dluga")).toEqual(["taiga"]);
    expect(slugs("?q=Dł%20noc")).toEqual(["taiga"]);
    expect(slugs("?q=hardcore")).toEqual(["taiga", "sakhal"]);
  });

  it("does not take a server that is not known for an empty one", () => {
    expect(slugs("?players=empty")).toEqual(["livonia"]);
    expect(slugs("?players=40%2B")).toEqual(["taiga"]);
  });

  it("counts what each choice would show, the other filters unchanged", () => {
    const query = readQuery("?map=enoch");
    expect(facetOptions(cards, query, "map")).toContainEqual({ value: "sakhal", count: 1 });
    expect(facetOptions(cards, query, "platform")).toEqual([
      { value: "pc", count: 1 },
      { value: "xbox", count: 0 },
    ]);
    expect(facetOptions(cards, readQuery("?tags=traders"), "tags")).toContainEqual({
      value: "hardcore",
      count: 1,
    });
  });

  it("puts what is not known last in every order", () => {
    const scores = new Map<string, number | null>([
      ["taiga", 10],
      ["sakhal", null],
      ["livonia", 0],
    ]);
    const order = (sort: "evening" | "players") => sortCards(cards, sort, scores).map(({ slug }) => slug);
    expect(order("evening")).toEqual(["taiga", "livonia", "sakhal"]);
    expect(order("players")).toEqual(["taiga", "livonia", "sakhal"]);
  });

  it("gives every paid place the first position in turn", () => {
    const firsts = [0, 1, 2].map((hour) => turnPlaces(cards, hour)[0]?.slug);
    expect(new Set(firsts).size).toBe(3);
    expect(turnPlaces([], 5)).toEqual([]);
  });
});
