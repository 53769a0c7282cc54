import { withGuild } from "@/db/context";
import { buyAtOnce } from "@/db/testing/rush";
import { reconcile } from "@/features/economy/data/reconcile";
import type { BenchResult } from "./report";
import { withShop } from "./shop-bench";

const BUYERS = 200;
const ROUNDS = 20;
const KEYS = 50;

/** 200 buyers at once for the last item, 20 rounds; then one key 50 times at once. Counts what went wrong. */
export function run(): Promise<BenchResult[]> {
  return withShop(BUYERS, 20, async ({ world, sql }) => {
    const wrong: string[] = [];
    const started = performance.now();
    for (let round = 1; round <= ROUNDS; round++) {
      const item = await world.item({ stock: 1 });
      const rush = await buyAtOnce(
        world,
        world.people.map((person) => world.order(person, item)),
      );
      const [row] = await sql("select stock_quantity as stock from shop_items where item_id = $1", [item]);
      const { stock } = row as { stock: number };
      const right = rush.bought.length === 1 && rush.refused.length === BUYERS - 1 && stock === 0;
      if (!right)
        wrong.push(
          `round ${round}: ${rush.bought.length} sold, ${rush.faults.length} faults, stock ${stock}`,
        );
    }
    const seconds = (performance.now() - started) / 1_000;
    const [person] = world.people;
    if (!person) throw new Error("The bench has people.");
    const order = world.order(person, await world.item());
    const same = await buyAtOnce(
      world,
      Array.from({ length: KEYS }, () => order),
      [person],
    );
    const debits = same.bought.filter((answer) => !answer.replayed).length;
    if (debits !== 1 || same.bought.length !== KEYS)
      wrong.push(`one key ${KEYS} times: ${debits} debits, ${same.bought.length} answers`);
    const books = await withGuild(world.job, (ctx) => reconcile(ctx));
    wrong.push(...books.problems);
    return [
      {
        name: `last item, ${BUYERS} buyers at once, ${ROUNDS} rounds`,
        value: wrong.length,
        unit: "faults",
        reference: ROUNDS,
        ratio: wrong.length / ROUNDS,
        limit: 0,
        direction: "atMost",
        ok: wrong.length === 0,
        note:
          wrong.length > 0
            ? wrong.join("; ")
            : `each round one sale and ${BUYERS - 1} clean refusals, ${Math.round((ROUNDS * BUYERS) / seconds)} answers/s; one key ${KEYS} times: one debit; the books are right`,
      },
    ];
  });
}
