import type { ChangePasswordInput } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { write } from '../testing/settings.js';
import './password-page.js';
import type { ParleyPasswordPage } from './password-page.js';

const KNOWN = { busy: false, error: null, done: false };

async function drawPassword(theme: 'light' | 'dark' = 'light') {
  const page = await draw<ParleyPasswordPage>(
    html`<parley-password-page .known=${KNOWN}></parley-password-page>`,
    { theme },
  );
  const said: ChangePasswordInput[] = [];
  page.addEventListener('parley-password-change', ({ input }) => said.push(input));
  return { page, said };
}

const button = (page: ParleyPasswordPage) => inside<HTMLElement>(page, 'parley-button');

describe('<parley-password-page>', () => {
  afterEach(clear);

  it('waits until the new one is long enough, and forgets both once it is changed', async () => {
    const { page, said } = await drawPassword();
    write(page, '#current', 'old one');
    write(page, '#password', 'short');
    await settled(page);
    expect(button(page).hasAttribute('disabled')).to.equal(true);
    write(page, '#password', 'a long enough password');
    await settled(page);
    button(page).click();
    expect(said).to.deep.equal([{ current: 'old one', password: 'a long enough password' }]);

    page.known = { ...KNOWN, done: true };
    await settled(page);

    expect(inside<HTMLInputElement>(page, '#current').value).to.equal('');
    expect(words(inside(page, 'parley-notice'))).to.equal('Your password is changed.');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`says which one was wrong, keeps what was written, and is accessible, ${theme}`, async () => {
      const { page } = await drawPassword(theme);
      write(page, '#current', 'wrong');

      const details = [{ path: 'current', message: 'Wrong.' }];
      page.known = { ...KNOWN, error: new ApiError('invalid_input', 'No.', { details }) };
      await settled(page);

      expect(words(inside(page, '#current-mistake'))).to.equal('This is not your password.');
      expect(inside<HTMLInputElement>(page, '#current').value).to.equal('wrong');
      await expectAccessible(page);
    });
  }
});
