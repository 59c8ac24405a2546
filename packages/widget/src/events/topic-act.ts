/** Somebody wants something of a message in a discussion. */
import type { CreateReportInput } from '@parley/protocol';

/** What is seldom wanted, and whose code comes when it is. */
export type AsideAct =
  | { type: 'quote' | 'report' | 'history' | 'private' | 'open-private' }
  | { type: 'send-report'; report: CreateReportInput }
  | { type: 'send-appeal'; text: string };

export type TopicAct =
  | AsideAct
  | { type: 'reply' | 'edit' | 'delete' | 'link' | 'retry' | 'more' | 'close' }
  | { type: 'go'; to: string }
  | { type: 'vote'; value: 1 | -1 | 0 }
  | { type: 'react'; reaction: string; chosen: boolean };

export class ParleyTopicActEvent extends Event {
  readonly act: TopicAct;

  constructor(act: TopicAct) {
    super('parley-topic-act', { bubbles: true, composed: true });
    this.act = act;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-topic-act': ParleyTopicActEvent;
  }
}
