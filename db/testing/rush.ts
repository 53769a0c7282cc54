import { withGuild } from "@/db/context";
import type { PurchaseResult } from "@/features/shop/dto";
import { purchase } from "@/features/shop/mutations/purchase";
import type { PurchaseInput } from "@/features/shop/schema";
import { AppError } from "@/lib/errors";
import type { Person, ShopWorld } from "./shop-world";

export interface Rush {
  bought: PurchaseResult[];
  /** Sentences of those who were refused cleanly. */
  refused: string[];
  /** Everything else: what a person would have seen as an error of ours. */
  faults: string[];
}

/** Sends orders at once, each in its own transaction. @param people who buys, in turn; the world's people by default */
export async function buyAtOnce(
  world: ShopWorld,
  orders: readonly PurchaseInput[],
  people: readonly Person[] = world.people,
): Promise<Rush> {
  const rush: Rush = { bought: [], refused: [], faults: [] };
  await Promise.all(
    orders.map(async (order, nr) => {
      const person = people[nr % people.length];
      if (!person) throw new Error("Nobody is there to buy.");
      try {
        rush.bought.push(
          await withGuild(world.as(person), (ctx) => purchase(ctx, order), { commitWithLast: true }),
        );
      } catch (error) {
        const clean = error instanceof AppError && error.code === "conflict";
        (clean ? rush.refused : rush.faults).push(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  return rush;
}
