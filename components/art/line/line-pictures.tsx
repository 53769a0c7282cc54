import type { ComponentType } from "react";
import { ammunition, binoculars, ghillieSuit, tent, toolCrate, vehicleParts } from "./gear";
import type { Layer } from "./layers";
import { marksmanRifle, pistol, rifle, scopedRifle, shotgun } from "./long-guns";
import { badge, nameCard, ribbon } from "./looks";
import { Picture, type PictureProps } from "./picture";
import { axe, backpack, barrel, clothes, food, medicalKit, parcel, plateCarrier } from "./supplies";

const drawn = (layers: readonly Layer[]) => (props: PictureProps) => <Picture {...props} layers={layers} />;

const DOTS = ["chart-2", "chart-3", "chart-6", "chart-1", "chart-5"];

/** The only picture with colour, because colour is what it is about. */
function NameColour(props: PictureProps) {
  return (
    <Picture {...props} layers={nameCard}>
      <path d="M98 36h64" strokeWidth="4" stroke="var(--chart-6)" />
      {DOTS.map((dot, at) => (
        <circle key={dot} cx={76 + at * 22} cy="92" r="7.5" fill={`var(--${dot})`} />
      ))}
      <circle cx="120" cy="92" r="11" className="stroke-drawing [stroke-width:1.4]" />
    </Picture>
  );
}

/** Drawings by the key that a record keeps. */
export const linePictures = {
  rifle: drawn(rifle),
  "scoped-rifle": drawn(scopedRifle),
  "marksman-rifle": drawn(marksmanRifle),
  shotgun: drawn(shotgun),
  pistol: drawn(pistol),
  ammunition: drawn(ammunition),
  "tool-crate": drawn(toolCrate),
  tent: drawn(tent),
  "ghillie-suit": drawn(ghillieSuit),
  "vehicle-parts": drawn(vehicleParts),
  binoculars: drawn(binoculars),
  backpack: drawn(backpack),
  "medical-kit": drawn(medicalKit),
  food: drawn(food),
  barrel: drawn(barrel),
  clothes: drawn(clothes),
  "plate-carrier": drawn(plateCarrier),
  axe: drawn(axe),
  badge: drawn(badge),
  "name-colour": NameColour,
  ribbon: drawn(ribbon),
  generic: drawn(parcel),
} satisfies Record<string, ComponentType<PictureProps>>;

export type PictureKey = keyof typeof linePictures;

/** The drawing of a key; a key that nobody drew shows a parcel. */
export function LinePicture({ picture, ...rest }: PictureProps & { picture: string }) {
  const Drawing = Object.hasOwn(linePictures, picture)
    ? linePictures[picture as PictureKey]
    : linePictures.generic;
  return <Drawing {...rest} />;
}
