/** Exchange rates as a spreadsheet has them: `currency,from,rate` in each line, with or without a first line that says so. */
import type { ExchangeRate } from '@parley/protocol';

/** The cells of each line; semicolons and tabs part them as well. Empty lines are nothing. Whether they make sense is asked elsewhere. */
export function readExchangeCsv(text: string): ExchangeRate[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const rates = lines.map((line) => {
    const [currency = '', from = '', rate = '', ...more] = line.split(/[,;\t]/).map(unquoted);
    return { currency: currency.toUpperCase(), from, rate: more.length === 0 ? rate : line };
  });
  return rates[0]?.currency === 'CURRENCY' ? rates.slice(1) : rates;
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}
