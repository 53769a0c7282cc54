import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { DiscordApp, SandboxConfig } from "@/sandbox/config";
import { takeFault } from "@/sandbox/http/faults";
import { PERMISSION, rightsIn } from "@/sandbox/state/permissions";
import type { Store } from "@/sandbox/state/store";
import type { Guild } from "@/sandbox/state/types";
import type { Scene } from "../scene";
import { type Dispatch, guildChanges } from "./changes";
import { CLOSE, Connection, type Gate } from "./connection";
import { guildEvent, readyEvent } from "./hello";
import { INTENT, intentProblem } from "./intents";
import { chunks } from "./members";
import { noticeFor } from "./notices";
import { type Carrier, Session } from "./session";

/** How long Discord keeps a session that nobody carries. */
const SESSION_MS = 5 * 60_000;
/** How many of these an application may have. */
const KEPT_LEFT = 4;
const STARTS = 1_000;
const DAY = 86_400_000;

/** A session as the control page shows it. */
export interface SeenSession {
  readonly app: string;
  readonly connected: boolean;
  readonly events: number;
  readonly intents: number;
}

/** Discord's gateway: who is connected, and what each of them is told. */
export class GatewayHub implements Gate {
  readonly heartbeatMs: number;
  private readonly server = new WebSocketServer({ noServer: true });
  /** Sockets that a silence leaves without an answer. */
  private readonly held = new Set<Duplex>();
  private readonly connections = new Set<Connection>();
  private readonly sessions = new Map<string, Session>();
  private readonly starts = new Map<string, { since: number; used: number }>();
  /** The guilds as the sessions know them, as JSON by id. */
  private readonly known = new Map<string, string>();
  private readonly ticking: NodeJS.Timeout;

  constructor(
    private readonly store: Store,
    private readonly config: SandboxConfig,
  ) {
    this.heartbeatMs = config.discord.heartbeatMs;
    store.watch((notice) => {
      if (this.sessions.size === 0) return;
      if (notice.kind === "changed") this.compare();
      else for (const one of noticeFor(this.store, notice)) this.tell(one.dispatch, one.appId);
    });
    this.ticking = setInterval(() => this.tick(), 1_000);
    this.ticking.unref();
  }

  /** Takes a connection over from the HTTP server. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? "/", "http://localhost");
    const fault = takeFault(this.store, "discord", url.pathname);
    if (fault?.mode === "silent") {
      this.held.add(socket);
      socket.on("close", () => this.held.delete(socket));
      socket.on("error", () => socket.destroy());
      return;
    }
    if (fault && fault.mode !== "slow") {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (client) => {
      const version = url.searchParams.get("v") ?? "10";
      const encoding = url.searchParams.get("encoding") ?? "json";
      if (version !== "10" || encoding !== "json") {
        client.close(encoding === "json" ? CLOSE.INVALID_VERSION : CLOSE.DECODE_ERROR, "Not spoken here.");
        return;
      }
      const base = `http://${request.headers.host}`;
      const compressed = url.searchParams.get("compress") === "zlib-stream";
      const connection = new Connection(client, this, base, compressed, (session, carrier) =>
        session.leave(carrier, Date.now()),
      );
      this.connections.add(connection);
      client.on("close", () => this.connections.delete(connection));
    });
  }

  silent(): boolean {
    const fault = this.store.state.faults.discord;
    const over = fault.until !== null && this.store.now().getTime() >= fault.until;
    return fault.mode === "silent" && fault.path === "" && !over;
  }

  identify(carrier: Carrier, input: { token: string; intents: unknown; shard?: unknown }): Session | number {
    const app = this.config.discord.apps.find((one) => one.botToken === input.token);
    if (!app || !this.takeStart(app)) return CLOSE.AUTHENTICATION_FAILED;
    const problem = intentProblem(input.intents, app);
    if (problem) return problem;
    if (input.shard !== undefined && JSON.stringify(input.shard) !== "[0,1]") return CLOSE.INVALID_SHARD;
    if (this.sessions.size === 0) this.lookAround();
    this.forgetLeft(app);
    const session = new Session(app, Number(input.intents));
    this.sessions.set(session.id, session);
    session.attach(carrier);
    const scene = this.scene(session);
    session.add("READY", readyEvent(scene, session));
    for (const guild of this.store.state.guilds) {
      const self = this.store.member(guild, app.id);
      if (self && session.intents & INTENT.GUILDS) {
        session.add("GUILD_CREATE", guildEvent(scene, guild, self, session.intents));
      }
    }
    return session;
  }

  resume(
    carrier: Carrier,
    input: { token: string; session_id: string; seq: number },
  ): Session | number | null {
    const session = this.sessions.get(input.session_id);
    if (!session || session.app.botToken !== input.token) return null;
    if (input.seq > session.seq) return CLOSE.INVALID_SEQUENCE;
    if (!session.rewind(input.seq)) {
      this.sessions.delete(session.id);
      return null;
    }
    session.carrier?.close(CLOSE.UNKNOWN_ERROR, "Resumed elsewhere.");
    session.attach(carrier);
    session.add("RESUMED", { _trace: ["sandbox"] });
    return session;
  }

  members(session: Session, input: unknown): void {
    for (const chunk of chunks(this.scene(session), session, input))
      session.add("GUILD_MEMBERS_CHUNK", chunk);
    this.flush(session);
  }

  /** How many sessions an application may still start today. */
  startsLeft(app: DiscordApp): { remaining: number; resetAfter: number } {
    const day = this.starts.get(app.id);
    const now = this.store.now().getTime();
    if (!day || now - day.since >= DAY) return { remaining: STARTS, resetAfter: 0 };
    return { remaining: Math.max(0, STARTS - day.used), resetAfter: day.since + DAY - now };
  }

