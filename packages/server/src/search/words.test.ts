import { describe, expect, it } from 'vitest';
import { queryOf, rangesOf, snippetOf, wordsOf } from './words.js';

/** What of a text would be shown as found. */
function marked(text: string, query: string): string[] | null {
  return rangesOf(text, queryOf(query))?.map(({ start, end }) => text.slice(start, end)) ?? null;
}

/** Whether an index that holds the text’s words has all that the query asks of it. */
function isIndexed(text: string, query: string): boolean {
  const [words, { words: wanted, prefix }] = [wordsOf(text), queryOf(query)];
  return (
    wanted.every((word) => words.includes(word)) &&
    (prefix === null || words.some((word) => word.startsWith(prefix)))
  );
}

describe('words', () => {
  it.each([
    ['Where is my Order?', ['where', 'is', 'my', 'order']],
    ['Ärger mit GRÖSSE, Größe', ['arger', 'mit', 'grosse', 'große']],
    ['ada@example.com', ['ada', 'example', 'com']],
    ['Заказ №42', ['заказ', '42']],
    ['طلبي لم يصل', ['طلبي', 'لم', 'يصل']],
    ['주문 상태', ['주문', '상태']],
    ['返品', ['返', '品', '返品']],
    ['注文ID7の件', ['注', '文', '注文', 'id7', 'の', '件', 'の件']],
    ['👍 …', []],
    ['', []],
  ])('of %s are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are each there once, and bounded in number and length', () => {
    expect(wordsOf('no no NO')).toEqual(['no']);
    expect(wordsOf('x'.repeat(5000))).toEqual(['x'.repeat(40)]);
    expect(wordsOf(Array.from({ length: 2000 }, (_, index) => `w${index}`).join(' '))).toHaveLength(1000);
  });
});

describe('what is looked for', () => {
  it.each([
    ['Where is my order?', 'order', ['order']],
    ['Where is my order?', 'MY ord', ['my', 'order']],
    ['Über Größe', 'uber große', ['Über', 'Größe']],
    ['Crème brûlée', 'creme bru', ['Crème', 'brûlée']],
    ['ada@example.com', 'ada@exam', ['ada', 'example']],
    ['返品したいです', '返品', ['返品']],
    ['返品したいです', '品', ['品']],
    ['東京の天気と京都の天気', '天気', ['天気', '天気']],
    ['ขอคืนสินค้า', 'สินค้า', ['ขอคืนสินค้า']],
    ['הזמנה שלי', 'הזמ', ['הזמנה']],
  ])('is found in %s by %s', (text, query, found) => {
    expect(isIndexed(text, query)).toBe(true);
    expect(marked(text, query)).toEqual(found);
  });

  it.each([
    ['Where is my order?', 'orders'],
    ['Where is my order?', 'where lamp'],
    // Only the last word may be a beginning, and not of one letter.
    ['Where is my order?', 'ord my'],
    ['Where is my order?', 'o'],
    ['東天京気', '天気'],
  ])('is not found in %s by %s', (text, query) => {
    expect(marked(text, query)).toBeNull();
  });

  it('shows neighbours as one stretch, in order', () => {
    expect(marked('to be or not to be', 'be to')).toEqual(['to', 'be', 'to', 'be']);
    expect(marked('京都京都', '京都')).toEqual(['京都京都']);
  });

  it('is nothing when there is no word in it', () => {
    expect(queryOf('… ?! 👍').parts).toEqual([]);
  });
});

describe('a snippet', () => {
  const filler = 'lorem '.repeat(100);

  it('is the text itself when that is short', () => {
    const text = 'Where is my order?';

    expect(snippetOf(text, [{ start: 12, end: 17 }])).toEqual({ text, ranges: [{ start: 12, end: 17 }] });
  });

  it('is the piece around what was found, whose ranges still fit', () => {
    const text = `${filler}needle ${filler}`;
    const snippet = snippetOf(text, rangesOf(text, queryOf('needle')) ?? []);

    expect(snippet.text).toMatch(/^….*needle.*…$/);
    expect(snippet.text.length).toBeLessThan(170);
    expect(snippet.ranges.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['needle']);
  });

  it('never cuts a character in two', () => {
    for (let shift = 0; shift < 4; shift += 1) {
      const text = `${'x'.repeat(shift)}${'😀'.repeat(200)} needle ${'😀'.repeat(200)}`;
      const { text: piece } = snippetOf(text, rangesOf(text, queryOf('needle')) ?? []);
      expect(piece.isWellFormed()).toBe(true);
    }
  });
});
