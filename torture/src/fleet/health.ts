/** Asks a process how it is, as a balancer does, and remembers each change of its answer. */
import { pause } from '../until.js';

const LOOK_MS = 100;
const PATIENCE_MS = 5000;

export interface Health {
  /** `ready`, `stopping`, `unavailable`; `gone` when nobody answers. */
  status: string;
  /** With `unavailable`. */
  reason: string | null;
}

const GONE: Health = { status: 'gone', reason: null };

export class HealthWatch {
  readonly #url: string;
  readonly #mayBeGone: () => boolean;
  readonly #changes: Health[] = [];
  readonly #watching: Promise<void>;
  #stopped = false;
  /** What the process should never have answered. */
  readonly complaints: string[] = [];

  /** @param mayBeGone whether nobody needs to answer just now */
  constructor(url: string, mayBeGone: () => boolean) {
    this.#url = url;
    this.#mayBeGone = mayBeGone;
    this.#watching = this.#watch();
  }

  get now(): Health {
    return this.#changes.at(-1) ?? GONE;
  }

  /** How often it became unable to work, and for which reasons. */
  get troubles(): readonly string[] {
    return this.#changes.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#watching;
  }

  async #watch(): Promise<void> {
    while (!this.#stopped) {
      const before = this.#mayBeGone();
      const [health, alive] = await Promise.all([this.#ask(), this.#isAlive()]);
      const { status, reason } = this.now;
      if (health.status !== status || health.reason !== reason) this.#changes.push(health);
      if (!alive && !before && !this.#mayBeGone()) this.complaints.push(`${this.#url}/livez did not say 200`);
      await pause(LOOK_MS);
    }
  }

  async #ask(): Promise<Health> {
    try {
      const response = await this.#get('/readyz');
      const { status, reason = null } = (await response.json()) as { status: string; reason?: string };
      if (response.ok !== (status === 'ready')) this.complaints.push(`${status} with ${response.status}`);
      return { status, reason };
    } catch {
      return GONE;
    }
  }

  async #isAlive(): Promise<boolean> {
    return this.#get('/livez').then(
      ({ ok }) => ok,
      () => false,
    );
  }

  #get(path: string): Promise<Response> {
    return fetch(this.#url + path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  }
}
