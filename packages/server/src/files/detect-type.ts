/** Tells what a file is from its bytes. What its sender or its name says of it counts for nothing. */
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { UNKNOWN_TYPE } from './media-types.js';

/** Enough for every signature, and for the words at the beginning of a Word document. */
const HEAD_BYTES = 65_536;

const GZIP = Buffer.from([0x1f, 0x8b]);

/** @returns a media type without parameters, `application/octet-stream` for the unknown */
export async function detectType(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    // file-type would look into it for an archive, and nothing that is packed is ever unpacked here.
    if (head.subarray(0, GZIP.length).equals(GZIP)) return 'application/gzip';
    const known = await fileTypeFromBuffer(head);
    if (known?.mime === 'application/xml') return markupOf(head.toString('latin1'));
    if (known !== undefined) return ALIASES[known.mime] ?? known.mime.split(';')[0] ?? UNKNOWN_TYPE;
    const isText = await isPlainText(file.createReadStream({ start: 0, autoClose: false }));
    if (!isText) return UNKNOWN_TYPE;
    const text = head.toString('utf8');
    return MARKUP.test(text) ? markupOf(text) : 'text/plain';
  } finally {
    await file.close();
  }
}

/** An animated PNG is a PNG. */
const ALIASES: Record<string, string> = {
  'image/apng': 'image/png',
  'image/x-icon': 'image/vnd.microsoft.icon',
};

/** How HTML, SVG and other XML begin, after blanks and a byte order mark: what a careless reader might take for a page. */
const MARKUP = /^[\ufeff\s]*<[a-z!?/]/i;

function markupOf(text: string): string {
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml';
  return /^[\ufeff\s]*<\?xml/i.test(text) && !/<html[\s>]/i.test(text) ? 'application/xml' : 'text/html';
}

/** Control characters that no text has: all but tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

/** UTF-8 from the first byte to the last, with nothing in it that only programs write. */
async function isPlainText(chunks: AsyncIterable<Buffer>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      if (CONTROLS.test(decoder.decode(chunk, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch {
    // What cannot be decoded is no text; a file that cannot be read fails at the next step, too.
    return false;
  }
}
