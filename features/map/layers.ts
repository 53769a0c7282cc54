/** What the map can show, one at a time. */
export const LAYERS = ["kills", "hits", "deaths", "deliveries"] as const;
export type Layer = (typeof LAYERS)[number];

/** What lies on the map beside it, each on or off. */
export const PARTS = ["footprint", "heat", "points", "names", "zones"] as const;
export type Part = (typeof PARTS)[number];

/** How far back the map looks, in days, with the hours of one bar below it. */
export const SPANS = { 7: 1, 30: 6, 90: 24 } as const;
export type Span = keyof typeof SPANS;

/** Events that travel at most; the newest ones. */
export const MOST_POINTS = 100_000;

/** Cells that kills are counted in, in metres, and how many stand in one column's numbers. */
export const CELL = 120;
export const CELL_COLUMN = 1_024;

/** Words of a layer: heading, and one of its events and several. */
export const LAYER_WORDS: Record<Layer, { title: string; one: string; many: string }> = {
  kills: { title: "Kills", one: "kill", many: "kills" },
  hits: { title: "Hits", one: "hit", many: "hits" },
  deaths: { title: "Deaths", one: "death", many: "deaths" },
  deliveries: { title: "Deliveries", one: "delivery", many: "deliveries" },
};

export const PART_WORDS: Record<Part, string> = {
  footprint: "Footprints",
  heat: "Heat",
  points: "Points",
  names: "Names",
  zones: "Zones",
};
