/** The texts of sharing the figures; see `message-id.ts`. */
import type { StrResult } from '@lit/localize';

export type SharingMessageId =
  | 'sharing-active'
  | 'sharing-all'
  | 'sharing-days'
  | 'sharing-days-hint'
  | 'sharing-ended'
  | 'sharing-ends'
  | 'sharing-expired'
  | 'sharing-full'
  | 'sharing-life'
  | 'sharing-links'
  | 'sharing-links-lead'
  | 'sharing-mail'
  | 'sharing-mail-language'
  | 'sharing-mail-lead'
  | 'sharing-mail-want'
  | 'sharing-make'
  | 'sharing-name'
  | 'sharing-name-hint'
  | 'sharing-new'
  | 'sharing-none'
  | 'sharing-once'
  | 'sharing-revoked'
  | 'sharing-shows'
  | 'sharing-shows-hint'
  | 'sharing-span'
  | 'sharing-title'
  | 'sharing-unused'
  | 'sharing-used';

export type SharingTranslation = Record<SharingMessageId, string | StrResult>;
