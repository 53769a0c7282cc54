import { connect, createServer, type Socket } from "node:net";

/** A network line between a browser and the gateway, which can be cut and mended. */
export interface Cable {
  /** Address of its near end. */
  url: string;
  cut(): void;
  mend(): void;
  /** @throws while it is cut: for what goes to the site over the same network */
  must(): void;
  close(): Promise<void>;
}

/** Lays a line to a port of this machine. */
export async function cable(port: number): Promise<Cable> {
  const ends = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(port, "127.0.0.1");
    for (const end of [near, far]) {
      ends.add(end);
      end.setNoDelay(true);
      end.on("error", () => undefined);
      end.on("close", () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const near = typeof address === "object" && address ? address.port : 0;
  const cut = () => {
    whole = false;
    for (const end of ends) end.destroy();
  };
  return {
    url: `ws://127.0.0.1:${near}`,
    cut,
    mend: () => {
      whole = true;
    },
    must: () => {
      if (!whole) throw new Error("The network is away.");
    },
    close: async () => {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
