import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, parseMarkdown, plainText } from './markdown.js';
import { type Inline, parseInline } from './markdown-inline.js';

const strong = (...children: Inline[]): Inline => ({ type: 'strong', children });
const emphasis = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const link = (text: string, href = text): Inline => ({ type: 'link', text, href });
const words = (...children: Inline[]): Block => ({ type: 'text', children });

/** Every node, at any depth. */
function* nodesOf(blocks: readonly Block[]): Generator<Inline> {
  const inner = function* (nodes: readonly Inline[]): Generator<Inline> {
    for (const node of nodes) {
      yield node;
      if (typeof node !== 'string' && 'children' in node) yield* inner(node.children);
    }
  };
  for (const block of blocks) {
    if (block.type === 'code') yield block.text;
    else if (block.type === 'text') yield* inner(block.children);
    else for (const item of block.items) yield* inner(item.children);
  }
}

/** What a reader sees of it. */
function shown(blocks: readonly Block[]): string {
  return [...nodesOf(blocks)]
    .map((node) => (typeof node === 'string' ? node : 'text' in node ? node.text : ''))
    .join('');
}

const hrefs = (text: string) =>
  [...nodesOf(parseMarkdown(text))].flatMap((node) =>
    typeof node !== 'string' && node.type === 'link' ? node.href : [],
  );

/** Texts in which marks are frequent, and anything else possible. */
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '***',
        '_',
        '__',
        '`',
        '```\n',
        '[',
        '](',
        ')',
        'https://',
        '\n',
        '- ',
        '1. ',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.webUrl(),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('the marks within a line', () => {
  test('make words bold, italic, both, and code', () => {
    expect(parseInline('a **b** *c* _d_ __e__ ***f*** `*g*`')).toEqual([
      'a ',
      strong('b'),
      ' ',
      emphasis('c'),
      ' ',
      emphasis('d'),
      ' ',
      strong('e'),
      ' ',
      emphasis(strong('f')),
      ' ',
      { type: 'code', text: '*g*' },
    ]);
  });

  test('nest in each other', () => {
    expect(parseInline('**a _b_ c**')).toEqual([strong('a ', emphasis('b'), ' c')]);
  });

  test('are text where they are not complete, or belong to something else', () => {
    const texts = [
      '2 * 3 * 4',
      '2*3*4',
      'snake_case_name and __init',
      '¯\\_(ツ)_/¯',
      '*',
      '**',
      '*****',
      '___',
      '* * *',
      '**never closed',
      '`never closed',
      '[words](javascript:alert(1))',
      '[words](/path)',
      'C:\\*.*',
    ];
    for (const text of texts) expect(parseInline(text)).toEqual([text]);
  });

  test('work without spaces in writing that has none', () => {
    expect(parseInline('これは**重要**です')).toEqual(['これは', strong('重要'), 'です']);
    expect(parseInline('这*很*好')).toEqual(['这', emphasis('很'), '好']);
  });

  test('make links of addresses, and leave the marks of the sentence outside', () => {
    expect(parseInline('See https://example.com/a?b=c, and (http://example.com/d).')).toEqual([
      'See ',
      link('https://example.com/a?b=c'),
      ', and (',
      link('http://example.com/d'),
      ').',
    ]);
    expect(parseInline('**https://example.com/a_b_c**')).toEqual([strong(link('https://example.com/a_b_c'))]);
  });

  test('keep a bracket that was opened in the address', () => {
    const address = 'https://en.example.org/wiki/Parley_(talk)';

    expect(parseInline(address)).toEqual([link(address)]);
    expect(parseInline(`[words](${address})`)).toEqual([link('words', address)]);
  });

  test('make no link of any other scheme', () => {
    expect(hrefs('javascript:alert(1) data:text/html,x ftp://example.com vbscript:x [x](data:,x)')).toEqual(
      [],
    );
  });
});

describe('the blocks of a message', () => {
  test('are its lines as they are, where there is no mark', () => {
    for (const text of ['one\ntwo', '\n one', 'a\n\n\nb\n', '']) {
      expect(parseMarkdown(text).map((block) => block.type)).toEqual(['text']);
      expect(shown(parseMarkdown(text))).toBe(text);
    }
  });

  test('are lists of points and of numbers, with the numbers that were typed', () => {
    expect(parseMarkdown('Please:\n\n- one\n* **two**\n\n3. three\n5) five\nand go')).toEqual([
      words('Please:'),
      {
        type: 'list',
        ordered: false,
        items: [
          { value: null, children: ['one'] },
          { value: null, children: [strong('two')] },
        ],
      },
      {
        type: 'list',
        ordered: true,
        items: [
          { value: 3, children: ['three'] },
          { value: 5, children: ['five'] },
        ],
      },
      words('and go'),
    ]);
  });

  test('are no list for a year, a minus or a lone dash', () => {
    for (const text of ['2024. That was it', '-5 degrees', '-']) {
      expect(parseMarkdown(text)).toEqual([words(text)]);
    }
  });

  test('are code between fences, in which nothing is a mark', () => {
    expect(parseMarkdown('Try:\n```js\n- *a*\n\n  b\n```\nNow?')).toEqual([
      words('Try:'),
      { type: 'code', text: '- *a*\n\n  b' },
      words('Now?'),
    ]);
  });

  test('are text after a fence that nothing closes', () => {
    expect(shown(parseMarkdown('```\nnever closed'))).toBe('```\nnever closed');
  });
});

describe('for any text', () => {
  test('nothing is shown that was not typed, in the same order', () => {
    fc.assert(
      fc.property(marked, (text) => {
        let at = 0;
        for (const character of shown(parseMarkdown(text))) {
          at = text.indexOf(character, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += character.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('nothing goes missing but marks and white space', () => {
    const bare = (text: string) => text.replace(/[\s*_`[\]()•+-]|\d+[.)]|https?:\/\/\S*|```[\w+#.-]*/g, '');
    fc.assert(
      fc.property(
        fc
          .array(
            fc.oneof(
              fc.constantFrom('*', '**', '_', '`', '[', '](', ')', '\n', '- ', ' '),
              fc.string({ unit: 'grapheme', maxLength: 5 }),
            ),
          )
          .map((parts) => parts.join('')),
        (text) => {
          expect(bare(shown(parseMarkdown(text)))).toBe(bare(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('links go to http and https only', () => {
    fc.assert(
      fc.property(marked, (text) => {
        for (const href of hrefs(text)) expect(new URL(href).protocol).toMatch(/^https?:$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('marks are nested no deeper than there are kinds of them', () => {
    const depth = (nodes: readonly Inline[]): number =>
      Math.max(
        0,
        ...nodes.map((node) =>
          typeof node !== 'string' && 'children' in node ? 1 + depth(node.children) : 0,
        ),
      );
    fc.assert(
      fc.property(marked, (text) => {
        expect(depth(parseInline(text))).toBeLessThanOrEqual(6);
      }),
    );
  });

  // Were any of these read in quadratic time, a million characters would take hours, and the test its whole time.
  test.each([
    '*a ',
    '_a ',
    '**a*',
    '*',
    '`',
    '`a',
    '[',
    '[a](http://',
    '[a](http://(',
    '](',
    'http://x.y(',
    'http://x.....',
    '- a\n',
    '1. ',
    '```\n',
    '\n',
    ' \n',
    '***a**b*',
    '- '.padEnd(50),
  ])('a million characters of %j are read', (part) => {
    const text = part.repeat(1_000_000 / part.length);

    expect(parseMarkdown(text).length).toBeGreaterThanOrEqual(0);
    expect(plainText(text).length).toBeLessThanOrEqual(text.length);
  });
});
