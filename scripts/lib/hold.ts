import { createServer } from "node:http";

/** A port that is kept until the part that shall have it starts. */
export interface Hold {
  port: number;
  release(): Promise<void>;
}

/**
 * Listens on a port of the loopback address, so that nobody else takes it while a first start builds for minutes. Who
 * looks there meanwhile is told to wait, and the browser looks again by itself.
 */
export function holdPort(port: number): Promise<Hold> {
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      "content-type": "text/plain; charset=utf-8",
      "retry-after": "3",
      refresh: "3",
    });
    response.end("Grizzly is starting. This page comes back by itself.\n");
  });
  let released: Promise<void> | undefined;
  const release = () => {
    released ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return released;
  };
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve({ port, release }));
  });
}
