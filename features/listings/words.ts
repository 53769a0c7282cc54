export const PLATFORMS = ["pc", "xbox", "playstation"] as const;
export const REGIONS = ["europe", "north-america", "south-america", "asia", "oceania", "africa"] as const;
export const FIGHTING = ["pvp", "pve", "mixed"] as const;
/** Pictures that stand for a server, drawn from the icon set. */
export const ICONS = [
  "pine",
  "snow",
  "rain",
  "compass",
  "tower",
  "anchor",
  "tent",
  "shield",
  "flame",
  "peak",
  "moon",
  "bear",
] as const;
/** Names of the eight hues of charts and tiles. */
export const HUES = ["moss", "lake", "violet", "amber", "clay", "pine", "stone", "teal"] as const;

const WORDS: Record<string, string> = {
  chernarusplus: "Chernarus",
  enoch: "Livonia",
  sakhal: "Sakhal",
  namalsk: "Namalsk",
  pc: "PC",
  xbox: "Xbox",
  playstation: "PlayStation",
  europe: "Europe",
  "north-america": "North America",
  "south-america": "South America",
  asia: "Asia",
  oceania: "Oceania",
  africa: "Africa",
  pvp: "PvP",
  pve: "PvE",
  mixed: "Mixed",
  empty: "Empty",
  "1-19": "1 to 19",
  "20-39": "20 to 39",
  "40+": "40 or more",
  en: "English",
  pl: "Polish",
  de: "German",
  cs: "Czech",
  fr: "French",
  es: "Spanish",
  pt: "Portuguese",
  it: "Italian",
  ru: "Russian",
  uk: "Ukrainian",
};

/** A value of a listing as people say it; unknown ones are made readable: `weekend-raids` → `Weekend raids`. */
export function word(value: string): string {
  const known = WORDS[value];
  if (known) return known;
  const spaced = value.replaceAll(/[-_]/g, " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
