import type { ApiKey } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { ApiKeysIntent, ApiKeysState } from '../../client/api-keys.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { SITE } from '../testing/conversations.js';
import { pressTwice, ready, write } from '../testing/settings.js';
import './keys-page.js';
import type { ParleyKeysPage } from './keys-page.js';

const at = '2026-11-23T10:00:00.000Z';
const CRM: ApiKey = {
  ...{ id: 'key_1', name: 'CRM', siteId: SITE.id, scopes: ['read', 'write'] },
  ...{ createdAt: at, revokedAt: null },
};
const OLD: ApiKey = { ...CRM, id: 'key_2', name: 'Old', siteId: null, revokedAt: at };
const KNOWN: ApiKeysState = { keys: ready(CRM, OLD), busy: false, error: null, made: null };

async function drawKeys(theme: 'light' | 'dark' = 'light') {
  const page = await draw<ParleyKeysPage>(
    html`<parley-keys-page .known=${KNOWN} .sites=${[SITE]}></parley-keys-page>`,
    { theme },
  );
  const said: ApiKeysIntent[] = [];
  page.addEventListener('parley-keys-act', ({ intent }) => said.push(intent));
  return { page, said };
}

describe('<parley-keys-page>', () => {
  afterEach(clear);

  it('tells what each key is good for, and revokes one when asked twice', async () => {
    const { page, said } = await drawKeys();
    const rows = [...(page.shadowRoot?.querySelectorAll('.list > li') ?? [])];
    expect(words(rows[0])).to.match(/^CRM Acme · read, write · made Nov 23, 2026/);
    expect(words(rows[1])).to.contain('Old Revoked All sites');
    expect(rows[1]?.querySelector('parley-sure-button')).to.equal(null);

    await pressTwice(inside(page, 'parley-sure-button'));

    expect(said).to.deep.equal([{ do: 'revoke', id: 'key_1' }]);
  });

  it('makes one, and shows it once', async () => {
    const { page, said } = await drawKeys();
    write(page, '#name', ' Shop ');
    write(page, '#site', 'acme');
    inside<HTMLInputElement>(page, 'fieldset input').click();
    await settled(page);
    inside<HTMLElement>(page, 'form parley-button').click();
    const input = { name: 'Shop', site: 'acme', scopes: ['write'] } as const;
    expect(said).to.deep.equal([{ do: 'create', input }]);

    page.known = { ...KNOWN, made: { ...CRM, ...input, scopes: ['write'], key: 'parley_secret' } };
    await settled(page);

    expect(words(inside(inside(page, 'parley-copy-line'), 'code'))).to.equal('parley_secret');
    expect(inside<HTMLInputElement>(page, '#name').value).to.equal('');
  });

  it('is for nothing without a scope', async () => {
    const { page } = await drawKeys();

    for (const box of [
      ...(page.shadowRoot?.querySelectorAll<HTMLInputElement>('fieldset input') ?? []),
    ].slice(0, 2)) {
      box.click();
    }
    await settled(page);

    expect(inside(page, 'form parley-button').hasAttribute('disabled')).to.equal(true);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, with a mistake, ${theme}`, async () => {
      const { page } = await drawKeys(theme);
      write(page, '#name', 'x');
      const details = [{ path: 'name', message: 'Too short.' }];
      page.known = { ...KNOWN, error: new ApiError('invalid_input', 'No.', { details }) };
      await settled(page);

      expect(words(inside(page, '#name-mistake'))).to.equal('Too short.');
      expect(inside<HTMLInputElement>(page, '#name').value).to.equal('x');
      await expectAccessible(page);
    });
  }
});
