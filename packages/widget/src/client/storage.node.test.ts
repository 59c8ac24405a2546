import { expect, test } from 'vitest';
import { MemoryStorage, tabOf } from '../testing/fresh-storage.js';
import { SafeStorage } from './storage.js';

test('where storage is blocked, values live in memory', () => {
  const storage = new SafeStorage(() => {
    throw new DOMException('Blocked.', 'SecurityError');
  });

  storage.set('parley:acme', 'one');

  expect(storage.get('parley:acme')).toBe('one');
  expect(storage.keys('parley:')).toEqual(['parley:acme']);
  storage.remove('parley:acme');
  expect(storage.get('parley:acme')).toBeNull();
});

test('what no longer fits is kept in memory, and is written when there is room again', () => {
  const disk = new MemoryStorage();
  const storage = tabOf(disk);
  storage.set('parley:a', 'old');
  disk.full = true;

  storage.set('parley:a', 'new');
  expect(storage.get('parley:a')).toBe('new');
  expect(disk.getItem('parley:a')).toBe('old');

  disk.full = false;
  storage.set('parley:a', 'newer');
  expect(disk.getItem('parley:a')).toBe('newer');
});

test('only the keys of the prefix are listed, each once', () => {
  const disk = new MemoryStorage();
  const storage = tabOf(disk);
  disk.setItem('other', 'x');
  storage.set('parley:a:1', 'x');
  disk.full = true;
  storage.set('parley:a:1', 'y');
  storage.set('parley:a:2', 'y');

  expect(storage.keys('parley:a:').sort()).toEqual(['parley:a:1', 'parley:a:2']);
});
