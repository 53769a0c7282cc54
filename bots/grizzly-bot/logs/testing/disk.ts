import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { NitradoApi, NitradoFile } from "@/features/nitrado/api";
import { ProviderError } from "@/lib/http/provider";

const missing = () => new ProviderError("refused", "Nitrado answered 404.", 404);
const failed = () => new ProviderError("unavailable", "Nitrado answered 500.", 500);

async function readFrom(path: string, offset: number, length: number | null): Promise<Uint8Array> {
  const file = await open(path, "r").catch(() => {
    throw missing();
  });
  try {
    const wanted = length ?? (await file.stat()).size;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, offset);
    if (bytesRead < wanted) throw failed();
    return buffer;
  } finally {
    await file.close();
  }
}

/** The logs of one service from a folder of this machine, so that several processes see the same. */
export function diskApi(root: string): NitradoApi {
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
      const names = await readdir(join(root, dir)).catch(() => {
        throw missing();
      });
      const found: NitradoFile[] = [];
      for (const name of names) {
        const path = `${dir}/${name}`;
        const seen = await stat(join(root, path)).catch(() => null);
        if (seen) found.push({ type: "file", path, name, size: seen.size, modifiedAt: seen.mtime });
      }
      return found;
    },
    seek: (_serviceId, path, offset, length) => readFrom(join(root, path), offset, length),
    download: (_serviceId, path) => readFrom(join(root, path), 0, null),
  };
}
