import type { WebSocket } from "ws";
import { z } from "zod";
import { deflater } from "./deflate";
import type { Carrier, Session } from "./session";

/** What a connection asks of the gateway. */
export interface Gate {
  readonly heartbeatMs: number;
  /** True while nothing may be sent. */
  silent(): boolean;
  identify(carrier: Carrier, input: { token: string; intents: unknown; shard?: unknown }): Session | number;
  /** A close code, or null for a session that is not known any more. */
  resume(
    carrier: Carrier,
    input: { token: string; session_id: string; seq: number },
  ): Session | number | null;
  members(session: Session, input: unknown): void;
}

export const CLOSE = {
  UNKNOWN_ERROR: 4000,
  UNKNOWN_OPCODE: 4001,
  DECODE_ERROR: 4002,
  NOT_AUTHENTICATED: 4003,
  AUTHENTICATION_FAILED: 4004,
  ALREADY_AUTHENTICATED: 4005,
  INVALID_SEQUENCE: 4007,
  RATE_LIMITED: 4008,
  TIMED_OUT: 4009,
  INVALID_SHARD: 4010,
  INVALID_VERSION: 4012,
} as const;

const REASONS: Record<number, string> = {
  4001: "Unknown opcode.",
  4002: "Error while decoding payload.",
  4003: "Not authenticated.",
  4004: "Authentication failed.",
  4005: "Already authenticated.",
  4007: "Invalid seq.",
  4008: "Rate limited.",
  4010: "Invalid shard.",
  4013: "Invalid intent(s).",
  4014: "Disallowed intent(s).",
};

const WINDOW_MS = 60_000;
const PER_WINDOW = 120;
/** Largest payload that Discord reads, in bytes. */
const MAX_PAYLOAD = 4096;

const token = z.string().transform((text) => text.replace(/^Bot /, ""));
const payload = z.object({ op: z.number().int(), d: z.unknown().optional() });
const identify = z.object({ token, intents: z.unknown(), shard: z.unknown().optional() });
const resume = z.object({ token, session_id: z.string(), seq: z.number().int().min(0) });

/** One bot's connection: hello, heartbeats, identify or resume, and the limit of what it may send. */
export class Connection implements Carrier {
  private session: Session | null = null;
  private readonly write: (text: string) => void;
  private windowAt = 0;
  private received = 0;
  private overdue: NodeJS.Timeout | null = null;

  constructor(
    private readonly socket: WebSocket,
    private readonly gate: Gate,
    readonly base: string,
    compressed: boolean,
    private readonly left: (session: Session, carrier: Carrier) => void,
  ) {
    const send = (data: string | Buffer) => socket.readyState === socket.OPEN && socket.send(data);
    this.write = compressed ? deflater(send) : send;
    socket.on("message", (data) => this.receive(data.toString()));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.gone());
    this.say(10, { heartbeat_interval: gate.heartbeatMs, _trace: ["sandbox"] });
    this.expectHeartbeat();
  }

  send(text: string): void {
    this.write(text);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** Without a word, as a network does. */
  cut(): void {
    this.socket.terminate();
  }

  /** Asks the client to come back with the same session. */
  askReconnect(): void {
    this.say(7, null);
  }

  /** Ends the session; the client starts a new one. */
  invalidate(): void {
    this.say(9, false);
  }

  get of(): Session | null {
    return this.session;
  }

  private say(op: number, d: unknown): void {
    this.send(JSON.stringify({ t: null, s: null, op, d }));
  }

  /** A client that missed its heartbeat by half an interval is gone. */
  private expectHeartbeat(): void {
    if (this.overdue) clearTimeout(this.overdue);
    const late = () => this.close(CLOSE.TIMED_OUT, "Session timed out.");
    this.overdue = setTimeout(late, this.gate.heartbeatMs * 1.5);
  }

  private gone(): void {
    if (this.overdue) clearTimeout(this.overdue);
    if (this.session) this.left(this.session, this);
  }

  private tooMany(): boolean {
    const now = Date.now();
    if (now - this.windowAt >= WINDOW_MS) {
      this.windowAt = now;
      this.received = 0;
    }
    this.received += 1;
    return this.received > PER_WINDOW;
  }

  private receive(text: string): void {
    const problem = this.tooMany() ? CLOSE.RATE_LIMITED : this.read(text);
    if (problem !== null) this.close(problem, REASONS[problem] ?? "Refused.");
  }

  /** @returns the code to close with, or null */
  private read(text: string): number | null {
    if (Buffer.byteLength(text) > MAX_PAYLOAD) return CLOSE.DECODE_ERROR;
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      return CLOSE.DECODE_ERROR;
    }
    const parsed = payload.safeParse(json);
    return parsed.success ? this.handle(parsed.data.op, parsed.data.d) : CLOSE.DECODE_ERROR;
  }

  private handle(op: number, d: unknown): number | null {
    if (op === 1) return this.beat();
    if (op === 2 || op === 6) return this.session ? CLOSE.ALREADY_AUTHENTICATED : this.begin(op, d);
    if (![3, 4, 8, 31].includes(op)) return CLOSE.UNKNOWN_OPCODE;
    if (!this.session) return CLOSE.NOT_AUTHENTICATED;
    if (op === 8) this.gate.members(this.session, d);
    return null;
  }

  private beat(): null {
    this.expectHeartbeat();
    if (this.gate.silent()) return null;
    this.say(11, null);
    this.session?.flush();
    return null;
  }

  private begin(op: 2 | 6, d: unknown): number | null {
    const started = op === 2 ? this.identified(d) : this.resumed(d);
    if (typeof started === "number") return started;
    if (started === null) {
      this.invalidate();
      return null;
    }
    this.session = started;
    if (!this.gate.silent()) started.flush();
    return null;
  }

  private identified(d: unknown): Session | number {
    const input = identify.safeParse(d);
    return input.success ? this.gate.identify(this, input.data) : CLOSE.DECODE_ERROR;
  }

  private resumed(d: unknown): Session | number | null {
    const input = resume.safeParse(d);
    return input.success ? this.gate.resume(this, input.data) : CLOSE.DECODE_ERROR;
  }
}
