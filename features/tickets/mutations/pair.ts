import type { GuildContext } from "@/db/context";
import { invalid, notFound } from "@/lib/errors";
import type { TicketRow } from "../data/row";
import type { PairInput } from "../schema";
import { lockTicket } from "./locked";

/**
 * Two tickets of the guild, locked in the order of their numbers, so that two people who name them the other way round
 * do not wait for each other.
 * @throws AppError not_found; invalid for a ticket and itself
 */
export async function lockPair(
  ctx: GuildContext,
  { number, other }: PairInput,
): Promise<[TicketRow, TicketRow]> {
  if (number === other)
    throw invalid("This is the same ticket.", { other: "Write another ticket's number." });
  const [low, high] = number < other ? [number, other] : [other, number];
  const lock = (nr: number) =>
    lockTicket(ctx, nr).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== "not_found" || nr === number) throw error;
      throw notFound(`There is no ticket ${other} in this guild. Nothing was changed.`);
    });
  const [first, second] = [await lock(low), await lock(high)];
  return number < other ? [first, second] : [second, first];
}
