import { ownTopic, ticketTopic } from "@/features/live/names";
import type { LiveMessage, ServerMessage, TicketHead } from "@/features/live/protocol";
import { forOpener, type TicketNews } from "@/features/tickets/live/data";

/** Reads a ticket behind a message; null for one that does not exist. */
export type ReadNews = (guildId: string, number: number, after: number | null) => Promise<TicketNews | null>;

type Deliver = (topic: string, message: ServerMessage) => void;

/**
 * One ticket that somebody follows. However often it is poked, it is read once at a time, and each message goes out
 * once, in order, to those who follow it then.
 */
export class TicketStream {
  private head: {
    /** Newest message that staff were told, and that the opener was. */
    staff: number;
    own: number;
    /** Version that staff were told; every message brings the next one. */
    version: number;
    /** Version up to which the opener was told of everything that is theirs to know. */
    ownVersion: number;
  } | null = null;
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
    const { cursor, ownCursor, version } = news;
    this.head = { staff: cursor, own: ownCursor, version, ownVersion: version };
  }

  /** Where a follower of this side begins. */
  standing(side: "ticket" | "own"): TicketHead {
    const { staff = 0, own = 0, version = 0 } = this.head ?? {};
    return { cursor: side === "ticket" ? staff : own, version };
  }

  /**
   * Something of the ticket changed.
   * @param kind `note` where its opener knows nothing of it
   * @param version of the ticket with the change: one that was told already is not read again
   */
  async poke(kind: "ticket" | "note", version = Number.POSITIVE_INFINITY): Promise<void> {
    if (!this.running && this.head && version <= this.head.version)
      if (kind === "note" || version <= this.head.ownVersion) return;
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

  /**
   * Tells a message that this process has just stored. It is believed without reading where it is the very next thing
   * behind what was told; where anything lies between, or is being read, everything is read as always.
   */
  async wrote({ message, version }: { message: LiveMessage; version: number }): Promise<void> {
    const kind = message.kind === "note" ? "note" : "ticket";
    const { head } = this;
    if (this.running || head?.version !== version - 1 || message.id <= head.staff)
      return this.poke(kind, version);
    const note = kind === "note";
    this.head = {
      staff: message.id,
      own: note ? head.own : message.id,
      version,
      ownVersion: note ? head.ownVersion : version,
    };
    this.toStaff(head.staff, [message]);
    if (!note) this.toOpener(head.own, forOpener([message]));
  }

  private toStaff(after: number, messages: LiveMessage[]): void {
    const topic = ticketTopic(this.guildId, this.number);
    this.deliver(topic, { t: "ticket", topic, after, ...this.standing("ticket"), messages });
  }

  private toOpener(after: number, messages: LiveMessage[]): void {
    const topic = ownTopic(this.guildId, this.number);
    this.deliver(topic, { t: "ticket", topic, after, ...this.standing("own"), messages });
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
    const tellsOwn = kind === "ticket" || own.length > 0;
    this.head = {
      staff: Math.max(cursor, before.staff),
      own: ownEnd,
      version,
      ownVersion: tellsOwn ? version : before.ownVersion,
    };
    this.toStaff(before.staff, messages);
    if (tellsOwn) this.toOpener(before.own, own);
    if (more) this.again = kind;
  }
}
