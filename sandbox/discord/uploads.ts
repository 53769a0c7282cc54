import { jsonBody, multipartBody } from "@/sandbox/http/body";
import type { Call } from "@/sandbox/http/types";
import type { Store } from "@/sandbox/state/store";
import type { Attachment } from "@/sandbox/state/types";

type Json = Record<string, unknown>;

export interface Upload {
  /** The number in `files[0]`, by which the message names it. */
  readonly index: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Sent {
  readonly body: Json;
  readonly files: readonly Upload[];
}

/** Bytes that one file may have; a whole request may have 26 MB. */
export const MAX_FILE = 10 * 1024 * 1024;
export const MAX_REQUEST = 26 * 1024 * 1024;

async function uploadOf(index: string, file: File): Promise<Upload> {
  const type = file.type || "application/octet-stream";
  return { index, name: file.name, type, bytes: Buffer.from(await file.arrayBuffer()) };
}

function parsed(text: unknown): Json | null {
  try {
    const value: unknown = JSON.parse(typeof text === "string" ? text : "{}");
    return value && typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** What a client sent: JSON, or JSON in the part `payload_json` with files beside it. Null for neither. */
export async function sentBody(call: Call): Promise<Sent | null> {
  const plain = jsonBody(call);
  if (plain) return { body: plain, files: [] };
  const form = await multipartBody(call);
  const body = form && parsed(form.get("payload_json"));
  if (!form || !body) return null;
  const files: Upload[] = [];
  for (const [name, value] of form) {
    const index = /^files?\[(\d+)\]$/.exec(name)?.[1] ?? (name === "file" ? "0" : undefined);
    if (index !== undefined && typeof value !== "string") files.push(await uploadOf(index, value));
  }
  return { body, files };
}

const isObject = (value: unknown): value is Json => value !== null && typeof value === "object";

/** Discord keeps letters, digits, dots, dashes and underscores of a name; spaces become underscores. */
function keptName(name: string): string {
  return name.replaceAll(/\s+/g, "_").replaceAll(/[^\p{L}\p{N}._-]/gu, "") || "file";
}

/** Keeps the bytes and gives what a message says of them. `meta` is the message's own `attachments` list. */
export function keepUploads(store: Store, files: readonly Upload[], meta: unknown): Attachment[] {
  const list = Array.isArray(meta) ? meta.filter(isObject) : [];
  return files.map((file) => {
    const said = list.find((one) => String(one.id) === file.index);
    const id = store.nextId();
    store.blobs.put(id, file.bytes);
    return {
      id,
      name: keptName(typeof said?.filename === "string" ? said.filename : file.name),
      size: file.bytes.length,
      type: file.type,
      description: typeof said?.description === "string" ? said.description : null,
    };
  });
}

/** The attachments that an edit leaves: those that it names, all where it names none. */
export function keptAttachments(before: readonly Attachment[], meta: unknown): Attachment[] {
  if (!Array.isArray(meta)) return [...before];
  const ids = new Set(meta.filter(isObject).map((one) => String(one.id)));
  return before.filter((one) => ids.has(one.id));
}
