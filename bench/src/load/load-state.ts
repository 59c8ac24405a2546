/**
 * Which conversations are wholly in, so that a load that was stopped skips them. Only ever a shortcut: what it has
 * forgotten is sent again, harmlessly. Must never name a conversation before its last message is acknowledged.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '@parley/protocol';

/** What a state belongs to: a file, and a site of a server. */
export interface StateKey {
  fileHash: string;
  server: string;
  site: string;
  /** The first event of the server's log: a server made anew at the same address has another. */
  log: string;
}

export interface LoadStateOptions {
  /** Where the states of all loads are, e.g. `.parley/load-state`. */
  directory: string;
  key: StateKey;
  /** Whether to begin with nothing known; false by default. */
  forget?: boolean;
}

export class LoadState {
  readonly #finished: Set<string>;
  readonly #file: number;

  private constructor(finished: Set<string>, file: number) {
    this.#finished = finished;
    this.#file = file;
  }

  /** Opens the state that belongs to `key`, or begins it. */
  static async open({ directory, key, forget = false }: LoadStateOptions): Promise<LoadState> {
    const name = createHash('sha256')
      .update(JSON.stringify([key.fileHash, key.server, key.site, key.log]))
      .digest('hex');
    const path = join(directory, `${name.slice(0, 32)}.txt`);
    await mkdir(directory, { recursive: true });
    if (forget) await rm(path, { force: true });
    const text = await readFile(path, { encoding: 'utf8', flag: 'a+' });
    // A line cut off by a kill is no id: its conversation is sent again. The line feed keeps it off the next one.
    const finished = new Set(text.split('\n').filter((line) => isId('conversation', line)));
    const file = openSync(path, 'a');
    if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
    return new LoadState(finished, file);
  }

  /** Whether the conversation with this `cnv_…` is wholly in. */
  has(id: string): boolean {
    return this.#finished.has(id);
  }

  /** Remembers it, so that a `kill -9` a moment later does not make it forgotten. */
  add(id: string): void {
    this.#finished.add(id);
    appendFileSync(this.#file, `${id}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}
