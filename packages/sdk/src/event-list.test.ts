import type { EventPage } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { type AskedPage, LookAhead, nextCursor } from './event-list.js';
import { breakOff, json, startScript } from './testing/scripted-server.js';

const page = (cursor: string, more: boolean): EventPage => ({ data: [], cursor, more });

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Asked pages that are answered by hand. */
function byHand() {
  const asked: { after: string | null; announce(cursor: string): void; answer(page: EventPage): void }[] = [];
  const ask = (after: string | null): AskedPage => {
    const { promise: next, resolve: announce } = deferred<string>();
    const { promise, resolve: answer } = deferred<EventPage>();
    asked.push({ after, announce, answer });
    return { page: promise, next };
  };
  return { asked, walk: new LookAhead(ask) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('looking ahead', () => {
  it('asks for the next page when a header says where it begins, and not for the one after it', async () => {
    const { asked, walk } = byHand();
    const first = walk.take(null);

    asked[0]?.announce('c1');
    await settled();
    asked[1]?.announce('c2');
    await settled();

    expect(asked.map(({ after }) => after)).toEqual([null, 'c1']);
    asked[0]?.answer(page('c1', true));
    expect(await first).toEqual(page('c1', true));
    expect(asked).toHaveLength(2);
  });

  it('takes what was asked for, and asks on', async () => {
    const { asked, walk } = byHand();
    const first = walk.take(null);
    asked[0]?.answer(page('c1', true));
    await first;
    const second = walk.take('c1');

    asked[1]?.answer(page('c2', true));

    expect(await second).toEqual(page('c2', true));
    expect(asked.map(({ after }) => after)).toEqual([null, 'c1', 'c2']);
  });

  it('drops what begins elsewhere than where the page ends', async () => {
    const { asked, walk } = byHand();
    const first = walk.take(null);
    asked[0]?.announce('c9');
    await settled();

    asked[0]?.answer(page('c1', true));
    await first;
    void walk.take('c1');

    expect(asked.map(({ after }) => after)).toEqual([null, 'c9', 'c1']);
  });

  it('asks for nothing behind the last page', async () => {
    const { asked, walk } = byHand();
    const first = walk.take(null);

    asked[0]?.answer(page('c1', false));
    await first;

    expect(asked).toHaveLength(1);
  });
});

describe('the header that names the next page', () => {
  it.each([
    ['<?limit=2&after=c7>; rel="next"', 'c7'],
    ['<https://chat.example.com/p/v1/events?after=c7>; rel=next', 'c7'],
    ['<?after=c1>; rel="prev"', undefined],
    ['<?limit=2>; rel="next"', undefined],
    ['nonsense', undefined],
  ])('%s', (link, cursor) => {
    expect(nextCursor(new Headers({ link }))).toBe(cursor);
  });
});

it('asks again for a page that broke off, and misses nothing', async () => {
  const answer = (id: string, cursor: string, more: boolean) =>
    json(200, { data: [{ id }], cursor, more }, more ? { link: `<?after=${cursor}>; rel="next"` } : {});
  await using server = await startScript([
    answer('evt_1', 'c1', true),
    breakOff,
    answer('evt_2', 'c2', true),
    answer('evt_3', 'c3', false),
  ]);
  const parley = new Parley({ baseUrl: server.url, apiKey: 'parley_sk_test' });
  const ids: string[] = [];

  for await (const { id } of parley.events.list()) ids.push(id);

  expect(ids).toEqual(['evt_1', 'evt_2', 'evt_3']);
});
