import { invalid } from "@/lib/errors";
import { type FetchLike, ProviderError } from "@/lib/http/provider";
import type { Clock } from "./deadline";
import { failureOf } from "./envelope";
import { type Answer, exchange, tooLarge } from "./exchange";

export interface FileToken {
  url: string;
  token: string;
}

/**
 * The address of a file server that an answer named, if it is one: Nitrado's hosts over TLS, or the very server that
 * is configured as Nitrado (the sandbox). Anything else would let an answer send us to our own network.
 * @throws ProviderError
 */
export function fileServerUrl(url: string, apiUrl: string): string {
  const refused = () => new ProviderError("unavailable", "Nitrado named a file server that is not theirs.");
  if (!URL.canParse(url)) throw refused();
  const [given, own] = [new URL(url), new URL(apiUrl)];
  if (given.username !== "" || given.password !== "") throw refused();
  const nitrados = /^([a-z0-9-]+\.)+nitrado\.net$/.test(given.hostname) && given.protocol === "https:";
  if (!nitrados && given.origin !== own.origin) throw refused();
  return given.href;
}

const startsWithPage = (bytes: Uint8Array) =>
  /^\W{0,8}<(!doctype html|html)[\s>]/i.test(Buffer.from(bytes.subarray(0, 200)).toString("utf8"));

function saysError(bytes: Uint8Array): boolean {
  if (bytes.byteLength > 4_096 || bytes[0] !== 0x7b) return false;
  try {
    const body = JSON.parse(Buffer.from(bytes).toString("utf8")) as { status?: unknown; message?: unknown };
    return body.status === "error" && typeof body.message === "string";
  } catch {
    return false;
  }
}

function checked(answer: Answer): Uint8Array {
  if (answer.status < 200 || answer.status >= 300 || saysError(answer.bytes)) {
    const failure = failureOf(answer, () => 60);
    if (failure.fault !== "unauthorized") throw failure;
    // The one-time address was not taken: that says nothing about the account's token.
    throw new ProviderError("unavailable", "Nitrado's file server did not take its address.", answer.status);
  }
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  // An error page came as a log once, with 200.
  if (isPage || startsWithPage(answer.bytes)) {
    throw new ProviderError(
      "unavailable",
      "Nitrado's file server sent a page instead of the file.",
      answer.status,
    );
  }
  return answer.bytes;
}

/** What the one-time address holds. The account's own token does not travel there. */
export async function fetchFile(
  fetchLike: FetchLike,
  { url }: FileToken,
  apiUrl: string,
  maxBytes: number,
  clock: Clock,
): Promise<Uint8Array> {
  // An error or a page that comes with 200 is told as what it is, also where a few bytes were asked for.
  const readable = Math.max(maxBytes, 8_192);
  const request = { url: fileServerUrl(url, apiUrl), method: "GET", headers: {}, maxBytes: readable };
  const bytes = checked(await exchange(fetchLike, request, clock));
  if (bytes.byteLength > maxBytes) throw tooLarge(200, maxBytes);
  return bytes;
}

/** Sends a file's bytes to its one-time address. */
export async function sendFile(
  fetchLike: FetchLike,
  { url, token }: FileToken,
  apiUrl: string,
  bytes: Uint8Array,
  clock: Clock,
): Promise<void> {
  const headers = { token, "content-type": "application/binary" };
  const body = new Uint8Array(bytes);
  const request = { url: fileServerUrl(url, apiUrl), method: "POST", headers, body, maxBytes: 65_536 };
  checked(await exchange(fetchLike, request, clock));
}

/** @throws AppError invalid for a path that could mean another place than it says */
export function assertPath(path: string): string {
  const odd = /[\p{Cc}\p{Cf}\\]/u.test(path) || path.split("/").some((part) => part === ".." || part === ".");
  if (!path.startsWith("/games/") || path.length > 500 || odd) {
    throw invalid("This is not a path on the game server's file storage. Nothing was changed.");
  }
  return path;
}

/** @throws AppError invalid */
export function assertName(name: string): string {
  if (!/^[^\p{Cc}\p{Cf}\\/]{1,200}$/u.test(name) || name === "." || name === "..") {
    throw invalid("This is not the name of a file. Nothing was changed.");
  }
  return name;
}
