import { expect } from 'chai';
import { html } from 'lit';
import { file, picture } from '../../testing/messages.js';
import { draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import './attachments.js';
import type { ParleyAttachments } from './attachments.js';

const setup = (items: ParleyAttachments['items'], options = {}) =>
  draw<ParleyAttachments>(
    html`<parley-attachments .items=${items} server="https://parley.example"></parley-attachments>`,
    options,
  );

describe('<parley-attachments>', () => {
  it('asks its server for files, and never follows another scheme', async () => {
    const list = await setup([file(), { ...file('x.pdf'), url: 'javascript:alert(1)' }]);

    const hrefs = [...(list.shadowRoot?.querySelectorAll('a') ?? [])].map((link) =>
      link.getAttribute('href'),
    );

    expect(hrefs[0]).to.match(/^https:\/\/parley\.example\/v1\/files\//);
    expect(hrefs[1]).to.equal(null);
  });

  it('shows a name as it was typed', async () => {
    const list = await setup([file('<img src=x onerror=alert(1)>.pdf')]);

    expect(words(inside(list, '.name'))).to.equal('<img src=x onerror=alert(1)>.pdf');
    expect(list.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('turns what cannot be shown or played into a chip', async () => {
    const list = await setup([
      { ...picture(), url: `${location.origin}/none.png` },
      { ...file('voice.mp3'), type: 'audio/mpeg', url: '/v1/files/none/voice.mp3' },
    ]);
    inside<HTMLAudioElement>(list, 'audio').dispatchEvent(new Event('error'));

    await until('both are chips', () => list.shadowRoot?.querySelectorAll('.file').length === 2);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible with all kinds, ${theme}`, async () => {
      const list = await setup([picture(), file(), { ...file('voice.mp3'), type: 'audio/mpeg' }], { theme });

      await expectAccessible(list);
    });
  }
});
