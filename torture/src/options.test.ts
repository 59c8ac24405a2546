import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseTortureOptions } from './options.js';

let printed = '';
beforeEach(() => {
  printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

const parse = (...args: string[]) => parseTortureOptions(['node', 'torture', ...args]);

describe('the command line', () => {
  it('takes minutes, scenarios, a store and a seed', () => {
    expect(
      parse('--minutes', '0.5', '--only', 'killed', 'silence', '--store', 'sqlite', '--seed', '7'),
    ).toEqual({
      minutes: 0.5,
      only: ['killed', 'silence'],
      store: 'sqlite',
      seed: 7,
    });
  });

  it('chooses a seed by itself', () => {
    expect(parse()).toMatchObject({ minutes: 10, only: [], seed: expect.any(Number) });
  });

  it.each([
    ['--minutes', '0'],
    ['--minutes', 'many'],
    ['--only', 'earthquake'],
    ['--store', 'paper'],
    ['--seed', 'x'],
    ['--loud'],
  ])('refuses %s %s, and says where to look', (...args) => {
    expect(parse(...args)).toEqual({ exitCode: 1 });
    expect(printed).toContain('pnpm torture --help');
  });

  it('explains every scenario', () => {
    expect(parse('--help')).toEqual({ exitCode: 0 });
    expect(printed).toContain('disk-full');
    expect(printed).toContain('Exit code');
  });
});
