import sharp from "sharp";
import { invalid } from "@/lib/errors";

/** Bytes of an upload at most. */
export const MAX_PICTURE_BYTES = 4 * 1024 * 1024;
/** Pixels at most: a small file can be a very large picture. */
const MAX_PIXELS = 24_000_000;
const MIN_WIDTH = 640;
const MIN_HEIGHT = 160;

/** Pixels of the page's banner and of the card's, both cut from the middle. */
const WIDE = { width: 1_440, height: 288 };
const CARD = { width: 640, height: 160 };

export type PictureKind = "png" | "jpeg" | "webp";

const starts = (bytes: Uint8Array, at: number, ...signs: number[]) =>
  signs.every((sign, offset) => bytes[at + offset] === sign);

/** What a file is by its first bytes, whatever its name or type say; null for all else, SVG among it. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return "jpeg";
  const riff = starts(bytes, 0, 0x52, 0x49, 0x46, 0x46) && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50);
  return riff ? "webp" : null;
}

export interface BannerPicture {
  /** WebP, both; nothing of the upload's own bytes, metadata or place is in them. */
  wide: Buffer;
  card: Buffer;
}

const WRONG = {
  banner: "Use a PNG, JPEG or WebP picture of at least 640 × 160 pixels, up to 4 MB.",
};

/**
 * Makes the banner's two pictures from an upload. It is decoded and encoded anew.
 * @throws AppError invalid for what is no picture, is too small, or too large to decode
 */
export async function bannerFrom(bytes: Uint8Array): Promise<BannerPicture> {
  const kind = pictureKind(bytes);
  if (kind === null || bytes.byteLength > MAX_PICTURE_BYTES)
    throw invalid("This is not a picture that can be used. Nothing was changed.", WRONG);
  const open = () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 });
  try {
    const { format, width, height, autoOrient } = await open().metadata();
    const upright = autoOrient ?? { width, height };
    if (format !== kind || upright.width < MIN_WIDTH || upright.height < MIN_HEIGHT)
      throw invalid("This picture is too small, or not what it says. Nothing was changed.", WRONG);
    const cut = (size: { width: number; height: number }) =>
      open()
        .autoOrient()
        .resize({ ...size, fit: "cover" })
        .flatten()
        .webp({ quality: 78 })
        .toBuffer();
    return { wide: await cut(WIDE), card: await cut(CARD) };
  } catch (error) {
    if (error instanceof Error && error.name === "AppError") throw error;
    throw invalid("This picture cannot be read. Nothing was changed.", WRONG);
  }
}
