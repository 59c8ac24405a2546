import { expect } from 'chai';
import { html } from 'lit';
import { clear, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { drawPage, SETTINGS, SITE_SETTINGS, write } from '../testing/settings.js';
import './sites-page.js';
import type { ParleySitesPage } from './sites-page.js';

const SEEN = { origin: 'https://www.acme.example', page: '/pricing', seenAt: '2026-11-23T10:00:00.000Z' };

const drawSites = (open = SITE_SETTINGS.id, theme: 'light' | 'dark' = 'light') =>
  drawPage<ParleySitesPage>(
    html`<parley-sites-page .settings=${SETTINGS} .open=${open} server="https://parley.example"></parley-sites-page>`,
    { theme },
  );

async function change(page: ParleySitesPage, selector: string, text: string) {
  write(page, selector, text);
  await settled(page);
}

describe('<parley-sites-page>', () => {
  afterEach(() => {
    clear();
    location.hash = '';
  });

  it('lists the sites, and adds one at once opened', async () => {
    const page = await drawSites('');
    expect(words(inside(page, '.item .name'))).to.equal('Acme');

    inside<HTMLElement>(page, 'section > div > parley-button').click();

    const [, added] = page.settings.sites;
    expect(added).to.include({ key: 'site-2', name: 'New site', archived: false });
    expect(location.hash).to.equal(`#/settings/sites/${added?.id}`);
  });

  it('edits what the site says and how it looks, and shows it at once', async () => {
    const page = await drawSites();

    await change(page, '#texts-title', 'Ask Acme');
    await change(page, '#position', 'start');
    await change(page, '#origins', ' https://a.example \n\nhttps://b.example');

    expect(page.settings.sites[0]).to.deep.include({ origins: ['https://a.example', 'https://b.example'] });
    expect(page.settings.sites[0]?.theme.position).to.equal('start');
    expect(words(inside(inside(page, 'parley-look-preview'), '.head'))).to.equal('Ask Acme');
  });

  it('shows where the tag was seen, and that it was not', async () => {
    const page = await drawSites();
    expect(inside(page, 'parley-copy-line').getAttribute('value')).to.contain('data-site="acme"');

    page.seen = [];
    await settled(page);
    expect(page.shadowRoot?.textContent).to.contain('Not seen on any page yet.');
    page.seen = [SEEN];
    await settled(page);

    expect(page.shadowRoot?.textContent).to.contain('https://www.acme.example/pricing');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, with a mistake, ${theme}`, async () => {
      const page = await drawSites(SITE_SETTINGS.id, theme);
      page.mistakes = new Map([[`sites.${SITE_SETTINGS.id}.origins.0`, 'Expected an origin.']]);
      page.seen = [SEEN];
      await settled(page);

      expect(words(inside(page, '#origins-mistake'))).to.equal('Expected an origin.');
      await expectAccessible(page);
    });
  }
});
