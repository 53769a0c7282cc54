import type { GuildScope } from "@/db/context";
import { scopeForService } from "@/features/guilds/scope";
import { nextLook } from "@/features/nitrado/log/rhythm";
import type { WatchedService } from "@/features/nitrado/log/services";
import { type InContext, withLease } from "../../runtime/lease";

export interface Look {
  /** Something new was found: services where nothing happens are looked at less often. */
  grew: boolean;
  /** The time was over before everything was done: look again at once. */
  more: boolean;
}

export interface RoundsOptions {
  /** What one process at a time does for a service, e.g. `nitrado:log`. */
  name: string;
  worker: string;
  inContext: InContext;
  /** Lists what there is to watch. */
  services(): Promise<WatchedService[]>;
  /**
   * One look, while no other process looks.
   * @param signal ends it: the lease was lost, or the bot stops
   */
  look(service: WatchedService, scope: GuildScope, signal: AbortSignal): Promise<Look>;
  /** Told of each look, well or not: health is written from it. */
  looked(scope: GuildScope, service: WatchedService, error: unknown): Promise<void>;
  pollMs: number;
  /** A killed reader's services are taken over after this long. */
  leaseSeconds?: number;
}

/** Looks at once, at services that answer; and at those that fail or are slow, which must not take all the places. */
const PARALLEL = 6;
const PARALLEL_SLOW = 3;
const SLOW_MS = 10_000;
const REFRESH_MS = 10_000;
const STOP_MS = 2_000;

interface Turn {
  dueAt: number;
  failures: number;
  slow: boolean;
  grewAt: number | null;
}

const later = (error: unknown): number => {
  const seconds = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds;
  return typeof seconds === "number" && seconds > 0 ? seconds * 1_000 : 0;
};

/** Looks at every service in its own rhythm, several at once, each by one process of all at a time. */
export class ServiceRounds {
  private services: WatchedService[] = [];
  private refreshedAt = Number.NEGATIVE_INFINITY;
  private readonly turns = new Map<string, Turn>();
  private readonly running = new Map<string, { slow: boolean; done: Promise<void> }>();
  private readonly stopped = new AbortController();

  constructor(private readonly options: RoundsOptions) {}

  private turn(serviceId: string): Turn {
    const known = this.turns.get(serviceId) ?? { dueAt: 0, failures: 0, slow: false, grewAt: null };
    this.turns.set(serviceId, known);
    return known;
  }

  /** Starts what is due, and waits for none of it. @throws when the services cannot be listed */
  async tick(): Promise<void> {
    const now = Date.now();
    if (now - this.refreshedAt >= REFRESH_MS) {
      this.services = await this.options.services();
      this.refreshedAt = now;
    }
    const due = this.services
      .map((service) => ({ service, turn: this.turn(service.serviceId) }))
      .filter(({ service, turn }) => turn.dueAt <= now && !this.running.has(service.serviceId))
      .sort((a, b) => a.turn.dueAt - b.turn.dueAt);
    for (const { service, turn } of due) {
      const slow = turn.slow || turn.failures > 0;
      const busy = [...this.running.values()].filter((run) => run.slow === slow).length;
      if (this.stopped.signal.aborted || busy >= (slow ? PARALLEL_SLOW : PARALLEL)) continue;
      const done = this.take(service, turn).finally(() => this.running.delete(service.serviceId));
      this.running.set(service.serviceId, { slow, done });
    }
  }

  /** Ends what runs between two transactions. A call to Nitrado that is under way is not waited for long. */
  async stop(): Promise<void> {
    this.stopped.abort();
    const enough = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([this.settled(), enough]);
  }

  /** Resolves when everything that was started has ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  private async take(service: WatchedService, turn: Turn): Promise<void> {
    const { name, worker, inContext, leaseSeconds = 30, pollMs } = this.options;
    const scope = scopeForService(service, "grizzly-bot");
    const started = Date.now();
    const lease = { name: `${name}:${service.serviceId}`, holder: worker, seconds: leaseSeconds };
    try {
      const result = await withLease(inContext, lease, async ({ signal: lost }) => {
        const look = await this.options.look(service, scope, AbortSignal.any([lost, this.stopped.signal]));
        lost.throwIfAborted();
        if (!look.more || look.grew) await this.options.looked(scope, service, null);
        return look;
      });
      if (!result.held) {
        turn.dueAt = Date.now() + Math.min(pollMs, 10_000);
        return;
      }
      this.wentWell(turn, result.value, started);
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      turn.failures++;
      const wait = nextLook(pollMs, {
        failures: turn.failures,
        retryAfterMs: later(error),
        quietForMs: null,
      });
      turn.dueAt = Date.now() + wait;
      await this.options.looked(scope, service, error).catch(() => undefined);
    }
  }

  private wentWell(turn: Turn, look: Look, started: number): void {
    const now = Date.now();
    turn.failures = 0;
    turn.slow = now - started > SLOW_MS;
    if (look.grew || turn.grewAt === null) turn.grewAt = now;
    const wait = nextLook(this.options.pollMs, {
      failures: 0,
      retryAfterMs: 0,
      quietForMs: now - turn.grewAt,
    });
    turn.dueAt = look.more && look.grew ? now : started + wait;
  }
}
