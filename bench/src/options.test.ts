import { expect, it, vi } from 'vitest';
import { parseBenchOptions } from './options.js';

const read = (...words: string[]) => parseBenchOptions(['node', 'bench', ...words]);

it('reads a benchmark and how thorough it shall be', () => {
  expect(read('growth')).toEqual({ name: 'growth', quick: false, nodeFlags: [] });
  expect(read('messages', '--quick', '--node-flag=--cpu-prof')).toEqual({
    name: 'messages',
    quick: true,
    nodeFlags: ['--cpu-prof'],
  });
});

it('reads which comments to learn from and to judge', () => {
  expect(read('spam', '--train', 'a.csv', '--test', 'b.csv')).toMatchObject({
    name: 'spam',
    train: 'a.csv',
    test: 'b.csv',
  });
});

it('helps, and says what the exit codes mean', () => {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);

  expect(read('--help')).toEqual({ exitCode: 0 });

  vi.restoreAllMocks();
  expect(written.join('')).toContain('1 one was missed');
});

it.each([
  [[]],
  [['speed']],
  [['idle', '--quik']],
  [['growth', '--node-flag=--cpu-prof']],
  [['spam', '--train', 'a.csv']],
])('refuses %j', (words) => {
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);

  const result = read(...words);

  vi.restoreAllMocks();
  expect(result).toMatchObject({ exitCode: 1 });
  expect(written.join('')).toMatch(/bench/);
});
