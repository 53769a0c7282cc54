import { constants, createDeflate } from "node:zlib";

/**
 * One zlib stream for a whole connection: each text comes out as a piece that ends in 00 00 FF FF, in order.
 */
export function deflater(out: (bytes: Buffer) => void): (text: string) => void {
  const stream = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  let pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => {
    pieces.push(piece);
    const all = Buffer.concat(pieces);
    if (all.readUInt32BE(Math.max(0, all.length - 4)) !== 0x0000ffff) return;
    pieces = [];
    out(all);
  });
  return (text) => stream.write(text);
}
