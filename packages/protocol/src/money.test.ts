import { describe, expect, it } from 'vitest';
import { fromUnits, isCurrency, toUnits } from './money.js';

describe('an amount', () => {
  it.each([
    ['0', 'EUR', '0.00'],
    ['1249.9', 'EUR', '1249.90'],
    ['0.1', 'USD', '0.10'],
    ['1000', 'JPY', '1000'],
    ['3.125', 'BHD', '3.125'],
    ['0.0001', 'EUR', '0.0001'],
    ['900000000000', 'VND', '900000000000'],
  ])('of %s %s is kept exactly and read as %s', (amount, currency, text) => {
    const units = toUnits(amount);

    expect(units === undefined ? units : fromUnits(units, currency)).toBe(text);
  });

  it.each(['', '-1', '+1', '1,5', '1e3', '.5', '1.', '1.00001', '999999999999', ' 1', 'NaN'])(
    'is not %j',
    (text) => {
      expect(toUnits(text)).toBeUndefined();
    },
  );

  it('adds up to the last digit, where floats do not', () => {
    const sum = Array.from({ length: 10 }, () => toUnits('0.1') ?? 0n).reduce(
      (total, units) => total + units,
    );

    expect(fromUnits(sum, 'EUR')).toBe('1.00');
  });
});

it('knows currencies from other words of three letters', () => {
  expect(['EUR', 'JPY', 'XYZ', 'eur'].map(isCurrency)).toEqual([true, true, false, false]);
});
