import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Typing } from './typing.js';

const ADA = { type: 'agent', id: 'agt_1', name: 'Ada' } as const;
const TOM = { type: 'agent', id: 'agt_2', name: 'Tom' } as const;

describe('typing', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  /** When something was said; later ones are greater. */
  const at = (second: number) => new Date(second * 1000).toISOString();

  function setup() {
    const told: boolean[] = [];
    const typing = new Typing((is) => told.push(is));
    return { typing, told };
  }

  it('is told at the first key, then now and then, and when it ends', () => {
    const { typing, told } = setup();

    for (let i = 0; i < 40; i += 1) {
      typing.typed(`text ${i}`);
      vi.advanceTimersByTime(100);
    }
    expect(told).toEqual([true, true]);
    vi.advanceTimersByTime(5000);

    expect(told).toEqual([true, true, false]);
  });

  it('ends when the text is empty again, and is not told of an empty one', () => {
    const { typing, told } = setup();

    typing.typed('');
    typing.typed('a');
    typing.typed(' \n');
    typing.typed('');

    expect(told).toEqual([true, false]);
  });

  it('says nothing when a message goes out, which says it all', () => {
    const { typing, told } = setup();

    typing.typed('a');
    typing.sent();
    vi.advanceTimersByTime(20_000);

    expect(told).toEqual([true]);
  });

  it('knows who types there, until they stop, speak, or are not heard of any more', () => {
    const { typing } = setup();
    const names = () => typing.others.state.map(({ name }) => name);

    typing.hear(ADA, true, at(1));
    typing.hear(TOM, true, at(2));
    typing.hear(ADA, true, at(3));
    expect(names()).toEqual(['Ada', 'Tom']);
    typing.hear(ADA, false, at(4));
    expect(names()).toEqual(['Tom']);
    vi.advanceTimersByTime(6000);
    typing.hear(TOM, true, at(5));
    vi.advanceTimersByTime(6000);
    expect(names()).toEqual(['Tom']);
    vi.advanceTimersByTime(1000);

    expect(names()).toEqual([]);
  });

  it('tells nobody of what was known already', () => {
    const { typing } = setup();
    let changes = 0;
    typing.others.subscribe(() => {
      changes += 1;
    });

    typing.hear(TOM, false, at(6));
    typing.hear(ADA, true, at(7));
    typing.hear(ADA, true, at(8));
    typing.hear(ADA, false, at(9));
    typing.hear(ADA, false, at(10));

    expect(changes).toBe(2);
  });

  it('does not believe what is overtaken by later news', () => {
    const { typing } = setup();

    typing.hear(ADA, false, at(2));
    typing.hear(ADA, true, at(1));
    expect(typing.others.state).toEqual([]);
    typing.hear(ADA, true, at(3));

    expect(typing.others.state).toEqual([ADA]);
  });
});
