/** Asks a process to store something, once and without patience, to hear what it says; and sees to it afterwards. */
import { type ErrorBody, type Message, newId } from '@parley/protocol';
import type { Account } from '../account/account.js';

const PATIENCE_MS = 20_000;

interface Attempt {
  id: string;
  conversationId: string;
  text: string;
}

export class Inspector {
  readonly #account: Account;
  readonly #apiKey: string;
  readonly #open: Attempt[] = [];
  #count = 0;

  constructor(account: Account, apiKey: string) {
    this.#account = account;
    this.#apiKey = apiKey;
  }

  /** @returns `stored`, or the code of the refusal; `no answer` when none came */
  async attempt(port: number, conversationId: string): Promise<string> {
    this.#count += 1;
    // A writer of its own each time, for it may be stored long after the next.
    const text = this.#account.write(`inspector ${this.#count}`);
    const attempt = { id: newId('message'), conversationId, text };
    const said = await this.#post(port, attempt);
    if (said !== 'stored') this.#open.push(attempt);
    return said;
  }

  /** Sends again what was refused: under the same id it is one message, whatever became of it the first time. */
  async retry(port: number): Promise<void> {
    for (const attempt of this.#open.splice(0)) {
      const said = await this.#post(port, attempt);
      if (said !== 'stored') throw new Error(`What was refused before is now answered with ${said}.`);
    }
  }

  async #post(port: number, { conversationId, id, text }: Attempt): Promise<string> {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/v1/conversations/${conversationId}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#apiKey}` },
        body: JSON.stringify({ id, text }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!response.ok) return ((await response.json()) as ErrorBody).error.code;
      this.#account.acknowledge((await response.json()) as Message);
      return 'stored';
    } catch {
      return 'no answer';
    }
  }
}
