import type { GuildContext } from "@/db/context";
import { readNumbers } from "@/features/tickets/analytics/data/read";
import { guildZone } from "@/features/tickets/analytics/data/zone";
import { dayIn, spanOf } from "@/features/tickets/analytics/ranges";
import { type Figures, figuresOf } from "@/features/tickets/analytics/summary";

/** How the ticket desk did in the last seven days, and in the seven before. */
export async function deskWeek(ctx: GuildContext): Promise<{ now: Figures; earlier: Figures }> {
  const { span, before } = spanOf("7d", dayIn(await guildZone(ctx), ctx.now));
  const { days } = await readNumbers(
    ctx,
    { from: before.from, to: span.to },
    { category: null, agent: null },
  );
  return {
    now: figuresOf(days.filter((row) => row.date >= span.from)),
    earlier: figuresOf(days.filter((row) => row.date < span.from)),
  };
}
