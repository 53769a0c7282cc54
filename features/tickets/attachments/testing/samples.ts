import sharp from "sharp";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 40, g: 120, b: 60 } } });

/** A picture of one colour, with a place and words in its metadata. */
export const png = (width = 40, height = 30): Promise<Buffer> =>
  plain(width, height)
    .withExif({ IFD0: { ImageDescription: "somebody's home" } })
    .png()
    .toBuffer();

export const jpeg = (): Promise<Buffer> =>
  plain(40, 30)
    .withExif({ IFD0: { ImageDescription: "somebody's home" } })
    .jpeg()
    .toBuffer();

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

/** An MP4 as far as its boxes go. @param bytes of its content */
export const mp4 = (bytes = 64): Buffer =>
  Buffer.concat([
    box("ftyp", Buffer.from("isom\u0000\u0000\u0002\u0000isomiso2mp41", "latin1")),
    box("free", Buffer.alloc(0)),
    box("mdat", Buffer.from(Array.from({ length: bytes }, (_, at) => at % 251))),
  ]);

/** A WebM as far as its head goes. */
export const webm = (): Buffer =>
  Buffer.concat([
    Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f]),
    Buffer.from([
      0x42, 0x86, 0x81, 0x01, 0x42, 0xf7, 0x81, 0x01, 0x42, 0xf2, 0x81, 0x04, 0x42, 0xf3, 0x81, 0x08,
    ]),
    Buffer.from([0x42, 0x82, 0x84]),
    Buffer.from("webm", "latin1"),
    Buffer.from([0x42, 0x87, 0x81, 0x04, 0x42, 0x85, 0x81, 0x02, 0x18, 0x53, 0x80, 0x67]),
    Buffer.alloc(32, 1),
  ]);

export const pdf = (inside = ""): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, "latin1");

export const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const HTML = Buffer.from("<!doctype html><title>x</title><script>alert(1)</script>");
/** A ZIP of nothing: its end alone. */
export const ZIP_END = Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]);

/** The head of a PNG that says it is this large; decoding it would take all memory. */
export async function bomb(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await png(8, 8));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
