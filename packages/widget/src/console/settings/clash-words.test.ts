import { expect } from 'chai';
import { speak } from '../../internal/localize.js';
import { makeRule, SETTINGS, SITE_SETTINGS, withRules } from '../testing/settings.js';
import { placeWords, valueWords } from './clash-words.js';
import { loadTexts } from './texts.js';

const site = ['sites', SITE_SETTINGS.id];

describe('what two have changed', () => {
  afterEach(() => speak('en'));

  it('is called as on its page, with whose it is', () => {
    expect(placeWords([...site, 'texts', 'title'], SETTINGS)).to.equal('Acme › Headline of the chat');
    expect(placeWords([...site, 'chat', 'preChat', 'required'], SETTINGS)).to.equal(
      'Acme › It must be filled in',
    );
    expect(placeWords(['teams', 'sales', 'sla', 'firstResponseMinutes'], SETTINGS)).to.equal(
      'Sales › First answer within',
    );
    expect(placeWords(['teams', 'sales', 'hours', 'weekly', 'tue'], SETTINGS)).to.equal('Sales › Tuesday');
    expect(placeWords(['hours', 'holidays'], SETTINGS)).to.equal('Days off');
    expect(placeWords(['privacy', 'time'], SETTINGS)).to.equal('Time spent in conversations');
    const ruled = withRules(makeRule('a'), makeRule('b'));
    expect(placeWords(['routing', 'rules', 'b', 'keywords'], ruled)).to.equal(
      'Routing › 2 › The first message has',
    );
  });

  it('never shows the name that a field has in the document', () => {
    const leaves = (value: unknown, path: string[]): string[][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
        : [path];
    const { texts, theme, name, key, origins, locale, archived } = SITE_SETTINGS;
    const paths = leaves({ texts, theme, name, key, origins, locale, archived }, site);

    for (const path of paths) {
      expect(placeWords(path, SETTINGS), path.join('.')).to.match(/^Acme › [A-Z]/);
      expect(placeWords(path, SETTINGS), path.join('.')).not.to.contain(path.at(-1) ?? '');
    }
  });

  it('holds words, not the document’s own', () => {
    expect(valueWords([...site, 'chat', 'rating'], false, SETTINGS)).to.equal('No');
    expect(valueWords([...site, 'chat', 'preChat', 'fields'], ['name', 'email'], SETTINGS)).to.equal(
      'Name\nE-mail',
    );
    expect(
      valueWords(['teams', 'sales', 'assignment'], { mode: 'round_robin', capacity: 3 }, SETTINGS),
    ).to.equal('New conversations: Go to each in turn\nMost that one has open: 3');
    const weekly = { mon: ['09:00-12:00', '13:00-17:00'], tue: [] };
    expect(valueWords(['hours'], { zone: 'Europe/Berlin', weekly, holidays: [] }, SETTINGS)).to.equal(
      'Time zone: Europe/Berlin\nMonday: 09:00-12:00, 13:00-17:00\nTuesday: –\nDays off: –',
    );
  });

  it('is said in the reader’s language', async () => {
    await loadTexts();
    await speak('de');

    expect(placeWords([...site, 'theme', 'accent'], SETTINGS)).to.equal('Acme › Farbe');
    expect(valueWords([...site, 'chat', 'rating'], true, SETTINGS)).to.equal('Ja');
    expect(placeWords(['hours', 'weekly', 'sun'], SETTINGS)).to.equal('Sonntag');
  });
});
