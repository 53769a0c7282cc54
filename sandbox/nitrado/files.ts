import type { GameFiles } from "@/sandbox/dayz/types";

interface Stored {
  /** Longer than the file: it grows in place. */
  buffer: Buffer;
  size: number;
  at: Date;
}

export interface FileEntry {
  readonly path: string;
  readonly name: string;
  readonly dir: boolean;
  readonly size: number;
  readonly modifiedAt: Date;
}

/** `/a//b/` as `/a/b`; null for a relative path, or one with dots that lead elsewhere. */
export function cleanPath(path: string): string | null {
  if (!path.startsWith("/") || path.includes("\0")) return null;
  const parts = path.split("/").filter(Boolean);
  return parts.some((part) => part === "." || part === "..") ? null : `/${parts.join("/")}`;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const parentOf = (path: string) => path.slice(0, path.lastIndexOf("/")) || "/";

/**
 * One service's files in memory. `onChange` hears the path of everything that is written or removed.
 * Bytes that were read stay what they were: files grow behind them or are replaced whole.
 */
export class MemoryFiles implements GameFiles {
  private readonly files = new Map<string, Stored>();
  private readonly dirs = new Map<string, Date>();
  onChange: (path: string) => void = () => {};

  read(path: string): Uint8Array | null {
    const found = this.files.get(path);
    return found ? found.buffer.subarray(0, found.size) : null;
  }

  write(path: string, bytes: Uint8Array, at: Date): void {
    this.makeDir(parentOf(path), at);
    this.files.set(path, { buffer: Buffer.from(bytes), size: bytes.length, at });
    this.onChange(path);
  }

  append(path: string, bytes: Uint8Array, at: Date): void {
    const found = this.files.get(path);
    if (!found) {
      this.write(path, bytes, at);
      return;
    }
    const size = found.size + bytes.length;
    if (size > found.buffer.length) {
      const grown = Buffer.alloc(Math.max(size, found.buffer.length * 2, 4_096));
      found.buffer.copy(grown, 0, 0, found.size);
      found.buffer = grown;
    }
    found.buffer.set(bytes, found.size);
    found.size = size;
    found.at = at;
    this.onChange(path);
  }

  /** A folder goes with everything in it. */
  remove(path: string): void {
    const inside = (one: string) => one === path || one.startsWith(`${path}/`);
    for (const one of [...this.files.keys()].filter(inside)) {
      this.files.delete(one);
      this.onChange(one);
    }
    for (const one of [...this.dirs.keys()].filter(inside)) this.dirs.delete(one);
    this.onChange(path);
  }

  list(dir: string): { name: string; dir: boolean; size: number; modifiedAt: Date }[] {
    return this.entries(dir).map(({ name, dir: isDir, size, modifiedAt }) => ({
      name,
      dir: isDir,
      size,
      modifiedAt,
    }));
  }

  /** What lies directly in a folder, folders first, by name. */
  entries(dir: string): FileEntry[] {
    const here = (path: string) => path !== "/" && parentOf(path) === dir;
    const paths = [
      ...[...this.dirs.keys()].filter(here).toSorted(),
      ...[...this.files.keys()].filter(here).toSorted(),
    ];
    return paths.flatMap((path) => this.entry(path) ?? []);
  }

  entry(path: string): FileEntry | null {
    const file = this.files.get(path);
    if (file) return { path, name: nameOf(path), dir: false, size: file.size, modifiedAt: file.at };
    const dir = this.dirs.get(path);
    return dir ? { path, name: nameOf(path), dir: true, size: 0, modifiedAt: dir } : null;
  }

  /** Makes a folder and those above it. */
  makeDir(path: string, at: Date): void {
    if (path === "/" || this.dirs.has(path)) return;
    this.makeDir(parentOf(path), at);
    this.dirs.set(path, at);
    this.onChange(path);
  }

  /** Copies a file, or a folder with everything in it. */
  copy(from: string, to: string, at: Date): void {
    if (this.dirs.has(from)) this.makeDir(to, at);
    for (const path of [...this.dirs.keys()].filter((one) => one.startsWith(`${from}/`))) {
      this.makeDir(to + path.slice(from.length), at);
    }
    for (const path of [...this.files.keys()].filter((one) => one === from || one.startsWith(`${from}/`))) {
      const bytes = this.read(path);
      if (bytes) this.write(to + path.slice(from.length), bytes, at);
    }
  }

  /** Every file and folder, by path. */
  all(): FileEntry[] {
    return [...this.dirs.keys(), ...this.files.keys()].toSorted().flatMap((path) => this.entry(path) ?? []);
  }

  clear(): void {
    for (const path of [...this.files.keys(), ...this.dirs.keys()]) this.remove(path);
  }
}
