import { ownTopic, ticketTopic } from "@/features/live/names";
import type { ServerMessage, TicketHead } from "@/features/live/protocol";
import { forOpener, type TicketNews } from "@/features/tickets/live/data";

/** Reads a ticket behind a message; null for one that does not exist. */
export type ReadNews = (guildId: string, number: number, after: number | null) => Promise<TicketNews | null>;

type Deliver = (topic: string, message: ServerMessage) => void;

/**
 * One ticket that somebody follows. However often it is poked, it is read once at a time, and each message goes out
 * once, in order, to those who follow it then.
 */
export class TicketStream {
  private head: { staff: number; own: number; version: number } | null = null;
  private starting: Promise<void> | null = null;
  private running = false;
  /** What was said while a read ran. */
  private again: "ticket" | "note" | null = null;
  isPrivate = false;
  /** How many are about to follow. */
  awaited = 0;

  constructor(
    readonly guildId: string,
    readonly number: number,
    private readonly read: ReadNews,
    private readonly deliver: Deliver,
  ) {}

  /** Finds out where the ticket stands, once. False for a ticket that does not exist. */
  async start(): Promise<boolean> {
    this.starting ??= this.begin();
    await this.starting;
    if (!this.head) this.starting = null;
    return this.head !== null;
  }

  private async begin(): Promise<void> {
    const news = await this.read(this.guildId, this.number, null);
    if (!news) return;
    this.isPrivate = news.isPrivate;
    this.head = { staff: news.cursor, own: news.ownCursor, version: news.version };
  }

  /** Where a follower of this side begins. */
  standing(side: "ticket" | "own"): TicketHead {
    const { staff = 0, own = 0, version = 0 } = this.head ?? {};
    return { cursor: side === "ticket" ? staff : own, version };
  }

  /** Something of the ticket changed. @param kind `note` where its opener knows nothing of it */
  async poke(kind: "ticket" | "note"): Promise<void> {
    this.again = this.again === "ticket" ? "ticket" : kind;
    if (this.running) return;
    this.running = true;
    try {
      while (this.again) {
        const said = this.again;
        this.again = null;
        if (!(await this.start())) return;
        await this.tell(said);
      }
    } finally {
      this.running = false;
    }
  }

  private async tell(kind: "ticket" | "note"): Promise<void> {
    const before = this.head;
    if (!before) return;
    const news = await this.read(this.guildId, this.number, before.staff);
    if (!news) return;
    this.isPrivate = news.isPrivate;
    const { version, messages, cursor, more } = news;
    const own = forOpener(messages);
    const ownEnd = more ? (own.at(-1)?.id ?? before.own) : Math.max(news.ownCursor, before.own);
    this.head = { staff: Math.max(cursor, before.staff), own: ownEnd, version };
    const place = [this.guildId, this.number] as const;
    this.deliver(ticketTopic(...place), {
      t: "ticket",
      topic: ticketTopic(...place),
      after: before.staff,
      ...this.standing("ticket"),
      messages,
    });
    if (kind === "ticket" || own.length > 0)
      this.deliver(ownTopic(...place), {
        t: "ticket",
        topic: ownTopic(...place),
        after: before.own,
        ...this.standing("own"),
        messages: own,
      });
    if (more) this.again = kind;
  }
}
