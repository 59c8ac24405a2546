/** A PDF's pages as text and as pictures, so that what was printed can be read and looked at. */
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PaperPage {
  text: string;
  /** The share of its points that are not white. */
  ink: number;
  png: Buffer;
}

export async function readPaper(pdf: Buffer): Promise<PaperPage[]> {
  const reading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const file = await reading.promise;
  const pages: PaperPage[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    const viewport = page.getViewport({ scale: 1.5 });
    const canvas = createCanvas(viewport.width, viewport.height);
    const context = canvas.getContext('2d');
    // pdf.js asks for the types of a browser's canvas; this one has all it uses.
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let inked = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 245) inked += 1;
    pages.push({
      text: text.replace(/\s+/g, ' '),
      ink: inked / (data.length / 4),
      png: canvas.toBuffer('image/png'),
    });
  }
  await reading.destroy();
  return pages;
}
