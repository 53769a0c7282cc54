import { withSystem } from "@/db/context";
import { adoptTickets, claimMirrors } from "@/features/tickets/mirror/mutations/queue";
import { loggerFor } from "@/lib/logger";
import { MINUTE, SECOND } from "@/lib/time";
import type { Task } from "../../runtime/task";
import { followTicket } from "./follow";
import type { FollowPorts } from "./ports";

const log = loggerFor("ticket-mirror");
const ACTOR = { kind: "bot", bot: "grizzly-os" } as const;

/** Threads that are followed at the same time: one that Discord is slow with keeps no other waiting. */
const AT_ONCE = 8;
/** How often due threads are looked for; an event of a ticket does not wait for it. */
const LOOK_MS = SECOND / 2;

interface Out {
  tasks: Task[];
  /** Something is due. */
  wake(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Carries tickets to their threads. @param worker one name a process: who holds the leases */
export function outOf(worker: string, ports: FollowPorts): Out {
  const running = new Set<Promise<void>>();
  const wakers = new Set<() => void>();
  const wake = () => {
    for (const now of wakers) now();
  };

  async function look(): Promise<void> {
    const free = AT_ONCE - running.size;
    if (free <= 0) return;
    const claims = await withSystem(ACTOR, (ctx) => claimMirrors(ctx, worker, free));
    for (const claim of claims) {
      const work: Promise<void> = followTicket(claim, ports)
        .then(() => undefined)
        // Its lease ends by itself, and somebody tries again.
        .catch((error: unknown) =>
          log.error({ err: error, ticket: claim.ticketId }, "a thread was not followed"),
        )
        .finally(() => {
          running.delete(work);
          wake();
        });
      running.add(work);
    }
  }

  return {
    wake,
    tasks: [
      {
        name: "tickets to Discord",
        everyMs: LOOK_MS,
        run: look,
        wake(now) {
          wakers.add(now);
          return () => wakers.delete(now);
        },
      },
      {
        name: "tickets without a thread",
        everyMs: 10 * MINUTE,
        run: async () => {
          await withSystem(ACTOR, (ctx) => adoptTickets(ctx));
        },
      },
    ],
    async stop() {
      await Promise.all(running);
    },
  };
}
