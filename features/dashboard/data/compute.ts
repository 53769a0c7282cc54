import type { GuildContext } from "@/db/context";
import type { Range } from "../ranges";
import type { Figures, Widget } from "../schema";
import { coinsFigures, killsFigures, ordersFigures, peopleFigures } from "./figures";
import { playersFigures } from "./players";

/**
 * Computes one widget from rollups alone: as many rows as the range has hours or days, never one an event.
 * @param circulating coins in circulation, which only the job knows; null elsewhere
 */
export async function computeWidget<W extends Widget>(
  ctx: GuildContext,
  widget: W,
  range: Range,
  serviceId: string | null,
  circulating: number | null,
): Promise<Figures[W]> {
  const how: { [name in Widget]: () => Promise<Figures[name]> } = {
    players: () => playersFigures(ctx, range, serviceId),
    kills: () => killsFigures(ctx, range, serviceId),
    people: () => peopleFigures(ctx, range, serviceId),
    coins: () => coinsFigures(ctx, range, circulating),
    orders: () => ordersFigures(ctx, range, serviceId),
  };
  return how[widget]();
}
