import type { ClientMessage, LiveAnswer, ServerMessage, TicketHead, WriteAnswer } from "../protocol";
import { BEAT_MS, CLOSE, FRAME_BYTES, MAX_TOPICS } from "../protocol";

/** What a follower of a topic is told. */
export interface Follower {
  /** The topic is followed from here on, or no longer. */
  live(on: boolean, head: TicketHead | null): void;
  heard(message: ServerMessage): void;
}

/** What the connection needs of the world: a browser has it, and tests bring their own. */
export interface World {
  /** Asks the site for a pass. */
  ask(topics: string[]): Promise<LiveAnswer>;
  open(url: string): WebSocket;
  /** False while nobody looks: a page that is hidden is not connected anew. */
  watched(): boolean;
}

/** Waiting before the next try, by failures in a row, in milliseconds. */
const WAITS = [300, 1_000, 3_000, 10_000, 20_000];
/** Followers that come one after the other share a pass. */
const GATHER_MS = 20;
/** Words that were not answered by then are sent by a request. */
const ANSWER_MS = 2_000;
/** A page that follows nothing any more keeps its socket this long. */
const LINGER_MS = 5_000;

/** A page's one socket: brings passes, follows what the page shows, and comes back when it was cut off. */
export class LiveConnection {
  private readonly followers = new Map<string, Set<Follower>>();
  private readonly heads = new Map<string, TicketHead | null>();
  /** Who is where, as it was told last: whoever follows later is told it, too. */
  private readonly present = new Map<string, ServerMessage>();
  private socket: WebSocket | null = null;
  private pass = "";
  private failures = 0;
  private asking = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  /** Words that were sent, by their ids: what waits for the answer. */
  private readonly sent = new Map<string, (answer: WriteAnswer | null) => void>();

  constructor(private readonly world: World) {}

  /** Follows a topic until the answer is called. */
  follow(topic: string, follower: Follower): () => void {
    const known = this.followers.get(topic) ?? new Set();
    this.followers.set(topic, known.add(follower));
    const head = this.heads.get(topic);
    const present = this.present.get(topic);
    if (head === undefined) this.soon(GATHER_MS);
    else follower.live(true, head);
    if (present) follower.heard(present);
    return () => {
      known.delete(follower);
      if (known.size > 0) return;
      this.followers.delete(topic);
      this.heads.delete(topic);
      this.soon(this.followers.size === 0 ? LINGER_MS : GATHER_MS);
    };
  }

  /** Says something about a topic that is followed; nothing where it is not. */
  say(message: Exclude<ClientMessage, { t: "pass" | "write" }>): void {
    if (this.heads.has(message.topic)) this.send(message);
  }

