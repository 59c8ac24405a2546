import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { classify, crossValidate, emptyTally, ratesOf, shuffle } from './classify.js';
import { readComments } from './comments.js';

const SPAM = Array.from({ length: 20 }, (_, i) => ({
  text: `casino bonus number ${'i'.repeat(i + 1)}`,
  spam: true,
}));
const FINE = Array.from({ length: 20 }, (_, i) => ({
  text: `my bicycle wheel ${'o'.repeat(i + 1)}`,
  spam: false,
}));

function write(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'parley-spam-')), 'comments.csv');
  writeFileSync(path, content);
  return path;
}

it('counts what was held and what was let through, and asks about each comment once', () => {
  const tally = emptyTally();

  crossValidate(shuffle([...SPAM, ...FINE], 1), tally);

  expect(tally).toMatchObject({ held: 20, wronged: 0, missed: 0, passed: 20 });
  expect(tally.times).toHaveLength(40);
});

it('tells the errors of a filter that was taught the contrary', () => {
  const tally = emptyTally();
  const contrary = [...SPAM, ...FINE].map(({ text, spam }) => ({ text, spam: !spam }));

  classify(shuffle(contrary, 1), [...SPAM, ...FINE], tally);

  expect(tally).toMatchObject({ held: 0, wronged: 20, missed: 20, passed: 0 });
});

it('knows precision and recall', () => {
  expect(ratesOf({ ...emptyTally(), held: 90, wronged: 10, missed: 30 })).toEqual({
    precision: 0.9,
    recall: 0.75,
  });
});

it('shuffles the same way for the same seed, and loses nothing', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);

  expect(shuffle(items, 3)).toEqual(shuffle(items, 3));
  expect(shuffle(items, 3)).not.toEqual(shuffle(items, 4));
  expect(shuffle(items, 3).toSorted((a, b) => a - b)).toEqual(items);
});

it('reads commas, quotes and line ends inside of comments', () => {
  const path = write('text,spam\n"a, ""b""\nc",1\nplain,0\n');

  expect(readComments(path)).toEqual([
    { text: 'a, "b"\nc', spam: true },
    { text: 'plain', spam: false },
  ]);
});

it.each(['text,spam\nhello,2\n', 'words,spam\nhello,1\n', 'text,spam\nhello\n'])('refuses %j', (content) => {
  const path = write(content);

  expect(() => readComments(path)).toThrow();
});
