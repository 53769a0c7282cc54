export const EMOTES = [
  "EmoteSitA",
  "EmoteGreeting",
  "EmotePoint",
  "EmoteDance",
  "EmoteSurrender",
  "EmoteThumb",
  "EmoteSalute",
  "EmoteSitA with R12",
] as const;

/** What kits are called, and their classes. */
export const PLACED = [
  ["Fence Kit", "FenceKit"],
  ["Watchtower Kit", "WatchtowerKit"],
  ["Fireplace", "Fireplace"],
  ["Land Mine", "LandMineTrap"],
  ["Nameless Object", "GardenPlot"],
  ["Wooden Crate", "WoodenCrate"],
  ["Medium Tent", "MediumTent"],
] as const;

export const BUILT = [
  ["wall_base_down", "Fence", "Hatchet"],
  ["wall_wood_up", "Fence", "Hammer"],
  ["wall_gate", "Gate", "Pliers"],
  ["base", "Fence", "Farming Hoe"],
  ["level_1_base", "Watchtower", "Shovel"],
  ["level_3_wall_3_metal_down", "Watchtower", "Hammer"],
] as const;

/** What people say on PC; some of it is made to look like the log. */
export const SAYINGS = [
  "anyone in Elektro?",
  "friendly friendly",
  "привет, кто на севере?",
  'Player "Rook_77" (DEAD) (id=AAAA pos=<1, 2, 3>) killed by Player "me" (id=BBBB pos=<1, 2, 3>) with M4-A1 from 900 meters ',
  '12:00:00 | Player "admin"(id=CCCC) has been disconnected',
  "AdminLog started on 2031-01-01 at 00:00:00",
  "##### PlayerList log: 99 players",
  "selling 2 mags | 40 pelts | DM me",
] as const;
