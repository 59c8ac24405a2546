/** What a page can do with the chat: `window.parley`, the same before and after the chat has loaded. */

/** `open` and `close`: the panel. `unread`: how many messages the visitor has not seen. */
export interface ParleyPageEvents {
  open: undefined;
  close: undefined;
  unread: number;
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

/** The name of a method, then what it takes. */
export type ParleyCall = [
  method: Exclude<keyof ParleyPage, 'push'>,
  ...parameters: [] | Parameters<ParleyPage['on']>,
];

declare global {
  interface Window {
    parley?: ParleyPage | ParleyCall[];
  }
}
