/** What a page can do with the chat: `window.parley`, the same before and after the chat has loaded. */

/** What the page knows of where its visitor is and what it is about. What is left out stays as it was; null takes it back. */
export interface ParleyContext {
  /** Address of the page; by default the one that is shown. */
  url?: string | null;
  /** By default the document's. */
  title?: string | null;
  product?: string | number | null;
  order?: string | number | null;
}

/** Why something that the page asked for was not done. `code` is one of the server's error codes, or `network_error`. */
export interface ParleyRefusal {
  code: string;
  message: string;
}

/**
 * `open` and `close`: the panel. `unread`: how many messages the visitor has not seen. `identity`: whether the company's
 * backend vouches for who is here, true after `identify`, false after `logout`. `error`: `identify` was refused.
 */
export interface ParleyPageEvents {
  open: undefined;
  close: undefined;
  unread: number;
  identity: boolean;
  error: ParleyRefusal;
}

export type ParleyListener<T extends keyof ParleyPageEvents> = (detail: ParleyPageEvents[T]) => void;

export interface ParleyPage {
  /** Opens the chat and moves the focus into it. */
  open(): void;
  /** Closes the chat and gives the focus back. */
  close(): void;
  toggle(): void;
  /** Shows the launcher. */
  show(): void;
  /** Hides the launcher and closes the chat. */
  hide(): void;
  /** Says who is here, in a token that the company's backend has signed. Used when the visitor opens the chat. */
  identify(token: string): void;
  /** Leaves nothing of the visitor in this browser. */
  logout(): void;
  /** Says where the visitor is; goes along with what they write. */
  setContext(context: ParleyContext): void;
  /** Calls `listener` whenever it happens. */
  on<T extends keyof ParleyPageEvents>(type: T, listener: ParleyListener<T>): void;
  /** Stops calling it. */
  off<T extends keyof ParleyPageEvents>(type: T, listener: ParleyListener<T>): void;
  /**
   * A call as a list, for pages that cannot know whether the script has run:
   * `(window.parley ??= []).push(['open'])`.
   */
  push(...calls: ParleyCall[]): void;
}

type Listening = {
  [T in keyof ParleyPageEvents]: [method: 'on' | 'off', type: T, listener: ParleyListener<T>];
}[keyof ParleyPageEvents];

type Plain = {
  [M in Exclude<keyof ParleyPage, 'push' | 'on' | 'off'>]: [method: M, ...Parameters<ParleyPage[M]>];
}[Exclude<keyof ParleyPage, 'push' | 'on' | 'off'>];

/** The name of a method, then what it takes. */
export type ParleyCall = Plain | Listening;

declare global {
  interface Window {
    parley?: ParleyPage | ParleyCall[];
  }
}
