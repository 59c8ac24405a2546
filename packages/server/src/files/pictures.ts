/**
 * Pictures are decoded and written anew: nothing of what came with the pixels goes on, neither the place where a photo was
 * taken nor a second file hidden behind the first.
 */
import pLimit from 'p-limit';
import sharp, { type Sharp } from 'sharp';

/** All frames together: what phones take at most. To turn 79 million took 675 MB for a moment. */
const MAX_PIXELS = 51_000_000;
const MAX_SECONDS = 30;

/** One after the other: each takes a processor and its memory, and people are waiting for answers meanwhile. */
const inTurn = pLimit(1);

sharp.cache(false);
sharp.concurrency(1);

export interface CleanPicture {
  bytes: number;
  /** As it is shown. */
  width: number;
  height: number;
}

const WRITERS: Record<string, (picture: Sharp) => Sharp> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: 90 }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: 90 }),
  'image/gif': (picture) => picture.gif({ effort: 1 }),
  'image/avif': (picture) => picture.avif({ quality: 70, effort: 1 }),
};

/**
 * Writes the picture at `from` anew to `to`, upright.
 * @returns undefined when it is no picture of that type, is broken, or has too many pixels
 */
export function cleanPicture(from: string, to: string, type: string): Promise<CleanPicture | undefined> {
  return inTurn(() => write(from, to, type));
}

async function write(from: string, to: string, type: string): Promise<CleanPicture | undefined> {
  const writer = WRITERS[type];
  if (writer === undefined) return undefined;
  const animated = type === 'image/gif' || type === 'image/webp';
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error', animated } as const;
  try {
    const { format, compression, pages = 1 } = await sharp(from, options).metadata();
    const found = format === 'heif' && compression === 'av1' ? 'avif' : format;
    if (`image/${found}` !== type) return undefined;
    // Frames lie below one another in memory and cannot be turned; no camera takes them.
    const read = pages > 1 ? sharp(from, options) : sharp(from, options).autoOrient();
    const { width, height, pageHeight, size } = await writer(read)
      .timeout({ seconds: MAX_SECONDS })
      .toFile(to);
    return { bytes: size, width, height: pageHeight ?? height };
  } catch (error) {
    // A full disk is no fault of the picture.
    if (error instanceof Error && /no space left|ENOSPC/i.test(error.message)) {
      throw Object.assign(error, { code: 'ENOSPC' });
    }
    return undefined;
  }
}
