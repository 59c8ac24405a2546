/** The settings that figures are made with: when they change, all of them are made anew. */
import type { Attribution } from '@parley/protocol';
import type { Settings } from '../settings/settings-schema.js';

export interface Basis {
  currency: string;
  /** Of the days on which rates hold. */
  zone: string;
  attribution: Attribution;
  /** Whether it may be known whose time it was, and in which conversation. */
  time: 'own' | 'team';
}

export function basisOf({ insights, hours, privacy }: Settings): Basis {
  const { currency, attribution } = insights;
  const { model, days } = attribution;
  return { currency, zone: hours?.zone ?? 'UTC', attribution: { model, days }, time: privacy.time };
}
