import type { SectionLevels } from "@/features/guilds/schema";
import { WIDGETS, type Widget } from "./schema";

/** The figures that somebody may see: those of their sections. */
export function visibleWidgets(sections: SectionLevels): Widget[] {
  const may: Record<Widget, boolean> = {
    players: sections.overview !== undefined,
    kills: sections.overview !== undefined,
    people: sections.overview !== undefined,
    coins: sections.economy !== undefined,
    orders: sections.orders !== undefined,
  };
  return WIDGETS.filter((widget) => may[widget]);
}
