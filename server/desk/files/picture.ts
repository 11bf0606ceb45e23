import sharp, { type Sharp } from "sharp";
import { DomainError } from "#server/core/errors.ts";
import type { Refusing } from "#server/core/saying.ts";

/** What a telephone of today makes, and no more: as pixels it is 240 MB. A small file may unpack to thousands of them. */
const TELEPHONE = 60_000_000;
const MOST_SECONDS = 30;
const THUMBNAIL_PIXELS = 320;

interface Kind {
  /** Where a pixel takes longer there are fewer: a picture takes about two seconds of one processor, a GIF of noise ten. */
  readonly mostPixels: number;
  readonly write: (image: Sharp) => Sharp;
}

/** How each kind is written anew. What is not here and calls itself a picture may hide where it was taken, and is refused. */
const KINDS: Readonly<Record<string, Kind>> = {
  "image/jpeg": { mostPixels: TELEPHONE, write: (image) => image.jpeg({ quality: 88 }) },
  "image/png": { mostPixels: TELEPHONE, write: (image) => image.png() },
  "image/webp": { mostPixels: 20_000_000, write: (image) => image.webp({ quality: 88, effort: 2 }) },
  "image/gif": { mostPixels: 30_000_000, write: (image) => image.gif({ effort: 1 }) },
  "image/avif": { mostPixels: 13_000_000, write: (image) => image.avif({ quality: 60, effort: 0 }) },
  "image/tiff": { mostPixels: TELEPHONE, write: (image) => image.tiff({ compression: "lzw" }) },
};
const MOVES: readonly string[] = ["image/gif", "image/webp"];
/** Of these only one frame can be read here. */
const STANDS_STILL: Readonly<Record<string, string>> = { "image/apng": "APNG", "image/avif-sequence": "AVIF" };
/** What telephones keep, and hand over as JPEG where they are asked for a picture. */
const HEIC = /^hei[cf](-sequence)?$/;
/** Pictures of old that have no room for a place. */
const WITHOUT_PLACE: readonly string[] = ["image/bmp", "image/x-icon", "image/vnd.microsoft.icon"];

// One after the other, and nothing kept: what is shown to the web process must not cost it what people need.
sharp.cache(false);
sharp.concurrency(1);
// Of the many decoders only those for what is written above.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegFile",
    "VipsForeignLoadPngFile",
    "VipsForeignLoadWebpFile",
    "VipsForeignLoadNsgifFile",
    "VipsForeignLoadHeifFile",
    "VipsForeignLoadTiffFile",
  ],
});

/** Where the results go. */
interface Written {
  readonly image: string;
  readonly thumbnail: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Whether it is one that people look at, and that is made anew here. @throws DomainError for one that cannot be */
export function isPicture(name: string, type: string): boolean {
  if (Object.hasOwn(KINDS, type)) return true;
  const still = STANDS_STILL[type];
  if (still) throw new DomainError("input.invalid", { key: "refusals.file.moves", values: { name, kind: still } });
  if (!type.startsWith("image/") || WITHOUT_PLACE.includes(type)) return false;
  const kind = type.slice("image/".length);
  const words: Refusing = HEIC.test(kind)
    ? { key: "refusals.file.heic", values: { name } }
    : { key: "refusals.file.kind", values: { name, kind } };
  throw new DomainError("input.invalid", words);
}

/**
 * Makes a picture anew of its pixels alone, turned the way it is to be looked at, and a small one beside it. Whatever else
 * was in the file, where and when it was taken, by which device, is gone.
 * @throws DomainError with the file's name, for what is no picture after all, has more pages than stay, or would be too large in memory
 */
export async function makeAnew(name: string, type: string, from: string, to: Written): Promise<Size> {
  const kind = KINDS[type];
  if (!kind) throw new Error(`nobody writes ${type}`);
  const { mostPixels, write } = kind;
  const options = { limitInputPixels: mostPixels, sequentialRead: true, animated: MOVES.includes(type) };
  try {
    const { width, height, pages = 1 } = await sharp(from, options).metadata();
    if (pages > 1 && !options.animated) throw severalPages(name, pages);
    // As it is read, and once for each of its frames.
    if (width * height > mostPixels) throw new Error("exceeds pixel limit");
    const made = await write(sharp(from, options).autoOrient()).timeout({ seconds: MOST_SECONDS }).toFile(to.image);
    const small = sharp(to.image, { ...options, animated: false }).resize({
      width: THUMBNAIL_PIXELS,
      height: THUMBNAIL_PIXELS,
      fit: "inside",
      withoutEnlargement: true,
    });
    await small.webp({ quality: 75 }).timeout({ seconds: MOST_SECONDS }).toFile(to.thumbnail);
    return { width: made.width, height: made.pageHeight ?? made.height };
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable(name, mostPixels, error);
  }
}

function severalPages(name: string, pages: number): DomainError {
  return new DomainError("input.invalid", { key: "refusals.file.pages", values: { name, pages } });
}

function unreadable(name: string, mostPixels: number, cause: unknown): DomainError {
  const isLarge = cause instanceof Error && /pixel limit|timeout/i.test(cause.message);
  const words: Refusing = isLarge
    ? { key: "refusals.file.tooManyPixels", values: { name, millions: mostPixels / 1_000_000 } }
    : { key: "refusals.file.unreadable", values: { name } };
  return new DomainError(isLarge ? "request.too-large" : "input.invalid", words, {}, { cause });
}
