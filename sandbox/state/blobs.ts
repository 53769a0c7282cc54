import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Bytes by id: in a folder, each under its id, or in memory where there is none. */
export class Blobs {
  private readonly held = new Map<string, Buffer>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly folder: string | null) {}

  put(id: string, bytes: Buffer): void {
    this.held.set(id, bytes);
    const { folder } = this;
    if (!folder) return;
    this.next(async () => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${id}.tmp`), bytes);
      await rename(join(folder, `${id}.tmp`), join(folder, id));
      this.held.delete(id);
    });
  }

  /** @param id digits only: it names a file */
  async get(id: string): Promise<Buffer | null> {
    const held = this.held.get(id);
    if (held) return held;
    if (!this.folder || !/^\d+$/.test(id)) return null;
    return readFile(join(this.folder, id)).catch(() => null);
  }

  drop(id: string): void {
    this.held.delete(id);
    const { folder } = this;
    if (folder) this.next(() => rm(join(folder, id), { force: true }));
  }

  clear(): void {
    this.held.clear();
    const { folder } = this;
    if (folder) this.next(() => rm(folder, { recursive: true, force: true }));
  }

  /** Resolves when everything is written. */
  settled(): Promise<void> {
    return this.writing;
  }

  private next(work: () => Promise<void>): void {
    this.writing = this.writing
      .then(work)
      .catch((error: unknown) => console.error("The sandbox could not keep a file:", error));
  }
}
