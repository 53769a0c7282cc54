import { dirname, join } from "node:path";
import { Blobs } from "./blobs";
import type { Notice } from "./notice";
import { saveSnapshot } from "./snapshot";
import { snowflakeAt } from "./snowflake";
import type { Guild, Member, PatreonAccount, Person, SandboxState } from "./types";

const SAVE_AFTER_MS = 50;
/** A large state is saved less often: at most a tenth of the time goes into it. */
const PAUSE_PER_SAVE = 10;

export type Patron = Person & { patreon: PatreonAccount };

export function isPatron(person: Person): person is Patron {
  return person.patreon !== null;
}

/** The one holder of the state. Everything that changes it goes through `change`, which also saves. */
export class Store {
  private timer: NodeJS.Timeout | null = null;
  private saving: Promise<void> = Promise.resolve();
  private savedInMs = 0;
  /** Counts changes; pages use it to tell whether they are old. */
  revision = 0;
  /** The bytes of attachments. */
  readonly blobs: Blobs;
  private readonly watchers = new Set<(notice: Notice) => void>();

  constructor(
    public state: SandboxState,
    private readonly file: string | null,
    readonly now: () => Date,
  ) {
    this.blobs = new Blobs(file && join(dirname(file), "attachments"));
  }

  /** Calls back for everything that is told, and after each change. @returns what ends it */
  watch(watcher: (notice: Notice) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  tell(notice: Notice): void {
    for (const watcher of this.watchers) watcher(notice);
  }

  change<T>(work: (state: SandboxState) => T): T {
    const result = work(this.state);
    this.revision += 1;
    this.tell({ kind: "changed" });
    const pause = Math.max(SAVE_AFTER_MS, this.savedInMs * PAUSE_PER_SAVE);
    if (this.file && !this.timer) this.timer = setTimeout(() => this.flush(), pause);
    return result;
  }

  replace(state: SandboxState): void {
    this.change(() => {
      this.state = state;
    });
  }

  /** Writes what is not yet written and waits for it. Saves never overlap. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { file } = this;
    if (!file) return;
    await this.blobs.settled();
    this.saving = this.saving
      .then(async () => {
        const started = performance.now();
        await saveSnapshot(file, this.state);
        this.savedInMs = performance.now() - started;
      })
      .catch((error: unknown) => console.error(`The sandbox could not save ${file}:`, error));
    await this.saving;
  }

  /** A new snowflake of now. */
  nextId(): string {
    const { state } = this;
    state.sequence += 1;
    return snowflakeAt(this.now(), state.sequence);
  }

  person(idOrKey: string): Person | undefined {
    return this.state.people.find((one) => one.id === idOrKey || one.key === idOrKey);
  }

  patron(patreonUserId: string): Patron | undefined {
    return this.state.people.filter(isPatron).find((one) => one.patreon.userId === patreonUserId);
  }

  guild(idOrKey: string): Guild | undefined {
    return this.state.guilds.find((one) => one.id === idOrKey || one.key === idOrKey);
  }

  member(guild: Guild, userId: string): Member | undefined {
    return guild.members.find((one) => one.userId === userId);
  }
}
