import type { IncomingMessage } from "node:http";
import type { Call } from "./types";

const MAX_BODY = 8 * 1024 * 1024;

/** Thrown when a body passes the limit. */
export class BodyTooLarge extends Error {
  override name = "BodyTooLarge";
}

/** The raw bytes of a request. @param max in bytes @throws BodyTooLarge */
export async function readBody(request: IncomingMessage, max = MAX_BODY): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > max) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function hasType(call: Call, type: string): boolean {
  return (call.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() === type;
}

/** A form's fields, or null when the body is something else. */
export function formBody(call: Call): URLSearchParams | null {
  return hasType(call, "application/x-www-form-urlencoded")
    ? new URLSearchParams(call.body.toString("utf8"))
    : null;
}

/** The JSON object in a body; null when it is not JSON, not an object, or said to be something else. */
export function jsonBody(call: Call): Record<string, unknown> | null {
  if (!hasType(call, "application/json")) return null;
  try {
    const value: unknown = JSON.parse(call.body.toString("utf8"));
    return value && typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** A form with files, or null when the body is something else or torn. */
export async function multipartBody(call: Call): Promise<FormData | null> {
  const type = call.headers["content-type"] ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data")) return null;
  const request = new Response(new Uint8Array(call.body), { headers: { "content-type": type } });
  return request.formData().catch(() => null);
}

/** A cookie's value; null for one that is missing or not well encoded. */
export function cookie(call: Call, name: string): string | null {
  for (const part of (call.headers.cookie ?? "").split(";")) {
    const [key, ...rest] = part.trim().split("=");
    if (key !== name) continue;
    try {
      return decodeURIComponent(rest.join("="));
    } catch {
      return null;
    }
  }
  return null;
}
