/**
 * Keeps the reader's place in a list that grows at both ends: new messages move it only for somebody who is already at
 * its end, older ones never. It says what came into view and that older ones are wanted; it must never load them.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { MessageView } from '../../client/conversation-view.js';
import { ParleyHistoryLoadEvent } from '../../events/history-load.js';
import { ParleyMessagesSeeEvent } from '../../events/messages-see.js';

/** Nearer to the end than this, in px, counts as being there. */
const END = 48;
/** Nearer to the beginning than this, in px, older messages are asked for. */
const BEGINNING = 240;

/** What scrolls in it is `.log`, and `.content` is all that is in there. */
interface ReadingHost extends LitElement {
  readonly messages: readonly MessageView[];
  readonly older: 'none' | 'some' | 'loading' | 'failed';
}

export class ReadingPlace implements ReactiveController {
  /** How many arrived below what the reader looks at. */
  arrived = 0;
  /** Ids of all that came while somebody looked on. */
  readonly entering = new Set<string>();
  #host: ReadingHost;
  #known = new Set<string>();
  /** What was drawn last. */
  #messages: readonly MessageView[] | undefined;
  #older: ReadingHost['older'] | undefined;
  #stick = true;
  /** How far the reader is from the end, before the list grows. */
  #fromEnd = 0;
  /** Its size when the reader was last seen to; another one says that the place has changed and not the reader. */
  #measured = '';
  #resize = new ResizeObserver(() => {
    if (this.#stick) this.toEnd();
    this.#measured = this.#size;
  });

  constructor(host: ReadingHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the newest message is in view. */
  get atEnd(): boolean {
    return this.#stick;
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#observe();
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
  }

  hostUpdate(): void {
    if (this.#host.messages === this.#messages) return;
    const log = this.#find('.log');
    this.#fromEnd = log ? log.scrollHeight - log.scrollTop : 0;
    this.#noticeArrivals();
  }

  hostUpdated(): void {
    const { messages, older } = this.#host;
    const before = this.#messages;
    if (!before) this.#observe();
    if (messages !== before) {
      if (this.#stick) this.toEnd();
      else if (before?.[0] && messages[0]?.id !== before[0].id)
        this.#log.scrollTop = this.#log.scrollHeight - this.#fromEnd;
      if (this.#stick && messages.length > 0) this.#host.dispatchEvent(new ParleyMessagesSeeEvent());
    }
    const isOther = messages !== before || older !== this.#older;
    this.#messages = messages;
    this.#older = older;
    if (isOther) this.#askForOlder();
  }

  /** Goes to the newest message. */
  toEnd(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#measured = this.#size;
  }

  /** Goes to the newest message by the pill, which goes away and would take the focus with it. */
  takePill(): void {
    this.toEnd();
    this.#log.focus({ preventScroll: true });
  }

  /** Brings a message into view and gives it the focus. @returns false when it is not here */
  reveal(messageId: string): boolean {
    const message = this.#find(`[data-id="${messageId}"]`);
    if (!message) return false;
    this.#stick = false;
    message.scrollIntoView({ block: 'center' });
    // Only while it has been asked for: a click on any other must not take the focus.
    message.tabIndex = -1;
    message.addEventListener('blur', () => message.removeAttribute('tabindex'), { once: true });
    message.focus({ preventScroll: true });
    return true;
  }

  /** Somebody has scrolled, or the place has changed under them. */
  follow = (): void => {
    // A turned phone, its keyboard: the observer, which speaks after this, brings the end back into view.
    if (this.#stick && this.#measured !== this.#size) return;
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    const atEnd = scrollHeight - scrollTop - clientHeight < END;
    if (atEnd && !this.#stick && this.#host.messages.length > 0)
      this.#host.dispatchEvent(new ParleyMessagesSeeEvent());
    this.#stick = atEnd;
    if (atEnd && this.arrived > 0) {
      this.arrived = 0;
      this.#host.requestUpdate();
    }
    this.#askForOlder();
  };

  #noticeArrivals(): void {
    const { messages } = this.#host;
    const isFirst = this.#known.size === 0;
    const newest = messages.findLastIndex(({ id }) => this.#known.has(id));
    const arrivals = isFirst ? [] : messages.slice(newest + 1);
    for (const { id } of arrivals) this.entering.add(id);
    this.#known = new Set(messages.map(({ id }) => id));
    // Whoever has just written wants to see it.
    if (arrivals.some(({ own, delivery }) => own && delivery === 'sending')) this.#stick = true;
    if (this.#stick) this.arrived = 0;
    else this.arrived += arrivals.filter(({ own }) => !own).length;
  }

  #askForOlder(): void {
    const { clientHeight, scrollTop } = this.#log;
    // A list without height is not on screen: nobody has come to its beginning.
    if (this.#host.older !== 'some' || clientHeight === 0) return;
    if (scrollTop < BEGINNING) this.#host.dispatchEvent(new ParleyHistoryLoadEvent());
  }

  /** Its own size, and that of what is in it: a picture, a card, somebody who types. */
  #observe(): void {
    this.#resize.observe(this.#log);
    this.#resize.observe(this.#find('.content') as HTMLElement);
  }

  get #size(): string {
    return `${this.#log.scrollHeight} ${this.#log.clientHeight}`;
  }

  /** It is there from the first picture on. */
  get #log(): HTMLElement {
    return this.#find('.log') as HTMLElement;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}
