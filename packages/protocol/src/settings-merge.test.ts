import { describe, expect, it } from 'vitest';
import { mergeSettings } from './settings-merge.js';

const rule = (id: string, more: object = {}) => ({ id, team: 'sales', keywords: [] as string[], ...more });
const settings = (...rules: ReturnType<typeof rule>[]) => ({ revision: 1, routing: { rules } });
const [a, b, c] = [rule('a'), rule('b'), rule('c')];
const idsOf = ({ routing }: ReturnType<typeof settings>) => routing.rules.map(({ id }) => id).join('');

describe('two edits of one document', () => {
  it('both count where they are of different fields', () => {
    const mine = settings(a, rule('b', { team: 'mine' }), c);
    const theirs = settings(rule('a', { team: 'theirs' }), rule('b', { keywords: ['x'] }), c);

    expect(mergeSettings(settings(a, b, c), mine, theirs)).toEqual({
      merged: settings(rule('a', { team: 'theirs' }), rule('b', { team: 'mine', keywords: ['x'] }), c),
      clashes: [],
    });
  });

  it('are both told where they are of the same', () => {
    const mine = settings(a, rule('b', { team: 'mine' }));
    const theirs = settings(a, rule('b', { team: 'theirs' }));
    const path = ['routing', 'rules', 'b', 'team'];

    expect(mergeSettings(settings(a, b), mine, theirs)).toEqual({
      merged: theirs,
      clashes: [{ path, mine: 'mine', theirs: 'theirs' }],
    });
    expect(mergeSettings(settings(a, b), mine, mine)).toEqual({ merged: mine, clashes: [] });
  });

  it('are told of the whole thing where they took away what I changed', () => {
    const mine = settings(a, rule('b', { team: 'mine', keywords: ['mine'] }));

    const { merged, clashes } = mergeSettings(settings(a, b), mine, settings(a));

    expect(merged).toEqual(settings(a));
    expect(clashes).toEqual([
      { path: ['routing', 'rules', 'b'], mine: mine.routing.rules[1], theirs: undefined },
    ]);
  });

  it.each([
    { what: 'something new at the end', mine: 'cab', theirs: 'abcd', merges: 'cdab' },
    { what: 'something new between', mine: 'cba', theirs: 'adbc', merges: 'cbad' },
    { what: 'something gone', mine: 'cba', theirs: 'ac', merges: 'ca' },
    { what: 'a new one of mine in front of it', mine: 'nabc', theirs: 'abcd', merges: 'nabcd' },
    { what: 'everything gone', mine: 'bac', theirs: '', merges: '' },
  ])('keep my order around theirs: $what', (given) => {
    const [mine, theirs] = [given.mine, given.theirs].map((ids) =>
      settings(...[...ids].map((id) => rule(id))),
    );
    if (!mine || !theirs) throw new Error('Two are given.');

    const { merged, clashes } = mergeSettings(settings(a, b, c), mine, theirs);

    expect(clashes).toEqual([]);
    expect(idsOf(merged)).toBe(given.merges);
  });

  it('keep their order under my fields', () => {
    const mine = settings(a, rule('b', { team: 'mine' }), c);

    const { merged, clashes } = mergeSettings(settings(a, b, c), mine, settings(c, b, a));

    expect(clashes).toEqual([]);
    expect(merged).toEqual(settings(c, rule('b', { team: 'mine' }), a));
  });

  it('lose no field where both gave another order: either order has all of them', () => {
    const mine = settings(b, rule('a', { team: 'mine' }), c);
    const theirs = settings(a, c, rule('b', { team: 'theirs' }), rule('d'));

    const { merged, clashes } = mergeSettings(settings(a, b, c), mine, theirs);

    const [clash] = clashes;
    expect(clash?.path).toEqual(['routing', 'rules']);
    const all = { a: 'mine', b: 'theirs', c: 'sales', d: 'sales' };
    for (const rules of [clash?.mine, clash?.theirs, merged.routing.rules] as (typeof mine.routing.rules)[]) {
      expect(Object.fromEntries(rules.map(({ id, team }) => [id, team]))).toEqual(all);
    }
    expect(idsOf(merged)).toBe('acbd');
    expect(clash?.mine).toMatchObject(['b', 'd', 'a', 'c'].map((id) => ({ id })));
  });
});
