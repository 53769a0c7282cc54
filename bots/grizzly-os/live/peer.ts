import type { WebSocket } from "ws";
import type { SocketState } from "@/features/live/mutations";
import type { Pass } from "@/features/live/pass";
import { CLOSE, type ServerMessage } from "@/features/live/protocol";
import { type Bucket, type LIMITS, takeOne } from "@/features/live/rules";
import { newId } from "@/lib/ids";

export type Limits = { readonly [name in keyof typeof LIMITS]: number };

/** A browser's socket with what it may follow. */
export class Peer {
  readonly id = newId();
  readonly connectedAt = new Date();
  /** Who it is, once a pass has opened. */
  pass: Pass | null = null;
  /** Topic → the moment until which the right to it is believed, in Unix milliseconds. */
  readonly topics = new Map<string, number>();
  /** Counts passes: what an earlier one still waits for is no longer wanted. */
  greeting = 0;
  /** It has answered since it was last asked. */
  alive = true;
  /** Words of it that are being stored. */
  taking: Promise<void> = Promise.resolve();
  readonly oldAt: number;
  /** Why it was closed, for the record. */
  why: string | null = null;
  private bucket: Bucket | null = null;
  private slowSince: number | null = null;

  constructor(
    readonly socket: WebSocket,
    private readonly limits: Limits,
  ) {
    this.oldAt = Date.now() + limits.ageMs * (0.9 + Math.random() * 0.2);
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Counts a word of the browser. False when it speaks too fast. */
  mayTalk(): boolean {
    const left = takeOne(this.bucket, performance.now(), this.limits);
    if (left) this.bucket = left;
    return left !== null;
  }

  /**
   * Sends, as far as the browser keeps up. One that does not misses news, and asks for what is behind its cursor when
   * the next ones come; one that stands still is closed, and comes back the same way.
   */
  send(message: ServerMessage | string): void {
    if (!this.open) return;
    const waiting = this.socket.bufferedAmount;
    if (waiting <= this.limits.slowBytes) this.slowSince = null;
    else {
      this.slowSince ??= performance.now();
      const stands = performance.now() - this.slowSince > this.limits.greetMs;
      if (stands || waiting > this.limits.deadBytes) this.close(CLOSE.slow, "slow");
      return;
    }
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  close(code: number, why: string): void {
    this.why ??= why;
    if (!this.open) return;
    this.socket.close(code, why);
    // Whoever does not take what waits for them does not take the goodbye either.
    if (code === CLOSE.slow) this.socket.terminate();
  }

  state(closed: string | null = null): SocketState {
    return {
      id: this.id,
      userId: this.pass?.userId ?? null,
      kind: "browser",
      topics: [...this.topics.keys()],
      connectedAt: this.connectedAt,
      closed,
    };
  }
}
