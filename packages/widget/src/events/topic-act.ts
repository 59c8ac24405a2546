/** Somebody wants something of a message in a discussion. */
import type { CreateReportInput } from '@parley/protocol';

export type TopicAct =
  | { type: 'reply' | 'quote' | 'edit' | 'delete' | 'link' | 'report' | 'retry' | 'more' | 'close' }
  | { type: 'go'; to: string }
  | { type: 'vote'; value: 1 | -1 | 0 }
  | { type: 'react'; reaction: string; chosen: boolean }
  | { type: 'send-report'; report: CreateReportInput };

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
