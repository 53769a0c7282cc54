import type { FIGHTING, PLATFORMS, REGIONS } from "../words";

/** What an owner tells of a server that wants to be listed. Empty texts are what was not told yet. */
export interface ApplicationForm {
  /** The service at Nitrado that the guild has connected; null for a server hosted elsewhere. */
  serviceId: string | null;
  /** Where a server hosted elsewhere answers questions about itself, `203.0.113.7:27016`; empty where it does not. */
  host: string;
  name: string;
  platform: (typeof PLATFORMS)[number];
  map: string;
  slots: number | null;
  region: (typeof REGIONS)[number];
  fighting: (typeof FIGHTING)[number];
  languages: string[];
  timeZone: string;
  restartTimes: string[];
  tagline: string;
  description: string;
  rules: string;
  inviteLink: string;
  website: string;
  tags: string[];
  /** For the people who look at it, and nobody else. */
  note: string;
}

/** A form of which nothing is told yet. @param timeZone of the person who fills it */
export const emptyForm = (timeZone: string): ApplicationForm => ({
  serviceId: null,
  host: "",
  name: "",
  platform: "pc",
  map: "chernarusplus",
  slots: null,
  region: "europe",
  fighting: "pvp",
  languages: ["en"],
  timeZone,
  restartTimes: [],
  tagline: "",
  description: "",
  rules: "",
  inviteLink: "",
  website: "",
  tags: [],
  note: "",
});

/** Whether a change makes what was proven about the server worthless: it may be another server now. */
export const isOtherServer = (before: ApplicationForm, after: ApplicationForm): boolean =>
  before.serviceId !== after.serviceId || before.host !== after.host;
