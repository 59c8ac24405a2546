/** What an hour, a message and a foreign currency are worth. */
import { z } from '@hono/zod-openapi';
import {
  type CreateHourlyRateInput,
  type CreateServiceRateInput,
  type ExchangeRate,
  type ExchangeRatesSet,
  type HourlyRate,
  LIMITS,
  type Page,
  type RateList,
  type ServiceRate,
  type SetExchangeRatesInput,
  type UpdateRateInput,
} from '@parley/protocol';
import { toRate } from '../insights/prices.js';
import { cursor, id, name, pageLimit, slug } from './common.js';
import { amount, currency } from './outcomes.js';

const day = z.iso
  .date('Expected a day such as 2026-11-23.')
  .refine((text) => text >= '1970-01-01' && text <= '2999-12-31', 'Expected a day from 1970 to 2999.')
  .openapi({ example: '2026-11-23' });
const per = z.enum(['customer_message', 'company_message', 'message', 'conversation']);
const money = z.string().openapi({ example: '38.50' });
const stored = { amount: money, currency: z.string().openapi({ example: 'EUR' }), from: day };
const given = { amount, currency, from: day };

export const hourlyRate = z
  .strictObject({
    id: id('hourlyRate'),
    teamId: z.string().nullable(),
    agentId: id('agent').nullable(),
    ...stored,
  })
  .openapi('HourlyRate') satisfies z.ZodType<HourlyRate>;

export const serviceRate = z
  .strictObject({ id: id('serviceRate'), name: z.string(), per, ...stored })
  .openapi('ServiceRate') satisfies z.ZodType<ServiceRate>;

export const rateList = z
  .strictObject({ hourly: z.array(hourlyRate), services: z.array(serviceRate) })
  .openapi('RateList') satisfies z.ZodType<RateList>;

export const createHourlyRateInput = z
  .strictObject({
    id: id('hourlyRate').optional(),
    teamId: slug.nullable().optional(),
    agentId: id('agent').nullable().optional(),
    ...given,
  })
  .openapi('CreateHourlyRateInput') satisfies z.ZodType<CreateHourlyRateInput>;

export const createServiceRateInput = z
  .strictObject({ id: id('serviceRate').optional(), name, per, ...given })
  .openapi('CreateServiceRateInput') satisfies z.ZodType<CreateServiceRateInput>;

export const updateRateInput = z
  .strictObject(given)
  .openapi('UpdateRateInput') satisfies z.ZodType<UpdateRateInput>;

export const exchangeRate = z
  .strictObject({
    currency,
    from: day,
    rate: z
      .string()
      .max(17)
      .refine(
        (text) => (toRate(text) ?? 0n) > 0n,
        'Expected what one unit is worth, such as "0.9213": above 0, at most six digits and ten decimals.',
      )
      .openapi({ example: '0.9213' }),
  })
  .openapi('ExchangeRate') satisfies z.ZodType<ExchangeRate>;

export const exchangeRatePage = z
  .strictObject({ data: z.array(exchangeRate), next: z.string().nullable() })
  .openapi('ExchangeRatePage') satisfies z.ZodType<Page<ExchangeRate>>;

export const exchangeListQuery = z.strictObject({ cursor: cursor.optional(), limit: pageLimit });

export const setExchangeRatesInput = z
  .strictObject({
    rates: z.array(exchangeRate).min(1).max(LIMITS.exchangeRatesAtOnce).optional(),
    csv: z.string().min(1).max(LIMITS.bodyBytes).optional(),
  })
  .refine(({ rates, csv }) => (rates === undefined) !== (csv === undefined), 'Send either rates or csv.')
  .openapi('SetExchangeRatesInput') satisfies z.ZodType<SetExchangeRatesInput>;

export const exchangeRatesSet = z
  .strictObject({ set: z.int().min(0) })
  .openapi('ExchangeRatesSet') satisfies z.ZodType<ExchangeRatesSet>;

export const exchangeKey = z.strictObject({ currency, from: day });
