/**
 * Which colleagues look at the open conversation and who of them writes there, both ways: it says that this agent looks,
 * now and then while that is so, and answers whoever comes. Nothing of it is kept.
 */
import type { Author, TypingNews, ViewingInput, ViewingNews } from '@parley/protocol';
import { Store } from './store.js';
import { Typing } from './typing.js';

/** While one goes on looking, it is said again so often. */
const SAY_EVERY = 20_000;
/** What was not said again for so long is over: the end may have been lost. */
const LASTS = 50_000;

export interface ColleaguesState {
  viewing: readonly Author[];
  /** Who writes an answer. Who writes a note keeps nobody from answering. */
  answering: readonly Author[];
}

export interface ColleaguesOptions {
  /** Id of the agent who looks. */
  self: string;
  tell: (input: ViewingInput) => Promise<void>;
  sayEvery?: number;
  lasts?: number;
}

const NOBODY: ColleaguesState = { viewing: [], answering: [] };

export class Colleagues extends Store<ColleaguesState> {
  #options: ColleaguesOptions;
  #place: string | null = null;
  #viewing: Typing | undefined;
  #answering: Typing | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: ColleaguesOptions) {
    super(NOBODY);
    this.#options = options;
  }

  /** Says at which conversation the agent looks; null for none. */
  at(place: string | null): void {
    if (place === this.#place) return;
    this.#leave();
    this.#place = place;
    if (place === null) return;
    const { sayEvery = SAY_EVERY, lasts = LASTS } = this.#options;
    this.#viewing = new Typing(() => undefined, { lasts });
    this.#answering = new Typing(() => undefined);
    this.#viewing.others.subscribe((viewing) => this.update({ viewing }));
    this.#answering.others.subscribe((answering) => this.update({ answering }));
    this.say();
    this.#timer = setInterval(() => this.say(), sayEvery);
  }

  /** Says it once more: after the connection came back, nobody knows. */
  say(): void {
    if (this.#place !== null) this.#tell({ conversationId: this.#place, viewing: true });
  }

  hearViewing({ conversationId, author, viewing, at }: ViewingNews): void {
    if (conversationId !== this.#place || author.id === this.#options.self) return;
    const known = this.state.viewing.some(({ id }) => id === author.id);
    this.#viewing?.hear(author, viewing, at);
    // Who has just come does not know of those who were here.
    if (viewing && !known) this.say();
  }

  hearTyping({ conversationId, author, typing, internal = false, at }: TypingNews): void {
    if (conversationId !== this.#place || author.type !== 'agent' || author.id === this.#options.self) return;
    this.#answering?.hear(author, typing && !internal, at);
  }

  /** Whoever has just answered writes no longer. */
  hearMessage(conversationId: string, author: Author, at: string): void {
    if (conversationId === this.#place) this.#answering?.hear(author, false, at);
  }

  close(): void {
    this.at(null);
  }

  #leave(): void {
    clearInterval(this.#timer);
    this.#viewing?.close();
    this.#answering?.close();
    if (this.#place !== null) this.#tell({ conversationId: this.#place, viewing: false });
    this.set(NOBODY);
  }

  #tell(input: ViewingInput): void {
    // It may get lost: it is said again, and what is not said again ends by itself.
    this.#options.tell(input).catch(() => undefined);
  }
}
