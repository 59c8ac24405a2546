/** Somebody on the company's website: the widget's own chat, with everything but its elements. */
import { ChatStore, type MessageView, SafeStorage } from '@parley/widget/testing';
import type { Account } from '../account/account.js';
import type { Shown } from '../account/evidence.js';
import { until } from '../until.js';
import { openPage } from './browser.js';
import { acknowledgeShown, toShown } from './shown.js';

/** Nobody goes on typing for ever into a chat that answers nothing. */
const MOST_WAITING = 30;
const RETRY_MS = 500;

export interface VisitorOptions {
  name: string;
  /** Where the server is reached. */
  server: string;
  site: string;
  /** Where the site's pages are. */
  origin: string;
  account: Account;
}

export class Visitor {
  readonly name: string;
  readonly #options: VisitorOptions;
  readonly #storage = new SafeStorage(() => undefined);
  readonly #closePage: () => void;
  /** What was written and is not acknowledged. */
  readonly #waiting = new Set<string>();
  /** What went wrong for good. */
  ended: string | null = null;
  #chat: ChatStore;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: VisitorOptions) {
    this.name = options.name;
    this.#options = options;
    this.#closePage = openPage(options.server, options.origin);
    this.#chat = this.#open();
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get isOnline(): boolean {
    return this.#chat.state.connection === 'online';
  }

  get conversationId(): string | undefined {
    return this.#chat.state.conversation?.id;
  }

  /** Writes something, unless the page is still loading or too much waits. */
  write(): void {
    if (this.#chat.state.phase !== 'ready') return;
    if (this.#waiting.size >= MOST_WAITING) {
      this.look();
      return;
    }
    const text = this.#options.account.write(this.name);
    this.#waiting.add(text);
    if (!this.#chat.send(text)) throw new Error(`${this.name}: the outbox is full.`);
  }

  /** Leaves the page and comes back: whatever waits is in the browser's storage. */
  reload(): void {
    this.#leave();
    this.#chat = this.#open();
  }

  /** Scrolls up: what was sent just before the page was left may be further up than what a fresh page shows. */
  look(): void {
    const { conversation } = this.#chat.state;
    if (conversation?.state.older === 'some' || conversation?.state.older === 'failed') {
      void conversation.loadOlder();
    }
  }

  /** All that is shown, from the first message on. */
  async shown(): Promise<Shown> {
    const { conversation } = this.#chat.state;
    if (!conversation) throw new Error(`${this.name} has no conversation.`);
    return toShown(this.name, conversation);
  }

  close(): void {
    this.#leave();
    this.#closePage();
  }

  #open(): ChatStore {
    const { server, site } = this.#options;
    const chat = new ChatStore({ server, site, storage: this.#storage });
    let followed: string | undefined;
    let phaseBefore: string | undefined;
    chat.subscribe(({ phase, conversation, error }) => {
      // A person would try again; a browser does when it comes online.
      if (phase === 'failed' && phase !== phaseBefore) {
        this.#retry = setTimeout(() => void chat.start(), RETRY_MS);
      }
      phaseBefore = phase;
      if (error !== null && !error.transient) this.ended = `${error.code}: ${error.message}`;
      if (conversation === null || conversation.id === followed) return;
      followed = conversation.id;
      conversation.subscribe(({ messages }) => this.#see(conversation.id, messages));
    });
    void chat.start();
    return chat;
  }

  #see(conversationId: string, messages: readonly MessageView[]): void {
    acknowledgeShown({ messages, conversationId }, this.#waiting, this.#options.account);
    const failed = messages.find(({ delivery }) => delivery === 'failed');
    if (failed) this.ended = `“${failed.text}” is shown as failed`;
  }

  #leave(): void {
    clearTimeout(this.#retry);
    this.#chat.close();
  }

  /** Waits until the page can be written into. */
  ready(): Promise<void> {
    return until(() => this.#chat.state.phase === 'ready', { what: `${this.name}’s chat is there` });
  }
}
