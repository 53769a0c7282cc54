import type { FeaturesInput, ListingInput, ServerInput } from "@/features/listings/schema";

type Texts = Omit<ListingInput, "serverId" | "slug" | "serverName">;

export interface DemoListing {
  serviceId: string;
  slug: string;
  server: Pick<ServerInput, "region" | "city" | "languages" | "fighting" | "timeZone" | "restartTimes">;
  features: FeaturesInput;
  texts: Texts;
}

const rules =
  "1. No cheating, no exploiting, no combat logging.\n2. Bases may be raided from Friday 18:00 to Sunday 23:00.\n3. Keep fights in the game: no insults in chat or in Discord.";

export const listings: readonly DemoListing[] = [
  {
    serviceId: "11840201",
    slug: "black-pine-chernarus",
    server: {
      region: "north-america",
      city: "Chicago",
      languages: ["en"],
      fighting: "pvp",
      timeZone: "America/New_York",
      restartTimes: ["05:00", "17:00"],
    },
    features: {
      tags: ["vanilla-plus", "weekend-raids", "shop"],
      mods: [],
      features: ["Bases are raided at the weekend only", "Coins for fair kills", "Staff in two time zones"],
      wipes: ["Full wipe every six months, announced four weeks ahead"],
    },
    texts: {
      tagline: "Nights last 40 minutes and nothing respawns near the coast.",
      description:
        "Black Pine is Chernarus as it was meant to be: long walks, short fights and a reason to light a fire.\n\n## What is different\n- Loot is thin on the coast and better inland\n- Vehicles are rare, so keep yours hidden\n- Every kill in the log is public half an hour later",
      rules,
      inviteLink: "https://discord.gg/blackpine",
      website: null,
      icon: "pine",
      hue: "moss",
    },
  },
  {
    serviceId: "11840202",
    slug: "black-pine-hardcore",
    server: {
      region: "north-america",
      city: "Chicago",
      languages: ["en"],
      fighting: "pvp",
      timeZone: "America/New_York",
      restartTimes: ["05:00", "17:00"],
    },
    features: {
      tags: ["hardcore", "first-person"],
      mods: [],
      features: ["First person only", "No map markers"],
      wipes: ["Never"],
    },
    texts: {
      tagline: "First person, no markers, and stamina that matters.",
      description: "For those who find the other server too kind.",
      rules,
      inviteLink: "https://discord.gg/blackpine",
      website: null,
      icon: "shield",
      hue: "stone",
    },
  },
  {
    serviceId: "11840203",
    slug: "black-pine-livonia",
    server: {
      region: "north-america",
      city: "Chicago",
      languages: ["en"],
      fighting: "mixed",
      timeZone: "America/New_York",
      restartTimes: ["05:00", "17:00"],
    },
    features: {
      tags: ["newcomers-welcome", "traders"],
      mods: [],
      features: ["PvP in the north only", "Newcomers keep a starter tent for seven days"],
      wipes: [],
    },
    texts: {
      tagline: "PvP in the north only. Nobody may camp the river.",
      description: "A calmer Black Pine. Learn the woods before the woods learn you.",
      rules,
      inviteLink: "https://discord.gg/blackpine",
      website: null,
      icon: "rain",
      hue: "violet",
    },
  },
  {
    serviceId: "11840204",
    slug: "black-pine-sakhal",
    server: {
      region: "north-america",
      city: "Chicago",
      languages: ["en"],
      fighting: "pvp",
      timeZone: "America/New_York",
      restartTimes: ["05:00", "17:00"],
    },
    features: {
      tags: ["hardcore", "weekend-raids"],
      mods: [],
      features: ["Heat is the currency", "Two factions hold the power plant in turns"],
      wipes: [],
    },
    texts: {
      tagline: "Snow, two factions and one power plant.",
      description: "The cold decides more fights than bullets do.",
      rules,
      inviteLink: "https://discord.gg/blackpine",
      website: null,
      icon: "snow",
      hue: "lake",
    },
  },
  {
    serviceId: "11902110",
    slug: "livonia-outlaws",
    server: {
      region: "europe",
      city: "Amsterdam",
      languages: ["en", "de"],
      fighting: "pvp",
      timeZone: "Europe/Berlin",
      restartTimes: ["05:00", "17:00"],
    },
    features: {
      tags: ["vanilla-plus", "newcomers-welcome"],
      mods: [],
      features: ["Forty slots, everyone knows everyone"],
      wipes: ["Once a year"],
    },
    texts: {
      tagline: "One Livonia server, forty slots, everyone knows everyone.",
      description:
        "We have played here since 2022. Come for the evenings, stay for the arguments about who shot first.",
      rules,
      inviteLink: "https://discord.gg/livoniaoutlaws",
      website: null,
      icon: "tent",
      hue: "amber",
    },
  },
  {
    serviceId: "11902111",
    slug: "livonia-outlaws-weekend",
    server: {
      region: "europe",
      city: "Amsterdam",
      languages: ["en", "de"],
      fighting: "pve",
      timeZone: "Europe/Berlin",
      restartTimes: ["05:00", "17:00"],
    },
    features: { tags: ["weekend-raids"], mods: [], features: ["Together against the infected"], wipes: [] },
    texts: {
      tagline: "Small, quiet, and against the infected only.",
      description: "Twenty slots for those who would rather build.",
      rules,
      inviteLink: "https://discord.gg/livoniaoutlaws",
      website: null,
      icon: "flame",
      hue: "clay",
    },
  },
];
