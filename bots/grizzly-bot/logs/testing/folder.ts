import type { NitradoApi, NitradoFile } from "@/features/nitrado/api";
import { ProviderError } from "@/lib/http/provider";

interface Stored {
  bytes: Buffer;
  modifiedAt: Date;
}

export type Call = "list" | "seek" | "download";

const refused = () => new ProviderError("refused", "Nitrado answered 404.", 404);

/**
 * A file server in memory that answers as Nitrado's does: the listing can be older than the file, a read past the end
 * fails, a download gives everything. `before` runs ahead of each answer, to make the world change or fail meanwhile.
 */
export class LogFolder {
  private readonly files = new Map<string, Stored>();
  before: (call: Call, path: string) => void | Promise<void> = () => undefined;
  /** Changes what an answer says. */
  answer: (call: Call, path: string, bytes: Buffer) => Buffer = (_call, _path, bytes) => bytes;
  calls: Record<Call, number> = { list: 0, seek: 0, download: 0 };

  constructor(readonly dir: string) {}

  write(name: string, text: string | Buffer, at: Date): void {
    this.files.set(`${this.dir}/${name}`, { bytes: Buffer.from(text), modifiedAt: at });
  }

  writeAt(path: string, text: string, at: Date): void {
    this.files.set(path, { bytes: Buffer.from(text), modifiedAt: at });
  }

  append(name: string, text: string, at: Date): void {
    this.write(name, Buffer.concat([this.read(name), Buffer.from(text)]), at);
  }

  read(name: string): Buffer {
    return this.files.get(`${this.dir}/${name}`)?.bytes ?? Buffer.alloc(0);
  }

  rename(from: string, to: string): void {
    const file = this.files.get(`${this.dir}/${from}`);
    if (!file) throw new Error(`No ${from}.`);
    this.files.delete(`${this.dir}/${from}`);
    this.files.set(`${this.dir}/${to}`, file);
  }

  remove(name: string): void {
    this.files.delete(`${this.dir}/${name}`);
  }

  private async stored(call: Call, path: string): Promise<Buffer> {
    this.calls[call]++;
    await this.before(call, path);
    const file = this.files.get(path);
    if (!file) throw refused();
    return file.bytes;
  }

  api(): NitradoApi {
    const unused = () => Promise.reject(new Error("The log reader does not need this."));
    return {
      identity: unused,
      services: unused,
      gameserver: unused,
      restart: unused,
      stop: unused,
      stats: unused,
      setSetting: unused,
      upload: unused,
      mkdir: unused,
      remove: unused,
      list: async (_serviceId, dir) => {
        this.calls.list++;
        await this.before("list", dir);
        return [...this.files].flatMap(([path, { bytes, modifiedAt }]): NitradoFile[] => {
          const cut = path.lastIndexOf("/");
          if (path.slice(0, cut) !== dir) return [];
          return [{ type: "file", path, name: path.slice(cut + 1), size: bytes.length, modifiedAt }];
        });
      },
      seek: async (_serviceId, path, offset, length) => {
        const bytes = await this.stored("seek", path);
        if (offset + length > bytes.length) {
          throw new ProviderError("unavailable", "Nitrado answered 500.", 500);
        }
        return this.answer("seek", path, bytes.subarray(offset, offset + length));
      },
      download: async (_serviceId, path) => {
        const bytes = await this.stored("download", path);
        return this.answer("download", path, bytes);
      },
    };
  }
}
