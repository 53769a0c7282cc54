import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { MemoryFiles } from "./files";

/**
 * Keeps the files of the services in a folder of this machine, as they are: `<folder>/<service><path>`. Only what
 * changed is written, each file beside itself and renamed, so that a process that dies leaves no half one.
 */
export class FilesOnDisk {
  private readonly changed = new Map<string, MemoryFiles>();
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** Puts what is kept of a service into `files`, and listens to what changes there from then on. */
  async adopt(serviceId: string, files: MemoryFiles): Promise<void> {
    const root = join(this.folder, serviceId);
    const kept = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const one of kept) {
      const place = join(one.parentPath, one.name);
      const path = `/${relative(root, place)}`;
      const { mtime } = await stat(place);
      if (one.isDirectory()) files.makeDir(path, mtime);
      else if (!one.name.endsWith(".tmp")) files.write(path, await readFile(place), mtime);
    }
    files.onChange = (path) => this.changed.set(join(root, path), files);
  }

  private async save(place: string, serviceRoot: string, files: MemoryFiles): Promise<void> {
    const path = `/${relative(serviceRoot, place)}`;
    const entry = files.entry(path);
    if (!entry) {
      await rm(place, { recursive: true, force: true });
      return;
    }
    if (entry.dir) {
      await mkdir(place, { recursive: true });
      return;
    }
    await mkdir(dirname(place), { recursive: true });
    await writeFile(`${place}.tmp`, files.read(path) ?? "");
    await utimes(`${place}.tmp`, entry.modifiedAt, entry.modifiedAt);
    await rename(`${place}.tmp`, place);
  }

  /** Writes what has changed and waits for it. Saves never overlap. */
  async flush(): Promise<void> {
    this.saving = this.saving.then(async () => {
      const work = [...this.changed];
      this.changed.clear();
      for (const [place, files] of work) {
        const [serviceId = ""] = relative(this.folder, place).split("/");
        await this.save(place, join(this.folder, serviceId), files);
      }
    });
    await this.saving;
  }
}