  seen(): SeenSession[] {
    return [...this.sessions.values()].map((one) => ({
      app: one.app.name,
      connected: one.carrier !== null,
      events: one.seq,
      intents: one.intents,
    }));
  }

  hasSession(appId: string): boolean {
    return [...this.sessions.values()].some((one) => one.app.id === appId);
  }

  /** Ends connections: like a network, by asking to reconnect, or with the session. @returns how many */
  disturb(how: "cut" | "reconnect" | "invalidate"): number {
    const here = [...this.connections];
    for (const one of here) {
      if (how === "cut") one.cut();
      else if (how === "reconnect") one.askReconnect();
      else {
        if (one.of) this.sessions.delete(one.of.id);
        one.invalidate();
      }
    }
    return here.length;
  }

  stop(): void {
    clearInterval(this.ticking);
    for (const one of this.connections) one.cut();
    for (const one of this.held) one.destroy();
    this.sessions.clear();
    this.server.close();
  }

  private scene(session: Session): Scene {
    const base = session.carrier?.base ?? `http://127.0.0.1:${this.config.port}`;
    return { store: this.store, config: this.config, base };
  }

  private takeStart(app: DiscordApp): boolean {
    const now = this.store.now().getTime();
    const day = this.starts.get(app.id);
    const today = day && now - day.since < DAY ? day : { since: now, used: 0 };
    if (today.used >= STARTS) return false;
    today.used += 1;
    this.starts.set(app.id, today);
    return true;
  }

  /** Forgets sessions that nobody came back for, and sends what a silence held back. */
  private tick(): void {
    for (const [id, one] of this.sessions) {
      if (one.leftAt !== null && Date.now() - one.leftAt > SESSION_MS) this.sessions.delete(id);
      else this.flush(one);
    }
  }

  private flush(session: Session): void {
    if (!this.silent()) session.flush();
  }

  private lookAround(): void {
    for (const guild of this.store.state.guilds) this.known.set(guild.id, JSON.stringify(guild));
  }

  /** A bot that dies again and again would leave more and more sessions behind. */
  private forgetLeft(app: DiscordApp): void {
    const left = [...this.sessions.values()].filter((one) => one.app === app && one.leftAt !== null);
    for (const one of left.slice(0, -KEPT_LEFT)) this.sessions.delete(one.id);
  }

  private compare(): void {
    for (const guild of this.store.state.guilds) {
      const before = this.known.get(guild.id);
      const now = JSON.stringify(guild);
      if (before === now) continue;
      this.known.set(guild.id, now);
      if (before) this.changed(JSON.parse(before), guild);
    }
  }

  private changed(before: Guild, guild: Guild): void {
    const dispatches = guildChanges(before, guild);
    for (const session of this.sessions.values()) this.crossing(session, before, guild, dispatches);
  }

  /** A bot that was thrown out loses the guild, one that came gets it whole, the others hear what changed. */
  private crossing(session: Session, before: Guild, guild: Guild, dispatches: readonly Dispatch[]): void {
    const was = this.store.member(before, session.app.id);
    const self = this.store.member(guild, session.app.id);
    if (was && self) {
      for (const one of dispatches) this.give(session, one);
    } else if (self) {
      session.add("GUILD_CREATE", guildEvent(this.scene(session), guild, self, session.intents));
    } else if (was) {
      session.add("GUILD_DELETE", { id: guild.id });
    }
    this.flush(session);
  }

  private tell(dispatch: Dispatch, appId: string | null): void {
    for (const session of this.sessions.values()) {
      if (appId !== null && session.app.id !== appId) continue;
      this.give(session, dispatch);
      this.flush(session);
    }
  }

  private give(session: Session, { event, intents, guild, place, data }: Dispatch): void {
    if (intents !== 0 && !(session.intents & intents)) return;
    if (guild) {
      const self = this.store.member(guild, session.app.id);
      if (!self) return;
      const sees = !place || rightsIn(place, self, this.store.now()) & PERMISSION.VIEW_CHANNEL;
      if (!sees) return;
    }
    session.add(event, data(this.scene(session), session));
  }
}
