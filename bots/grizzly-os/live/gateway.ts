import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { SocketState } from "@/features/live/mutations";
import { openPass, type Pass } from "@/features/live/pass";
import { BEAT_MS, CLOSE, type ClientMessage } from "@/features/live/protocol";
import { LIMITS } from "@/features/live/rules";
import { parseTopic } from "@/features/live/topics";
import type { Call } from "@/features/live/wake";
import type { SentWords, TakenWords } from "@/features/tickets/live/write";
import { newId } from "@/lib/ids";
import { loggerFor } from "@/lib/logger";
import { Followers } from "./followers";
import { type Limits, Peer } from "./peer";
import type { ReadNews } from "./stream";
import type { Typist } from "./typing";
import { saidBy } from "./words";

const log = loggerFor("live");

export interface GatewayOptions {
  /** Whoever opens a socket comes from a page of this site. */
  siteUrl: string;
  /** Passes are signed with it. */
  secret: string;
  news: ReadNews;
  /** Stores words that somebody sends, by the rules of the site's own handlers; never throws. */
  words: (pass: Pass, words: SentWords) => Promise<TakenWords>;
  limits?: Partial<Limits>;
}

/** The live gateway: browsers that follow tickets, desks and notices. It reads for many what each would ask for. */
export class Gateway {
  private readonly limits: Limits;
  private readonly origin: string;
  private readonly peers = new Set<Peer>();
  private readonly followers: Followers;
  /** Nonces of passes that were used, with the end of each. */
  private readonly used = new Map<string, number>();
  private ended: SocketState[] = [];
  /** Words that are being stored. */
  private readonly taking = new Set<Promise<void>>();
  private readonly id = newId();
  private readonly startedAt = new Date();
  private server: Server | null = null;
  private beat: NodeJS.Timeout | null = null;
  private readonly sockets: WebSocketServer;