  /**
   * Sends words to a ticket that is followed.
   * @returns what the site says to them; null where nobody knows: send them by a request with the same key
   */
  write(
    words: Pick<Extract<ClientMessage, { t: "write" }>, "topic" | "note" | "body">,
  ): Promise<WriteAnswer | null> {
    const { socket } = this;
    const id = crypto.randomUUID();
    const text = JSON.stringify({ t: "write", id, ...words } satisfies ClientMessage);
    // In UTF-8 a unit is three bytes at most.
    const fits = text.length * 3 <= FRAME_BYTES || new TextEncoder().encode(text).length <= FRAME_BYTES;
    if (socket?.readyState !== 1 || !this.heads.has(words.topic) || !fits) return Promise.resolve(null);
    socket.send(text);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.sent.get(id)?.(null), ANSWER_MS);
      this.sent.set(id, (answer) => {
        clearTimeout(timer);
        this.sent.delete(id);
        resolve(answer);
      });
    });
  }

  /** Somebody looks again, or the network is back. */
  nudge(): void {
    if (!this.socket && this.followers.size > 0) this.soon(0);
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.renew(), ms);
  }

  private send(message: ClientMessage): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  private async renew(): Promise<void> {
    if (this.followers.size === 0) return this.drop();
    // A hidden page that was cut off comes back when somebody looks at it.
    if (!this.socket && !this.world.watched()) return;
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    this.again = false;
    try {
      const answer = await this.world.ask(this.wanted());
      if (answer.url === null) this.drop();
      else this.bring(answer.url, answer.pass);
      this.soon(this.again ? 0 : answer.renewInMs);
    } catch {
      this.later();
    } finally {
      this.asking = false;
    }
  }

  /** Desks last: somebody with very many guilds follows some of them by asking. */
  private wanted(): string[] {
    const all = [...this.followers.keys()];
    const desk = (topic: string) => Number(topic.startsWith("desk:"));
    return all.sort((a, b) => desk(a) - desk(b)).slice(0, MAX_TOPICS);
  }

  private later(): void {
    const wait = WAITS[Math.min(this.failures++, WAITS.length - 1)] ?? 20_000;
    this.soon(wait * (0.75 + Math.random() / 2));
  }

  private bring(url: string, pass: string): void {
    this.pass = pass;
    if (this.socket) {
      // One that is still opening brings the newest pass when it is open.
      this.send({ t: "pass", pass });
      return;
    }
    const socket = this.world.open(url);
    this.socket = socket;
    socket.onopen = () => this.send({ t: "pass", pass: this.pass });
    socket.onmessage = (event) => {
      if (this.socket === socket) this.heard(JSON.parse(String(event.data)) as ServerMessage);
    };
    socket.onclose = (event) => {
      if (this.socket === socket) this.lost(event.code);
    };
    this.listenForSilence();
  }

  // A line that a network dropped says nothing, and browsers tell nobody.
  private listenForSilence(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      const { socket } = this;
      if (!socket) return;
      this.lost(0);
      socket.close();
    }, BEAT_MS * 2.4);
  }

  private heard(message: ServerMessage): void {
    this.listenForSilence();
    if (message.t === "beat") return;
    if (message.t === "ready") {
      this.failures = 0;
      for (const topic of this.followers.keys()) this.turn(topic, message.topics[topic]);
      return;
    }
    if (message.t === "wrote") {
      this.sent.get(message.id)?.(message.answer);
      return;
    }
    if (message.t === "gone") this.turn(message.topic, undefined);
    this.remember(message);
    for (const follower of this.followers.get(message.topic) ?? []) follower.heard(message);
  }

  private remember(message: Exclude<ServerMessage, { t: "ready" | "wrote" | "beat" }>): void {
    const { topic } = message;
    const known = this.present.get(topic);
    if (message.t === "here") this.present.set(topic, message);
    if (message.t === "desk")
      this.present.set(topic, {
        ...message,
        here: { ...(known?.t === "desk" && known.here), ...message.here },
      });
  }

  /** A topic is followed from a head on; undefined where it is not. */
  private turn(topic: string, head: TicketHead | null | undefined): void {
    const was = this.heads.has(topic);
    if (head !== undefined) this.heads.set(topic, head);
    else {
      this.heads.delete(topic);
      this.present.delete(topic);
    }
    if (head === undefined && !was) return;
    for (const follower of this.followers.get(topic) ?? []) follower.live(head !== undefined, head ?? null);
  }

  /** Nothing is followed any more, and what was sent may or may not have come. */
  private without(): void {
    this.socket = null;
    clearTimeout(this.silence);
    for (const unknown of [...this.sent.values()]) unknown(null);
    for (const topic of [...this.heads.keys()]) this.turn(topic, undefined);
  }

  private lost(code: number): void {
    this.without();
    if (this.followers.size === 0) return;
    // Whoever was sent away for what they did waits longer than whoever was cut off.
    if (code === CLOSE.ended || code === CLOSE.often || code === CLOSE.full) this.failures = WAITS.length;
    this.later();
  }

  private drop(): void {
    const { socket } = this;
    this.without();
    socket?.close(1000);
  }
}
