import { sha256 } from "@/lib/crypto";
import { ProviderError } from "@/lib/http/provider";
import { type Clock, pause } from "./deadline";

export type CallKind = "read" | "write";

/** Share of an hour's calls that only writes may use: a restart must be possible when reading has used the rest. */
const WRITE_SHARE = 0.05;
/** Reads at a time: a list takes up to 12 s there, and more of them at once only take longer. */
const PARALLEL_READS = 4;
const HOUR_MS = 3_600_000;
const KEPT = 1_000;

const number = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;

/**
 * What one token may still ask, from the X-RateLimit headers of every answer. Reads stop at a reserve, writes only
 * at nothing; nobody else's token is affected.
 */
export class Budget {
  private limit = 0;
  private remaining: number | null = null;
  private resetAt = 0;
  private inFlight = 0;
  private reading = 0;
  private readonly queue: (() => void)[] = [];

  /** Runs a call within the budget. @throws ProviderError rate_limited with the seconds until the hour is new */
  async run<T extends { status: number; headers: Headers }>(
    kind: CallKind,
    clock: Clock,
    call: () => Promise<T>,
  ): Promise<T> {
    if (kind === "read") await this.enter(clock);
    try {
      await this.admit(kind, clock);
      this.inFlight++;
      const answer = await call().finally(() => {
        this.inFlight--;
      });
      this.note(answer);
      return answer;
    } finally {
      if (kind === "read") this.leave();
    }
  }

  private async enter(clock: Clock): Promise<void> {
    if (this.reading < PARALLEL_READS) {
      this.reading++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clock.signal.removeEventListener("abort", stop);
        resolve();
      };
      const stop = () => {
        this.queue.splice(this.queue.indexOf(go), 1);
        reject(new ProviderError("unavailable", "Nitrado did not answer in time."));
      };
      this.queue.push(go);
      clock.signal.addEventListener("abort", stop, { once: true });
    });
  }

  // The place is handed over, so `reading` stays as it is where somebody waits.
  private leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.reading--;
  }

  private async admit(kind: CallKind, clock: Clock): Promise<void> {
    for (;;) {
      const wait = this.resetAt - Date.now();
      if (this.remaining === null || wait <= 0) {
        this.remaining = null;
        return;
      }
      const floor = kind === "write" ? 0 : Math.ceil(this.limit * WRITE_SHARE);
      if (this.remaining > floor) {
        this.remaining--;
        return;
      }
      if (wait >= clock.left()) throw limited(Math.ceil(wait / 1000));
      await pause(wait + Math.random() * 250, clock);
    }
  }

  private note({ status, headers }: { status: number; headers: Headers }): void {
    const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
      number(headers.get(`x-ratelimit-${name}`)),
    );
    // Their clock and ours may differ, so the reset counts from the answer's own time.
    const theirs = Date.parse(headers.get("date") ?? "");
    const ahead = reset ? reset * 1000 - (Number.isNaN(theirs) ? Date.now() : theirs) : null;
    const asked = number(headers.get("retry-after"));
    if (status === 429) {
      const ms = ahead ?? (asked === null ? 60_000 : asked * 1000);
      this.remaining = 0;
      this.resetAt = Date.now() + Math.min(Math.max(ms, 1_000), HOUR_MS);
    } else if (typeof remaining === "number" && ahead !== null) {
      this.remaining = Math.max(0, remaining - this.inFlight);
      this.resetAt = Date.now() + Math.min(Math.max(ahead, 0), HOUR_MS);
    }
    if (typeof limit === "number") this.limit = limit;
  }

  /** Seconds until calls are allowed again; after a 429 has been noted. */
  secondsToReset(): number {
    return Math.max(1, Math.ceil((this.resetAt - Date.now()) / 1000));
  }
}

/** @param seconds until Nitrado takes calls again */
export const limited = (seconds: number) =>
  new ProviderError(
    "rate_limited",
    `Nitrado's limit for this hour is used up; it takes calls again in ${Math.ceil(seconds / 60)} min.`,
    429,
    seconds,
  );

const budgets = new Map<string, Budget>();

/** The budget of a token in this process. The token itself is not kept. */
export function budgetOf(url: string, token: string): Budget {
  const key = sha256(`${url} ${token}`);
  const budget = budgets.get(key) ?? new Budget();
  // Re-inserted, so that the first of the map is the one that was not used for longest.
  budgets.delete(key);
  budgets.set(key, budget);
  const oldest = budgets.size > KEPT ? budgets.keys().next().value : undefined;
  if (oldest !== undefined) budgets.delete(oldest);
  return budget;
}
