/**
 * Which conversation (`#/c/cnv_…`), at which of its messages (`#/c/cnv_…/msg_…`), or other place (`#/settings/teams`) is open, kept in the address, so that reload,
 * back, bookmarks and a second tab work. It never loads anything.
 */
import { isId } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PATH = /^#\/c\/([^/]+)(?:\/([^/]+))?$/;
const PLACE = /^#\/([a-z][a-z-]+)(?:\/(.*))?$/;
const VIEW = /^#\/v\/([a-z][a-z0-9:-]*)$/;

/** A place beside the inbox, and where in it. */
export interface Place {
  id: string;
  path: string;
}

interface Entry {
  /** The entry before this one is the inbox: going back leads there. */
  overInbox?: boolean;
}

/** The address of a view of the inbox. */
export function viewHref(view: string): string {
  return `#/v/${view}`;
}

/** The address of a conversation within the console, and of a message in it. */
export function conversationHref(id: string, messageId: string | null = null): string {
  return messageId === null ? `#/c/${id}` : `#/c/${id}/${messageId}`;
}

export class HashRoute implements ReactiveController {
  #host: ReactiveControllerHost;
  #changed: (id: string | null) => void;
  #id: string | null = null;
  #messageId: string | null = null;
  #place: Place | null = null;
  #view: string | null = null;

  /** @param changed hears of the id at first and after each change, however it came about */
  constructor(host: ReactiveControllerHost, changed: (id: string | null) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  /** The open conversation's id. */
  get conversationId(): string | null {
    return this.#id;
  }

  /** The message at which it is to be read; null for its end. */
  get messageId(): string | null {
    return this.#messageId;
  }

  /** The view of the inbox; while a conversation is open, the one beside it. Null until one is named, or settled. */
  get view(): string | null {
    return this.#view;
  }

  /** The place that the address names, which need not exist. */
  get place(): Place | null {
    return this.#place;
  }

  hostConnected(): void {
    globalThis.addEventListener('popstate', this.#read);
    this.#read();
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('popstate', this.#read);
  }

  /** Goes to a conversation, to its end or to a message of it. */
  open(id: string, messageId: string | null = null): void {
    const href = conversationHref(id, messageId);
    if (id === this.#id) {
      // Another place in the same conversation is no step back to take.
      history.replaceState(history.state, '', href);
    } else {
      const entry: Entry = { overInbox: this.#id === null && this.#place === null };
      history.pushState(entry, '', href);
    }
    this.#read();
  }

  /** Puts another address in the place of this one. */
  replace(href: string): void {
    history.replaceState(null, '', href);
    this.#read();
  }

  /** Which view is meant where the address names none. */
  settle(view: string): void {
    this.#view = view;
    if (this.#id === null && this.#place === null) history.replaceState(history.state, '', viewHref(view));
  }

  /** Goes to the inbox, by way of the browser's own back where that leads there. */
  leave(): void {
    if (this.#id === null && this.#place === null) return;
    if ((history.state as Entry | null)?.overInbox) {
      history.back();
      return;
    }
    history.replaceState(null, '', this.#view === null ? '#/' : viewHref(this.#view));
    this.#read();
  }

  #read = (): void => {
    const [, id, message] = PATH.exec(location.hash) ?? [];
    const next = isId('conversation', id) ? id : null;
    const messageId = next !== null && isId('message', message) ? message : null;
    if (messageId !== this.#messageId) this.#host.requestUpdate();
    this.#messageId = messageId;
    const [, place, path = ''] = (next === null && PLACE.exec(location.hash)) || [];
    const view = VIEW.exec(location.hash)?.[1] ?? (next === null && !place ? null : this.#view);
    if (view !== this.#view) this.#host.requestUpdate();
    this.#view = view;
    const before = this.#place;
    this.#place = place ? { id: place, path } : null;
    if (before?.id !== this.#place?.id || before?.path !== this.#place?.path) this.#host.requestUpdate();
    if (next === this.#id) return;
    this.#id = next;
    this.#changed(next);
    this.#host.requestUpdate();
  };
}
