/** The texts of searching in discussions; see `message-id.ts`. */
import type { StrResult } from '@lit/localize';
import type { Plural } from './message-id.js';

export type FindingMessageId =
  | 'finding-close'
  | 'finding-failed'
  | 'finding-label'
  | 'finding-limited'
  | 'finding-more'
  | 'finding-nobody'
  | 'finding-none';

export type FindingPluralId = 'finding-count';

export type FindingTranslation = Record<FindingMessageId, string | StrResult> &
  Record<FindingPluralId, Plural>;
