import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { emojiModule } from './emoji.mjs';

test('the emoji are those of the installed emojibase-data', () => {
  const file = new URL('../src/elements/emoji-picker/emoji-data.ts', import.meta.url);

  expect(readFileSync(file, 'utf8')).toBe(emojiModule());
});
