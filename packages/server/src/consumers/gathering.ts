/** Gathers what changes by what it belongs to, and tells it a few times a second: once for each, however often it changed. */

/** How long changes are gathered. */
const GATHER_MS = 200;

export class Gathering<T> {
  readonly #tell: (gathered: ReadonlyMap<string, T>) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #gathered = new Map<string, T>();
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();

  /** @param tell is never called again before it is done */
  constructor(tell: (gathered: ReadonlyMap<string, T>) => Promise<void>, onError: (error: unknown) => void) {
    this.#tell = tell;
    this.#onError = onError;
  }

  /** What was gathered of it so far, else what `begin` makes. */
  at(id: string, begin: () => T): T {
    const known = this.#gathered.get(id) ?? begin();
    this.#gathered.set(id, known);
    this.#timer ??= setTimeout(this.#end, GATHER_MS).unref();
    return known;
  }

  /** What is gathered is not told any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#telling;
  }

  #end = (): void => {
    this.#timer = undefined;
    const gathered = this.#gathered;
    this.#gathered = new Map();
    this.#telling = this.#telling.then(() => this.#tell(gathered)).catch(this.#onError);
  };
}
