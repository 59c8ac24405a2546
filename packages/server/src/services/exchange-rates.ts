/** What foreign currencies were worth, day by day, as the company says. Whatever lacks a rate is left out of the figures, and named. */
import {
  type ExchangeRate,
  type ExchangeRatesSet,
  LIMITS,
  type Page,
  type SetExchangeRatesInput,
} from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { readExchangeCsv } from '../insights/exchange-csv.js';
import { exchangeRate } from '../schemas/rates.js';
import { lockInsightsState } from '../store/insights-state.js';
import {
  countExchangeRates,
  deleteExchangeRate,
  type ExchangeKey,
  listExchangeRates,
  setExchangeRates,
} from '../store/rates.js';
import { authorize } from './policy.js';
import { tell } from './rates.js';

export async function getExchangeRates(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ExchangeRate>> {
  authorize(ctx.actor, 'rate.list');
  const after = cursor === undefined ? null : keyOf(cursor);
  const found = await listExchangeRates(ctx.db, { after, limit: limit + 1 });
  const data = found.slice(0, limit);
  const last = data.at(-1);
  return { data, next: found.length > limit && last ? `${last.currency}~${last.from}` : null };
}

function keyOf(cursor: string): ExchangeKey {
  const [, currency, from] = /^([A-Z]{3})~(\d{4}-\d{2}-\d{2})$/.exec(cursor) ?? [];
  if (currency === undefined || from === undefined)
    throw new AppError('invalid_input', 'cursor: That is no cursor of this list.');
  return { currency, from };
}

/** All of them or none. @throws AppError `invalid_input` that says which line is wrong; `conflict` when they would be too many */
export function putExchangeRates(ctx: Context, input: SetExchangeRatesInput): Promise<ExchangeRatesSet> {
  authorize(ctx.actor, 'rate.update');
  const rates = ratesOf(input);
  return ctx.commit(async (tx) => {
    await lockInsightsState(tx.db);
    await setExchangeRates(tx.db, rates);
    if ((await countExchangeRates(tx.db)) > LIMITS.exchangeRates)
      throw new AppError('conflict', `More than ${LIMITS.exchangeRates} exchange rates do not fit.`);
    const currencies = [...new Set(rates.map(({ currency }) => currency))].sort();
    await tell(ctx, tx, { name: `exchange.${currencies.join('+')}`, days: rates.map(({ from }) => from) });
    return { set: rates.length };
  });
}

function ratesOf({ rates, csv }: SetExchangeRatesInput): ExchangeRate[] {
  if (csv === undefined) return unique(rates ?? []);
  const lines = readExchangeCsv(csv);
  if (lines.length === 0 || lines.length > LIMITS.exchangeRatesAtOnce)
    throw refusal('csv', `Expected 1 to ${LIMITS.exchangeRatesAtOnce} rates.`);
  for (const [index, line] of lines.entries()) {
    const { error } = exchangeRate.safeParse(line);
    if (error !== undefined)
      throw refusal(`csv.${index + 1}`, `Rate ${index + 1}: ${error.issues[0]?.message ?? 'it is none.'}`);
  }
  return unique(lines);
}

/** Of several for one day the last one counts. */
function unique(rates: ExchangeRate[]): ExchangeRate[] {
  return [...new Map(rates.map((rate) => [`${rate.currency} ${rate.from}`, rate])).values()];
}

function refusal(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { details: [{ path, message }] });
}

export function dropExchangeRate(ctx: Context, key: ExchangeKey): Promise<ExchangeRate> {
  authorize(ctx.actor, 'rate.update');
  return ctx.commit(async (tx) => {
    await lockInsightsState(tx.db);
    const rate = await deleteExchangeRate(tx.db, key);
    if (rate === undefined) throw notFound('rate');
    await tell(ctx, tx, { name: `exchange.${key.currency}`, days: [key.from] });
    return { ...key, rate };
  });
}
