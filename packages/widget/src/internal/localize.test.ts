import { expect } from 'chai';
import { direction, formatLocale, language, msg, plural, speak, str, textLocale } from './localize.js';

describe('localize', () => {
  afterEach(() => speak('en'));

  it('speaks the language that is wished, and its texts with numbers in them', async () => {
    await speak('de-AT');

    expect(msg('Send', { id: 'composer-send' })).to.equal('Senden');
    expect(
      plural(7, { one: str`${7} new message`, other: str`${7} new messages` }, { id: 'list-new' }),
    ).to.equal('7 neue Nachrichten');
    expect(formatLocale()).to.equal('de-AT');
  });

  for (const tag of ['ar', 'he']) {
    it(`writes ${tag} from the right`, async () => {
      await speak(tag);

      expect(direction()).to.equal('rtl');
      expect(language()).to.equal(tag);
    });
  }

  it('counts as the language counts', async () => {
    const newMessages = (count: number) =>
      plural(
        count,
        { one: str`${count} new message`, other: str`${count} new messages` },
        { id: 'list-new' },
      );
    const counted: Record<string, string[]> = {};

    for (const tag of ['en', 'pl', 'ar', 'he', 'ja']) {
      await speak(tag);
      counted[tag] = [1, 2, 5, 22].map(newMessages);
    }

    expect(counted).to.deep.equal({
      en: ['1 new message', '2 new messages', '5 new messages', '22 new messages'],
      pl: ['1 nowa wiadomość', '2 nowe wiadomości', '5 nowych wiadomości', '22 nowe wiadomości'],
      ar: ['رسالة جديدة واحدة', 'رسالتان جديدتان', '5 رسائل جديدة', '22 رسالة جديدة'],
      he: ['הודעה חדשה אחת', 'שתי הודעות חדשות', '5 הודעות חדשות', '22 הודעות חדשות'],
      ja: ['新着メッセージ 1 件', '新着メッセージ 2 件', '新着メッセージ 5 件', '新着メッセージ 22 件'],
    });
  });

  it('fetches a language only when it is asked for', async () => {
    const fetched = () =>
      performance
        .getEntriesByType('resource')
        .flatMap(({ name }) => /\/translations\/(tr|nl)\.js/.exec(name)?.[1] ?? []);

    expect(fetched()).to.deep.equal([]);

    await speak('tr');

    expect(fetched()).to.deep.equal(['tr']);
  });

  it('speaks English where it knows no better, dates included', async () => {
    await speak('fi-FI');

    expect(textLocale('fi-FI')).to.equal('en');
    expect(msg('Send', { id: 'composer-send' })).to.equal('Send');
    expect(formatLocale()).to.equal('en');
  });

  it('survives what is no language tag', async () => {
    await speak('en_US');
    expect(formatLocale()).to.equal('en');

    await speak('!');
    expect(formatLocale()).to.equal('en');
  });
});
