import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../testing/test-socket.js';
import { DEFAULT_DISCUSSION } from './discussion-settings.js';
import { SettingsFileAdapter } from './file-adapter.js';
import { DEFAULT_CHAT, DEFAULT_SETTINGS, DEFAULT_THEME, type Settings } from './settings-schema.js';
import { SettingsStore, settingsFile, watchSettings } from './settings-store.js';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'parley-settings-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const openFile = () => SettingsStore.open(new SettingsFileAdapter(settingsFile(dir)));

const site = {
  id: 'site_01k8m2p3q4r5s6t7v8w9x0y1z2',
  key: 'acme',
  name: 'Acme',
  origins: ['https://acme.example'],
  locale: 'en',
  texts: { title: 'Acme', greeting: 'Hello' },
  chat: DEFAULT_CHAT,
  discussion: DEFAULT_DISCUSSION,
  theme: DEFAULT_THEME,
  archived: false,
};
const withSite = (settings: Settings): Settings => ({ ...settings, sites: [site] });

const BROKEN: [string, string, RegExp][] = [
  ['no JSON', '{ "revision": ', /JSON/],
  ['an unknown field', JSON.stringify({ ...DEFAULT_SETTINGS, colour: 'red' }), /colour/],
  [
    'an origin with a path',
    JSON.stringify({ ...DEFAULT_SETTINGS, sites: [{ ...site, origins: ['https://a.example/x'] }] }),
    /origin/,
  ],
  [
    'two sites of one key',
    JSON.stringify({ ...DEFAULT_SETTINGS, sites: [site, site] }),
    /Two sites have "acme"/,
  ],
  ...(
    [
      ['a rule for a team there is not', { id: 'a', team: 'nobody' }, /There is no team "nobody"/],
      [
        'a rule about a site there is not',
        { id: 'a', team: 'sales', sites: ['moon'] },
        /There is no site "moon"/,
      ],
      [
        'a rule about a choice there is not',
        { id: 'a', team: 'sales', chosen: ['x'] },
        /There is no team "x"/,
      ],
    ] as const
  ).map(([what, rule, reason]): [string, string, RegExp] => [
    what,
    JSON.stringify({ ...DEFAULT_SETTINGS, routing: { rules: [rule] } }),
    reason,
  ]),
  [
    'two rules of one name',
    JSON.stringify({
      ...DEFAULT_SETTINGS,
      routing: {
        rules: [
          { id: 'a', team: 'sales' },
          { id: 'a', team: 'sales' },
        ],
      },
    }),
    /Two rules have "a"/,
  ],
];

describe('the settings', () => {
  it('begin with the four functions of a company and no site', async () => {
    const settings = await openFile();

    expect(settings.current.teams.map((team) => team.id)).toEqual([
      'marketing',
      'sales',
      'customer-service',
      'customer-support',
    ]);
  });

  it('route nothing and keep agents’ own time where nothing is said of either', async () => {
    const { routing: _r, privacy: _p, ...older } = DEFAULT_SETTINGS;
    writeFileSync(settingsFile(dir), JSON.stringify(older));

    const { current } = await openFile();

    expect([current.routing, current.privacy]).toEqual([{ rules: [] }, { time: 'own' }]);
  });

  it('keep what was written, for the next who opens them', async () => {
    await (await openFile()).update(withSite);

    const again = await openFile();

    expect(again.siteByKey('acme')).toEqual(site);
    expect(again.current.revision).toBe(1);
  });

  it.each(BROKEN)('refuse a file with %s, name it, and leave it as it is', async (_, text, reason) => {
    writeFileSync(settingsFile(dir), text);

    const opening = openFile();

    await expect(opening).rejects.toThrow(settingsFile(dir));
    await expect(openFile()).rejects.toThrow(reason);
    expect(readFileSync(settingsFile(dir), 'utf8')).toBe(text);
  });

  it('refuse to write what could not be read back', async () => {
    const settings = await openFile();

    await expect(settings.update((s) => ({ ...s, sites: [{ ...site, key: 'Not A Key' }] }))).rejects.toThrow(
      'key',
    );

    expect(settings.current.sites).toEqual([]);
  });

  it('refuse an update when somebody else changed them in between', async () => {
    const mine = await openFile();
    await (await openFile()).update(withSite);

    await expect(mine.update((s) => ({ ...s, teams: [] }))).rejects.toMatchObject({ code: 'conflict' });

    expect((await openFile()).siteByKey('acme')).toEqual(site);
  });

  it('never overwrite a file that was broken by hand while serving', async () => {
    const settings = await openFile();
    await settings.update(withSite);
    writeFileSync(settingsFile(dir), 'oops');

    await expect(settings.update((s) => s)).rejects.toThrow(settingsFile(dir));

    expect(readFileSync(settingsFile(dir), 'utf8')).toBe('oops');
    expect(settings.siteByKey('acme')).toEqual(site);
  });

  it('take up an edit made by hand, and keep the last good ones when it is broken', async () => {
    const settings = await openFile();
    await settings.update(withSite);
    const errors: unknown[] = [];
    const unwatch = watchSettings(settings, (error) => errors.push(error));

    writeFileSync(
      settingsFile(dir),
      JSON.stringify({ ...settings.current, sites: [{ ...site, name: 'Acme & Sons' }] }),
    );
    await until(() => settings.siteByKey('acme')?.name === 'Acme & Sons');
    writeFileSync(settingsFile(dir), 'oops');
    await until(() => errors.length > 0);
    unwatch();

    expect(settings.siteByKey('acme')?.name).toBe('Acme & Sons');
  });
});
