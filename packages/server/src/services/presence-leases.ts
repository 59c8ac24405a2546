/**
 * Says in the database which agents have a console open at this process, for as long as they do: what decides who is given
 * conversations must be known to whichever process gives them out, and must end by itself when a process dies.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.js';
import { endPresence, renewPresence } from '../store/agent-availability.js';

const LEASE_MS = 45_000;
const RENEW_MS = 15_000;

export interface PresenceLeasesOptions extends Pick<Context, 'commit' | 'now'> {
  /** The agents with a console open at this process. */
  present: () => Set<string>;
  onError: (error: unknown) => void;
}

export class PresenceLeases {
  readonly #options: PresenceLeasesOptions;
  readonly #processId = randomUUID();
  #told = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> | null = null;
  #again = false;

  constructor(options: PresenceLeasesOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), RENEW_MS).unref();
  }

  /** Nobody is here any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#telling;
    await this.#write(new Set()).catch(this.#options.onError);
  }

  /** Somebody came or went. Never throws. */
  look(): void {
    this.#again = true;
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = null;
    });
  }

  async #tell(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#write(this.#options.present()).catch(this.#options.onError);
    }
  }

  async #write(present: Set<string>): Promise<void> {
    const gone = [...this.#told].filter((id) => !present.has(id));
    if (present.size === 0 && gone.length === 0) return;
    const { commit, now } = this.#options;
    const until = new Date(now().getTime() + LEASE_MS).toISOString();
    const lease = { processId: this.#processId, until };
    await commit(async ({ db }) => {
      if (gone.length > 0) await endPresence(db, { ...lease, agentIds: gone });
      if (present.size > 0) await renewPresence(db, { ...lease, agentIds: [...present].sort() });
    });
    this.#told = present;
  }
}
