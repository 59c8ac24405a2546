import { expect } from 'chai';
import { html } from 'lit';
import { draw, expectAccessible, inside, words } from '../../testing/setup.js';
import type { ParleyAvatar } from './avatar.js';
import './avatar.js';
import { initials } from './initials.js';

describe('<parley-avatar>', () => {
  it('shows the first letters of the first and the last word', () => {
    expect(initials('Ada Augusta Lovelace')).to.equal('AL');
    expect(initials('ada')).to.equal('A');
    expect(initials('(Bo) mensah')).to.equal('BM');
  });

  it('keeps a letter of several code points whole', () => {
    expect(initials('Élodie Ñandú'.normalize('NFD')).normalize('NFC')).to.equal('ÉÑ');
  });

  it('shows a question mark for a name without a letter', () => {
    expect(initials('')).to.equal('?');
    expect(initials(' – ')).to.equal('?');
  });

  it('is called by the whole name', async () => {
    const avatar = await draw<ParleyAvatar>(html`<parley-avatar name="Ada Lovelace"></parley-avatar>`);

    const image = inside(avatar, '[role=img]');

    expect(image.getAttribute('aria-label')).to.equal('Ada Lovelace');
    expect(words(image)).to.equal('AL');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible when ${theme}`, async () => {
      const avatar = await draw(html`<parley-avatar name="Ada Lovelace"></parley-avatar>`, { theme });

      await expectAccessible(avatar);
    });
  }
});
