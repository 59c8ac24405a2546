import { newId, type RecordTimeInput, type TimeSpan } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';
import { SafeStorage } from './storage.js';
import { type TimePlace, TimeTracker } from './time-tracker.js';

const SCOPE = 'parley:agt_1:time';
const START = Date.parse('2026-11-23T09:00:00.000Z');
const conversation = newId('conversation');

/** The clock on the wall, and the one that only goes on while the computer is awake. */
let now: number;
let awake: number;
let place: TimePlace;
let storage: SafeStorage;
let sent: RecordTimeInput[];
let refusal: ApiError | null;
let tracker: TimeTracker;

beforeEach(() => {
  now = START;
  awake = 5000;
  place = { kind: 'reading', conversationId: null };
  storage = new SafeStorage(() => undefined);
  sent = [];
  refusal = null;
  tracker = newTracker();
});

const newTracker = () =>
  new TimeTracker({
    scope: SCOPE,
    storage,
    place: () => place,
    send: async (input) => {
      sent.push(input);
      if (refusal) throw refusal;
    },
    now: () => now,
    steady: () => awake,
  });

const after = (seconds: number) => {
  now += seconds * 1000;
  awake += seconds * 1000;
};
/** Somebody sets the clock, or, ahead, closes the laptop and opens it later. */
const jump = (seconds: number) => {
  now += seconds * 1000;
};
const secondsOf = (spans: TimeSpan[]) =>
  spans.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0) / 1000;
const measured = async () => {
  await tracker.flush();
  return sent.flatMap(({ spans }) => spans);
};

describe('the tracker of an agent’s time', () => {
  it('counts while the page is seen and somebody moves', async () => {
    tracker.see(true);
    for (let n = 0; n < 6; n += 1) {
      after(20);
      tracker.act();
    }
    tracker.see(false);
    after(600);

    expect(secondsOf(await measured())).toBe(120);
  });

  it('stops a minute after the last move, and goes on with the next, also when no timer told it', async () => {
    tracker.see(true);
    after(3600);
    tracker.act();
    after(10);
    tracker.see(false);

    const spans = await measured();
    expect(spans.map(({ from, to }) => [from.slice(11, 19), to.slice(11, 19)])).toEqual([
      ['09:00:00', '09:01:00'],
      ['10:00:00', '10:00:10'],
    ]);
  });

  it('hears nothing of a page that is not seen', async () => {
    tracker.act();
    after(30);
    tracker.act();
    tracker.tick();

    expect(await measured()).toEqual([]);
  });

  it('tells apart what the time went to', async () => {
    tracker.see(true);
    after(10);
    place = { kind: 'reading', conversationId: conversation };
    tracker.tick();
    after(20);
    tracker.act();
    place = { kind: 'answering', conversationId: conversation };
    tracker.tick();
    after(30);
    tracker.see(false);

    const spans = await measured();
    expect(spans.map((span) => [span.kind, span.conversationId, secondsOf([span])])).toEqual([
      ['reading', null, 10],
      ['reading', conversation, 20],
      ['answering', conversation, 30],
    ]);
  });

  it('keeps what could not be sent over a reload, and sends it again under the same ids', async () => {
    tracker.see(true);
    after(40);
    tracker.act();
    refusal = new ApiError('network', 'gone');
    const first = await measured();

    refusal = null;
    sent = [];
    tracker = newTracker();
    const again = await measured();

    expect(again).toEqual(first);
    sent = [];
    expect(await measured()).toEqual([]);
  });

  it('lets go what the server will never take, and keeps it for whoever signs in again', async () => {
    tracker.see(true);
    after(10);
    refusal = new ApiError('unauthenticated', 'out', { status: 401 });
    await measured();
    refusal = new ApiError('invalid_input', 'no', { status: 400 });
    const second = await measured();
    sent = [];

    expect(secondsOf(second.slice(0, 1))).toBe(10);
    expect(await measured()).toEqual([]);
  });

  it('sends in bounded requests', async () => {
    tracker.see(true);
    for (let n = 0; n < 100; n += 1) {
      after(1);
      place = { kind: 'reading', conversationId: n % 2 ? conversation : null };
      tracker.act();
    }

    expect(secondsOf(await measured())).toBe(100);
    expect(Math.max(...sent.map(({ spans }) => spans.length))).toBeLessThanOrEqual(60);
  });

  it('counts what was spent when the clock is set back meanwhile, and where it was spent', async () => {
    tracker.see(true);
    after(20);
    tracker.act();
    jump(-3600);
    tracker.act();
    after(10);
    tracker.act();

    const spans = await measured();
    expect(spans.map(({ from, to }) => [from.slice(11, 19), to.slice(11, 19)]).sort()).toEqual([
      ['08:00:00', '08:00:20'],
      ['08:00:20', '08:00:30'],
    ]);
  });

  it('counts nothing while the computer sleeps, nor what a clock is put ahead by', async () => {
    tracker.see(true);
    after(10);
    jump(3600);
    tracker.tick();
    after(10);
    tracker.see(false);

    const spans = await measured();
    expect(spans.map(({ from, to }) => [from.slice(11, 19), to.slice(11, 19)])).toEqual([
      ['09:00:00', '09:00:10'],
      ['10:00:10', '10:00:20'],
    ]);
  });

  it('is not confused by a clock that is put right a little all the time', async () => {
    tracker.see(true);
    for (let n = 0; n < 60; n += 1) {
      after(10);
      jump(n % 2 ? 0.4 : -0.5);
      tracker.act();
    }
    tracker.see(false);

    expect(Math.abs(secondsOf(await measured()) - 600)).toBeLessThan(1);
  });

  it('reads past what is no span', async () => {
    storage.set(`${SCOPE}:tim_0`, 'not JSON');
    storage.set(`${SCOPE}:tim_1`, 'null');

    expect(await measured()).toEqual([]);
    expect(storage.keys(SCOPE)).toEqual([]);
  });
});