  constructor(private readonly options: GatewayOptions) {
    this.limits = { ...LIMITS, ...options.limits };
    this.origin = new URL(options.siteUrl).origin;
    this.followers = new Followers(options.news, this.limits.typingMs);
    this.sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.limits.messageBytes,
    });
  }

  get listening(): boolean {
    return this.server?.listening ?? false;
  }

  /** @returns the port, which the system chooses for 0 */
  async listen(port: number, host: string): Promise<number> {
    const server = createServer((request, response) => {
      const health = request.method === "GET" && request.url === "/health";
      response.writeHead(health ? 200 : 426, { "content-type": "application/json" });
      response.end(
        health ? JSON.stringify({ sockets: this.peers.size }) : '{"error":"This is a WebSocket."}',
      );
    });
    server.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host }, () => resolve());
    });
    this.server = server;
    this.beat = setInterval(() => this.everyBeat(), BEAT_MS);
    const address = server.address();
    return typeof address === "object" && address ? address.port : port;
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    socket.on("error", () => socket.destroy());
    if (request.headers.origin !== this.origin) return void refuse("403 Forbidden");
    const strangers = [...this.peers].filter((peer) => peer.pass === null).length;
    if (this.peers.size >= this.limits.sockets || strangers >= this.limits.strangers)
      return void refuse("503 Service Unavailable");
    this.sockets.handleUpgrade(request, socket, head, (accepted) => this.accept(accepted));
  }

  private accept(socket: WebSocket): void {
    const peer = new Peer(socket, this.limits);
    this.peers.add(peer);
    const greet = setTimeout(() => {
      if (!peer.pass) peer.close(CLOSE.silent, "no pass");
    }, this.limits.greetMs);
    socket.on("message", (data, binary) => this.heard(peer, data, binary));
    socket.on("pong", () => {
      peer.alive = true;
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      clearTimeout(greet);
      this.peers.delete(peer);
      this.ended.push(peer.state(peer.why ?? `left (${code})`));
      this.followers.leave(peer);
    });
  }

  private heard(peer: Peer, data: RawData, binary: boolean): void {
    const fast = !peer.mayTalk();
    const message = fast || binary ? null : saidBy(String(data));
    if (fast) peer.close(CLOSE.often, "too often");
    else if (!message) peer.close(CLOSE.malformed, "not understood");
    else if (message.t === "pass")
      void this.greet(peer, message).catch(() => peer.close(CLOSE.pass, "no answer"));
    else if (message.t === "write") {
      // One after the other: whoever sends many at once holds up nobody but themselves.
      const taking = peer.taking
        .then(() => this.take(peer, message))
        .catch((error: unknown) => log.error({ err: error }, "words were not taken"))
        .finally(() => this.taking.delete(taking));
      peer.taking = taking;
      this.taking.add(taking);
    } else if (peer.topics.has(message.topic)) this.followers.looks(peer, message);
  }

  private async take(peer: Peer, message: Extract<ClientMessage, { t: "write" }>): Promise<void> {
    const { id, note, body } = message;
    const { pass } = peer;
    // Whoever is gone brings them by a request.
    if (!peer.open) return;
    const topic = peer.topics.has(message.topic) ? parseTopic(message.topic) : null;
    if (!pass || !topic || !("number" in topic) || !this.listening)
      return peer.send({ t: "wrote", id, answer: null });
    const storing = this.options.words(pass, { topic, note, body });
    const { answer } = await this.followers.store(topic, storing);
    peer.send({ t: "wrote", id, answer });
  }

  private async greet(peer: Peer, message: Extract<ClientMessage, { t: "pass" }>): Promise<void> {
    const pass = openPass(this.options.secret, message.pass);
    if (!pass || this.used.has(pass.nonce) || (peer.pass && peer.pass.userId !== pass.userId))
      return peer.close(CLOSE.pass, "no good pass");
    this.used.set(pass.nonce, pass.end);
    if (!peer.pass && this.ofUser(pass.userId) >= this.limits.socketsPerUser)
      return peer.close(CLOSE.often, "too many windows");
    peer.pass = pass;
    peer.greeting++;
    await this.followers.follow(peer, pass.topics, peer.greeting);
  }

  private ofUser(userId: Pass["userId"]): number {
    return [...this.peers].filter((peer) => peer.pass?.userId === userId).length;
  }

  /** What the database said. */
  hear(call: Call): void {
    this.followers.hear(call);
  }

  /** What Discord said of somebody who writes in a ticket's thread, or no more. */
  types(typist: Typist, on: boolean): void {
    this.followers.types(typist, on);
  }

  /** The database may have said something that was not heard: everything is read anew. */
  missed(): void {
    this.followers.missed();
  }

  /** Ends rights that nobody renewed, sockets that are old enough, and typing that stopped. */
  sweep(now = Date.now()): void {
    for (const [nonce, end] of this.used) if (end < now) this.used.delete(nonce);
    for (const peer of this.peers) {
      if (peer.oldAt < now) peer.close(CLOSE.aged, "old");
      for (const [topic, until] of peer.topics) if (until < now) this.followers.drop(peer, topic);
      if (peer.pass && peer.topics.size === 0 && peer.pass.end < now) peer.close(CLOSE.pass, "not renewed");
    }
    this.followers.expire();
  }

  /** Closes the sockets of sessions that ended. @param live answers which of the ids still live */
  async endSessions(live: (ids: string[]) => Promise<Set<string>>): Promise<void> {
    const held = [...this.peers].flatMap((peer) => (peer.pass ? [{ peer, id: peer.pass.sessionId }] : []));
    if (held.length === 0) return;
    const alive = await live([...new Set(held.map(({ id }) => id))]);
    for (const { peer, id } of held) if (!alive.has(id)) peer.close(CLOSE.ended, "signed out");
  }

  private everyBeat(): void {
    for (const peer of this.peers) {
      if (!peer.alive) {
        peer.why = "no answer";
        peer.socket.terminate();
        continue;
      }
      peer.alive = false;
      if (peer.open) peer.socket.ping();
      peer.send({ t: "beat" });
    }
  }

  /** The gateway's own row, open sockets if they are due, and those that ended since the last call. */
  states(withOpen: boolean): SocketState[] {
    const self: SocketState = {
      id: this.id,
      userId: null,
      kind: "gateway",
      topics: [],
      connectedAt: this.startedAt,
      closed: this.listening ? null : "stopped",
    };
    const open = withOpen ? [...this.peers].filter((peer) => peer.pass).map((peer) => peer.state()) : [];
    const all = [self, ...this.ended, ...open];
    this.ended = [];
    return all;
  }

  /** Sends everybody away, who come back to the next one. */
  async close(): Promise<void> {
    if (this.beat) clearInterval(this.beat);
    const { server } = this;
    this.server = null;
    // Nothing is taken any more; what is being stored is answered.
    await Promise.all(this.taking);
    for (const peer of this.peers) peer.close(1012, "restart");
    this.followers.close();
    await new Promise((resolve) => setTimeout(resolve, this.peers.size > 0 ? 300 : 0));
    for (const peer of this.peers) {
      peer.socket.terminate();
      this.ended.push(peer.state("restart"));
    }
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }
}
