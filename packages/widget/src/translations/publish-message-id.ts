/** The texts of publishing an answer given in private; see `message-id.ts`. */
import type { StrResult } from '@lit/localize';

export type PublishMessageId =
  | 'publish-cancel'
  | 'publish-conflict'
  | 'publish-failed'
  | 'publish-hint'
  | 'publish-left'
  | 'publish-none'
  | 'publish-send'
  | 'publish-text'
  | 'publish-title'
  | 'publish-to'
  | 'publish-topic'
  | 'publish-topic-missing';

export type PublishTranslation = Record<PublishMessageId, string | StrResult>;
