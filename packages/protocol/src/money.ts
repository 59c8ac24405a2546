/**
 * Amounts of money as exact decimals: text outside, whole ten-thousandths inside. Must never pass through a float: sums of
 * thousands of amounts are right to the last digit.
 */

/** Decimals that an amount may have: as many as any currency of ISO 4217 knows. */
export const AMOUNT_DECIMALS = 4;
const FORM = /^(\d{1,12})(?:\.(\d{1,4}))?$/;

/** The amount in ten-thousandths; undefined for what is no amount: `1249.9`, without a sign, with four decimals at most. */
export function toUnits(amount: string): bigint | undefined {
  const [, whole, decimals = ''] = FORM.exec(amount) ?? [];
  if (whole === undefined) return undefined;
  const units = BigInt(whole + decimals.padEnd(AMOUNT_DECIMALS, '0'));
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? units : undefined;
}

/** The amount as text, with the decimals that the currency usually has, or more when it needs them: `1249.90` euros. */
export function fromUnits(units: bigint, currency: string): string {
  const digits = units.toString().padStart(AMOUNT_DECIMALS + 1, '0');
  const whole = digits.slice(0, -AMOUNT_DECIMALS);
  const decimals = digits.slice(-AMOUNT_DECIMALS).replace(/0+$/, '').padEnd(usualDecimals(currency), '0');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** Asking for them takes longer than all the rest. */
const DECIMALS = new Map<string, number>();

function usualDecimals(currency: string): number {
  let decimals = DECIMALS.get(currency);
  if (decimals === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
    DECIMALS.set(currency, decimals);
  }
  return decimals;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether it is a currency's code of ISO 4217, such as `EUR`. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}
