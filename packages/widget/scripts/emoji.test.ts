import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { emojiModule, LANGUAGES, namesModule } from './emoji.mjs';

const read = (path: string) =>
  readFileSync(new URL(`../src/elements/emoji-picker/${path}`, import.meta.url), 'utf8');

test('the emoji are those of the installed emojibase-data', () => {
  expect(read('emoji-data.ts')).toBe(emojiModule());
});

test.each(LANGUAGES as string[])('their names are those of the installed emojibase-data: %s', (language) => {
  expect(read(`names/${language}.ts`)).toBe(namesModule(language));
});
