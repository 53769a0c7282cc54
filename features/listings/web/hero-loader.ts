import type { ServerCard } from "../card";
import { drawFootprint } from "../footprint";
import { type Frame, frameOf, heroOf, type Point } from "../hero";
import { HERO_SIZE } from "./footprint-response";
import { loadFootprint } from "./loaders";

export interface Hero {
  card: ServerCard;
  frame: Frame;
  /** Kills that are at least 30 minutes old. */
  points: readonly Point[];
}

/** The server whose map the home page shows, with the part of the map in the picture. */
export async function loadHero(
  cards: readonly ServerCard[],
  points: Readonly<Record<string, readonly Point[]>>,
): Promise<Hero | null> {
  const card = heroOf(cards, points);
  const cells = card && (await loadFootprint(card.slug));
  const picture = cells && drawFootprint(new Map(cells), HERO_SIZE);
  return card && picture ? { card, frame: frameOf(picture), points: points[card.slug] ?? [] } : null;
}
