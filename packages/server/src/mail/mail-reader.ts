/**
 * Reads mails, each in a thread of its own: whoever writes one to keep a parser busy keeps that thread busy, for a few
 * seconds, and not the server. The same holds for its memory.
 */
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { AppError } from '../errors.js';
import type { Received } from './received.js';

/** An honest mail of the largest size takes a fraction of it. */
const PATIENCE_MS = 10_000;
const MEMORY_MB = 256;
/** Threads at once; the others wait. */
const THREADS = 2;

// Run from the sources, as tests do, the worker is still the built one: Node runs no TypeScript with imports.
const WORKER = new URL('../../dist/mail/read-worker.js', import.meta.url);

export class MailReader {
  readonly #turn = pLimit(THREADS);
  readonly #patienceMs: number;

  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  /** @throws AppError `invalid_input` when it cannot be read, or not in time */
  read(path: string): Promise<Received> {
    return this.#turn(() => this.#read(path));
  }

  async #read(path: string): Promise<Received> {
    const worker = new Worker(WORKER, {
      workerData: path,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const timer = setTimeout(() => void worker.terminate(), this.#patienceMs);
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`The mail's thread ended with ${code}.`)));
      });
    } catch (cause) {
      throw new AppError('invalid_input', 'This mail cannot be read.', { cause });
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
}
