import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { SandboxConfig } from "@/sandbox/config";
import { initialNitrado } from "@/sandbox/nitrado/demo";
import type { NitradoState } from "@/sandbox/nitrado/state";
import type { SandboxState } from "./types";

/**
 * The saved state, or null when there is none. A file of another version or a torn one is set aside
 * under `.old`, never overwritten.
 */
export async function loadSnapshot(file: string): Promise<Saved | null> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const state = JSON.parse(text) as Partial<SandboxState>;
    if (state.version === 1 && Array.isArray(state.people)) return state as Saved;
  } catch {
    // Falls through: not JSON is treated like another version.
  }
  await rename(file, `${file}.old`);
  return null;
}

/** A state of before the sandbox had a Nitrado lacks it. */
export type Saved = Omit<SandboxState, "nitrado"> & { nitrado?: NitradoState };

/**
 * True when a saved state fits today's settings: the same bots. Then the default webhook takes today's address
 * and secret, which may have changed with the site's port.
 */
export function adoptState(state: Saved, config: SandboxConfig): state is SandboxState {
  const bots = new Set(state.guilds.flatMap((guild) => guild.roles.flatMap((role) => role.botId ?? [])));
  if (!config.discord.apps.every((app) => bots.has(app.id))) return false;
  state.nitrado ??= initialNitrado();
  beforeThreads(state);
  const [first] = state.webhooks;
  if (first) {
    first.uri = config.patreon.webhookUrl;
    first.secret = config.patreon.webhookSecret;
  }
  return true;
}

/** What a state of before threads, files and interactions lacks. */
function beforeThreads(state: Saved): void {
  state.commands ??= [];
  state.crowd ??= { members: 0, turn: 0 };
  state.creator ??= null;
  state.interactions ??= [];
  for (const guild of state.guilds) {
    guild.threads ??= [];
    for (const member of guild.members) member.timeoutUntil ??= null;
  }
  for (const message of state.messages) {
    message.type ??= message.replyTo ? 19 : 0;
    message.attachments ??= [];
    message.onlyFor ??= null;
    message.asked ??= null;
  }
  for (const fault of Object.values(state.faults)) fault.until ??= null;
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
