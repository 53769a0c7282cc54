import type { ServerCard } from "../card";
import { drawFootprint } from "../footprint";
import { type Frame, frameOf, heroOf, type Point } from "../hero";
import { type Label, labelsIn } from "../hero-labels";
import { HERO_SIZE } from "./footprint-response";
import { loadFootprint } from "./loaders";

/** What the panel shows of a server; the rest would only travel. */
export type HeroCard = Pick<
  ServerCard,
  "slug" | "name" | "icon" | "hue" | "map" | "fighting" | "players" | "slots" | "logCompleteUntil"
>;

export interface Hero {
  card: HeroCard;
  frame: Frame;
  /** Towns inside the frame. */
  labels: readonly Label[];
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
  if (!card || !picture) return null;
  const { slug, name, icon, hue, map, fighting, players, slots, logCompleteUntil } = card;
  const shown = { slug, name, icon, hue, map, fighting, players, slots, logCompleteUntil };
  const frame = frameOf(picture);
  return { card: shown, frame, labels: labelsIn(frame, map, 10), points: points[slug] ?? [] };
}
