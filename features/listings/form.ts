import type { FIGHTING, HUES, ICONS, PLATFORMS, REGIONS } from "./words";

/** A listing as its editor has it: texts, banner, and what is told of the server. */
export interface ListingForm {
  slug: string;
  serverName: string;
  tagline: string | null;
  description: string | null;
  rules: string | null;
  inviteLink: string | null;
  website: string | null;
  icon: (typeof ICONS)[number];
  hue: (typeof HUES)[number];
  /** Id of an uploaded picture; null shows the footprint, or nothing. */
  banner: string | null;
  platform: (typeof PLATFORMS)[number];
  region: (typeof REGIONS)[number];
  city: string | null;
  languages: string[];
  fighting: (typeof FIGHTING)[number];
  timeZone: string;
  /** `HH:MM` on the clock of `timeZone`. */
  restartTimes: string[];
  tags: string[];
  mods: string[];
  features: string[];
  wipes: string[];
}

/** Fields that differ between two states of a listing. */
export function changedFields(before: ListingForm, after: ListingForm): (keyof ListingForm)[] {
  return (Object.keys(after) as (keyof ListingForm)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

/** Fields as the editor names them. */
export const FIELD_NAMES: Record<keyof ListingForm, string> = {
  slug: "Address",
  serverName: "Name",
  tagline: "Short text",
  description: "About",
  rules: "Rules",
  inviteLink: "Discord invite",
  website: "Website",
  icon: "Sign",
  hue: "Colour",
  banner: "Banner",
  platform: "Platform",
  region: "Region",
  city: "City",
  languages: "Languages",
  fighting: "Fighting",
  timeZone: "Time zone",
  restartTimes: "Restarts",
  tags: "Tags",
  mods: "Mods",
  features: "What it offers",
  wipes: "Wipes",
};
