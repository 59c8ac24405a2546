import type { InsightsLink } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { SharingIntent, SharingState } from '../../client/sharing.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { SITE } from '../testing/conversations.js';
import { pressTwice, ready, write } from '../testing/settings.js';
import './share-page.js';
import type { ParleySharePage } from './share-page.js';

const at = '2026-11-20T10:00:00.000Z';
const BOARD: InsightsLink = {
  ...{ id: 'ilk_1', name: 'Board', url: null, filter: {}, days: 90 },
  ...{ createdAt: at, expiresAt: '2026-12-20T10:00:00.000Z', revokedAt: null, lastUsedAt: null },
};
const PRESS: InsightsLink = {
  ...{ ...BOARD, id: 'ilk_2', name: 'Press', lastUsedAt: '2026-11-21T10:00:00.000Z' },
  filter: { site: SITE.id, kind: 'chat', team: 'none', page: '/kettle' },
};
const OLD: InsightsLink = { ...BOARD, id: 'ilk_3', name: 'Old', expiresAt: at };
const GONE: InsightsLink = { ...BOARD, id: 'ilk_4', name: 'Gone', revokedAt: at };
const KNOWN: SharingState = {
  ...{ links: ready(BOARD, PRESS, OLD, GONE), made: null, tried: null, busy: false, error: null },
  ...{ digest: { wanted: false, locale: null }, digestError: null },
};

async function drawShare({
  known = {},
  links = true,
  theme = 'light',
}: {
  known?: Partial<SharingState>;
  links?: boolean;
  theme?: 'light' | 'dark';
} = {}) {
  const page = await draw<ParleySharePage>(
    html`<parley-share-page
      .known=${{ ...KNOWN, ...known }}
      .sites=${[SITE]}
      .filter=${{ site: SITE.id, kind: 'discussion' }}
      .days=${7}
      ?links=${links}
      .now=${() => new Date('2026-11-28T10:00:00.000Z')}
      back="#/insights/period=days7"
    ></parley-share-page>`,
    { theme, dir: theme === 'dark' ? 'rtl' : 'ltr' },
  );
  const said: SharingIntent[] = [];
  page.addEventListener('parley-sharing-act', ({ intent }) => said.push(intent));
  return { page, said };
}

const rows = (page: ParleySharePage) => [...page.renderRoot.querySelectorAll('.list > li')].map(words);

