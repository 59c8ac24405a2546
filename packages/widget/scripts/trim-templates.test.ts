// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code under test stands in strings here
import { expect, test } from 'vitest';
import { trim } from './trim-templates.mjs';

test('style loses its comments and indentation, and keeps what it says', () => {
  const code =
    'const a = css `\n  :host > b {\n    /* why */\n    margin: 0 4px;\n    width: calc(1px + (2px - 1px));\n  }\n`;';

  expect(trim(code)).toBe('const a = css `:host>b{margin:0 4px;width:calc(1px + (2px - 1px))}`;');
});

test('markup keeps one space where a line broke, and the spaces in its words', () => {
  const code = 'html `<p\n  class=${a}\n  >One  two</p>\n  <b>x</b>`';

  expect(trim(code)).toBe('html `<p class=${a}>One  two</p> <b>x</b>`');
});

test('templates inside expressions are trimmed too, and strings in them are left alone', () => {
  const code = "html `<p>${on ? html `<i>\n  ${'}\\n  `'}\n</i>` : `a\n  b`}</p>`";

  expect(trim(code)).toBe("html `<p>${on ? html `<i> ${'}\\n  `'} </i>` : `a\n  b`}</p>`");
});

test('comments inside expressions may hold quotes, braces and back ticks', () => {
  const code = "html `<p\n  >${() => {\n  // another's `field {\n  /* it's } */ return 1;\n}}</p>`";

  expect(trim(code)).toBe("html `<p>${() => {\n  // another's `field {\n  /* it's } */ return 1;\n}}</p>`");
});

test.each(["html `${'never`", 'html `${1 // never}`', 'html `${1 /* never}`', 'html `${1', 'html `never'])(
  'what does not end is refused: %s',
  (code) => {
    expect(() => trim(code)).toThrow('does not end');
  },
);

test('other templates are text of their own', () => {
  const code = 'const text = `a\n    b { c: d }`;';

  expect(trim(code)).toBe(code);
});
