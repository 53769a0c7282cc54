/** A window of requests, counted by key. */
export interface Limit {
  readonly requests: number;
  readonly seconds: number;
}

export interface Spent {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Seconds until the window starts anew. */
  readonly resetAfter: number;
}

interface Window {
  startedAt: number;
  seconds: number;
  used: number;
}

/** Fixed windows, as both providers describe theirs. In memory: a restart forgets them, as their edges do. */
export class Limiter {
  private readonly windows = new Map<string, Window>();

  spend(key: string, limit: Limit, now: number): Spent {
    if (this.windows.size > 5_000) this.sweep(now);
    let window = this.windows.get(key);
    if (!window || now - window.startedAt >= limit.seconds * 1000) {
      window = { startedAt: now, seconds: limit.seconds, used: 0 };
      this.windows.set(key, window);
    }
    const resetAfter = Math.max(0, (window.startedAt + limit.seconds * 1000 - now) / 1000);
    if (window.used >= limit.requests) return { allowed: false, remaining: 0, resetAfter };
    window.used += 1;
    return { allowed: true, remaining: limit.requests - window.used, resetAfter };
  }

  clear(): void {
    this.windows.clear();
  }

  private sweep(now: number): void {
    for (const [key, window] of this.windows) {
      if (now - window.startedAt >= window.seconds * 1000) this.windows.delete(key);
    }
  }
}
