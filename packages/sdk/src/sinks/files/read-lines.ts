/** Reads a file record by record, however long it is. A last record that a crash cut off is left out. */
import { createReadStream } from 'node:fs';
import type { FileFormat } from './formats.js';

export interface ReadLine {
  /** With its line break. */
  text: string;
  /** The line that names the columns. */
  isHead: boolean;
}

export async function* readLines(
  path: string,
  format: FileFormat,
): AsyncGenerator<ReadLine, void, undefined> {
  let rest = '';
  let begun = '';
  let isHead = format.head('contacts') !== '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    rest += chunk as string;
    let from = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
      begun += rest.slice(from, end + 1);
      from = end + 1;
      if (format.goesOn(begun)) continue;
      yield { text: begun, isHead };
      isHead = false;
      begun = '';
    }
    rest = rest.slice(from);
  }
}
