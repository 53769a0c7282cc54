// A file that is two things at once: each reader takes it for its own. Matched over Latin-1, one character a byte.
const PAGE = /<(?:script|html|iframe)[\s>/]|<!doctype\s+html|<\?php|javascript:\/\//i;
const ARCHIVE_END = Buffer.from([0x50, 0x4b, 0x05, 0x06, 0, 0, 0, 0]);
const ARCHIVES = [
  Buffer.from("Rar!\u001a\u0007", "latin1"),
  Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
];
/** A ZIP's end stands in its last 65,557 bytes. */
const ZIP_TAIL = 65_557;

/** What else is hidden in a picture, a video or a PDF; null where nothing is. */
export function foreignPart(bytes: Buffer, own: "picture" | "video" | "pdf"): string | null {
  if (PAGE.test(bytes.toString("latin1"))) return "a web page";
  if (own !== "pdf" && bytes.includes("%PDF-")) return "a PDF";
  if (bytes.subarray(-ZIP_TAIL).includes(ARCHIVE_END) || ARCHIVES.some((sign) => bytes.includes(sign)))
    return "an archive";
  return null;
}

/** Whether an MP4 is its boxes from the first to the last byte, and nothing stands behind them. */
export function isWholeMp4(bytes: Buffer): boolean {
  let at = 0;
  let first = true;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return false;
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (first ? type !== "ftyp" : !/^[\w ]{4}$/.test(type)) return false;
    const long = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    // Zero says: up to the end.
    const size = short === 0 ? bytes.length - at : long;
    if (size < 8 || at + size > bytes.length) return false;
    at += size;
    first = false;
  }
  return !first;
}

const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)\b/;

/** Why a PDF is not taken, in a sentence; null when it is. */
export function pdfProblem(bytes: Buffer): string | null {
  const text = bytes.toString("latin1");
  if (!text.startsWith("%PDF-") || !/%%EOF\s*$/.test(text.slice(-2_048)))
    return "This PDF is not whole, or something stands behind its end. Save it again.";
  // A name may be spelled with hexadecimal letters.
  const spelled = text.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return ACTIVE.test(spelled) ? "This PDF holds scripts or other files. Print it to a new PDF first." : null;
}

/** Why bytes are no plain text, in a sentence; null when they are. */
export function textProblem(bytes: Buffer): string | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "This is not a text that can be read. Save it as UTF-8.";
  }
  // Line ends, tabs and page breaks are all that a log holds beside what can be read.
  if (/[^\P{Cc}\n\r\t\f]/u.test(text)) return "This is not a plain text.";
  return /^\s*<(?:!doctype|html|head|body|script|svg|\?xml|\?php)/i.test(text)
    ? "This is a web page or a drawing, not a plain text."
    : null;
}
