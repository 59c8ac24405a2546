/**
 * The whole way of an agent's time, by a clock of its own: scripted agents of whom it is known what they do, the console's
 * own tracker in each of their windows, a network that fails and repeats, a real server that adds it up.
 */
import type { RecordTimeInput, TimeSheet } from '@parley/protocol';
import { startTestServer, type TestServer } from '@parley/server/testing/server';
import { ApiError, SafeStorage, TimeTracker } from '@parley/widget/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const IDLE = 60;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateAgent: 100_000 });
});
afterAll(() => server.stop());

/** Chance that is the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** So many seconds in front of the window, moving at these of them, then so many elsewhere. */
interface Stay {
  seconds: number;
  moves: ReadonlySet<number>;
  elsewhere: number;
}

function script(random: () => number, hours: number): Stay[] {
  const stays: Stay[] = [];
  for (let left = hours * 3600; left > 0; ) {
    const seconds = 5 + Math.floor(random() * 900);
    const eagerness = random() * 0.15;
    const moves = Array.from({ length: seconds }, (_, n) => n).filter(() => random() < eagerness);
    const elsewhere = Math.floor(random() * 240);
    stays.push({ seconds, moves: new Set(moves), elsewhere });
    left -= seconds + elsewhere;
  }
  return stays;
}

/** What was worked, counted without any of the product: from each move until the next, the end, or a minute. */
function truth(stays: Stay[]): number {
  return stays.reduce((sum, { seconds, moves }) => {
    const moments = [0, ...[...moves].sort((a, b) => a - b), seconds];
    const gaps = moments.slice(1).map((moment, n) => Math.min(IDLE, moment - (moments[n] ?? 0)));
    return sum + gaps.reduce((all, gap) => all + gap, 0);
  }, 0);
}

interface Window {
  tracker: TimeTracker;
  /** The browser is closed and opened again: what it wrote down is still there. */
  reload(): void;
}

interface Computer {
  /** Milliseconds that its clock is wrong by. */
  wrong: number;
  storage: SafeStorage;
}

const computer = (wrong = 0): Computer => ({ wrong, storage: new SafeStorage(() => undefined) });

interface WindowOptions {
  headers: Record<string, string>;
  on: Computer;
  random: () => number;
}

/** Milliseconds that computers were awake. */
let awake = 0;

/** A window of the console. One request in four fails, and half of those arrive all the same. */
function openWindow({ headers, on, random }: WindowOptions): Window {
  const send = async (input: RecordTimeInput) => {
    const isLost = random() < 0.25;
    const arrives = !isLost || random() < 0.5;
    // Some milliseconds pass on the way.
    pass(Math.floor(random() * 40) / 1000);
    if (arrives) {
      const { status, body } = await server.call('/v1/time', { as: { headers, auth: {} }, body: input });
      if (status !== 200) throw new Error(JSON.stringify(body));
    }
    if (isLost) throw new ApiError('network', 'The answer was lost.');
  };
  const create = () =>
    new TimeTracker({
      scope: 'parley:agent:time',
      storage: on.storage,
      place: () => ({ kind: 'reading', conversationId: null }),
      send,
      now: () => server.clock.now.getTime() + on.wrong,
      steady: () => awake,
    });
  const window: Window = {
    tracker: create(),
    reload: () => {
      window.tracker = create();
    },
  };
  return window;
}

/** Laptops are shut for so long: the clock on the wall goes on, and nothing else. */
const sleep = (seconds: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + seconds * 1000);
};
const pass = (seconds: number) => {
  sleep(seconds);
  awake += seconds * 1000;
};

interface Life {
  windows: Window[];
  /** Which of them are in front during a stay; all by default. */
  front?: (stay: number) => Window[];
  /** What happens in the middle of a stay. */
  midst?: (stay: number) => void;
}

