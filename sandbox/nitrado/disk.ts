import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { MemoryFiles } from "./files";

interface Change {
  readonly files: MemoryFiles;
  /** In the service's own tree. */
  readonly path: string;
}

/**
 * Keeps the files of the services in a folder of this machine, as they are: `<folder>/<service><path>`. Only what
 * changed is written, each file beside itself and renamed, so that a process that dies leaves no half one.
 */
export class FilesOnDisk {
  private readonly changed = new Map<string, Change>();

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
    files.onChange = (path) => this.changed.set(join(root, path), { files, path });
  }

  /** What has changed since the last time, as it is at this moment; the result writes it. */
  collect(): () => Promise<void> {
    const work = [...this.changed].map(([place, { files, path }]) => ({
      place,
      entry: files.entry(path),
      bytes: files.read(path),
    }));
    this.changed.clear();
    return async () => {
      for (const { place, entry, bytes } of work) {
        if (!entry) await rm(place, { recursive: true, force: true });
        else if (entry.dir) await mkdir(place, { recursive: true });
        else await save(place, bytes ?? Buffer.alloc(0), entry.modifiedAt);
      }
    };
  }
}

async function save(place: string, bytes: Uint8Array, at: Date): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await writeFile(`${place}.tmp`, bytes);
  await utimes(`${place}.tmp`, at, at);
  await rename(`${place}.tmp`, place);
}
