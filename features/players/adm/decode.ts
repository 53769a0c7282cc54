/** Room to turn a string of bytes back into bytes without allocating. */
const scratch = Buffer.allocUnsafe(1024);
/** Names and display names come again and again. Small, so that it never matters what a log puts in. */
const known = new Map<string, string>();
const KNOWN = 2048;
const SHORT = 128;

function decode(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\u0000", "\uFFFD");
}

/**
 * Turns a string of one char per byte into text: UTF-8, with U+FFFD for what is not, and for NUL,
 * which no database column takes.
 */
export function decodeBytes(bytes: string): string {
  if (bytes.length > scratch.length) return decode(Buffer.from(bytes, "latin1"));
  const short = bytes.length <= SHORT;
  const found = short ? known.get(bytes) : undefined;
  if (found !== undefined) return found;
  const length = scratch.write(bytes, "latin1");
  const text = decode(scratch.subarray(0, length));
  if (short) {
    if (known.size >= KNOWN) known.clear();
    // A copy: the key must not keep the chunk alive that it was cut from.
    known.set(scratch.toString("latin1", 0, length), text);
  }
  return text;
}
