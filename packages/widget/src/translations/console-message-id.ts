/**
 * The texts that only the console has, by id. They are apart from the others so that no visitor of a site loads the
 * words of its staff.
 */
import type { StrResult } from '@lit/localize';
import type { Plural } from './message-id.js';

export type ConsoleMessageId =
  | 'account-failed'
  | 'account-label'
  | 'account-sign-out'
  | 'animal-badger'
  | 'animal-beaver'
  | 'animal-deer'
  | 'animal-dolphin'
  | 'animal-finch'
  | 'animal-fox'
  | 'animal-hare'
  | 'animal-heron'
  | 'animal-lynx'
  | 'animal-otter'
  | 'animal-owl'
  | 'animal-raven'
  | 'animal-robin'
  | 'animal-seal'
  | 'animal-stork'
  | 'animal-swan'
  | 'console-error-busy'
  | 'console-error-forbidden'
  | 'console-error-internal'
  | 'console-error-missing'
  | 'console-error-network'
  | 'contact-anonymous'
  | 'conversation-back'
  | 'conversation-empty'
  | 'conversation-loading'
  | 'conversation-placeholder'
  | 'conversation-since'
  | 'conversation-title'
  | 'inbox-empty'
  | 'inbox-empty-copied'
  | 'inbox-empty-copy'
  | 'inbox-empty-tag'
  | 'inbox-empty-title'
  | 'inbox-list'
  | 'inbox-loading'
  | 'inbox-older-error'
  | 'inbox-row-empty'
  | 'inbox-row-said'
  | 'inbox-title'
  | 'role-admin'
  | 'role-agent'
  | 'role-analyst'
  | 'role-moderator'
  | 'role-owner'
  | 'sign-in-busy'
  | 'sign-in-email'
  | 'sign-in-email-missing'
  | 'sign-in-ended'
  | 'sign-in-lead'
  | 'sign-in-limited'
  | 'sign-in-password'
  | 'sign-in-password-missing'
  | 'sign-in-title'
  | 'sign-in-wait'
  | 'sign-in-wrong'
  | 'time-now'
  | 'workspace-arrival'
  | 'workspace-hint'
  | 'workspace-key-back'
  | 'workspace-key-move'
  | 'workspace-key-open';

/** Those that count something. */
export type ConsolePluralId = 'inbox-row-unread';

/** The console's texts of one language. */
export type ConsoleTranslation = Record<ConsoleMessageId, string | StrResult> &
  Record<ConsolePluralId, Plural>;
