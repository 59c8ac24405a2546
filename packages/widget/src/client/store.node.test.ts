import { expect, test } from 'vitest';
import { Store } from './store.js';

test('a subscriber hears of each change until it unsubscribes', () => {
  const store = new Store({ a: 1, b: 1 });
  const heard: number[] = [];
  const stop = store.subscribe(({ a }) => heard.push(a));

  store.update({ a: 2 });
  stop();
  store.update({ a: 3 });

  expect(heard).toEqual([2]);
  expect(store.state).toEqual({ a: 3, b: 1 });
});

test('a subscriber may unsubscribe while it is called, and the others are still called', () => {
  const store = new Store(0);
  const heard: string[] = [];
  const stop = store.subscribe(() => {
    heard.push('first');
    stop();
  });
  store.subscribe(() => heard.push('second'));

  store.set(1);
  store.set(2);

  expect(heard).toEqual(['first', 'second', 'second']);
});

test('the same value again is no change', () => {
  const store = new Store('x');
  let calls = 0;
  store.subscribe(() => {
    calls += 1;
  });

  store.set('x');

  expect(calls).toBe(0);
});
