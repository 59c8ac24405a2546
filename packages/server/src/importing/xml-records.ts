/** Reads elements of a large XML file one by one, with what stands in them. Entities of the file's own are never expanded. */
import type { Readable } from 'node:stream';
import sax from 'sax';

export interface XmlRecord {
  /** The element's name, e.g. `wp:comment`. */
  name: string;
  attributes: Record<string, string>;
  /** Text by the path below the element: `author/name`; of what stands there twice, the first. */
  fields: Map<string, string>;
  /** Attributes of what stands below it, by path. */
  marks: Map<string, Record<string, string>>;
  /** Where it begins. */
  line: number;
  /** The record that it stands in; null for none. */
  within: XmlRecord | null;
}

/** Longer texts are cut: no comment is as long, and a broken file shall not fill the memory. */
const MOST_TEXT = 200_000;

/**
 * @param names elements that are records; one may stand in another
 * @throws Error that says the line, for what is no XML
 */
export async function* readRecords(stream: Readable, names: string[]): AsyncGenerator<XmlRecord> {
  const parser = sax.parser(true, { position: true });
  const walk = new Walk(parser, new Set(names));
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    parser.write(chunk as string);
    yield* walk.take();
  }
  parser.close();
  yield* walk.take();
}

class Walk {
  readonly #parser: sax.SAXParser;
  readonly #names: ReadonlySet<string>;
  /** Those that are open, the innermost last. */
  readonly #records: { record: XmlRecord; path: string[] }[] = [];
  #done: XmlRecord[] = [];

  constructor(parser: sax.SAXParser, names: ReadonlySet<string>) {
    this.#parser = parser;
    this.#names = names;
    parser.onopentag = ({ name, attributes }) => this.#open(name, attributes as Record<string, string>);
    parser.onclosetag = () => this.#close();
    parser.ontext = (text) => this.#text(text);
    parser.oncdata = (text) => this.#text(text);
    parser.onerror = (error) => {
      const [first = 'broken'] = error.message.split('\n');
      throw new Error(`Line ${parser.line + 1} is no XML: ${first}.`);
    };
  }

  take(): XmlRecord[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #open(name: string, attributes: Record<string, string>): void {
    const open = this.#records.at(-1);
    if (this.#names.has(name)) {
      const { line } = this.#parser;
      const within = open?.record ?? null;
      const record = { name, attributes, fields: new Map(), marks: new Map(), line: line + 1, within };
      this.#records.push({ record, path: [] });
      return;
    }
    if (open === undefined) return;
    open.path.push(name);
    const path = open.path.join('/');
    if (Object.keys(attributes).length > 0 && !open.record.marks.has(path))
      open.record.marks.set(path, attributes);
  }

  #close(): void {
    const open = this.#records.at(-1);
    if (open === undefined) return;
    if (open.path.length > 0) {
      const path = open.path.join('/');
      // From now on it is closed: a second one of the same name is not added to it.
      this.#closed(open.record).add(path);
      open.path.pop();
      return;
    }
    this.#records.pop();
    this.#done.push(open.record);
  }

  readonly #closedPaths = new WeakMap<XmlRecord, Set<string>>();

  #closed(record: XmlRecord): Set<string> {
    const known = this.#closedPaths.get(record) ?? new Set();
    this.#closedPaths.set(record, known);
    return known;
  }

  #text(text: string): void {
    const open = this.#records.at(-1);
    if (open === undefined || open.path.length === 0) return;
    const path = open.path.join('/');
    if (this.#closed(open.record).has(path)) return;
    const before = open.record.fields.get(path) ?? '';
    if (before.length < MOST_TEXT) open.record.fields.set(path, (before + text).slice(0, MOST_TEXT));
  }
}
