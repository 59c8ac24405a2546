import type { Agent } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { insightsApi } from '../../insights/testing/sample.js';
import { clear, draw, inside, until, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import './insights-place.js';
import type { ParleyInsightsPlace } from './insights-place.js';
import type { ParleySharePage } from './share-page.js';

async function drawPlace(role: Agent['role'], path = '') {
  const { api } = insightsApi();
  const place = await draw<ParleyInsightsPlace>(
    html`<parley-insights-place
      .api=${api}
      .agent=${{ ...AGENT, role }}
      .sites=${[SITE]}
      .path=${path}
    ></parley-insights-place>`,
  );
  const insights = inside(place, 'parley-insights');
  await until('the page', () => insights.shadowRoot?.querySelector('parley-insights-report'));
  const report = inside(insights, 'parley-insights-report');
  await until('the figures', () => report.shadowRoot?.querySelector('.sentence'));
  return { place, insights, report };
}

describe('<parley-insights-place>', () => {
  afterEach(clear);

  it('keeps what is chosen in the address, from which it begins again', async () => {
    history.replaceState(null, '', '#/insights/kind=chat');
    const { report } = await drawPlace('admin', 'kind=chat');
    const filters = inside(report, 'parley-insights-filters');
    const tick = inside<HTMLInputElement>(filters, '.tick input');

    tick.click();

    expect(location.hash).to.equal('#/insights/compare=no&kind=chat');
  });

  it('leads administrators to sharing what is chosen, analysts to the weekly mail, and back to the same', async () => {
    for (const [role, label] of [
      ['admin', 'Share'],
      ['analyst', 'Weekly mail'],
    ] as const) {
      const { place, report } = await drawPlace(role, 'period=days7&kind=chat');
      const link = [...(report.shadowRoot?.querySelectorAll('a') ?? [])].find((a) => words(a) === label);
      expect(link?.getAttribute('href')).to.equal('#/insights/share/period=days7&kind=chat');

      place.path = 'share/period=days7&kind=chat';
      await until('the page', () => place.renderRoot.querySelector('parley-share-page'));

      const page = inside<ParleySharePage>(place, 'parley-share-page');
      expect(page).to.deep.include({ days: 7, links: role === 'admin' });
      expect(page.filter.kind).to.equal('chat');
      expect(inside(page, '.back').getAttribute('href')).to.equal('#/insights/period=days7&kind=chat');
    }
  });

  it('leads from a figure to the conversations, but not those who may read none', async () => {
    for (const [role, links] of [
      ['owner', 2],
      ['analyst', 0],
    ] as const) {
      const { insights, report } = await drawPlace(role);

      inside<HTMLElement>(inside(report, 'parley-figure-card'), 'button').click();
      await until('the list', () =>
        insights.shadowRoot?.querySelector('parley-insights-detail')?.shadowRoot?.querySelector('tbody tr'),
      );

      const detail = inside(insights, 'parley-insights-detail');
      expect(detail.shadowRoot?.querySelectorAll('tbody a')).to.have.length(links);
    }
  });
});
