import { describe, expect, it } from 'vitest';
import { newId } from './ids.js';
import { groupOf } from './proactive.js';

/** As many visitors as come one after the other, a second apart. */
const VISITORS = Array.from({ length: 20_000 }, (_, i) => newId('contact', 1_790_000_000_000 + i * 1000));

const held = (proactiveId: string, holdout: number, visitors = VISITORS) =>
  visitors.filter((visitorId) => groupOf({ proactiveId, visitorId, holdout }) === 'held');

describe('whom a message is held back from', () => {
  it.each([0.001, 0.05, 0.2, 0.5])('is a share of %d of the visitors', (holdout) => {
    const deviation = Math.sqrt(VISITORS.length * holdout * (1 - holdout));

    // Ids are made by chance: five standard deviations are missed once in a million runs.
    expect(Math.abs(held('welcome', holdout).length - VISITORS.length * holdout)).toBeLessThan(5 * deviation);
  });

  it('is nobody without a share, and always the same person with one', () => {
    expect(held('welcome', 0)).toEqual([]);
    expect(held('welcome', 0.3)).toEqual(held('welcome', 0.3));
    expect(held('welcome', 0.3)).toEqual(expect.arrayContaining(held('welcome', 0.1)));
  });

  it('says nothing of another message', () => {
    const both = held('prices', 0.5, held('welcome', 0.5)).length;

    expect(Math.abs(both - VISITORS.length / 4)).toBeLessThan(5 * Math.sqrt(VISITORS.length * (3 / 16)));
  });

  it('is the same in every browser and on the server', () => {
    const visitorId = 'con_01k8m2p3q4r5s6t7v8w9x0y1z2';
    const groups = ['welcome', 'prices', 'hello', 'a', 'sale'].map((proactiveId) =>
      groupOf({ proactiveId, visitorId, holdout: 0.412 }),
    );

    // Whoever was held back stays so when the program is updated.
    expect(groups).toEqual(['shown', 'held', 'shown', 'held', 'shown']);
  });
});
