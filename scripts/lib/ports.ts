import { createServer } from "node:net";
import { Explained } from "./explained";

/** Whether a TCP port can be bound on this host now. */
export function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The first free port at or after `from`. Another program may still take it before it is bound. */
export async function freePort(from: number, host = "127.0.0.1"): Promise<number> {
  for (let port = from; port < Math.min(from + 400, 65_536); port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Explained(
    `No free port between ${from} and ${from + 399} on ${host}. Stop what uses them, then start again.`,
  );
}
