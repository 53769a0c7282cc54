import { createSocket, type Socket } from "node:dgram";

const HEAD = Buffer.from([0xff, 0xff, 0xff, 0xff]);
const ASKED = Buffer.concat([HEAD, Buffer.from([0x54]), Buffer.from("Source Engine Query\0", "latin1")]);
const CHALLENGE = Buffer.from([0x47, 0x5a, 0x11, 0x04]);

/** A DayZ server that nobody rents at Nitrado. It has no world; it only says what it is called, as Steam's servers do. */
export class OutsideServer {
  name = "Ridge of Wolves";
  #socket: Socket | null = null;

  /** Answers on the loopback address. Resolves also where the port is taken: then it stays silent. */
  async listen(port: number): Promise<void> {
    const socket = createSocket("udp4");
    socket.on("message", (packet, from) => {
      const answer = this.#answer(packet);
      if (answer) socket.send(answer, from.port, from.address);
    });
    await new Promise<void>((resolve) => {
      socket.once("error", () => resolve());
      socket.bind(port, "127.0.0.1", () => {
        this.#socket = socket;
        resolve();
      });
    });
    socket.on("error", () => undefined);
  }

  /** Whether it answers. */
  get up(): boolean {
    return this.#socket !== null;
  }

  stop(): void {
    this.#socket?.close();
    this.#socket = null;
  }

  /** The first question is answered by a number that has to come back, so that nobody asks in another's name. */
  #answer(packet: Buffer): Buffer | null {
    if (!packet.subarray(0, ASKED.length).equals(ASKED)) return null;
    if (!packet.subarray(ASKED.length).equals(CHALLENGE))
      return Buffer.concat([HEAD, Buffer.from([0x41]), CHALLENGE]);
    const texts = [this.name, "chernarusplus", "dayz", "DayZ"].map((text) => Buffer.from(`${text}\0`));
    return Buffer.concat([
      HEAD,
      Buffer.from([0x49, 17]),
      ...texts,
      Buffer.from([0, 0, 14, 60, 0, 0x64, 0x77, 0, 0]),
    ]);
  }
}
