import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { type SandboxConfig, sandboxConfig } from "./config";
import { LIVE_PATH, LivePages } from "./control/chat/live";
import { controlMount } from "./control/mount";
import type { CreateWorld, GameFiles, GameServer } from "./dayz/types";
import { createWorld } from "./dayz/world";
import { GatewayHub } from "./discord/gateway/hub";
import { discordMount } from "./discord/mount";
import { Limiter } from "./http/limits";
import { CallLog } from "./http/log";
import { isLoopbackHost } from "./http/origin";
import { sandboxServer } from "./http/server";
import { NitradoHost } from "./nitrado/host";
import { nitradoMount } from "./nitrado/mount";
import { OutsideServer } from "./outside/server";
import { patreonMount } from "./patreon/mount";
import { WebhookSender } from "./patreon/sender";
import { initialState } from "./state/initial";
import { adoptState, loadSnapshot } from "./state/snapshot";
import { Store } from "./state/store";
import type { SandboxState } from "./state/types";

export interface StartOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  /** Instead of the saved state, or of the demo community. */
  readonly state?: SandboxState;
  /** Settings as `sandboxConfig` makes them; without any, everything is local and nothing is saved. */
  readonly config?: SandboxConfig;
  readonly now?: () => Date;
  /** The game servers behind Nitrado; without any, those of the demo. */
  readonly world?: CreateWorld;
  /** Milliseconds between two steps of the game servers; without any they stand still until `tick`. */
  readonly everyMs?: number;
}

export interface Sandbox {
  /** Without a slash at the end. */
  readonly url: string;
  /** The state as it is now; changes of it are not saved, use the control API for those. */
  readonly state: SandboxState;
  readonly config: SandboxConfig;
  /** Resolves when no webhook is on its way any more. */
  readonly settled: () => Promise<void>;
  /** A service's files, as its file server has them. */
  readonly files: (serviceId: string) => GameFiles;
  /** @throws Error when no game server has this service id */
  readonly gameServer: (serviceId: string) => GameServer;
  /** Moves every game server on to `now`; without a date to the sandbox's own now. */
  readonly tick: (now?: Date) => void;
  /** Stops listening, cuts open connections and saves. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the stand-ins on the loopback address.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startSandbox(options: StartOptions = {}): Promise<Sandbox> {
  const config = options.config ?? { ...sandboxConfig(), stateFile: null };
  const now = options.now ?? (() => new Date());
  const saved = config.stateFile ? await loadSnapshot(config.stateFile) : null;
  const kept = saved && adoptState(saved, config) ? saved : null;
  const store = new Store(options.state ?? kept ?? initialState(config, now()), config.stateFile, now);
  const limiter = new Limiter();
  const log = new CallLog();
  const gateway = new GatewayHub(store, config);
  const pages = new LivePages(store, config);
  const sender = new WebhookSender(store, config);
  const folder = config.stateFile && join(dirname(config.stateFile), "nitrado");
  const host = new NitradoHost({ store, folder, world: options.world ?? createWorld });
  const outside = new OutsideServer();
  await host.load();
  host.servers();
  const mounts = [
    discordMount(limiter, gateway),
    patreonMount(limiter, sender),
    nitradoMount(limiter, host),
    controlMount({ sender, log, limiter, config, store, host, gateway, outside }),
  ];
  const server = sandboxServer({ mounts, store, config, log });
  server.on("upgrade", (request, socket, head) => {
    const path = (request.url ?? "").split("?")[0]?.replace(/\/$/, "");
    if (!isLoopbackHost(request.headers.host)) socket.destroy();
    else if (path === "/discord/gateway") gateway.accept(request, socket, head);
    else if (path === LIVE_PATH) pages.accept(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? config.port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  sender.resume();
  const ticking = options.everyMs ? runTicks(host, now, options.everyMs) : null;
  const { port } = server.address() as AddressInfo;
  // The same number as the pages have: another protocol, so nothing else stands there.
  await outside.listen(port);
  return {
    url: `http://127.0.0.1:${port}`,
    get state() {
      return store.state;
    },
    config,
    settled: () => sender.settled(),
    files: (serviceId) => host.files(serviceId),
    gameServer: (serviceId) => {
      const found = host.server(serviceId);
      if (!found) throw new Error(`The sandbox has no game server ${serviceId}.`);
      return found;
    },
    tick: (at) => host.tick(at ?? now()),
    stop: async () => {
      if (ticking) clearInterval(ticking);
      gateway.stop();
      outside.stop();
      pages.stop();
      await sender.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await store.flush();
      await host.flush();
    },
  };
}

const SAVE_EVERY_MS = 2_000;

/** Lets the game servers live, and keeps what they did every two seconds. */
function runTicks(host: NitradoHost, now: () => Date, everyMs: number): NodeJS.Timeout {
  let savedAt = 0;
  return setInterval(() => {
    host.tick(now());
    if (Date.now() - savedAt < SAVE_EVERY_MS) return;
    savedAt = Date.now();
    host.flush().catch((error: unknown) => console.error("The sandbox could not save its worlds:", error));
  }, everyMs);
}
