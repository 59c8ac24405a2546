/** What conversations came to. */
import { z } from '@hono/zod-openapi';
import {
  type CreateOutcomeInput,
  isCurrency,
  type Outcome,
  type OutcomePage,
  toUnits,
  type UpdateOutcomeInput,
} from '@parley/protocol';
import { cursor, externalId, id, pageLimit, slug, time } from './common.js';

const kind = z.enum(['won', 'lost', 'saved', 'refunded']);
/** As text: a number in JSON is a float to most who read it. */
export const amount = z
  .string()
  .max(20)
  .refine(
    (text) => toUnits(text) !== undefined,
    'Expected a decimal such as "1249.90": no sign, at most four decimals, at most 900719925474.0991.',
  )
  .openapi({ example: '1249.90' });
export const currency = z
  .string()
  .max(3)
  .refine(isCurrency, 'Expected the code of a currency (ISO 4217), such as EUR.')
  .openapi({ example: 'EUR' });

export const outcome = z
  .strictObject({
    id: id('outcome'),
    conversationId: id('conversation'),
    kind,
    amount: z.string().openapi({ example: '1249.90' }),
    currency: z.string().openapi({ example: 'EUR' }),
    source: z.string().openapi({ example: 'hubspot' }),
    externalId: z.string().nullable(),
    at: time,
    voidedAt: time.nullable(),
    createdAt: time,
  })
  .openapi('Outcome') satisfies z.ZodType<Outcome>;

export const outcomePage = z
  .strictObject({ data: z.array(outcome), next: z.string().nullable() })
  .openapi('OutcomePage') satisfies z.ZodType<OutcomePage>;

export const createOutcomeInput = z
  .strictObject({
    id: id('outcome').optional(),
    kind,
    amount,
    currency,
    source: slug.optional(),
    externalId: externalId.optional(),
    at: time.optional(),
  })
  .openapi('CreateOutcomeInput') satisfies z.ZodType<CreateOutcomeInput>;

export const updateOutcomeInput = z
  .strictObject({
    kind: kind.optional(),
    amount: amount.optional(),
    currency: currency.optional(),
    at: time.optional(),
    voided: z.boolean().optional(),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), 'Say what changes.')
  .openapi('UpdateOutcomeInput') satisfies z.ZodType<UpdateOutcomeInput>;

export const outcomeListQuery = z.strictObject({ cursor: cursor.optional(), limit: pageLimit });
