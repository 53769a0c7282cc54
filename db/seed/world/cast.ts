import { createHash } from "node:crypto";
import { people } from "@/sandbox/population";
import { STRANGERS } from "./cast.data";
import { Random } from "./random";

export interface DemoServer {
  guild: "black-pine" | "livonia-outlaws";
  serviceId: string;
  name: string;
  map: "chernarusplus" | "enoch" | "sakhal";
  game: "dayzxb" | "dayzps";
  slots: number;
  /** Share of its guild's players who come on an evening. */
  pull: number;
  /** Minutes that the host's clock is ahead of UTC. */
  utcOffsetMinutes: number;
}

export const servers: readonly DemoServer[] = [
  {
    guild: "black-pine",
    serviceId: "11840201",
    name: "Black Pine Chernarus",
    map: "chernarusplus",
    game: "dayzxb",
    slots: 32,
    pull: 0.5,
    utcOffsetMinutes: -300,
  },
  {
    guild: "black-pine",
    serviceId: "11840202",
    name: "Black Pine Hardcore",
    map: "chernarusplus",
    game: "dayzxb",
    slots: 20,
    pull: 0.22,
    utcOffsetMinutes: -300,
  },
  {
    guild: "black-pine",
    serviceId: "11840203",
    name: "Black Pine Livonia",
    map: "enoch",
    game: "dayzxb",
    slots: 24,
    pull: 0.28,
    utcOffsetMinutes: -300,
  },
  {
    guild: "black-pine",
    serviceId: "11840204",
    name: "Black Pine Sakhal",
    map: "sakhal",
    game: "dayzxb",
    slots: 20,
    pull: 0.18,
    utcOffsetMinutes: -300,
  },
  {
    guild: "livonia-outlaws",
    serviceId: "11902110",
    name: "Livonia Outlaws",
    map: "enoch",
    game: "dayzps",
    slots: 40,
    pull: 0.5,
    utcOffsetMinutes: 60,
  },
  {
    guild: "livonia-outlaws",
    serviceId: "11902111",
    name: "Livonia Outlaws Weekend",
    map: "enoch",
    game: "dayzps",
    slots: 20,
    pull: 0.16,
    utcOffsetMinutes: 60,
  },
];

export interface DemoPlayer {
  name: string;
  /** The platform's id as the log writes it: 40 hex digits on Xbox, 44 characters on PlayStation. */
  id: string;
  /** How often they come, and how often they win. */
  zeal: number;
  skill: number;
}

function platformId(guild: string, name: string): string {
  const hash = createHash("sha256").update(`${guild}:${name}`);
  if (guild === "black-pine") return hash.digest("hex").slice(0, 40).toUpperCase();
  return hash.digest("base64").replaceAll("+", "-").replaceAll("/", "_");
}

/** Eighty players: those of the demo's people who play, and strangers. The first ones play most. */
export function playersOf(guild: DemoServer["guild"]): DemoPlayer[] {
  const members = people.flatMap((person) =>
    person.gamertag && person.guilds[guild] ? [person.gamertag] : [],
  );
  const strangers = guild === "black-pine" ? STRANGERS.slice(0, 43) : STRANGERS.slice(43);
  return [...members, ...strangers].map((name) => {
    const random = new Random("player", guild, name);
    const known = members.includes(name);
    return {
      name,
      id: platformId(guild, name),
      zeal: known ? random.between(0.6, 0.98) : random.between(0.3, 0.95),
      skill: known ? random.between(0.9, 1.7) : random.between(0.35, 1.5),
    };
  });
}
