import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Progress } from "../setup/progress.mjs";
import type { RunningPostgres } from "./embedded-postgres";
import { type Part, PartFailure, runPart, startPart } from "./parts";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
/** Loads TypeScript into Node. */
export const TSX = ["--import", "tsx"];

export interface HouseOptions {
  ports: { site: number; sandbox: number; live: number; postgres?: number };
  /** Gives up the site's port, which was kept for it until now. */
  releaseSite?: () => Promise<void>;
  /** `local`: embedded database and sandbox. `own`: the database and providers that `env` names. */
  kind: "local" | "own";
  /** Folder for everything that is kept: database, sandbox state, copy of the build, logs. */
  home: string;
  /** The database is made for this run and thrown away. Only with `local`. */
  throwaway: boolean;
  seed: boolean;
  build: boolean;
  bots: boolean;
  dev: boolean;
  /** Address that the site binds. */
  host: string;
  /** What a person set; the local settings go over it. */
  env: Record<string, string | undefined>;
  progress: Progress;
  /** Lines of the running parts, for `npm run dev`. */
  onLine?: (part: string, line: string) => void;
  /** A part ended by itself; called once for each, and never for parts that were asked to stop. */
  onDeath?: (failure: PartFailure) => void;
}

/** One run of the house: what is started is remembered at once, so that a failure half-way stops it too. */
export class Run {
  readonly parts: Part[] = [];
  postgres: RunningPostgres | undefined;
  /** The demo community was there before this run. */
  seeded = false;
  private stopping: Promise<void> | undefined;
  constructor(
    readonly options: HouseOptions,
    public env: Record<string, string>,
  ) {}

  script(name: string, file: string[], onLine?: (line: string) => void): Promise<void> {
    const { home } = this.options;
    const [path = "", ...rest] = file;
    const logFile = join(home, "logs", `${name.toLowerCase().replace(/^the /, "").replaceAll(" ", "-")}.log`);
    const options = {
      name,
      args: [...TSX, join(ROOT, path), ...rest],
      env: this.env,
      cwd: ROOT,
      logFile,
      onLine,
    };
    return runPart(options, (part) => this.parts.push(part)).finally(() => {
      const at = this.parts.findIndex((part) => part.name === name);
      if (at >= 0) this.parts.splice(at, 1);
    });
  }

  start(name: string, args: string[], env = this.env): Part {
    const { home, onLine } = this.options;
    const logFile = join(home, "logs", `${name.toLowerCase().replace(/^the /, "").replaceAll(" ", "-")}.log`);
    const part = startPart({
      name,
      args,
      env,
      cwd: ROOT,
      logFile,
      onLine: onLine && ((line) => onLine(name, line)),
    });
    this.parts.push(part);
    this.watch(name, part);
    return part;
  }

  watch(name: string, part: Pick<Part, "exited" | "lastLines">): void {
    void part.exited.then((exit) => {
      if (!this.stopping) this.options.onDeath?.(new PartFailure(name, exit, part.lastLines()));
    });
  }

  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  stop(): Promise<void> {
    this.stopping ??= (async () => {
      // Who asks goes before who answers; the database goes last.
      const sandbox = this.parts.filter((part) => part.name === "The sandbox");
      await Promise.all(this.parts.filter((part) => !sandbox.includes(part)).map((part) => part.stop()));
      await Promise.all(sandbox.map((part) => part.stop()));
      await this.postgres?.stop();
      await this.options.releaseSite?.();
    })();
    return this.stopping;
  }
}
