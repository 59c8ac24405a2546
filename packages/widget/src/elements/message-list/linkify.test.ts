import { expect } from 'chai';
import { linkify } from './linkify.js';

const links = (text: string) => linkify(text).flatMap((part) => part.href ?? []);

describe('linkify', () => {
  it('finds addresses and leaves the marks of the sentence outside', () => {
    expect(links('See https://example.com/a?b=c, and (http://example.com/d).')).to.deep.equal([
      'https://example.com/a?b=c',
      'http://example.com/d',
    ]);
  });

  it('keeps a bracket that was opened in the address', () => {
    expect(links('https://en.example.org/wiki/Parley_(talk)')).to.deep.equal([
      'https://en.example.org/wiki/Parley_(talk)',
    ]);
  });

  it('makes no link of any other scheme', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://example.com vbscript:x')).to.deep.equal([]);
  });

  it('loses no character of the text', () => {
    const text = 'a https://example.com/ä.\n\n<b> https:// https://[bad https://x.y';

    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).to.equal(text);
  });
});
