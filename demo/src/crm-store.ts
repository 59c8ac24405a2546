/**
 * Halden's CRM on disk: one lowdb file. Must never store a cursor without the data it stands for, nor the other way
 * round: both are one document, replaced as a whole by a rename.
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EventBatch } from '@parley/sdk';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { applyEvent, type CrmData, type Deal, emptyCrm } from './crm-data.js';

/** Hears which conversations a batch touched, after it is on disk. */
export type CrmListener = (conversationIds: string[]) => void;

export class CrmStore {
  readonly #low: Low<CrmData>;
  readonly #listeners = new Set<CrmListener>();

  private constructor(low: Low<CrmData>) {
    this.#low = low;
  }

  /** Opens or creates `file`. Throws with a sentence for people when it holds something else. */
  static async open(file: string): Promise<CrmStore> {
    // People's words lie in there: nobody else on this machine needs to read them.
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const low = new Low<CrmData>(new JSONFile(file), emptyCrm());
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Error(
        `${file} is not JSON. Move it away and start again: the CRM then pulls everything anew.`,
      );
    }
    if (low.data.version !== 1 || typeof low.data.conversations !== 'object') {
      throw new Error(`${file} is not this CRM's file. Move it away and start again.`);
    }
    return new CrmStore(low);
  }

  /** What is known; for reading only. */
  get data(): Readonly<CrmData> {
    return this.#low.data;
  }

  /** From where the feed goes on. */
  get cursor(): string | null {
    return this.#low.data.cursor;
  }

  /** Takes a batch in and resolves once data and cursor are on disk together. */
  async apply(batch: EventBatch): Promise<void> {
    const { data } = this.#low;
    const before = data.cursor;
    const touched = new Set<string>();
    for (const event of batch.events) {
      const id = applyEvent(data, event);
      if (id !== null) touched.add(id);
    }
    data.cursor = batch.cursor;
    try {
      await this.#low.write();
    } catch (error) {
      // Nothing is on disk: going back makes the next pull bring the same events, which change nothing twice.
      data.cursor = before;
      throw error;
    }
    for (const listener of this.#listeners) listener([...touched]);
  }

  /** Keeps what a conversation has come to. @returns false when it is not in here */
  async setDeal(id: string, deal: Deal): Promise<boolean> {
    const { data } = this.#low;
    if (!data.conversations[id]) return false;
    data.deals = { ...data.deals, [id]: deal };
    data.untold = { ...data.untold, [id]: true };
    await this.#low.write();
    for (const listener of this.#listeners) listener([id]);
    return true;
  }

  /** Parley has been told of this deal; unless it has become another one meanwhile. */
  async setTold(id: string, deal: Deal | undefined): Promise<void> {
    const { data } = this.#low;
    if (data.deals?.[id] !== deal) return;
    const { [id]: _told, ...untold } = data.untold ?? {};
    data.untold = untold;
    await this.#low.write();
    for (const listener of this.#listeners) listener([id]);
  }

  /** Calls `listener` after each batch, until the returned function is called. */
  subscribe(listener: CrmListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
