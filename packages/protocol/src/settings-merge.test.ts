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
    ['something new at the end', settings(c, a, b), settings(a, b, c, rule('d')), 'cdab'],
    ['something new between', settings(c, b, a), settings(a, rule('d'), b, c), 'cbad'],
    ['something gone', settings(c, b, a), settings(a, c), 'ca'],
    ['a new one of mine in front of it', settings(rule('n'), a, b, c), settings(a, b, c, rule('d')), 'nabcd'],
    ['nothing, but changes a field', settings(b, a, c), settings(a, rule('b', { team: 'x' }), c), 'bac'],
    ['everything gone', settings(b, a, c), settings(), ''],
  ])('keep my order around theirs: %s', (_, mine, theirs, ids) => {
    const { merged, clashes } = mergeSettings(settings(a, b, c), mine, theirs);

    expect(clashes).toEqual([]);
    expect(idsOf(merged)).toBe(ids);
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
