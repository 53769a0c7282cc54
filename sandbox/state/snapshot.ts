import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { SandboxState } from "./types";

/**
 * The saved state, or null when there is none. A file of another version or a torn one is set aside
 * under `.old`, never overwritten.
 */
export async function loadSnapshot(file: string): Promise<SandboxState | null> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const state = JSON.parse(text) as Partial<SandboxState>;
    if (state.version === 1 && Array.isArray(state.people)) return state as SandboxState;
  } catch {
    // Falls through: not JSON is treated like another version.
  }
  await rename(file, `${file}.old`);
  return null;
}

/** Writes beside the file and renames, so that a reader never sees half a state. */
export async function saveSnapshot(file: string, state: SandboxState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, JSON.stringify(state));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
