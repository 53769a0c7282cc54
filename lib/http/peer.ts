import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { PEER_HEADER } from "./address";

// On the global object: a build can hold this module more than once in one process.
const holder = globalThis as typeof globalThis & { grizzlyPeerHeader?: boolean };

/**
 * Route handlers see headers but no socket. This writes the socket's address into a header before any
 * handler runs, over whatever the client sent. Called once from `instrumentation.ts`.
 */
export function installPeerHeader(): void {
  if (holder.grizzlyPeerHeader) return;
  holder.grizzlyPeerHeader = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}
