import type { ItemInput } from "@/features/shop/schema";
import { guilds } from "@/sandbox/population";

type Draft = Pick<ItemInput, "name" | "description" | "price"> & Partial<ItemInput>;

export interface DemoCategory {
  name: string;
  description: string;
  items: readonly Draft[];
}

const times = (name: string, count: number) => Array.from({ length: count }, () => name);
const roleOf = (key: string) => guilds[0]?.roles.find((role) => role.key === key)?.id ?? "";

/** What Black Pine sells. Limits are pieces in a number of hours. */
export const blackPineShop: readonly DemoCategory[] = [
  {
    name: "Weapons",
    description: "Placed unloaded, magazines beside them.",
    items: [
      {
        name: "M4-A1 with two magazines",
        description: "Rifle, buttstock, handguard, two 30-round magazines",
        price: 1_450,
        stock: 60,
        limitCount: 2,
        limitHours: 168,
        picture: "rifle",
        classNames: ["M4A1", "M4_OEBttstck", "M4_PlasticHndgrd", ...times("Mag_STANAG_30Rnd", 2)],
      },
      {
        name: "Mosin 91/30 with PU scope",
        description: "Rifle, PU scope and a box of twenty 7.62×54 mm",
        price: 900,
        stock: 80,
        limitCount: 2,
        limitHours: 168,
        picture: "scoped-rifle",
        classNames: ["Mosin9130", "PUScopeOptic", "AmmoBox_762x54_20Rnd"],
      },
      {
        name: "DMR with two magazines",
        description: "Rifle, hunting scope, two 20-round magazines",
        price: 2_800,
        stock: 4,
        limitCount: 1,
        limitHours: 168,
        picture: "marksman-rifle",
        classNames: ["M14", "HuntingOptic", ...times("Mag_M14_20Rnd", 2)],
      },
    ],
  },
  {
    name: "Ammunition",
    description: "By the box.",
    items: [
      {
        name: "5.56 mm, six boxes",
        description: "120 rounds in boxes of twenty",
        price: 300,
        stock: 200,
        limitCount: 4,
        limitHours: 24,
        picture: "ammunition",
        classNames: times("AmmoBox_556x45_20Rnd", 6),
      },
    ],
  },
  {
    name: "Camp and building",
    description: "Enough for a night, or for a wall.",
    items: [
      {
        name: "Builder's crate",
        description: "Three boxes of nails, hammer, hatchet, hacksaw and a wooden crate",
        price: 620,
        limitCount: 2,
        limitHours: 24,
        picture: "tool-crate",
        classNames: [...times("NailBox", 3), "Hammer", "Hatchet", "Hacksaw", "WoodenCrate"],
      },
      {
        name: "Large tent, green",
        description: "Packed. Carry it in your hands or in a car",
        price: 1_100,
        stock: 30,
        limitCount: 1,
        limitHours: 720,
        picture: "tent",
        classNames: ["LargeTent"],
      },
    ],
  },
  {
    name: "Clothing and gear",
    description: "Warm, dry, or hard to see.",
    items: [
      {
        name: "Ghillie suit, mossy",
        description: "Suit, hood and rifle wrap",
        price: 1_250,
        stock: 25,
        limitCount: 1,
        limitHours: 336,
        picture: "ghillie-suit",
        classNames: ["GhillieSuit_Mossy", "GhillieHood_Mossy", "GhillieAtt_Mossy"],
      },
      {
        name: "Night vision goggles",
        description: "Goggles, head strap and a battery",
        price: 3_600,
        stock: 12,
        limitCount: 1,
        limitHours: 720,
        picture: "binoculars",
        classNames: ["NVGoggles", "NVGHeadstrap", "Battery9V"],
      },
    ],
  },
  {
    name: "Vehicle parts",
    description: "To get something moving again.",
    items: [
      {
        name: "Ada 4x4 parts",
        description: "Four wheels, battery, spark plug and radiator",
        price: 1_900,
        stock: 20,
        limitCount: 1,
        limitHours: 168,
        picture: "vehicle-parts",
        classNames: [...times("HatchbackWheel", 4), "CarBattery", "SparkPlug", "CarRadiator"],
      },
    ],
  },
  {
    name: "Roles and looks",
    description: "For supporters. They change how you look, never what you carry.",
    items: [
      {
        name: "Night Ranger role",
        description: "Role badge beside your name in Discord and on your player page",
        price: 500,
        kind: "supporter",
        needsTier: "silver",
        maxPerPerson: 1,
        picture: "badge",
        effect: { kind: "role", value: roleOf("survivor") },
      },
      {
        name: "Name colour",
        description: "One of five colours for your name in the Black Pine Discord",
        price: 250,
        kind: "supporter",
        needsTier: "bronze",
        maxPerPerson: 5,
        picture: "name-colour",
        effect: { kind: "color", value: "#4fb39a" },
      },
      {
        name: "Title: Pathfinder",
        description: "Shown under your name on leaderboards and your player page",
        price: 400,
        kind: "supporter",
        needsTier: "silver",
        maxPerPerson: 1,
        picture: "ribbon",
        effect: { kind: "title", value: "Pathfinder" },
      },
    ],
  },
];

export const livoniaShop: readonly DemoCategory[] = [
  {
    name: "Survival",
    description: "What a first week needs.",
    items: [
      {
        name: "Starter pack",
        description: "Backpack, knife, canteen and two cans of beans",
        price: 180,
        limitCount: 1,
        limitHours: 168,
        picture: "backpack",
        classNames: ["TaloonBag_Green", "HuntingKnife", "Canteen", ...times("BakedBeansCan", 2)],
      },
      {
        name: "Field medicine",
        description: "Four bandages, saline and morphine",
        price: 240,
        stock: 40,
        limitCount: 2,
        limitHours: 24,
        picture: "medical-kit",
        classNames: [...times("BandageDressing", 4), "SalineBagIV", "Morphine"],
      },
      {
        name: "Fire barrel",
        description: "A barrel with holes, for warmth and company",
        price: 320,
        stock: 15,
        limitCount: 1,
        limitHours: 168,
        picture: "barrel",
        classNames: ["BarrelHoles_Red"],
      },
    ],
  },
  {
    name: "Looks",
    description: "For supporters.",
    items: [
      {
        name: "Title: Old Hand",
        description: "Shown under your name on leaderboards",
        price: 150,
        kind: "supporter",
        needsTier: "bronze",
        maxPerPerson: 1,
        picture: "ribbon",
        effect: { kind: "title", value: "Old Hand" },
      },
    ],
  },
];
