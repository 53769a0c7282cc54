import type { Client } from "discord.js";

interface Socket {
  readonly readyState: number;
  on(event: "error", heard: () => void): unknown;
  terminate(): void;
}

/** What discord.js keeps to itself of a client's sockets. */
interface Inside {
  ws: {
    _ws: {
      options: { retrieveSessionInfo: () => unknown };
      strategy: { shards: ReadonlyMap<number, { connection: Socket | null }> };
    } | null;
  };
}

const OPENING = 0;

/**
 * Ends a client for good, also one that is just connecting. discord.js forgets a socket that is still opening, whose
 * late error then ends the process; and whoever waits for the gateway there begins anew when it is told to end, so
 * that a second client would come to life behind our back. Asking where to resume is how each new attempt begins:
 * it gets no answer any more.
 */
export async function letGo(client: Client): Promise<void> {
  const manager = (client as unknown as Inside).ws._ws;
  if (manager) manager.options.retrieveSessionInfo = () => new Promise(() => undefined);
  const sockets = [...(manager?.strategy.shards.values() ?? [])].flatMap(
    ({ connection }) => connection ?? [],
  );
  for (const socket of sockets) socket.on("error", () => undefined);
  await client.destroy().catch(() => undefined);
  for (const socket of sockets) if (socket.readyState === OPENING) socket.terminate();
}
