import { expect } from 'chai';
import { html } from 'lit';
import { draw, expectAccessible, inside } from '../../testing/setup.js';
import type { ParleyNotice } from './notice.js';
import './notice.js';

describe('<parley-notice>', () => {
  it('waits its turn to be read out, unless it is dangerous', async () => {
    const notice = await draw<ParleyNotice>(html`<parley-notice kind="offline">Offline</parley-notice>`);
    expect(inside(notice, 'div').getAttribute('role')).to.equal('status');

    notice.kind = 'danger';
    await notice.updateComplete;

    expect(inside(notice, 'div').getAttribute('role')).to.equal('alert');
  });

  it('has no button without words for it', async () => {
    const notice = await draw<ParleyNotice>(html`<parley-notice>Something happened.</parley-notice>`);

    expect(notice.shadowRoot?.querySelector('button')).to.equal(null);
  });

  it('tells when its button is pressed', async () => {
    const notice = await draw<ParleyNotice>(
      html`<parley-notice action="Try again">It failed.</parley-notice>`,
    );
    let acts = 0;
    notice.addEventListener('parley-notice-act', () => {
      acts += 1;
    });

    inside<HTMLButtonElement>(notice, 'button').click();

    expect(acts).to.equal(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const kind of ['offline', 'warning', 'danger'] as const) {
      it(`is accessible when ${kind} and ${theme}`, async () => {
        const notice = await draw(
          html`<parley-notice .kind=${kind} action="Try again">It failed.</parley-notice>`,
          { theme },
        );

        await expectAccessible(notice);
      });
    }
  }
});
