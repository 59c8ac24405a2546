import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { speak } from '../../internal/localize.js';
import { draw, inside, settled, until, words } from '../../testing/setup.js';
import './emoji-picker.js';
import type { ParleyEmojiPicker } from './emoji-picker.js';

async function setup() {
  const picker = await draw<ParleyEmojiPicker>(html`<parley-emoji-picker></parley-emoji-picker>`);
  const picked: string[] = [];
  picker.addEventListener('parley-emoji-pick', ({ emoji }) => picked.push(emoji));
  const shown = () => [...(picker.shadowRoot?.querySelectorAll('.grid button') ?? [])].map(words);
  return { picker, picked, shown };
}

describe('<parley-emoji-picker>', () => {
  afterEach(() => speak('en'));

  it('shows one group at a time', async () => {
    const { picker, shown } = await setup();
    expect(shown()).to.include('😀').and.not.to.include('🍕');

    inside<HTMLButtonElement>(picker, '[aria-label="Food and drink"]').click();
    await settled(picker);

    expect(shown()).to.include('🍕').and.not.to.include('😀');
  });

  it('finds by beginnings of words, and says when there is none', async () => {
    const { picker, shown } = await setup();

    await sendKeys({ type: 'thumbs up' });
    await until('it is found', () => shown()[0] === '👍');
    expect(inside<HTMLElement>(picker, '.grid button').title).to.equal('thumbs up');

    await sendKeys({ type: ' qqq' });
    await settled(picker);
    expect(words(inside(picker, '[role=status]'))).to.equal('Nothing found.');
  });

  const SEARCHES = [
    { language: 'de', search: 'FAHRRAD', found: '🚲', name: 'Fahrrad' },
    { language: 'fr', search: 'velo', found: '🚲', name: 'vélo' },
    { language: 'pl', search: 'rowerek', found: '🚲', name: 'rower' },
    { language: 'ja', search: '転車', found: '🚲', name: '自転車' },
  ];
  for (const { language, search, found, name } of SEARCHES) {
    it(`finds in the reader’s own language: ${language}`, async () => {
      await speak(language);
      const { picker, shown } = await setup();
      const field = inside<HTMLInputElement>(picker, 'input');

      field.value = search;
      field.dispatchEvent(new InputEvent('input'));

      await until('it is found', () => shown().length < 30 && shown().includes(found));
      expect(inside<HTMLElement>(picker, `.grid [aria-label="${found}"]`).title).to.equal(name);
    });
  }

  it('shows groups alone where nobody knows the names', async () => {
    await speak('ar');
    const { picker, shown } = await setup();

    expect(picker.shadowRoot?.querySelector('input')).to.equal(null);
    expect(shown()).to.include('😀');
  });

  it('is moved in by arrow keys, by rows too, and chosen from with Enter', async () => {
    const { picker, picked, shown } = await setup();
    const across = getComputedStyle(inside(picker, '.grid')).gridTemplateColumns.split(' ').length;
    const order = shown();
    inside<HTMLButtonElement>(picker, '.grid button').focus();

    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });

    expect(picked).to.deep.equal([order[1 + across]]);
  });

  it('is one stop on the way through by Tab', async () => {
    const { picker } = await setup();

    expect(picker.shadowRoot?.querySelectorAll('.grid button[tabindex="0"]')).to.have.length(1);
  });
});
