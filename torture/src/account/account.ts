/**
 * What was written and what was acknowledged, as the people at the other end saw it. It knows nothing of the server's
 * own records: it is what they are measured against.
 */
import type { Message } from '@parley/protocol';

/** What a writer is told once a message is stored. */
export type Acknowledgement = Pick<Message, 'id' | 'conversationId' | 'seq' | 'text'>;

export interface Written {
  /** Made unlike any other, so that whatever carries it is this message. */
  text: string;
  who: string;
  /** Writers send one message after the other in this order: numbered by writer. */
  place: number;
}

export class Account {
  readonly #written = new Map<string, Written>();
  readonly #places = new Map<string, number>();
  readonly #acknowledged = new Map<string, Acknowledgement>();
  readonly #contradictions: string[] = [];

  /** Somebody writes. @returns the text to send, unlike any other */
  write(who: string): string {
    const place = (this.#places.get(who) ?? 0) + 1;
    this.#places.set(who, place);
    const text = `${who} writes no. ${place}`;
    this.#written.set(text, { text, who, place });
    return text;
  }

  /** Somebody was told that it is stored. To be told twice is no fault, to be told two things is. */
  acknowledge({ id, conversationId, seq, text }: Acknowledgement): void {
    const fresh = { id, conversationId, seq, text };
    const known = this.#acknowledged.get(text);
    if (known === undefined) this.#acknowledged.set(text, fresh);
    else if (known.id !== id || known.seq !== seq || known.conversationId !== conversationId) {
      this.#contradictions.push(`${JSON.stringify(known)}, and then ${JSON.stringify(fresh)}`);
    }
  }

  isAcknowledged(text: string): boolean {
    return this.#acknowledged.has(text);
  }

  get written(): ReadonlyMap<string, Written> {
    return this.#written;
  }

  /** By text. */
  get acknowledged(): ReadonlyMap<string, Acknowledgement> {
    return this.#acknowledged;
  }

  /** Messages of which two different things were said. */
  get contradictions(): readonly string[] {
    return this.#contradictions;
  }
}
