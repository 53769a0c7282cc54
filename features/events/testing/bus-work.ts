import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { dispatchAll } from "../dispatch";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Handles what comes for a subscriber until told to stop. What it does is a row that a test looks at. */
export async function work(subscriber: string, stop?: AbortSignal): Promise<void> {
  const worker = `${subscriber}:${randomUUID()}`;
  while (!stop?.aborted) {
    await dispatchAll(
      {
        subscriber,
        worker,
        parallel: 4,
        leaseSeconds: 1,
        handlers: [
          [
            "test.*",
            async (ctx, event) => {
              const { key, n } = event.payload as { key: string; n: number };
              await ctx.db.execute(
                sql`insert into bus_effects (subscriber, key, n) values (${subscriber}, ${key}, ${n})`,
              );
              await pause(Math.random() * 3);
            },
          ],
        ],
      },
      stop,
    );
    await pause(20);
  }
}
