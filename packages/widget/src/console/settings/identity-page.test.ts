import type { IdentityKey } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { IdentityKeysIntent, IdentityKeysState } from '../../client/identity-keys.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { SITE } from '../testing/conversations.js';
import { pressTwice, ready, write } from '../testing/settings.js';
import './identity-page.js';
import type { ParleyIdentityPage } from './identity-page.js';

const key = (id: string): IdentityKey => ({ id, alg: 'HS256', createdAt: '2026-11-23T10:00:00.000Z' });
const KNOWN: IdentityKeysState = {
  site: 'acme',
  keys: ready(key('one')),
  busy: false,
  error: null,
  made: null,
};
const SHOP = { ...SITE, id: 'site_shop', key: 'shop', name: 'Shop' };

async function drawKeys(theme: 'light' | 'dark' = 'light') {
  const page = await draw<ParleyIdentityPage>(
    html`<parley-identity-page .known=${KNOWN} .sites=${[SITE, SHOP]}></parley-identity-page>`,
    { theme },
  );
  const said: IdentityKeysIntent[] = [];
  page.addEventListener('parley-identity-act', ({ intent }) => said.push(intent));
  return { page, said };
}

const add = (page: ParleyIdentityPage) => inside<HTMLElement>(page, 'section:last-of-type parley-button');

describe('<parley-identity-page>', () => {
  afterEach(clear);

  it('makes a key for the site that is chosen, with a public key or without', async () => {
    const { page, said } = await drawKeys();

    write(page, '#site', 'shop');
    add(page).click();
    write(page, '#public', ' PEM ');
    add(page).click();

    expect(said).to.deep.equal([
      { do: 'choose', site: 'shop' },
      { do: 'add', input: { site: 'acme', publicKey: undefined } },
      { do: 'add', input: { site: 'acme', publicKey: 'PEM' } },
    ]);
  });

  it('shows the secret of the new one, and makes no third', async () => {
    const { page, said } = await drawKeys();

    page.known = { ...KNOWN, keys: ready(key('one'), key('two')), made: { ...key('two'), secret: 'hush' } };
    await settled(page);

    expect(words(inside(inside(page, 'parley-copy-line'), 'code'))).to.equal('hush');
    expect(add(page).hasAttribute('disabled')).to.equal(true);
    await pressTwice(inside(page, 'parley-sure-button'));
    expect(said).to.deep.equal([{ do: 'remove', id: 'one' }]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible((await drawKeys(theme)).page);
    });
  }
});
