import type { ProactiveMessage } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { choose, matches } from './conditions.js';

const message = (changes: Partial<ProactiveMessage> = {}): ProactiveMessage => ({
  ...{ id: 'hello', text: 'Hello', paths: [], afterSeconds: 0, fromVisit: 1, locales: [], holdout: 0 },
  ...changes,
});
const HERE = { path: '/prices', seconds: 10, visit: 1, locale: 'en-GB' };

describe('what may be said', () => {
  it('is the first whose conditions all hold', () => {
    const messages = [
      message({ id: 'later', afterSeconds: 11 }),
      message({ id: 'again', fromVisit: 2 }),
      message({ id: 'german', locales: ['de'] }),
      message({ id: 'elsewhere', paths: ['/products/*', '/'] }),
      message({ id: 'prices', paths: ['/about', '/pri*'], locales: ['de', 'en'], afterSeconds: 10 }),
      message({ id: 'anywhere' }),
    ];

    expect(choose(messages, HERE)?.id).toBe('prices');
    expect(choose(messages, { ...HERE, seconds: 11 })?.id).toBe('later');
    expect(choose(messages, { ...HERE, visit: 5 })?.id).toBe('again');
    expect(choose(messages, { ...HERE, locale: 'DE' })?.id).toBe('german');
    expect(choose(messages, { ...HERE, path: '/products/long' })?.id).toBe('elsewhere');
    expect(choose(messages, { ...HERE, path: '/jobs' })?.id).toBe('anywhere');
    expect(choose([], HERE)).toBeUndefined();
  });
});

describe('a path', () => {
  it.each([
    ['/', '/', true],
    ['/', '/a', false],
    ['*', '/anything/at/all', true],
    ['/products/*', '/products/', true],
    ['/products/*', '/products', false],
    ['/*/checkout', '/de/checkout', true],
    ['/*/checkout', '/checkout', false],
    ['/a*b*c', '/a-b-b-c', true],
    ['/a*b*c', '/a-c-b', false],
    ['/ab*ba', '/aba', false],
    ['/.*', '/x', false],
    ['**', '/x', true],
  ])('%s describes %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it('that is made to be slow is not', () => {
    const pattern = `/${'*a'.repeat(99)}*b`;

    expect(matches(pattern, `/${'a'.repeat(200_000)}`)).toBe(false);
  });
});
