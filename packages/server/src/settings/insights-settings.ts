/** How money is reckoned, as it stands in the settings. All of it can be left out. */
import { isCurrency } from '@parley/protocol';
import { z } from 'zod';

export const insightsSettings = z.strictObject({
  /** The currency of all figures. */
  currency: z
    .string()
    .max(3)
    .refine(isCurrency, 'Expected the code of a currency (ISO 4217), such as EUR.')
    .default('EUR'),
  attribution: z
    .strictObject({
      /** To which of a customer's conversations an outcome is given. */
      model: z.enum(['first_touch', 'last_touch', 'linear']).default('last_touch'),
      /** How many days before the outcome they may have begun. */
      days: z.int().min(1).max(30).default(7),
    })
    .prefault({}),
});
