import type { AuditEntry } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { AuditLogIntent } from '../../client/audit-log.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import { ready, write } from '../testing/settings.js';
import './audit-page.js';
import type { ParleyAuditPage } from './audit-page.js';

const ENTRY: AuditEntry = {
  ...{ id: 'evt_1', at: '2026-11-23T10:00:00.000Z', type: 'settings.updated', address: '203.0.113.7' },
  actor: { type: 'agent', id: AGENT.id, name: AGENT.name },
  ...{ siteId: null, subject: { id: 'settings', name: null }, changed: [`sites.${SITE.id}.texts.title`] },
};

async function drawLog(theme: 'light' | 'dark' = 'light') {
  const known = { kind: '' as const, entries: { ...ready(ENTRY), more: true } };
  const page = await draw<ParleyAuditPage>(
    html`<parley-audit-page .known=${known} .sites=${[SITE]}></parley-audit-page>`,
    { theme },
  );
  const said: AuditLogIntent[] = [];
  page.addEventListener('parley-audit-act', ({ intent }) => said.push(intent));
  return { page, said };
}

describe('<parley-audit-page>', () => {
  afterEach(clear);

  it('tells who changed what, where from, with names in the place of ids', async () => {
    const { page } = await drawLog();

    const entry = words(inside(page, '.list > li'));
    expect(entry).to.match(
      /^Lena Brandt settings.updated .*2026.* 203.0.113.7 sites › Acme › texts › title$/,
    );
  });

  it('asks for one kind, for more, and once more when it could not be read', async () => {
    const { page, said } = await drawLog();

    write(page, '#kind', 'people');
    inside<HTMLElement>(page, 'parley-button').click();
    const failed = {
      ...ready<AuditEntry>(),
      phase: 'failed' as const,
      error: new ApiError('network', 'Away.'),
    };
    page.known = { kind: 'people', entries: failed };
    await settled(page);
    inside<HTMLElement>(inside(page, 'parley-notice'), 'button').click();

    expect(said).to.deep.equal([{ do: 'choose', kind: 'people' }, { do: 'more' }, { do: 'load' }]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible((await drawLog(theme)).page);
    });
  }
});
