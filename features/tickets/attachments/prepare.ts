import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import { AppError } from "@/lib/errors";
import { foreignPart, isWholeMp4, pdfProblem, textProblem } from "./foreign";
import { type FileKind, MAX_BYTES, MAX_PIXELS, sizeWords, WHAT_IS_TAKEN } from "./limits";
import { refusedFile } from "./refused";
import { endingOf, nameProblem, promised } from "./rules";
import type { ReadyFile } from "./schema";

const VIDEOS = new Set(["video/mp4", "video/webm"]);
const PICTURES: Record<string, { format: string; ending: string; encode: (from: Sharp) => Sharp }> = {
  "image/png": { format: "png", ending: "png", encode: (from) => from.png() },
  // A moving PNG is kept as its first picture.
  "image/apng": { format: "png", ending: "png", encode: (from) => from.png() },
  "image/jpeg": { format: "jpeg", ending: "jpg", encode: (from) => from.jpeg({ quality: 90 }) },
  "image/webp": { format: "webp", ending: "webp", encode: (from) => from.webp({ quality: 90 }) },
  "image/gif": { format: "gif", ending: "gif", encode: (from) => from.gif({ effort: 3 }) },
};
/** The small picture of a conversation. */
const PREVIEW = { width: 720, height: 540, fit: "inside", withoutEnlargement: true } as const;
const SECONDS = 20;

type Content = Pick<ReadyFile, "mediaType" | "content" | "preview" | "width" | "height">;

const plain = (mediaType: string, content: Buffer): Content => ({
  mediaType,
  content,
  preview: null,
  width: null,
  height: null,
});

/** Decodes a picture and encodes it anew: nothing of its bytes, metadata or place is kept. */
async function picture(bytes: Buffer, mediaType: string): Promise<Content> {
  const known = PICTURES[mediaType];
  if (!known) throw refusedFile(`Files of this type are not taken: ${WHAT_IS_TAKEN}.`);
  const moves = known.format === "gif" || known.format === "webp";
  const open = (animated: boolean) =>
    sharp(bytes, { animated, limitInputPixels: MAX_PIXELS, failOn: "error" }).timeout({ seconds: SECONDS });
  // The header alone is read here: what is too large is never decoded.
  const {
    format,
    width,
    height,
    pages = 1,
    pageHeight,
  } = await sharp(bytes, { animated: moves, limitInputPixels: false }).metadata();
  if (format !== known.format) throw refusedFile("This picture is not what it says.");
  if (width * (pageHeight === undefined ? height : pageHeight * pages) > MAX_PIXELS)
    throw refusedFile(
      `This picture has too many pixels: at most ${MAX_PIXELS / 1_000_000} million are taken${pages > 1 ? ", all frames together" : ""}.`,
    );
  const { data, info } = await known.encode(open(moves).autoOrient()).toBuffer({ resolveWithObject: true });
  const preview = await open(false).autoOrient().resize(PREVIEW).webp({ quality: 74 }).toBuffer();
  return {
    mediaType: `image/${known.format}`,
    content: data,
    preview,
    width: info.width,
    height: info.pageHeight ?? info.height,
  };
}

async function video(bytes: Buffer, mediaType: string): Promise<Content> {
  if (!VIDEOS.has(mediaType)) throw refusedFile("Save the video as MP4 or WebM; other kinds are not taken.");
  if (mediaType === "video/mp4" && !isWholeMp4(bytes))
    throw refusedFile("This MP4 is not whole, or something stands behind its end. Save it again.");
  return plain(mediaType, bytes);
}

const KIND_WORDS: Record<FileKind, string> = {
  picture: "a picture",
  video: "a video",
  text: "a text",
  pdf: "a PDF",
};

async function contentOf(bytes: Buffer, kind: FileKind): Promise<Content> {
  if (kind === "text") {
    const problem = textProblem(bytes);
    if (problem) throw refusedFile(problem);
    return plain("text/plain", bytes);
  }
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  const is =
    found === "application/pdf"
      ? "pdf"
      : (["image", "video"] as const).find((one) => found.startsWith(`${one}/`));
  if ((is === "image" ? "picture" : is) !== kind)
    throw refusedFile(`The name says that this is ${KIND_WORDS[kind]}, and its content says otherwise.`);
  const hidden = foreignPart(bytes, kind);
  if (hidden) throw refusedFile(`There is ${hidden} hidden in this file. It was not kept.`);
  if (kind === "pdf") {
    const problem = pdfProblem(bytes);
    if (problem) throw refusedFile(problem);
    return plain("application/pdf", bytes);
  }
  return kind === "video" ? video(bytes, found) : picture(bytes, found);
}

/** A picture's name ends as what it is. */
function nameFor(name: string, mediaType: string): string {
  const known = PICTURES[mediaType];
  const ending = endingOf(name);
  if (!known || ending === known.ending || (ending === "jpeg" && known.ending === "jpg")) return name;
  return `${name.slice(0, -ending.length)}${known.ending}`;
}

/**
 * Checks a file by its content and makes of it what may be kept. Takes as long as decoding does: not for within a
 * transaction.
 * @throws AppError invalid with a sentence at the field `files`
 */
export async function prepareFile(given: { name: string; bytes: Uint8Array }): Promise<ReadyFile> {
  const name = given.name.normalize("NFC").trim();
  const problem = nameProblem(name);
  const kind = promised(name);
  if (problem || !kind) throw refusedFile(problem ?? "");
  const bytes = Buffer.from(given.bytes.buffer, given.bytes.byteOffset, given.bytes.byteLength);
  if (bytes.length === 0) throw refusedFile("This file is empty.");
  const most = MAX_BYTES[kind];
  const tooLarge = `This file has ${sizeWords(bytes.length)}; ${KIND_WORDS[kind]} may have ${sizeWords(most)}.`;
  if (bytes.length > most) throw refusedFile(tooLarge);
  const content = await contentOf(bytes, kind).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw refusedFile("This picture cannot be read. It may be damaged.");
  });
  return {
    ...content,
    name: nameFor(name, content.mediaType),
    size: content.content.length,
    sha256: createHash("sha256").update(content.content).digest("hex"),
  };
}

/**
 * Checks files that come from elsewhere, such as a message of Discord: what is refused comes back with its sentence,
 * the rest is kept. Not for within a transaction.
 */
export async function prepareFiles(
  given: readonly { name: string; bytes: Uint8Array }[],
): Promise<{ ready: ReadyFile[]; refused: { name: string; why: string }[] }> {
  const ready: ReadyFile[] = [];
  const refused: { name: string; why: string }[] = [];
  // One after the other: a message with ten large pictures must not take the memory of ten.
  for (const file of given) {
    try {
      ready.push(await prepareFile(file));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ name: file.name, why: error.message });
    }
  }
  return { ready, refused };
}