/** Lives through the script in these windows, second by second. */
async function live(stays: Stay[], { windows, front = () => windows, midst }: Life): Promise<void> {
  let second = 0;
  const everySecond = async () => {
    pass(1);
    second += 1;
    if (second % 5 === 0) for (const { tracker } of windows) tracker.tick();
    if (second % 60 === 0) for (const { tracker } of windows) await tracker.flush();
  };
  for (const [stay, { seconds, moves, elsewhere }] of stays.entries()) {
    const seen = front(stay);
    for (const { tracker } of seen) tracker.see(true);
    for (let n = 0; n < seconds; n += 1) {
      if (moves.has(n)) for (const { tracker } of seen) tracker.act();
      if (n === Math.floor(seconds / 2)) midst?.(stay);
      await everySecond();
    }
    for (const { tracker } of windows) tracker.see(false);
    for (let n = 0; n < elsewhere; n += 1) await everySecond();
    if (seconds % 3 === 0) for (const window of windows) window.reload();
  }
  // The network is bad; in the end all of it gets through.
  for (let tries = 0; tries < 30; tries += 1) for (const { tracker } of windows) await tracker.flush();
}

async function secondsOf(headers: Record<string, string>): Promise<number> {
  const { body } = await server.call('/v1/time?days=2', { as: { headers, auth: {} } });
  const sums = (body as TimeSheet).days.map(({ ms }) => ms.reading + ms.answering + ms.moderating);
  return sums.reduce((all, ms) => all + ms, 0) / 1000;
}

describe('the time of an agent of whom it is known what they do', () => {
  it.each([
    { what: 'in one window', role: 'agent', seed: 1, clocks: [0] },
    { what: 'in two windows at once, which is one time', role: 'admin', seed: 2, clocks: [0, 0] },
    {
      what: 'on computers whose clocks are wrong by hours',
      role: 'owner',
      seed: 3,
      clocks: [3 * 3600_000, -2 * 3600_000],
    },
  ] as const)('is found within 2 % $what', { timeout: 120_000 }, async ({ role, seed, clocks }) => {
    const random = chance(seed);
    const start = server.clock.now.getTime();
    const { headers } = await server.signIn(role);
    const stays = script(random, 2);

    await live(stays, {
      windows: clocks.map((wrong) => openWindow({ headers, on: computer(wrong), random })),
    });

    await expectFound(stays, { headers, since: start });
  });

  it('is found within 2 % in two tabs of a laptop that sleeps and whose clock jumps', {
    timeout: 120_000,
  }, async () => {
    const random = chance(4);
    const { headers } = await server.signIn('moderator');
    const [stays, on, from] = [script(random, 4), computer(-2 * 3600_000), awake];
    const tabs = [openWindow({ headers, on, random }), openWindow({ headers, on, random })];
    // Put right by two hours, wrong again by a day, back by that day; in between shut for an hour, time and again.
    const jumps = new Map([
      [2, 2 * 3600_000],
      [5, 24 * 3600_000],
      [8, -24 * 3600_000],
    ]);

    await live(stays, {
      windows: tabs,
      front: (stay) => tabs.filter((_, index) => index === stay % 2),
      midst: (stay) => {
        on.wrong += jumps.get(stay) ?? 0;
        if (stay % 4 === 3) sleep(3600);
      },
    });

    expect(stays.length).toBeGreaterThan(8);
    const found = await expectFound(stays, { headers, since: null });
    expect(found * 1000).toBeLessThanOrEqual(awake - from);
  });
});

/** @param since from when on the clock counts, if it went on all the time */
async function expectFound(
  stays: Stay[],
  { headers, since }: { headers: Record<string, string>; since: number | null },
): Promise<number> {
  const [known, found] = [truth(stays), await secondsOf(headers)];
  const error = Math.abs(found - known) / known;
  console.log(`known ${known} s, found ${found.toFixed(1)} s, error ${(error * 100).toFixed(2)} %`);
  expect(known).toBeGreaterThan(1800);
  expect(error).toBeLessThanOrEqual(0.02);
  if (since !== null) expect(found * 1000).toBeLessThanOrEqual(server.clock.now.getTime() - since);
  return found;
}
