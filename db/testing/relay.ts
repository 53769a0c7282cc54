import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createWebSocketStream, WebSocketServer } from "ws";

export interface Relay {
  /** Host, port and path, as `createPool({ wsProxy })` takes it. */
  address: string;
  close(): Promise<void>;
}

/**
 * Stands in for Neon's WebSocket proxy: carries each socket's bytes to the Postgres that `?address=host:port` names.
 * Loopback only.
 */
export async function startRelay(): Promise<Relay> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket, request) => {
    const address = new URL(request.url ?? "/", "http://relay").searchParams.get("address") ?? "";
    const [host = "", port = ""] = address.split(":");
    if (host !== "127.0.0.1" && host !== "localhost") return socket.close(1008, "loopback only");
    const web = createWebSocketStream(socket);
    const tcp = connect(Number(port), host);
    const end = () => {
      tcp.destroy();
      socket.terminate();
    };
    web.on("error", end);
    tcp.on("error", end);
    tcp.on("close", end);
    web.pipe(tcp).pipe(web);
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  return {
    address: `127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
}
