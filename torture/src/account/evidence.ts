/** What is left of a run, to be held against the account. */
import type { Event, Message } from '@parley/protocol';

/** Events as a client heard them. */
export interface Heard {
  who: string;
  /** A new part begins where the client was told to start afresh. */
  parts: Event[][];
  /** Whether it hears everything from the first event on, so that it must have it all. */
  whole: boolean;
}

/** A conversation as it is shown to somebody, from its first message on. */
export interface Shown {
  who: string;
  conversationId: string;
  messages: Pick<Message, 'id' | 'seq' | 'text'>[];
}

export interface Evidence {
  /** All of `GET /v1/events`, from the first event on. */
  feed: Event[];
  heard: Heard[];
  shown: Shown[];
  /** What `parley check` printed, when it was not content. */
  check: string | null;
}
