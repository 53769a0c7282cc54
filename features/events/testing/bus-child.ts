import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { dispatchAll } from "../dispatch";

// A subscriber in a process of its own, which may be killed at any moment. What it does is a row a test looks at.
const [subscriber = ""] = process.argv.slice(2);
const worker = `${subscriber}:${randomUUID()}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

process.stdout.write("ready\n");
for (;;) {
  await dispatchAll({
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
  });
  await pause(20);
}
