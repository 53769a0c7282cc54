import { createSocket } from "node:dgram";

/** What a game server says of itself. */
export interface ServerInfo {
  name: string;
  map: string;
  players: number;
  slots: number;
}

const ASK = Buffer.concat([
  Buffer.from([0xff, 0xff, 0xff, 0xff, 0x54]),
  Buffer.from("Source Engine Query\0", "latin1"),
]);
const CHALLENGE = 0x41;
const INFO = 0x49;
/** One packet of the protocol; longer answers come in parts, which a description of a server never needs. */
const MOST_BYTES = 1_400;

function text(packet: Buffer, from: number): { value: string; next: number } | null {
  const end = packet.indexOf(0, from);
  return end === -1 ? null : { value: packet.toString("utf8", from, end), next: end + 1 };
}

/** Reads an answer of the query protocol of Source servers (A2S_INFO), which DayZ speaks; null for anything else. */
export function readInfo(packet: Buffer): ServerInfo | null {
  if (packet.length > MOST_BYTES || packet.length < 8) return null;
  if (packet.readInt32LE(0) !== -1 || packet[4] !== INFO) return null;
  const name = text(packet, 6);
  const map = name && text(packet, name.next);
  const folder = map && text(packet, map.next);
  const game = folder && text(packet, folder.next);
  // Behind the texts: the game's number in two bytes, then players and slots.
  const [players, slots] = game ? [packet[game.next + 2], packet[game.next + 3]] : [];
  if (!name || !map || players === undefined || slots === undefined) return null;
  return { name: name.value.slice(0, 200), map: map.value.slice(0, 60), players, slots };
}

/**
 * Asks a game server for its name. Sends at most four packets of 25 to 29 bytes, and hears only that address.
 * @param timeoutMs for each of two tries
 * @returns null where nothing that can be read comes back
 */
export async function askServer(
  { address, port }: { address: string; port: number },
  timeoutMs = 1_500,
): Promise<ServerInfo | null> {
  return (await askOnce(address, port, timeoutMs)) ?? askOnce(address, port, timeoutMs);
}

function askOnce(address: string, port: number, timeoutMs: number): Promise<ServerInfo | null> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    let challenged = false;
    let ended = false;
    const end = (info: ServerInfo | null) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      socket.close();
      resolve(info);
    };
    const timer = setTimeout(() => end(null), timeoutMs);
    socket.on("error", () => end(null));
    socket.on("message", (packet) => {
      const asksBack = packet.length === 9 && packet.readInt32LE(0) === -1 && packet[4] === CHALLENGE;
      if (!asksBack) return end(readInfo(packet));
      if (challenged) return end(null);
      challenged = true;
      socket.send(Buffer.concat([ASK, packet.subarray(5)]));
    });
    // Connected, so that the system drops what comes from anywhere else.
    socket.connect(port, address, () => socket.send(ASK));
  });
}
