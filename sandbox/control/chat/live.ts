import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { SandboxConfig } from "@/sandbox/config";
import type { Notice } from "@/sandbox/state/notice";
import type { Store } from "@/sandbox/state/store";

export const LIVE_PATH = "/__sandbox/discord/live";

/** Changes come in bursts; pages are told once for all of this many milliseconds. */
const TOGETHER_MS = 40;

/** Tells open pages that something changed, or that someone is typing. The pages read what by themselves. */
export class LivePages {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  private readonly pages = new Set<WebSocket>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: Store,
    private readonly config: SandboxConfig,
  ) {
    store.watch((notice) => this.hear(notice));
  }

  /** Only for the sandbox's own pages. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.headers.origin !== `http://${request.headers.host}`) {
      socket.destroy();
      return;
    }
    this.server.handleUpgrade(request, socket, head, (page) => {
      this.pages.add(page);
      page.on("close", () => this.pages.delete(page));
      page.on("error", () => page.terminate());
    });
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    for (const page of this.pages) page.terminate();
    this.server.close();
  }

  private hear(notice: Notice): void {
    if (this.pages.size === 0) return;
    if (notice.kind === "typing") {
      const app = this.config.discord.apps.find((one) => one.id === notice.userId);
      const person = this.store.person(notice.userId);
      const name = app?.name ?? person?.name ?? "Someone";
      this.send({ typing: name, as: person?.key ?? null, channel: notice.channelId });
    } else if (!this.timer) {
      this.timer = setTimeout(() => {
        this.timer = null;
        this.send({ changed: this.store.revision });
      }, TOGETHER_MS);
    }
  }

  private send(what: object): void {
    const text = JSON.stringify(what);
    for (const page of this.pages) page.send(text);
  }
}
