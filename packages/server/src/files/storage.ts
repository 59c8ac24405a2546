/** Where the bytes of attachments lie. Keys are made by the server; nothing that a person typed is ever part of one. */

/** Bytes `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A place for files that are written once and never changed. */
export interface Storage {
  /** Takes the file at `path` in, for good: it survives a loss of power when this resolves. The file may be moved. */
  put(key: string, path: string, type: string): Promise<void>;
  /** The bytes, or those of the range; undefined when there is no such file. */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined>;
  /** How many bytes there are; undefined when there is no such file. */
  size(key: string): Promise<number | undefined>;
  /** Whether or not it is there: afterwards it is not. */
  remove(key: string): Promise<void>;
}
