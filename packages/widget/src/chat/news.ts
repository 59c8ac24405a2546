/** What tells the visitor that the company has written while they look elsewhere: the page's title, a count, alerts. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatState } from '../client/chat-store.js';
import { TitleBadge } from '../client/title-badge.js';
import { ParleyUnreadChangeEvent } from '../events/unread-change.js';
import { ChatAlerts } from './alerts.js';
import { isSeen, newest } from './chat-choices.js';

interface NewsHost extends ReactiveControllerHost, EventTarget {
  readonly site: string;
  readonly open: boolean;
  show(): void;
}

export class NewsController implements ReactiveController {
  alerts = new ChatAlerts('');
  /** Whether a connection was there once. */
  wasOnline = false;
  #host: NewsHost;
  #state: () => ChatState;
  #unread = 0;
  #badge = new TitleBadge();

  constructor(host: NewsHost, state: () => ChatState) {
    this.#host = host;
    this.#state = state;
    host.addController(this);
  }

  /** Another site has its own alerts, and nothing to be told of yet. */
  begin(): void {
    this.alerts = new ChatAlerts(this.#host.site);
    this.wasOnline = false;
  }

  hostUpdate(): void {
    this.#alert();
    this.wasOnline ||= this.#state().connection === 'online';
  }

  hostUpdated(): void {
    const { unread } = this.#state();
    this.#badge.show(unread);
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#host.dispatchEvent(new ParleyUnreadChangeEvent(unread));
  }

  hostDisconnected(): void {
    this.#badge.show(0);
  }

  /** More than before, and not from before this page: somebody has just written. */
  #alert(): void {
    const host = this.#host;
    const state = this.#state();
    if (state.unread <= this.#unread || !this.wasOnline || isSeen(host.open)) return;
    void this.alerts.arrive({ ...newest(state), tag: `parley-${host.site}`, open: () => host.show() });
  }
}
