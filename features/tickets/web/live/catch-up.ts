import type { LiveMessage, ServerMessage, TicketHead } from "@/features/live/protocol";
import { type MessageLog, startLog, withNews, withShown } from "./message-log";

/** What the JSON route answers to `?after=`. */
export interface Missed extends TicketHead {
  messages: LiveMessage[];
  more: boolean;
}

/** Keeps a ticket's messages whole: what is pushed, and whatever lies between, asked for behind the cursor. */
export class CatchUp {
  private log: MessageLog;
  private asking = false;
  private wanted = false;

  /**
   * @param ask for what is behind a message
   * @param changed gets what is known beyond what the server rendered
   * @param newer hears of each version of the ticket
   */
  constructor(
    shown: number,
    private readonly ask: (after: number) => Promise<Missed>,
    private readonly changed: (messages: readonly LiveMessage[]) => void,
    private readonly newer: (version: number) => void,
  ) {
    this.log = startLog(shown);
  }

  get cursor(): number {
    return this.log.cursor;
  }

  private set(next: MessageLog): void {
    if (next === this.log) return;
    const before = this.log.messages;
    this.log = next;
    if (before.length !== next.messages.length || before.at(-1) !== next.messages.at(-1))
      this.changed(next.messages);
  }

  /** The server has rendered up to here. */
  shown(newest: number): void {
    this.set(withShown(this.log, newest));
  }

  /** Following begins, perhaps again. */
  came({ cursor, version }: TicketHead): void {
    this.newer(version);
    if (cursor > this.log.cursor) void this.fetch();
  }

  heard(message: Extract<ServerMessage, { t: "ticket" }>): void {
    this.newer(message.version);
    const next = withNews(this.log, message);
    if (next) this.set(next);
    else void this.fetch();
  }

  /** Asks until nothing lies between. A failed answer is no loss: the next news ask again, and so does the next pass. */
  async fetch(): Promise<void> {
    this.wanted = true;
    if (this.asking) return;
    this.asking = true;
    try {
      while (this.wanted) {
        this.wanted = false;
        const after = this.log.cursor;
        const missed = await this.ask(after);
        const next = withNews(this.log, { ...missed, after });
        if (next) this.set(next);
        this.newer(missed.version);
        if (missed.more) this.wanted = true;
      }
    } catch {
      this.wanted = false;
    } finally {
      this.asking = false;
    }
  }
}
