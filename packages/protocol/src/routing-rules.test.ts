import { describe, expect, it } from 'vitest';
import { type Beginning, findRule, matchesPath } from './routing-rules.js';
import type { RoutingRule } from './settings.js';

const ANYTHING = { paths: [], chosen: [], keywords: [], sites: [], team: 'sales' };
const rules = (...given: Partial<RoutingRule>[]): RoutingRule[] =>
  given.map((rule, n) => ({ ...ANYTHING, id: `r${n}`, ...rule }));

const begins = (more: Partial<Beginning> = {}): Beginning => ({
  site: 'shop',
  url: 'https://shop.example/products/one?colour=red',
  chosen: null,
  text: 'Is it in stock?',
  ...more,
});

const found = (given: Partial<RoutingRule>[], more: Partial<Beginning> = {}) =>
  findRule(rules(...given), begins(more))?.id;

describe('a rule', () => {
  it('counts when the page’s path is like one of its paths, whatever follows the path', () => {
    expect(found([{ paths: ['/pricing', '/products/*'] }])).toBe('r0');
    expect(found([{ paths: ['/products'] }])).toBeUndefined();
    expect(found([{ paths: ['*'] }], { url: null })).toBeUndefined();
    expect(found([{ paths: ['*'] }], { url: 'not an address' })).toBeUndefined();
  });

  it.each([
    ['Ich will mein Geld zurück!', 'geld zuruck'],
    ['REFUND please', 'refund'],
    ['my re-fund, and: refund.', 'Refund'],
    ['返金してください', '返金'],
    ['أريد استرداد المال', 'استرداد'],
    ['two\n words', 'two words'],
  ])('finds in “%s” the words “%s”', (text, keyword) => {
    expect(found([{ keywords: ['nothing', keyword] }], { text })).toBe('r0');
  });

  it.each([
    ['refunded', 'refund'],
    ['prefund', 'refund'],
    ['re fund', 'refund'],
    ['', 'refund'],
  ])('does not find in “%s” the word “%s”', (text, keyword) => {
    expect(found([{ keywords: [keyword] }], { text })).toBeUndefined();
  });

  it('wants all of its conditions', () => {
    const rule = { sites: ['shop'], paths: ['/products/*'], keywords: ['stock'] };

    expect(found([rule])).toBe('r0');
    expect(found([rule], { site: 'other' })).toBeUndefined();
    expect(found([rule], { url: 'https://shop.example/' })).toBeUndefined();
    expect(found([rule], { text: 'Hello' })).toBeUndefined();
  });

  it('is the first that holds', () => {
    expect(found([{ keywords: ['nothing'] }, { sites: ['shop'] }, {}])).toBe('r1');
  });

  it('leaves what the customer chose, unless it speaks of that choice', () => {
    const chosen = 'marketing';

    expect(found([{ sites: ['shop'] }], { chosen })).toBeUndefined();
    expect(found([{ chosen: ['marketing'] }], { chosen })).toBe('r0');
    expect(found([{ chosen: ['sales'] }], { chosen })).toBeUndefined();
    expect(found([{ chosen: ['marketing'] }])).toBeUndefined();
  });
});

describe('a path with stars', () => {
  it.each([
    ['/a/*/c', '/a/b/c', true],
    ['/a/*/c', '/a/c', false],
    ['*', '/', true],
    ['/a*a', '/a', false],
    ['/a*a', '/aa', true],
    ['*.html', '/x/y.html', true],
    ['/*b*', '/abc', true],
    ['/a', '/a/', false],
    ['/a.c', '/abc', false],
  ])('%s is like %s: %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });

  it('is quick however many stars there are', () => {
    expect(matchesPath(`${'*a'.repeat(99)}*b`, 'a'.repeat(2000))).toBe(false);
  });
});
