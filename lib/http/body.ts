import { AppError, tooLarge } from "@/lib/errors";
import { formToObject, parseHostileJson } from "./json";

/** Enough for every form and JSON call; routes that take more say so. */
export const DEFAULT_BODY_BYTES = 64 * 1024;

const sizeInWords = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} kB`;

const overLimit = (limit: number) =>
  tooLarge(`This is larger than the ${sizeInWords(limit)} that are accepted here. Nothing was changed.`);

/**
 * The raw body, never more than `limit` bytes: a Content-Length over it is refused unread, and the bytes are
 * counted as they come, because the header may lie or be absent.
 * @throws AppError too_large; invalid when fewer bytes came than Content-Length promised
 */
export async function readBytes(request: Request, limit = DEFAULT_BODY_BYTES): Promise<Uint8Array> {
  const declared = request.headers.get("content-length");
  if (declared !== null && (!/^\d+$/.test(declared) || Number(declared) > limit)) throw overLimit(limit);
  const chunks: Uint8Array[] = [];
  let total = 0;
  if (request.body) {
    const reader = request.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      total += next.value.byteLength;
      if (total > limit) {
        await reader.cancel().catch(() => undefined);
        throw overLimit(limit);
      }
      chunks.push(next.value);
    }
  }
  if (declared !== null && Number(declared) !== total) {
    throw new AppError("invalid", "The request arrived incomplete. Nothing was changed. Send it again.");
  }
  return Buffer.concat(chunks, total);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid", "The request is not valid UTF-8 text. Nothing was changed.");
  }
}

/**
 * The body as a value for a schema: JSON, or a form as an object. No body at all is an empty object.
 * @throws AppError invalid or too_large
 */
export async function readInput(request: Request, limit = DEFAULT_BODY_BYTES): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const bytes = await readBytes(request, limit);
  if (bytes.byteLength === 0) return {};
  if (type === "application/json") return parseHostileJson(decodeUtf8(bytes));
  if (type === "application/x-www-form-urlencoded") {
    return formToObject(new URLSearchParams(decodeUtf8(bytes)));
  }
  if (type === "multipart/form-data") {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    const form = await new Response(Buffer.from(bytes), { headers }).formData().catch(() => {
      throw new AppError("invalid", "The form cannot be read. Nothing was changed.");
    });
    return formToObject(form.entries());
  }
  throw new AppError("invalid", "Send JSON or a form. Nothing was changed.");
}
