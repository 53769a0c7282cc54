import { glob, open, readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { Explained, systemCode } from "./explained";

const LOG_NAMES = new Set([".adm", ".log", ".txt"]);
const LOG_LINE = /^\uFEFF?[\0 ]?AdminLog started on |^\d\d:\d\d:\d\d \| /m;
const SNIFF_BYTES = 64 * 1024;

export interface AdmFiles {
  files: string[];
  /** Named by a pattern or found beside logs, but without a single line of one. */
  skipped: string[];
}

/**
 * The log files behind what was typed: files, folders with everything in them, and patterns that
 * the shell left alone.
 * @throws Explained if something does not exist or a pattern finds nothing
 */
export async function findAdmFiles(paths: readonly string[]): Promise<AdmFiles> {
  const found: AdmFiles = { files: [], skipped: [] };
  for (const path of paths) await add(path, found);
  found.files = [...new Set(found.files)];
  return found;
}

async function add(path: string, found: AdmFiles): Promise<void> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === "ENOENT" && /[*?[{]/.test(path)) return addPattern(path, found);
    throw unreadable(path, error);
  }
  if (isFolder) await addFolder(path, found);
  else if (LOG_NAMES.has(extname(path).toLowerCase()) || (await holdsLog(path))) found.files.push(path);
  else found.skipped.push(path);
}

async function addPattern(pattern: string, found: AdmFiles): Promise<void> {
  const matches: string[] = [];
  for await (const match of glob(pattern)) matches.push(match);
  if (matches.length === 0) throw new Explained(`No file matches ${pattern}. Nothing was read.`);
  for (const match of matches.sort()) {
    if (!(await stat(match)).isDirectory()) await add(match, found);
  }
}

async function addFolder(folder: string, found: AdmFiles): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const name = extname(entry.name).toLowerCase();
    if (entry.isDirectory()) await addFolder(path, found);
    else if (name === ".adm") found.files.push(path);
    // A server's folder holds other logs of the same name.
    else if (LOG_NAMES.has(name)) (await holdsLog(path)) ? found.files.push(path) : found.skipped.push(path);
  }
}

async function holdsLog(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return LOG_LINE.test(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Turns the system's refusal into a sentence. */
export function unreadable(path: string, error: unknown): unknown {
  switch (systemCode(error)) {
    case "ENOENT":
      return new Explained(`${path} does not exist. Check the name; nothing was changed.`);
    case "EACCES":
    case "EPERM":
      return new Explained(`${path} may not be read by this user. Ask for the right, or copy the file.`);
    default:
      return error;
  }
}
