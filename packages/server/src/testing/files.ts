/** Files as people and attackers send them, made on the spot. For tests only. */
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** A photo from a phone held upright: stored lying, with the place where it was taken. */
export function photo(format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'SecretCam', Copyright: 'SECRET-OWNER' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
  };
  return sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .toFormat(format)
    .toBuffer();
}

export function picture(
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff',
  size = { width: 30, height: 20 },
): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background: 'tomato' } })
    .toFormat(format)
    .toBuffer();
}

/** A zip with one entry: well-formed, and as large as wished once it is unpacked. */
export function zip(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const head = (signature: number, more: number) => {
    const bytes = Buffer.alloc(more);
    bytes.writeUInt32LE(signature, 0);
    return bytes;
  };
  const local = head(0x04034b50, 30);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = head(0x02014b50, 46);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = head(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

/** Every file of an installation's attachments, wherever it lies. */
export function filesIn(dataDir: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(dataDir, 'attachments'), { recursive: true, withFileTypes: true });
  } catch {
    // Nothing was ever attached.
    return [];
  }
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
