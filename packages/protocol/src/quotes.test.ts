import { describe, expect, it } from 'vitest';
import { parsePassages, plainWords, quote } from './quotes.js';

describe('quotes', () => {
  it('are told from what their author says, without their marks', () => {
    expect(parsePassages('> Does it fit?\n>It must\n\nIt *does*\n\n> \n')).toEqual([
      { quoted: true, text: 'Does it fit?\nIt must' },
      { quoted: false, text: 'It *does*' },
    ]);
    expect(parsePassages(' \n')).toEqual([]);
  });

  it('hold what somebody says, not what they quote', () => {
    expect(quote('> Before\nFirst\nSecond\n')).toBe('> First\n> Second\n\n');
  });

  it('are read as words like all else', () => {
    expect(plainWords('> Is **it**?\n\n- `yes`\n- [no](https://a.example/)')).toBe('Is it? yes no');
  });
});
