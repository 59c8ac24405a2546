import { expect } from 'chai';
import { direction, formatLocale, language, msg, speak, str, textLocale } from './localize.js';

describe('localize', () => {
  afterEach(() => speak('en'));

  it('speaks the language that is wished, and its texts with numbers in them', async () => {
    await speak('de-AT');

    expect(msg('Send', { id: 'composer-send' })).to.equal('Senden');
    expect(msg(str`${7} new messages`, { id: 'list-new-many' })).to.equal('7 neue Nachrichten');
    expect(formatLocale()).to.equal('de-AT');
  });

  it('writes Arabic from the right', async () => {
    await speak('ar');

    expect(direction()).to.equal('rtl');
    expect(language()).to.equal('ar');
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
