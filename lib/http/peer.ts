import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { PEER_HEADER } from "./address";

let installed = false;

/**
 * Route handlers see headers but no socket. This writes the socket's address into a header before any
 * handler runs, over whatever the client sent. Called once from `instrumentation.ts`.
 */
export function installPeerHeader(): void {
  if (installed) return;
  installed = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}
