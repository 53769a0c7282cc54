import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CreateWorld, GameHost, GameServer } from "@/sandbox/dayz/types";
import type { Store } from "@/sandbox/state/store";
import { FilesOnDisk } from "./disk";
import { MemoryFiles } from "./files";
import type { NitradoService, Settings } from "./state";
import { dueTasks } from "./tasks";

/** Minutes are plenty for a client that asks at once, and short enough that a kept one is seen to fail. */
const GRANT_MS = 5 * 60_000;
const KEPT_GRANTS = 1_000;
const GRID_SECONDS = 300;
const KEPT_SAMPLES = 7 * 288;

/** What a one-time token of the file server opens. */
export interface Grant {
  readonly verb: "download" | "seek" | "upload";
  readonly serviceId: string;
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly lines: boolean;
  readonly by: string;
}

interface Options {
  readonly store: Store;
  /** Where files and worlds are kept; null keeps them in memory. */
  readonly folder: string | null;
  readonly world: CreateWorld;
}

/** The machines behind Nitrado's API: each service's files and its game server. */
export class NitradoHost {
  private readonly stored = new Map<string, MemoryFiles>();
  private readonly grants = new Map<string, Grant & { expiresAt: number }>();
  private readonly disk: FilesOnDisk | null;
  private snapshots: Record<string, unknown> = {};
  private world: GameServer[] | null = null;
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly options: Options) {
    this.disk = options.folder ? new FilesOnDisk(options.folder) : null;
  }

  private get services(): NitradoService[] {
    return this.options.store.state.nitrado.services;
  }

  /** Takes up what was kept. */
  async load(): Promise<void> {
    const { folder } = this.options;
    if (!folder || !this.disk) return;
    for (const one of this.services) await this.disk.adopt(one.id, this.files(one.id));
    const text = await readFile(join(folder, "worlds.json"), "utf8").catch(() => "{}");
    this.snapshots = JSON.parse(text) as Record<string, unknown>;
  }

  /** Keeps files and worlds as they are at this moment: taken at once, so that they fit, and written after. */
  async flush(): Promise<void> {
    const { folder } = this.options;
    if (!folder || !this.disk) return;
    const write = this.disk.collect();
    const snapshots =
      this.world && Object.fromEntries(this.world.map((one) => [one.serviceId, one.snapshot()]));
    this.saving = this.saving.then(async () => {
      await write();
      if (!snapshots) return;
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "worlds.json.tmp"), JSON.stringify(snapshots));
      await rename(join(folder, "worlds.json.tmp"), join(folder, "worlds.json"));
    });
    await this.saving;
  }

  /** Everything as it was at first. The state has been put back before. */
  reset(): void {
    for (const files of this.stored.values()) files.clear();
    this.grants.clear();
    this.snapshots = {};
    this.world = null;
    this.servers();
  }

  /** A service's files; empty for one that nobody knows. */
  files(serviceId: string): MemoryFiles {
    let files = this.stored.get(serviceId);
    if (!files) {
      files = new MemoryFiles();
      this.stored.set(serviceId, files);
    }
    return files;
  }

  /** The game servers; the first call makes them, or lets them go on from where they were. */
  servers(): readonly GameServer[] {
    if (this.world) return this.world;
    const { store, world } = this.options;
    this.world = world({ seed: "grizzly", now: store.now(), host: (id) => this.hostOf(id) });
    for (const one of this.world) {
      const kept = this.snapshots[one.serviceId];
      if (kept !== undefined) one.restore(kept);
      one.tick(store.now());
    }
    return this.world;
  }

  server(serviceId: string): GameServer | undefined {
    return this.servers().find((one) => one.serviceId === serviceId);
  }

  private hostOf(serviceId: string): GameHost {
    const { store } = this.options;
    const find = () => this.services.find((one) => one.id === serviceId);
    return {
      files: this.files(serviceId),
      setting: (category, key) => find()?.settings[category]?.[key],
      set: (category, key, value) => {
        const service = find();
        if (service) store.change(() => setSetting(service, category, key, value));
      },
    };
  }

  /** The panel's settings: the game's own, and over them what was changed. */
  settings(service: NitradoService): Settings {
    const initial = this.server(service.id)?.initialSettings ?? {};
    const categories = new Set([...Object.keys(initial), ...Object.keys(service.settings)]);
    return Object.fromEntries(
      [...categories].map((name) => [name, { ...initial[name], ...service.settings[name] }]),
    );
  }

  /** Moves every game server on, and takes a sample of the players where the grid of five minutes wants one. */
  tick(now: Date): void {
    for (const server of this.servers()) {
      server.tick(now);
      this.sample(server, now);
      this.runTasks(server, now);
    }
  }

  private runTasks(server: GameServer, now: Date): void {
    const service = this.services.find((one) => one.id === server.serviceId);
    if (service?.status !== "active" || service.tasks.length === 0) return;
    for (const { task, at } of dueTasks(service, now)) {
      this.options.store.change(() => {
        task.lastRunAt = at.toISOString();
      });
      if (task.action_method === "game_server_stop") server.stop("task", "Scheduled stop");
      else server.restart("task", "Scheduled restart");
      server.tick(now);
    }
  }

  private sample(server: GameServer, now: Date): void {
    const service = this.services.find((one) => one.id === server.serviceId);
    const at = Math.floor(now.getTime() / 1000 / GRID_SECONDS) * GRID_SECONDS;
    if (!service || (service.samples.at(-1)?.[0] ?? 0) >= at) return;
    const players = server.playable() ? server.players().length : 0;
    this.options.store.change(() => {
      service.samples.push([at, players, server.slots]);
      service.samples.splice(0, service.samples.length - KEPT_SAMPLES);
    });
  }

  /** A token that opens a file once, soon. */
  grant(wanted: Grant): string {
    const now = this.options.store.now().getTime();
    const token = randomUUID();
    this.grants.set(token, { ...wanted, expiresAt: now + GRANT_MS });
    const [oldest] = this.grants.keys();
    if (this.grants.size > KEPT_GRANTS && oldest) this.grants.delete(oldest);
    return token;
  }

  /** What a token would open, without using it. */
  peek(token: string | null): Grant | null {
    return (token && this.grants.get(token)) || null;
  }

  take(token: string | null): Grant | null {
    const found = token ? this.grants.get(token) : undefined;
    if (!token || !found) return null;
    this.grants.delete(token);
    return found.expiresAt > this.options.store.now().getTime() ? found : null;
  }
}

export function setSetting(service: NitradoService, category: string, key: string, value: string): void {
  service.settings[category] = { ...service.settings[category], [key]: value };
}
