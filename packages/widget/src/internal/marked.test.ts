import { expect } from 'chai';
import { readable } from './marked.js';

/** A text in which what stands between bars was found. */
function found(text: string) {
  const ranges = [...text.matchAll(/\|([^|]*)\|/g)].map(({ index, 1: word = '' }, n) => ({
    start: index - 2 * n,
    end: index - 2 * n + word.length,
  }));
  return { text: text.replaceAll('|', ''), ranges };
}

describe('a message that was found', () => {
  it('is shown without the signs that format it, and marked where it was', () => {
    const hit = found('It does. **|54|** fits, see [our |54| sizes](https://a.example/).\n\n- wide\n- |54|');

    expect(readable(hit)).to.deep.equal(found('It does. |54| fits, see our |54| sizes. wide |54|'));
  });

  it('stays as it was written where something was found that is not shown', () => {
    const hit = found('See [our sizes](https://a.example/|lamp|).');

    expect(readable(hit)).to.deep.equal(hit);
  });

  it('may be any words, also those that mean something here', () => {
    const hit = found('A \uE000strange\uE001 |lamp|');

    expect(readable(hit)).to.deep.equal(hit);
  });
});
