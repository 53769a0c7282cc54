import type { AddressInfo } from "node:net";
import { type SandboxConfig, sandboxConfig } from "./config";
import { controlMount } from "./control/mount";
import { discordMount } from "./discord/mount";
import { Limiter } from "./http/limits";
import { CallLog } from "./http/log";
import { sandboxServer } from "./http/server";
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
}

export interface Sandbox {
  /** Without a slash at the end. */
  readonly url: string;
  /** The state as it is now; changes of it are not saved, use the control API for those. */
  readonly state: SandboxState;
  readonly config: SandboxConfig;
  /** Resolves when no webhook is on its way any more. */
  readonly settled: () => Promise<void>;
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
  const sender = new WebhookSender(store, config);
  const mounts = [
    discordMount(limiter),
    patreonMount(limiter, sender),
    controlMount({ sender, log, limiter, config, store }),
  ];
  const server = sandboxServer({ mounts, store, config, log });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? config.port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  sender.resume();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get state() {
      return store.state;
    },
    config,
    settled: () => sender.settled(),
    stop: async () => {
      await sender.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await store.flush();
    },
  };
}
