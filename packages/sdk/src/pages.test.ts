import { describe, expect, it } from 'vitest';
import { PagedList } from './pages.js';
import { collect } from './testing/collect.js';

interface Numbers {
  data: number[];
  next: number | null;
}

/** The numbers 0 to 6 in pages of three, and the starts of the pages that were asked for. */
function numbers(): { asked: number[]; list: PagedList<number, Numbers> } {
  const asked: number[] = [];
  const page = async (start: number): Promise<Numbers> => {
    asked.push(start);
    const data = [0, 1, 2, 3, 4, 5, 6].slice(start, start + 3);
    return { data, next: start + 3 > 6 ? null : start + 3 };
  };
  const list = new PagedList<number, Numbers>((previous) => {
    if (previous === null) return page(0);
    return previous.next === null ? null : page(previous.next);
  });
  return { asked, list };
}

describe('a paged list', () => {
  it('gives every item once, in order', async () => {
    const { list } = numbers();

    expect(await collect(list)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('gives its pages as they came', async () => {
    const { list } = numbers();

    const pages = await collect(list.pages());

    expect(pages).toEqual([
      { data: [0, 1, 2], next: 3 },
      { data: [3, 4, 5], next: 6 },
      { data: [6], next: null },
    ]);
  });

  it('asks for nothing before it is walked, and for no page beyond the one in which the walk stops', async () => {
    const { asked, list } = numbers();
    const before = [...asked];

    for await (const number of list) if (number === 4) break;

    expect(before).toEqual([]);
    expect(asked).toEqual([0, 3]);
  });

  it('starts anew with each walk', async () => {
    const { asked, list } = numbers();

    const first = await list.firstPage();
    const all = await collect(list);

    expect(first.data).toEqual([0, 1, 2]);
    expect(all).toHaveLength(7);
    expect(asked).toEqual([0, 0, 3, 6]);
  });

  it('ends the walk with the failure of a page', async () => {
    const list = new PagedList<number, Numbers>((previous) =>
      previous === null ? Promise.resolve({ data: [1], next: 1 }) : Promise.reject(new Error('gone')),
    );
    const seen: number[] = [];

    const walk = (async () => {
      for await (const number of list) seen.push(number);
    })();

    await expect(walk).rejects.toThrow('gone');
    expect(seen).toEqual([1]);
  });
});
