import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoadState, type StateKey } from './load-state.js';

const KEY: StateKey = { fileHash: 'abc', server: 'http://a', site: 'acme', log: 'evt_1' };

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-state-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('a load’s state', () => {
  it('remembers what was added, over a restart and without having been closed', async () => {
    const [known, unknown] = [newId('conversation'), newId('conversation')];
    const before = await LoadState.open({ directory, key: KEY });
    before.add(known);

    const after = await LoadState.open({ directory, key: KEY });

    expect(after.has(known)).toBe(true);
    expect(after.has(unknown)).toBe(false);
  });

  it.each<Partial<StateKey>>([
    { fileHash: 'abd' },
    { server: 'http://b' },
    { site: 'other' },
    { log: 'evt_2' },
  ])('is another one for %o', async (change) => {
    const id = newId('conversation');
    (await LoadState.open({ directory, key: KEY })).add(id);

    const other = await LoadState.open({ directory, key: { ...KEY, ...change } });

    expect(other.has(id)).toBe(false);
  });

  it('forgets a line that was cut off, and nothing else', async () => {
    const [first, second, third] = [newId('conversation'), newId('conversation'), newId('conversation')];
    const before = await LoadState.open({ directory, key: KEY });
    before.add(first);
    before.add(second);
    const [name = ''] = await readdir(directory);
    await truncate(join(directory, name), first.length + 10);

    (await LoadState.open({ directory, key: KEY })).add(third);
    const after = await LoadState.open({ directory, key: KEY });

    expect([first, second, third].map((id) => after.has(id))).toEqual([true, false, true]);
    expect(await readFile(join(directory, name), 'utf8')).toContain(`\n${third}\n`);
  });

  it('is empty when told to forget', async () => {
    const id = newId('conversation');
    (await LoadState.open({ directory, key: KEY })).add(id);

    const after = await LoadState.open({ directory, key: KEY, forget: true });

    expect(after.has(id)).toBe(false);
  });
});
