import type { FeedHit, FeedKill } from "../kill-feed";
import { nearPlace } from "../near-place";
import type { KillKind } from "../schema";

/** What ended a life, for choices. */
export const CAUSE_WORDS: Record<KillKind, string> = {
  pvp: "Another player",
  suicide: "Suicide",
  infected: "Infected",
  animal: "Animal",
  vehicle: "Vehicle",
  explosion: "Explosion",
  bled_out: "Bled out",
  drowned: "Drowned",
  environment: "The world",
  unknown: "Not known",
};

const DIED: Record<KillKind, string> = {
  pvp: "was killed",
  suicide: "took their own life",
  infected: "was killed by the infected",
  animal: "was killed by an animal",
  vehicle: "was killed by a vehicle",
  explosion: "died in an explosion",
  bled_out: "bled out",
  drowned: "drowned",
  environment: "died by the world",
  unknown: "died, the log does not say how",
};

/** How somebody died whom no player killed. */
export const diedWords = (kind: KillKind): string => DIED[kind];

const spoken = (zone: string) => zone.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();

/** "M4-A1, 212 m, head" */
export function howWords(of: Pick<FeedKill | FeedHit, "weapon" | "distance" | "bodyPart">): string {
  const far = of.distance === null ? null : `${Math.round(of.distance)} m`;
  return [of.weapon, far, of.bodyPart && spoken(of.bodyPart)].filter(Boolean).join(", ");
}

/** Where a death was, in words; null where the log does not say. */
export const whereWords = ({ map, place }: Pick<FeedKill, "map" | "place">): string | null =>
  place && nearPlace(map, place);

export interface Mark {
  meaning: "bad" | "warn" | "neutral";
  text: string;
}

const COIN = new Intl.NumberFormat("en-GB");

/** What is special about a kill, shortest words first. @param symbol of the guild's coins */
export function marksOf(kill: FeedKill, symbol: string): Mark[] {
  const marks: Mark[] = [];
  if (kill.struck) marks.push({ meaning: "bad", text: "Struck" });
  if (kill.reward?.status === "held")
    marks.push({ meaning: "warn", text: `${COIN.format(kill.reward.coins)} ${symbol} held` });
  if (kill.reward?.status === "refused" && kill.kind === "pvp")
    marks.push({ meaning: "neutral", text: "Not paid" });
  if (kill.inferred) marks.push({ meaning: "neutral", text: "Concluded" });
  if (kill.dateUncertain) marks.push({ meaning: "warn", text: "Day not certain" });
  return marks;
}

/** The guild's map at a place and a moment. @param at `play` shows the fight there from its beginning */
export function mapAddress(
  guild: string,
  at: { map: string | null; place: { x: number; north: number } | null; at: string; play?: true },
): string | null {
  if (!at.place || at.map === null) return null;
  const params = new URLSearchParams({
    map: at.map,
    x: String(Math.round(at.place.x)),
    z: String(Math.round(at.place.north)),
    at: at.at,
    ...(at.play && { play: "1" }),
  });
  return `${guild}/map?${params}`;
}
