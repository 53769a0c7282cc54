const MB = 1024 * 1024;

export type FileKind = "picture" | "video" | "text" | "pdf";

/** Bytes of one file at most, by what it is. */
export const MAX_BYTES: Record<FileKind, number> = {
  picture: 10 * MB,
  video: 25 * MB,
  text: 5 * MB,
  pdf: 10 * MB,
};

/** Bytes of any upload at most: nothing longer is read. */
export const MAX_UPLOAD_BYTES = MAX_BYTES.video;

/** Pixels of a picture at most, all frames of a moving one together: a small file can be a very large picture. */
export const MAX_PIXELS = 40_000_000;

/** Files of one message at most. */
export const MESSAGE_FILES = 10;
/** What one ticket keeps at most. */
export const TICKET_FILES = 60;
export const TICKET_BYTES = 150 * MB;
/** What one person may have waiting, uploaded and not sent. */
export const WAITING_FILES = 20;
export const WAITING_BYTES = 80 * MB;
/** An upload that was not sent is forgotten after so many hours. */
export const WAITING_HOURS = 24;

export const NAME_MAX = 120;

/** Endings of names that are taken, by what they promise. */
export const ENDINGS: Record<string, FileKind> = {
  png: "picture",
  jpg: "picture",
  jpeg: "picture",
  webp: "picture",
  gif: "picture",
  mp4: "video",
  webm: "video",
  txt: "text",
  log: "text",
  adm: "text",
  pdf: "pdf",
};

/** For a file field: what the browser offers to choose. */
export const ACCEPT = Object.keys(ENDINGS)
  .map((ending) => `.${ending}`)
  .join(",");

export const WHAT_IS_TAKEN = "PNG, JPEG, WebP or GIF pictures, MP4 or WebM videos, text, logs and PDF";

/** `24 MB`, `310 kB`. */
export function sizeWords(bytes: number): string {
  if (bytes >= MB) return `${(bytes / MB).toFixed(bytes >= 10 * MB ? 0 : 1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
