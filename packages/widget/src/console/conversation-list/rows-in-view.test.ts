import { expect } from 'chai';
import { rowsInView, rowsToDraw, shiftOf } from './rows-in-view.js';

const at = (scrollTop: number, count: number) => rowsInView({ scrollTop, height: 600, rowHeight: 60, count });
const row = (id: string, lastAt = '1') => ({ id, lastAt });

describe('rows in view', () => {
  it('are those that fit, also half', () => {
    expect(at(0, 100)).to.deep.equal({ first: 0, last: 9 });
    expect(at(30, 100)).to.deep.equal({ first: 0, last: 10 });
  });

  it('are none of an empty list, and never more than there are', () => {
    expect(at(0, 0)).to.deep.equal({ first: 0, last: -1 });
    expect(at(5000, 20)).to.deep.equal({ first: 19, last: 19 });
  });

  it('are drawn with a margin, and with the one that must not go', () => {
    const view = { first: 10, last: 12 };

    expect(rowsToDraw(view, { count: 100, margin: 1, keep: 40 })).to.deep.equal([9, 10, 11, 12, 13, 40]);
    expect(rowsToDraw(view, { count: 100, margin: 1, keep: 2 })).to.deep.equal([2, 9, 10, 11, 12, 13]);
    expect(rowsToDraw(view, { count: 13, margin: 1, keep: 11 })).to.deep.equal([9, 10, 11, 12]);
  });

  it('stay with the reader when others come above them', () => {
    const before = [row('a'), row('b'), row('c')];
    const after = [row('new', '2'), ...before];

    expect(shiftOf(before, after, { first: 1, last: 2 })).to.equal(1);
  });

  it('do not follow one that goes to the top because it spoke', () => {
    const before = [row('a'), row('b'), row('c'), row('d')];
    const after = [row('c', '2'), row('a'), row('b'), row('d')];

    expect(shiftOf(before, after, { first: 2, last: 3 })).to.equal(0);
  });
});
