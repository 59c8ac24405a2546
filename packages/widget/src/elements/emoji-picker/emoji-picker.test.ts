import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { draw, inside, settled, words } from '../../testing/setup.js';
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
  it('shows one group at a time', async () => {
    const { picker, shown } = await setup();
    expect(shown()).to.include('😀').and.not.to.include('🍕');

    inside<HTMLButtonElement>(picker, '[aria-label="Food and drink"]').click();
    await settled(picker);

    expect(shown()).to.include('🍕').and.not.to.include('😀');
  });

  it('finds by beginnings of English words, and says when there is none', async () => {
    const { picker, shown } = await setup();

    await sendKeys({ type: 'thumbs up' });
    await settled(picker);
    expect(shown()[0]).to.equal('👍');

    await sendKeys({ type: ' qqq' });
    await settled(picker);
    expect(words(inside(picker, '[role=status]'))).to.equal('Nothing found.');
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
