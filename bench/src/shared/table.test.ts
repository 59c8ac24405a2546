import { expect, it } from 'vitest';
import { formatTable } from './table.js';

it('aligns names to the left and figures to the right', () => {
  const table = formatTable(
    ['server', 'messages/s'],
    [
      ['bare', 30_123.4],
      ['product', 9.875],
      ['none', Number.NaN],
    ],
  );

  expect(table.split('\n')).toEqual([
    'server   messages/s',
    '───────  ──────────',
    'bare         30,123',
    'product        9.88',
    'none              –',
  ]);
});
