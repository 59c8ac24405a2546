import { describe, expect, it } from 'vitest';
import { changesBetween, changesInTheWay, isSame, valueAt, withChanges } from './settings-changes.js';

const site = (id: string, more: object = {}) => ({ id, name: id, origins: ['https://a.example'], ...more });
const base = { revision: 1, sites: [site('a'), site('b')], hours: null, teams: [{ id: 't', name: 'T' }] };

describe('the changes between two documents', () => {
  it.each([
    ['a field', { ...base, hours: { zone: 'UTC' } }],
    ['a field of a thing in a list', { ...base, sites: [site('a', { name: 'A' }), site('b')] }],
    ['a list of words', { ...base, sites: [site('a', { origins: [] }), site('b')] }],
    ['something new', { ...base, sites: [...base.sites, site('c')] }],
    ['something gone', { ...base, sites: [site('b')] }],
    ['something gone and something new', { ...base, sites: [site('b'), site('c')] }],
    ['another order', { ...base, sites: [site('b'), site('a', { name: 'A' })] }],
    ['something new at the top', { ...base, sites: [site('c'), ...base.sites] }],
    ['everything gone', { ...base, teams: [] }],
    ['an optional field gone', { revision: 1, sites: base.sites, teams: base.teams }],
  ])('make the second of the first: %s', (_, after) => {
    const changes = changesBetween(base, after);

    expect(withChanges(base, changes)).toEqual(after);
    expect(changes.length).toBeGreaterThan(0);
    expect(changesBetween(after, withChanges(base, changes))).toEqual([]);
    // And back again, by what each says stood there.
    const back = changes.map(({ path, was, value }) => ({
      path,
      ...(value !== undefined && { was: value }),
      ...(was !== undefined && { value: was }),
    }));
    expect(isSame(valueAt(withChanges(after, back), ['hours']), base.hours)).toBe(true);
  });

  it('name things in lists by their ids', () => {
    const after = { ...base, sites: [site('a'), site('b', { name: 'B' })] };

    expect(changesBetween(base, after)).toEqual([{ path: ['sites', 'b', 'name'], was: 'b', value: 'B' }]);
  });

  it('are in nobody’s way when others changed other fields, or did the same', () => {
    const mine = changesBetween(base, { ...base, sites: [site('a', { name: 'Mine' }), site('b')] });
    const theirs = { ...base, sites: [site('a', { origins: [] }), site('b', { name: 'Theirs' })] };
    const same = { ...base, sites: [site('a', { name: 'Mine' }), site('b')] };
    const other = { ...base, sites: [site('a', { name: 'Theirs' }), site('b')] };
    const gone = { ...base, sites: [site('b')] };

    expect(changesInTheWay(theirs, mine)).toEqual([]);
    expect(changesInTheWay(same, mine)).toEqual([]);
    expect(changesInTheWay(other, mine)).toEqual(mine);
    expect(changesInTheWay(gone, mine)).toEqual(mine);
  });

  it('lead nowhere without harm', () => {
    expect(() => withChanges(base, [{ path: ['sites', 'z', 'name'], value: 'x' }])).toThrow(RangeError);
    expect(() => withChanges(base, [{ path: ['revision', 'x'], value: 'x' }])).toThrow(RangeError);
    const poisoned = withChanges({ ...base }, [{ path: ['__proto__'], value: { evil: true } }]);
    expect(({} as { evil?: boolean }).evil).toBeUndefined();
    expect((poisoned as { evil?: boolean }).evil).toBeUndefined();
  });
});
