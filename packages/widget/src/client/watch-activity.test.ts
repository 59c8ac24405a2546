import type { RecordTimeInput } from '@parley/protocol';
import { expect } from 'chai';
import { until } from '../testing/setup.js';
import { SafeStorage } from './storage.js';
import { TimeTracker } from './time-tracker.js';
import { watchActivity } from './watch-activity.js';

const START = Date.parse('2026-11-23T09:00:00.000Z');

/** As it is, and it counts how often it was told of a move. */
class CountingTracker extends TimeTracker {
  acts = 0;

  override act(): void {
    this.acts += 1;
    super.act();
  }
}

interface Sent extends RecordTimeInput {
  last: boolean;
}

describe('watchActivity', () => {
  let now: number;
  let sent: Sent[];
  let tracker: CountingTracker;
  let stop: () => void;

  beforeEach(async () => {
    now = START;
    sent = [];
    tracker = new CountingTracker({
      scope: 'parley:agt_1:time',
      storage: new SafeStorage(() => undefined),
      place: () => ({ kind: 'reading', conversationId: null }),
      send: async (input, last) => void sent.push({ ...input, last }),
      now: () => now,
      steady: () => now,
    });
    // What the other tests left: the page is in front, as it is for an agent who works in it.
    await until('the page is in front', () => document.hasFocus() && document.visibilityState === 'visible');
    stop = watchActivity(tracker);
  });
  afterEach(() => {
    stop();
    Reflect.deleteProperty(document, 'hasFocus');
  });

  const after = (seconds: number) => {
    now += seconds * 1000;
  };
  const seconds = () =>
    sent
      .flatMap(({ spans }) => spans)
      .reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0) / 1000;
  /** The window goes behind another one, or comes back. */
  const turn = (front: boolean) => {
    document.hasFocus = () => front;
    dispatchEvent(new Event(front ? 'focus' : 'blur'));
  };

  it('measures from the start where the page is in front, and sends what was measured when it stops', () => {
    after(20);

    stop();

    expect(seconds()).to.equal(20);
    expect(sent.map(({ last }) => last)).to.deep.equal([true]);
  });

  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll']) {
    it(`takes ${type} anywhere on the page for a move, also where somebody stops it`, () => {
      const box = document.createElement('div');
      box.addEventListener(type, (event) => event.stopPropagation());
      document.body.append(box);
      after(50);

      box.dispatchEvent(new Event(type, { bubbles: type !== 'scroll' }));
      after(50);
      stop();
      box.remove();

      // Nobody who had not moved would be counted for longer than a minute.
      expect(seconds()).to.equal(100);
    });
  }

  it('tells of many moves at most once a second', () => {
    const before = tracker.acts;
    const from = performance.now();

    for (let n = 0; n < 500; n += 1) dispatchEvent(new Event('pointermove'));
    const most = 1 + Math.floor((performance.now() - from) / 1000);

    expect(tracker.acts - before).to.be.within(1, most);
  });

  it('counts nothing while another window is in front, and goes on when this one is again', () => {
    after(10);
    turn(false);
    after(600);
    dispatchEvent(new Event('pointermove'));
    after(10);
    turn(true);
    after(15);
    stop();

    expect(seconds()).to.equal(25);
  });

  it('sends what was measured when the page goes away, as the last it can', () => {
    after(12);

    dispatchEvent(new Event('pagehide'));

    expect(seconds()).to.equal(12);
    expect(sent.map(({ last }) => last)).to.deep.equal([true]);
  });

  it('hears nothing more once it was stopped', () => {
    stop();
    const { acts } = tracker;

    for (const type of ['keydown', 'pointermove', 'focus', 'pagehide']) dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange'));
    after(30);
    stop();

    expect(tracker.acts).to.equal(acts);
    expect(seconds()).to.equal(0);
  });
});
