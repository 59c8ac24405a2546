import { describe, expect, it } from 'vitest';
import { readDocument } from './readme-blocks.js';
import { compileRecipe } from './recipes.js';

const { blocks } = readDocument('docs/frameworks.md');
const recipe = (kind: string) => blocks.find((block) => block.kind === kind)?.text ?? '';

describe('the recipes for frameworks', () => {
  it('are there for the chat in React, Vue, Svelte and Angular, and for a discussion', () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(['tsx', 'vue', 'svelte', 'typescript', 'tsx']);
  });

  it.each(blocks)('$kind compiles', ({ kind, text }) => {
    expect(compileRecipe(kind, text)).toMatch(/parley-chat|ParleyChat|ParleyDiscussion/);
  });

  it.each([
    { kind: 'tsx', right: 'event.count', wrong: 'event.number', words: "'number' does not exist" },
    { kind: 'tsx', right: 'site="acme"', wrong: 'site={7}', words: "is not assignable to type 'string'" },
    { kind: 'vue', right: 'event.count', wrong: 'event.number', words: "'number' does not exist" },
    { kind: 'vue', right: '</template>', wrong: '', words: 'Element is missing end tag' },
    { kind: 'svelte', right: '{/if}', wrong: '', words: 'attempted to close an element' },
    { kind: 'typescript', right: 'signal(0)', wrong: 'signal(0', words: "')' expected" },
    { kind: 'typescript', right: '</parley-chat>', wrong: '</parley>', words: 'Unexpected closing tag' },
  ])('$kind with $wrong for $right does not', ({ kind, right, wrong, words }) => {
    const text = recipe(kind);
    expect(text).toContain(right);

    expect(() => compileRecipe(kind, text.replace(right, wrong))).toThrow(words);
  });
});
