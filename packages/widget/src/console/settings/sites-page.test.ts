import { expect } from 'chai';
import { html } from 'lit';
import { clear, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { drawPage, pressTwice, SETTINGS, SITE_SETTINGS, write } from '../testing/settings.js';
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

  it('adds a message that speaks first, holds it back from a share, and says so in the tag', async () => {
    const page = await drawSites();
    const editor = inside<HTMLElement>(page, 'parley-proactive-editor');
    expect(inside(page, 'parley-copy-line').getAttribute('value')).not.to.contain('data-proactive');

    inside<HTMLElement>(editor, 'parley-button').click();
    await settled(page);
    const message = () => page.settings.sites[0]?.chat.proactive[0];
    const field = (name: string) => `#${message()?.id}-${name}`;
    expect(message()).to.deep.include({ text: 'May we help you?', holdout: 0, paths: [], fromVisit: 1 });
    expect(message()?.id).to.match(/^[a-z0-9-]{1,40}$/);
    for (const [name, text] of [
      ['text', 'Shall we find your size?'],
      ['holdout', '12.5'],
      ['paths', '/long/*\n\n/short'],
      ['locales', 'en, de'],
      ['afterSeconds', '20'],
    ] as const) {
      write(editor, field(name), text);
      await settled(page);
    }

    expect(message()).to.deep.include({ text: 'Shall we find your size?', holdout: 0.125 });
    expect(message()).to.deep.include({
      paths: ['/long/*', '/short'],
      locales: ['en', 'de'],
      afterSeconds: 20,
    });
    expect(words(inside(editor, `${field('holdout')}-hint`))).to.contain('the comparison begins anew');
    expect(inside(page, 'parley-copy-line').getAttribute('value')).to.contain(' data-proactive></script>');
    await expectAccessible(page);
  });

  it('says which share cannot be held back, and takes a message away', async () => {
    const page = await drawSites();
    const editor = inside<HTMLElement>(page, 'parley-proactive-editor');
    inside<HTMLElement>(editor, 'parley-button').click();
    await settled(page);
    const holdout = `#${page.settings.sites[0]?.chat.proactive[0]?.id}-holdout`;

    write(editor, holdout, '60');
    await settled(page);
    expect(words(inside(editor, `${holdout}-mistake`))).to.equal('From 0 to 50.');
    await pressTwice(inside(editor, 'parley-sure-button'));
    await settled(page);

    expect(page.settings.sites[0]?.chat.proactive).to.deep.equal([]);
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
