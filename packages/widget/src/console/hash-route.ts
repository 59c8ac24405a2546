/**
 * Which conversation (`#/c/cnv_…`) or other place (`#/settings/teams`) is open, kept in the address, so that reload,
 * back, bookmarks and a second tab work. It never loads anything.
 */
import { isId } from '@parley/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PATH = /^#\/c\/(.+)$/;
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

/** The view of the inbox that needs no name in the address. */
export const FIRST_VIEW = 'all';

/** The address of a view of the inbox. */
export function viewHref(view: string): string {
  return view === FIRST_VIEW ? '#/' : `#/v/${view}`;
}

/** The address of a conversation within the console. */
export function conversationHref(id: string): string {
  return `#/c/${id}`;
}

export class HashRoute implements ReactiveController {
  #host: ReactiveControllerHost;
  #changed: (id: string | null) => void;
  #id: string | null = null;
  #place: Place | null = null;
  #view = FIRST_VIEW;

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

  /** The view of the inbox; while a conversation is open, the one beside it. */
  get view(): string {
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

  /** Goes to a conversation. */
  open(id: string): void {
    if (id === this.#id) return;
    const entry: Entry = { overInbox: this.#id === null && this.#place === null };
    history.pushState(entry, '', conversationHref(id));
    this.#read();
  }

  /** Goes to the inbox, by way of the browser's own back where that leads there. */
  leave(): void {
    if (this.#id === null && this.#place === null) return;
    if ((history.state as Entry | null)?.overInbox) {
      history.back();
      return;
    }
    history.replaceState(null, '', viewHref(this.#view));
    this.#read();
  }

  #read = (): void => {
    const id = PATH.exec(location.hash)?.[1];
    const next = isId('conversation', id) ? id : null;
    const [, place, path = ''] = (next === null && PLACE.exec(location.hash)) || [];
    const view = VIEW.exec(location.hash)?.[1] ?? (next === null && !place ? FIRST_VIEW : this.#view);
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
