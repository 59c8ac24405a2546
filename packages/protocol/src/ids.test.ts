import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID_PREFIXES, type IdNoun, isId, newId } from './ids.js';

const nouns = Object.keys(ID_PREFIXES) as IdNoun[];

describe('an id', () => {
  it.each(nouns)('of %s has its form and is not taken for another noun’s', (noun) => {
    const id = newId(noun);

    expect(id.startsWith(`${ID_PREFIXES[noun]}_`)).toBe(true);
    expect(nouns.filter((other) => isId(other, id))).toEqual([noun]);
  });

  it('sorts by the moment it was made', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 45), fc.integer({ min: 1, max: 2 ** 40 }), (time, later) => {
        expect(newId('message', time) < newId('message', time + later)).toBe(true);
      }),
    );
  });

  it('is hardly ever made twice', () => {
    const ids = Array.from({ length: 20_000 }, () => newId('message', 0));

    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'msg_',
    'msg_01k8m2p3q4r5s6t7v8w9x0y1z',
    'msg_01k8m2p3q4r5s6t7v8w9x0y1z22',
    'msg_81k8m2p3q4r5s6t7v8w9x0y1z2',
    'msg_01k8m2p3q4r5s6t7v8w9x0y1zu',
    'MSG_01K8M2P3Q4R5S6T7V8W9X0Y1Z2',
    'msg_01k8m2p3q4r5s6t7v8w9x0y1z2\n',
  ])('is not %j', (value) => {
    expect(isId('message', value)).toBe(false);
  });
});
