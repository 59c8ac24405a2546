/** Something was written for a discussion and is to be sent. */
export interface TopicWriting {
  text: string;
  /** Under which name; empty for none. */
  name: string;
  /** What stood in the field that people do not see. */
  trap: string;
  /** Milliseconds from the first key to the sending. */
  writtenMs: number;
}

export class ParleyTopicWriteEvent extends Event {
  readonly writing: TopicWriting;

  constructor(writing: TopicWriting) {
    super('parley-topic-write', { bubbles: true, composed: true });
    this.writing = writing;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-topic-write': ParleyTopicWriteEvent;
  }
}
