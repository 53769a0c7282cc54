import { ammunition, binoculars, ghillieSuit, tent, toolCrate, vehicleParts } from "./gear";
import type { Layer } from "./layers";
import { marksmanRifle, pistol, rifle, scopedRifle, shotgun } from "./long-guns";
import { badge, nameCard, ribbon } from "./looks";
import type { PictureKey } from "./picture-keys";
import { axe, backpack, barrel, clothes, food, medicalKit, parcel, plateCarrier } from "./supplies";

const drawings: Record<PictureKey, readonly Layer[]> = {
  rifle,
  "scoped-rifle": scopedRifle,
  "marksman-rifle": marksmanRifle,
  shotgun,
  pistol,
  ammunition,
  "tool-crate": toolCrate,
  tent,
  "ghillie-suit": ghillieSuit,
  "vehicle-parts": vehicleParts,
  binoculars,
  backpack,
  "medical-kit": medicalKit,
  food,
  barrel,
  clothes,
  "plate-carrier": plateCarrier,
  axe,
  badge,
  "name-colour": nameCard,
  ribbon,
  generic: parcel,
};

const THICK = 'stroke="var(--drawing)" stroke-width="1.4"';
const INK = {
  body: `fill="var(--drawing-fill)" ${THICK}`,
  line: THICK,
  fine: 'stroke="var(--drawing-fine)" stroke-width="1"',
  hole: 'fill="var(--well)" stroke="var(--drawing)" stroke-width="1"',
};

function path(layer: Layer): string {
  const [kind, line, chart] = layer;
  if (kind === "dye") return `<path d="${line}" fill="var(--chart-${chart})"/>`;
  if (kind === "dyed") return `<path d="${line}" stroke="var(--chart-${chart})" stroke-width="4"/>`;
  return `<path d="${line}" ${INK[kind]}/>`;
}

/**
 * Every drawing as a symbol of one SVG file. Colours are the theme's custom properties, which a `<use>` hands down
 * from the page that shows it; classes would not reach into another file.
 */
export function drawingsFile(): string {
  const symbols = Object.entries(drawings).map(
    ([key, layers]) => `<symbol id="${key}" viewBox="0 0 240 120">${layers.map(path).join("")}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke-linejoin="round" stroke-linecap="round">${symbols.join("")}</svg>`;
}
