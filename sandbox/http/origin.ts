import type { Call } from "./types";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** True for a Host header that names this machine; a name that a stranger's DNS points here is not. */
export function isLoopbackHost(host: string | undefined): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false;
  return LOOPBACK.has(new URL(`http://${host}`).hostname);
}

/** True when the request comes from a page of the sandbox itself (or a test that says so). */
export function isOwnOrigin(call: Call): boolean {
  return call.headers.origin === call.base;
}
