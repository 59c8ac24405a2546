import { expect } from 'chai';
import { html } from 'lit';
import type { FollowWish } from '../../events/follow.js';
import { draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import './follow-dialog.js';
import type { ParleyFollowDialog } from './follow-dialog.js';

async function open(theme: 'light' | 'dark' = 'light', email = '') {
  const dialog = await draw<ParleyFollowDialog>(
    html`<parley-follow-dialog email=${email}></parley-follow-dialog>`,
    { theme },
  );
  const wishes: FollowWish[] = [];
  dialog.addEventListener('parley-follow', ({ wish }) => wishes.push(wish));
  return { dialog, wishes };
}

const field = (dialog: ParleyFollowDialog) => inside<HTMLInputElement>(dialog, 'input[type="email"]');

async function enter(dialog: ParleyFollowDialog, email: string): Promise<void> {
  field(dialog).value = email;
  field(dialog).dispatchEvent(new InputEvent('input', { bubbles: true }));
  inside<HTMLElement>(dialog, '.send').click();
  await settled(dialog);
}

describe('<parley-follow-dialog>', () => {
  it('is open with the caret in the field, and tells the address and what of', async () => {
    const { dialog, wishes } = await open();
    expect(dialog.shadowRoot?.activeElement).to.equal(field(dialog));

    inside<HTMLInputElement>(dialog, 'input[value="replies"]').click();
    await enter(dialog, ' zoe@example.com ');

    expect(wishes).to.deep.equal([{ email: 'zoe@example.com', scope: 'replies' }]);
  });

  it('asks for an address where there is none, and says so to those who cannot see it', async () => {
    const { dialog, wishes } = await open();
    for (const wrong of ['', 'zoe', 'zoe@']) {
      await enter(dialog, wrong);

      expect(field(dialog).getAttribute('aria-invalid')).to.equal('true');
      expect(words(inside(dialog, '[role="alert"]'))).to.contain('enter your e-mail address');
    }
    expect(wishes).to.deep.equal([]);
    await expectAccessible(dialog);
  });

  it('takes no second wish while the first is on its way', async () => {
    const { dialog, wishes } = await open('light', 'zoe@example.com');
    dialog.phase = 'sending';
    await settled(dialog);

    inside<HTMLFormElement>(dialog, 'form').requestSubmit();

    expect(wishes).to.deep.equal([]);
  });

  it('says where it has written to, and tells when it is closed', async () => {
    const { dialog } = await open('light', 'zoe@example.com');
    let closed = 0;
    dialog.addEventListener('parley-follow-close', () => {
      closed += 1;
    });
    dialog.phase = 'sent';
    await settled(dialog);
    expect(words(inside(dialog, '[role="status"]'))).to.contain('written to zoe@example.com');

    const heard = new Promise((resolve) => dialog.addEventListener('parley-follow-close', resolve));
    inside<HTMLElement>(dialog, 'parley-button').click();
    await heard;

    expect(closed).to.equal(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible when ${theme}`, async () => {
      const { dialog } = await open(theme, 'zoe@example.com');
      await expectAccessible(dialog);

      dialog.phase = 'sent';
      await settled(dialog);
      await expectAccessible(dialog);
    });
  }
});