describe('<parley-share-page>', () => {
  afterEach(clear);

  it('tells of each link what it shows, how it stands and when it was last opened', async () => {
    const { page } = await drawShare();
    const [board, press, old, gone] = rows(page);

    expect(board).to.match(
      /^Board Active All conversations · 90 days up to yesterday ends Dec 20, 2026.* · never opened$/,
    );
    expect(press).to.contain(`Site: ${SITE.name} · No team · Chats · Page: /kettle`);
    expect(press).to.contain('last opened Nov 21, 2026');
    expect(old).to.match(/^Old Expired .* ended Nov 20, 2026/);
    expect(gone).to.match(/^Gone Revoked .* ended Nov 20, 2026/);
    // What is over cannot be revoked.
    expect(page.renderRoot.querySelectorAll('parley-sure-button')).to.have.length(2);
  });

  it('revokes one when asked twice', async () => {
    const { page, said } = await drawShare();

    await pressTwice(inside(page, 'parley-sure-button'));

    expect(said).to.deep.equal([{ do: 'revoke', id: 'ilk_1' }]);
  });

  it('makes one of what the page of figures shows, and shows its address once', async () => {
    const { page, said } = await drawShare();
    expect(words(inside(page, '.shows'))).to.equal(`Site: ${SITE.name} · Discussions`);
    write(page, '#name', ' Owners ');
    await settled(page);
    inside<HTMLElement>(page, 'form parley-button').click();
    const shown = { filter: { site: SITE.id, kind: 'discussion' as const }, days: 7 };
    expect(said).to.deep.equal([{ do: 'create', input: { name: 'Owners', expiresInDays: 30, ...shown } }]);

    const url = 'https://chat.example/insights/parley_il_secret';
    page.known = { ...KNOWN, tried: 'create', made: { ...BOARD, id: 'ilk_9', name: 'Owners', url } };
    await settled(page);

    expect(words(inside(inside(page, 'parley-copy-line'), 'code'))).to.equal(url);
    expect(inside<HTMLInputElement>(page, '#name').value).to.equal('');

    // What is written for the next one stays, though the last one's address is still shown.
    write(page, '#name', 'Board');
    await settled(page);
    expect(inside<HTMLInputElement>(page, '#name').value).to.equal('Board');
  });

  it('takes other days and another life, and leaves what is no number to the server', async () => {
    const { page, said } = await drawShare();
    write(page, '#name', 'Owners');
    write(page, '#days', '365');
    write(page, '#life', '366');
    await settled(page);
    inside(page, 'form').dispatchEvent(new Event('submit', { cancelable: true }));

    expect(said[0]).to.deep.include({ do: 'create' });
    expect((said[0] as { input: object }).input).to.include({ days: 365, expiresInDays: 366 });
  });

  it('says at the field what was refused and keeps what was written; and that there are too many', async () => {
    const { page } = await drawShare();
    write(page, '#name', 'x');
    const details = [{ path: 'days', message: 'At most 731.' }];
    page.known = {
      ...KNOWN,
      tried: 'create',
      error: new ApiError('invalid_input', 'No.', { details }),
    };
    await settled(page);
    expect(words(inside(page, '#days-mistake'))).to.equal('At most 731.');
    expect(inside<HTMLInputElement>(page, '#name').value).to.equal('x');

    page.known = { ...KNOWN, tried: 'create', error: new ApiError('conflict', 'Too many.') };
    await settled(page);
    expect(words(inside(page, 'parley-notice'))).to.contain('as many links as there may be');
  });

  it('asks for the weekly mail in the language of the console, and for no more of it', async () => {
    const { page, said } = await drawShare();
    const tick = () => inside<HTMLInputElement>(page, '.check input');
    expect(tick().checked).to.equal(false);

    tick().click();
    page.known = { ...KNOWN, tried: 'digest', digest: { wanted: true, locale: 'de' } };
    await settled(page);
    expect(words(inside(page, 'p[role=status]'))).to.equal('Saved. Language of the mail: German');
    tick().click();

    expect(said).to.deep.equal([
      { do: 'digest', digest: { wanted: true, locale: 'en' } },
      { do: 'digest', digest: { wanted: false, locale: 'de' } },
    ]);
  });

  it('shows an analyst the weekly mail and no links', async () => {
    const { page } = await drawShare({ links: false });

    expect(words(inside(page, 'h2'))).to.equal('Weekly mail');
    expect(page.renderRoot.querySelector('form, .list')).to.equal(null);
    expect(page.renderRoot.querySelector('.check input')).not.to.equal(null);
  });

  it('makes one when Enter is pressed in a field', async () => {
    const { page, said } = await drawShare();
    inside<HTMLInputElement>(page, '#name').focus();
    await sendKeys({ type: 'Board' });
    await sendKeys({ press: 'Enter' });

    expect(said.map((intent) => intent.do)).to.deep.equal(['create']);
  });

  it('says that there is no link yet, and asks again for what did not come', async () => {
    const error = new ApiError('network', 'Away.');
    const { page, said } = await drawShare({ known: { links: ready(), digest: null, digestError: error } });
    expect(words(inside(page, '.empty'))).to.equal('No link yet.');

    page.known = { ...page.known, links: { ...ready<InsightsLink>(), phase: 'failed', error } };
    await settled(page);
    for (const notice of page.renderRoot.querySelectorAll('parley-notice')) {
      await notice.updateComplete;
      inside<HTMLElement>(notice, 'button').click();
    }

    expect(said).to.deep.equal([{ do: 'load' }, { do: 'load-digest' }]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, with a mistake and an address, ${theme}`, async () => {
      const { page } = await drawShare({ theme });
      const details = [{ path: 'name', message: 'Too short.' }];
      const error = new ApiError('invalid_input', 'No.', { details });
      page.known = { ...KNOWN, tried: 'create', error, made: { ...BOARD, url: 'https://chat.example/x' } };
      await settled(page);

      await expectAccessible(page);
    });
  }
});
