import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { createPool } from "@/db/client";

/** The least that a reply from browser to browser can cost: a request, a NOTIFY, a socket, a line on a page. */
export interface Floor {
  url: string;
  close(): Promise<void>;
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>Floor</title>
<textarea aria-label="Text"></textarea><button type="button">Send</button><ol></ol>
<script>
  new WebSocket(location.origin.replace("http", "ws")).onmessage = ({ data }) => {
    document.querySelector("ol").append(Object.assign(document.createElement("li"), { textContent: data }));
  };
  document.querySelector("button").onclick = () =>
    fetch("/say", { method: "POST", body: document.querySelector("textarea").value });
</script>`;

/** @param databaseUrl of the same database that the site stands on */
export async function startFloor(databaseUrl: string): Promise<Floor> {
  const pool = createPool(databaseUrl, { max: 2, driver: "pg" });
  const listener = await pool.connect();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  await listener.query("listen bench_floor");
  listener.on("notification", ({ payload }) => {
    for (const socket of sockets.clients) socket.send(payload ?? "");
  });
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(PAGE);
      return;
    }
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", async () => {
      await pool.query("select pg_notify('bench_floor', $1)", [Buffer.concat(parts).toString()]);
      response.end("{}");
    });
  });
  server.on("upgrade", (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, () => undefined),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      listener.release(true);
      await pool.end();
    },
  };
}
