/**
 * Every text that can be translated, by id. The English words stand where they are used, in `msg('…', { id })`; a
 * translation that lacks one of these ids, or has one more, does not compile.
 */
import type { StrResult } from '@lit/localize';

export type MessageId =
  | 'attachment-picture'
  | 'avatar-unnamed'
  | 'chat-close'
  | 'chat-empty'
  | 'chat-error'
  | 'chat-error-forbidden'
  | 'chat-error-missing'
  | 'chat-history-error'
  | 'chat-label'
  | 'chat-loading'
  | 'chat-offline'
  | 'chat-outbox-full'
  | 'chat-reconnecting'
  | 'composer-label'
  | 'composer-placeholder'
  | 'composer-remaining'
  | 'composer-send'
  | 'composer-too-long'
  | 'list-day-today'
  | 'list-day-yesterday'
  | 'list-label'
  | 'list-loading-older'
  | 'list-new'
  | 'list-new-many'
  | 'list-team'
  | 'list-typing'
  | 'list-you'
  | 'message-copy'
  | 'message-delete'
  | 'message-delete-ask'
  | 'message-deleted'
  | 'message-delivered'
  | 'message-edit'
  | 'message-edited'
  | 'message-failed'
  | 'message-keep'
  | 'message-more'
  | 'message-retry'
  | 'message-seen'
  | 'message-sending'
  | 'message-sent'
  | 'notice-retry'
  | 'status-connecting'
  | 'status-offline';

/** The texts of one language. */
export type Translation = Record<MessageId, string | StrResult>;
