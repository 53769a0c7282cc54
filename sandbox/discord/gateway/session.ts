import { randomBytes } from "node:crypto";
import type { DiscordApp } from "@/sandbox/config";

const KEPT = 2_000;

/** Whoever carries a session's events at the moment. */
export interface Carrier {
  /** The address by which the client knows the sandbox. */
  readonly base: string;
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** One bot's session: its events by number, also those that it could not be sent yet. */
export class Session {
  readonly id = randomBytes(16).toString("hex");
  /** The number of the newest event. */
  seq = 0;
  carrier: Carrier | null = null;
  /** Since when nobody carries it, in ms since 1970. */
  leftAt: number | null = null;
  private sent = 0;
  private kept: { readonly seq: number; readonly text: string }[] = [];

  constructor(
    readonly app: DiscordApp,
    readonly intents: number,
  ) {}

  add(event: string, data: unknown): void {
    this.seq += 1;
    this.kept.push({ seq: this.seq, text: JSON.stringify({ t: event, s: this.seq, op: 0, d: data }) });
    if (this.kept.length > KEPT) this.kept.shift();
  }

  /** Sends whatever was not sent yet. */
  flush(): void {
    const { carrier } = this;
    if (!carrier) return;
    for (const one of this.kept) if (one.seq > this.sent) carrier.send(one.text);
    this.sent = this.seq;
  }

  attach(carrier: Carrier): void {
    this.carrier = carrier;
    this.leftAt = null;
  }

  leave(carrier: Carrier, at: number): void {
    if (this.carrier !== carrier) return;
    this.carrier = null;
    this.leftAt = at;
  }

  /** Goes back to what the client saw last. False when that is no longer kept. */
  rewind(seq: number): boolean {
    const first = this.kept[0]?.seq ?? this.seq + 1;
    if (seq < first - 1) return false;
    this.sent = seq;
    return true;
  }
}
