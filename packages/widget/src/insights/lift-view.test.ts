import type { Figure, Lift, ProactiveMessage, Site } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { InsightsApi } from '../client/insights-api.js';
import { InsightsStore } from '../client/insights-store.js';
import { SITE } from '../console/testing/conversations.js';
import { clear, draw, expectAccessible, settled, words } from '../testing/setup.js';
import './report/report.js';
import type { ParleyInsightsReport } from './report/report.js';
import { ANSWERS, insightsApi, LIFT } from './testing/sample.js';

const MESSAGE: ProactiveMessage = {
  ...{ id: 'long-54-hint', text: 'Shall we find your size?', paths: [], locales: [] },
  ...{ afterSeconds: 10, fromVisit: 1, holdout: 0.2 },
};
const siteWith = (...proactive: ProactiveMessage[]): Site => ({
  ...{ ...SITE, id: 'site_1' },
  chat: { ...SITE.chat, proactive },
});

async function drawLift(lift: Lift, site: Site, href = '') {
  const store = new InsightsStore(
    new InsightsApi(insightsApi({ ...ANSWERS, '/v1/insights/lift': lift }).api),
    () => '2026-11-28',
  );
  await store.load();
  const report = await draw<ParleyInsightsReport>(
    html`<parley-insights-report .state=${store.state} .sites=${[site]} proactive-href=${href}></parley-insights-report>`,
  );
  await settled(report);
  const frame = [...report.renderRoot.querySelectorAll('parley-chart-frame')].find(
    ({ heading }) => heading === 'What proactive messages bring',
  );
  return { report, frame };
}

const few = (figure: Figure): Figure => ({ ...figure, enough: false, interval: null });

describe('what proactive messages bring', () => {
  afterEach(clear);

  it('stands beside what attribution alone would say, with its interval, under the words that were shown', async () => {
    const { frame, report } = await drawLift(LIFT, siteWith(MESSAGE));
    const figures = [...(frame?.querySelectorAll('.beside div') ?? [])].map(words);

    expect(words(frame?.querySelector('h3'))).to.equal('Shall we find your size?');
    // 0.71 for each of 4,120 visitors who saw it.
    expect(figures).to.deep.equal([
      'More value than without it +€2,925 Between -€906 and +€6,757'.replaceAll('+', ''),
      'By attribution alone €2,140',
      'More who bought, of those who saw it +1.3% Between 0% and +2.4%',
    ]);
    expect(frame?.textContent).not.to.contain('To say more');
    await expectAccessible(report);
  });

  it('says what to do where there are too few, and names a message that is gone by its id', async () => {
    const [message] = LIFT.data;
    if (!message) throw new Error('No message');
    const data = [{ ...message, value: few(message.value), conversion: few(message.conversion) }];
    const { frame } = await drawLift({ ...LIFT, data }, siteWith());

    expect(words(frame?.querySelector('h3'))).to.equal('long-54-hint');
    expect(words(frame?.querySelector('.beside dd'))).to.equal('Too few to say');
    expect(words(frame)).to.contain(
      'To say more, each group needs 100 visitors and 30 who bought: choose more days, or hold back more.',
    );
  });

  it('leads to where a share is held back when none is, who may choose that', async () => {
    const none = { ...LIFT, data: [] };
    const unheld = siteWith({ ...MESSAGE, holdout: 0 });

    const { frame } = await drawLift(none, unheld, '#/settings/sites/site_1');
    expect(frame?.querySelector('a')?.getAttribute('href')).to.equal('#/settings/sites/site_1');
    clear();
    expect((await drawLift(none, unheld)).frame).to.equal(undefined);
    clear();
    expect((await drawLift(none, siteWith(), '#/settings')).frame).to.equal(undefined);
    clear();
    expect((await drawLift(none, siteWith(MESSAGE), '#/settings')).frame).to.equal(undefined);
  });
});
