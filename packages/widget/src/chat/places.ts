/**
 * The two places of the panel, the list of conversations and the one that is open: going from one to the other, and
 * where the focus goes when the panel opens, closes or shows the other.
 */
import type { ReactiveController } from 'lit';
import type { ChatState, ChatStore } from '../client/chat-store.js';
import type { ParleyConversationOpenEvent } from '../events/conversation-open.js';
import type { ParleyElement } from '../internal/parley-element.js';

/** Most people have one conversation. */
const loadHome = () => import('./home/home.js');

export interface PlacesOptions {
  store: () => ChatStore | undefined;
  state: () => ChatState;
  /** Something else is shown from now on. */
  moved: () => void;
}

export class PlacesController implements ReactiveController {
  #host: ParleyElement;
  #options: PlacesOptions;
  #returnFocusTo: HTMLElement | null = null;

  constructor(host: ParleyElement, options: PlacesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.atHome) void loadHome();
  }

  get atHome(): boolean {
    const { place, phase } = this.#options.state();
    return place === 'home' && phase === 'ready';
  }

  showHome = (event: Event): void => {
    this.#go(event, (store) => store.showHome());
  };

  begin = (event: Event): void => {
    this.#go(event, (store) => store.newConversation());
  };

  open = (event: ParleyConversationOpenEvent): void => {
    this.#go(event, (store) => store.openConversation(event.conversationId));
  };

  loadOlder = (event: Event): void => {
    event.stopPropagation();
    const store = this.#options.store();
    if (this.#options.state().conversations.phase === 'failed') void store?.start();
    else void store?.loadOlderConversations();
  };

  /** The panel is about to be shown: what had the focus gets it back. */
  remember(): void {
    this.#returnFocusTo = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  }

  /** Puts the focus into what is shown. */
  enter(): void {
    const panel = this.#panel;
    // On a phone the caret would bring up the keyboard over what one came to read.
    const target = matchMedia('(pointer: coarse)').matches ? panel : (this.#shown ?? panel);
    target?.focus({ preventScroll: true });
  }

  /** Gives the focus back to where it came from. */
  leave(): void {
    const { activeElement, body } = document;
    // Somebody who has moved on to the page stays where they are.
    const away = activeElement !== this.#host && activeElement !== body;
    if (!away && this.#returnFocusTo?.isConnected) this.#returnFocusTo.focus({ preventScroll: true });
  }

  /** What had the focus is gone: it goes to what has come in its place. */
  async move(): Promise<void> {
    this.#options.moved();
    await this.#host.updateComplete;
    const shown = this.#shown;
    // What is still being fetched cannot take it yet.
    if (shown?.localName === 'parley-home') await loadHome().catch(() => undefined);
    await shown?.updateComplete;
    this.enter();
  }

  get #panel(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.panel');
  }

  /** The part of the panel that one works in. */
  get #shown(): ParleyElement | null {
    return this.#host.renderRoot.querySelector('parley-chat-conversation, parley-home');
  }

  #go(event: Event, where: (store: ChatStore) => void): void {
    event.stopPropagation();
    const store = this.#options.store();
    if (!store) return;
    where(store);
    void this.move();
  }
}
