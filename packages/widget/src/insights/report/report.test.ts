import type { Figure, Insights, InsightsRow, MetricId } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import { InsightsApi } from '../../client/insights-api.js';
import { FIRST_CHOICE, type InsightsChoice } from '../../client/insights-choice.js';
import type { InsightsState } from '../../client/insights-store.js';
import { InsightsStore } from '../../client/insights-store.js';
import { clear, draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import type { OpenedFigure } from '../events/open.js';
import { ANSWERS, type Answers, insightsApi, NEXT_HOUR, row, TOTAL } from '../testing/sample.js';
import './report.js';
import type { ParleyInsightsReport } from './report.js';

async function stateOf(answers: Answers = ANSWERS): Promise<InsightsState> {
  const store = new InsightsStore(new InsightsApi(insightsApi(answers).api), () => '2026-11-28');
  await store.load();
  return store.state;
}

async function drawReport(answers: Answers = ANSWERS, theme: 'light' | 'dark' = 'light', more = {}) {
  const state = { ...(await stateOf(answers)), ...more };
  const report = await draw<ParleyInsightsReport>(
    html`<parley-insights-report .state=${state} costs-href="#/costs"></parley-insights-report>`,
    { theme, dir: theme === 'dark' ? 'rtl' : 'ltr' },
  );
  await customElements.whenDefined('parley-time-chart');
  await settled(report);
  return report;
}

const frames = (report: ParleyInsightsReport) =>
  [...report.renderRoot.querySelectorAll('parley-chart-frame')].map(({ heading }) => heading);
const frame = (report: ParleyInsightsReport, heading: string) => {
  const found = [...report.renderRoot.querySelectorAll('parley-chart-frame')].find(
    (candidate) => candidate.heading === heading,
  );
  if (!found) throw new Error(`No ${heading}`);
  return found;
};

describe('<parley-insights-report>', () => {
  afterEach(clear);

  it('says it all in a sentence first: earned, cost, what comes back, and where an hour earns most', async () => {
    const report = await drawReport();

    expect(words(inside(report, '.sentence'))).to.equal(
      'Conversations earned €12,431 and cost €3,120: €3.98 back for each €1. Most per hour comes from Sales.',
    );
  });

  it('says what is left instead of what comes back where that is too few to say, and who earned most in all', async () => {
    const few = (known: InsightsRow, id: MetricId) => {
      const figure = known.figures[id];
      return {
        ...known,
        figures: { ...known.figures, ...(figure && { [id]: { ...figure, enough: false } }) },
      };
    };
    const teams = ANSWERS['/v1/insights?team'] as Insights;
    const report = await drawReport({
      ...ANSWERS,
      '/v1/insights': { ...TOTAL, total: few(TOTAL.total, 'return_on_cost') },
      '/v1/insights?team': { ...teams, rows: teams.rows.map((known) => few(known, 'profit_per_hour')) },
    });

    expect(words(inside(report, '.sentence'))).to.equal(
      'Conversations earned €12,431 and cost €3,120: a profit of €9,310. Most profit comes from Sales.',
    );
  });

  it('says that nobody worked where no hour was spent, not that no hour has a rate', async () => {
    const zero = (id: MetricId) => ({ ...TOTAL.total.figures[id], value: '0' }) as Figure;
    const figures = { ...TOTAL.total.figures, cost: zero('cost'), time: zero('time') };
    const report = await drawReport({
      ...ANSWERS,
      '/v1/insights': { ...TOTAL, total: { ...TOTAL.total, figures } },
    });

    expect(words(inside(report, '.sentence'))).to.contain(
      'Conversations brought €12,431, and nobody worked on any in these days.',
    );
  });

  it('shows four figures with their change against the period before, and none of it when not compared', async () => {
    const report = await drawReport();
    const [profit] = report.renderRoot.querySelectorAll('parley-figure-card');

    expect(words(profit?.shadowRoot?.querySelector('button'))).to.equal('Profit €9,310 +25% from €7,445');
    const choice: InsightsChoice = { ...FIRST_CHOICE, compare: false };
    report.state = { ...report.state, choice };
    await settled(report);
    expect(words(profit?.shadowRoot?.querySelector('button'))).to.equal('Profit €9,310');
  });

  it('shows the interval of a figure that rests on little, and says where too little is known', async () => {
    const report = await drawReport();
    const cards = [...report.renderRoot.querySelectorAll('.service parley-figure-card')].map((card) =>
      words(card.shadowRoot?.querySelector('button')),
    );

    expect(cards[4]).to.contain('Between 4.4 and 4.8');
    expect(cards[5]).to.equal('Answered in public Too few to say');
  });

  it('draws no line of a figure of which too little is known', async () => {
    const figures = { ...TOTAL.total.figures };
    figures.profit_per_conversation = {
      ...(figures.profit_per_conversation as Figure),
      enough: false,
      interval: null,
    };
    const report = await drawReport({
      ...ANSWERS,
      '/v1/insights': { ...TOTAL, total: { ...TOTAL.total, figures } },
    });
    const [profit, each] = report.renderRoot.querySelectorAll('parley-figure-card');

    expect(profit?.shadowRoot?.querySelector('.spark')).not.to.equal(null);
    expect(each?.shadowRoot?.querySelector('.spark')).to.equal(null);
  });

  it('opens a figure, and the conversations of one team, also of none', async () => {
    const report = await drawReport();
    const opened: OpenedFigure[] = [];
    report.addEventListener('parley-insights-open', (event) => opened.push(event.opened));

    inside<HTMLElement>(
      report.renderRoot.querySelector('parley-figure-card') as HTMLElement,
      'button',
    ).click();
    const bars = report.renderRoot.querySelector('parley-profit-bars');
    for (const button of bars?.shadowRoot?.querySelectorAll('button') ?? []) button.click();

    expect(opened.map(({ metric, of, filter }) => [metric, of, filter])).to.deep.equal([
      ['profit', '', {}],
      ['profit', 'Sales', { team: 'sales' }],
      ['profit', 'Customer support', { team: 'support' }],
      ['profit', 'Customer service', { team: 'service' }],
      ['profit', 'No team', { team: 'none' }],
    ]);
  });

  it('has each chart as a table, always for readers of screens and for everybody on demand', async () => {
    const report = await drawReport();
    const course = frame(report, 'Over time');

    expect(course.querySelectorAll('table tbody tr')).to.have.length(28);
    expect(inside<HTMLElement>(course, '.table').className).to.contain('visually-hidden');
    inside<HTMLElement>(course, 'parley-button').click();
    await settled(course);
    expect(inside<HTMLElement>(course, '.table').className).not.to.contain('visually-hidden');
    expect(inside<HTMLElement>(course, '.chart').hidden).to.equal(true);
  });

  it('leaves out what is not for this reader, and says of a part that fails what to do', async () => {
    const report = await drawReport({
      ...ANSWERS,
      '/v1/insights/lift': new ApiError('forbidden', 'no', { status: 403 }),
      '/v1/insights/staffing': new ApiError('busy', 'no', { status: 503 }),
    });

    expect(frames(report)).not.to.contain('What proactive messages bring');
    expect(words(frame(report, 'Demand and staffing'))).to.contain('The server is busy');
  });

  it('says which rates are missing and leads to where they are entered', async () => {
    const report = await drawReport({
      ...ANSWERS,
      '/v1/insights': { ...TOTAL, missingRates: ['USD', 'SEK'] },
    });
    const notice = inside(report, 'parley-notice');

    expect(words(notice)).to.contain('No exchange rate is known for USD, SEK.');
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('#/costs');
  });

  it('says that there is nothing, instead of drawing nothing', async () => {
    const total = row(null, [0, 0]);
    const none = {
      ...total,
      figures: { ...total.figures, conversations: { ...total.figures.value, value: '0' } },
    };
    const report = await drawReport({ ...ANSWERS, '/v1/insights': { ...TOTAL, total: none } });

    expect(words(inside(report, '.sentence'))).to.equal('No conversation falls into these days.');
    expect(frames(report)).to.deep.equal([]);
  });

  it('says who may not see the figures that they may not, without a way to try again', async () => {
    const refused = new ApiError('forbidden', 'no', { status: 403 });
    const report = await drawReport({ ...ANSWERS, '/v1/insights': refused });

    expect(words(inside(report, '[role=alert]'))).to.contain('Ask an administrator');
    expect(report.renderRoot.querySelector('parley-notice')).to.equal(null);
  });

  it('answers which page pays and where the next hour goes right below, and leads to why', async () => {
    const report = await drawReport();
    const answers = [...report.renderRoot.querySelectorAll<HTMLElement>('.answers button')];

    expect(answers.map(words)).to.deep.equal([
      'Pages that pay: /bicycles/long-54 · €4,560',
      'Where the next hour pays most: Sales · €86 an hour · Not sure yet whether it pays more than it costs',
    ]);
    answers[1]?.click();
    const heading = inside<HTMLElement>(frame(report, 'Where the next hour pays most'), 'h2');
    expect(frame(report, 'Where the next hour pays most').shadowRoot?.activeElement).to.equal(heading);
  });

  it('says whether an hour more surely pays, surely does not, or nobody knows', async () => {
    const [first] = NEXT_HOUR.data;
    const of = (low: string, high: string, hourlyCost: string | null = '34.00') => ({
      ...first,
      hourlyCost,
      marginal: { ...first?.marginal, interval: { low, high } },
    });
    const data = [of('40', '90'), of('2', '90'), of('2', '30'), of('2', '90', null)];
    const report = await drawReport({ ...ANSWERS, '/v1/insights/next-hour': { ...NEXT_HOUR, data } });
    const items = [...frame(report, 'Where the next hour pays most').querySelectorAll('.ranks li')];

    expect(items.map((item) => words(item.querySelector('.verdict')))).to.deep.equal([
      'Pays more than it costs',
      'Not sure yet whether it pays more than it costs',
      'Pays less than it costs',
      '',
    ]);
  });

  it('writes the profits of one chart all with small coins, or all without', async () => {
    const report = await drawReport();
    const bars = report.renderRoot.querySelector('parley-profit-bars');
    const sums = [...(bars?.shadowRoot?.querySelectorAll('td:last-child') ?? [])].map(words);

    expect(sums).to.have.length(4);
    for (const sum of sums) expect(sum).to.match(/^-?€[\d,]+$/);
  });

  it('shows every figure and what each means to who opens them', async () => {
    const report = await drawReport();
    const details = inside<HTMLDetailsElement>(report, 'details');

    details.querySelector('summary')?.click();
    await until('they are there', () =>
      details.querySelector('parley-all-figures')?.shadowRoot?.querySelector('dt'),
    );
    const all = details.querySelector('parley-all-figures') as HTMLElement;

    expect(all.shadowRoot?.querySelectorAll('tbody tr')).to.have.length(21);
    expect(all.shadowRoot?.querySelectorAll('dt')).to.have.length(21);
    await expectAccessible(report);
  });

  it('says that days are not over, and with which hours they are compared', async () => {
    const previous = { ...TOTAL.previous, until: '2026-10-30T13:30:00.000Z' };
    const report = await drawReport({ ...ANSWERS, '/v1/insights': { ...TOTAL, previous } });

    expect(words(inside(report, '.about'))).to.match(
      /These days are not over yet\. Compared with the period before up to Oct 30, 2026, [\d:]+ PM\.$/,
    );
    report.state = { ...report.state, choice: { ...FIRST_CHOICE, compare: false } };
    await settled(report);
    expect(words(inside(report, '.about'))).to.match(/These days are not over yet\.$/);
  });

  it('draws no course of a single day', async () => {
    const course = ANSWERS['/v1/insights?day'] as Insights;
    const report = await drawReport({
      ...ANSWERS,
      '/v1/insights?day': { ...course, rows: course.rows.slice(0, 1) },
    });

    expect(frames(report)).not.to.contain('Over time');
  });

  it('says that the file did not come, why, and tries again', async () => {
    const report = await drawReport();
    const acts: string[] = [];
    report.addEventListener('parley-insights-act', ({ act }) => acts.push(act));

    report.saveError = new ApiError('network', 'gone');
    await settled(report);
    const notice = inside<HTMLElement>(report, 'parley-notice');

    expect(words(notice)).to.equal(
      'The file was not downloaded. The server cannot be reached. Check your connection.',
    );
    inside<HTMLElement>(notice, 'button').click();
    expect(acts).to.deep.equal(['csv']);
  });

  const refused = new ApiError('busy', 'no', { status: 503 });
  const states: Record<string, Answers> = {
    full: ANSWERS,
    partial: { ...ANSWERS, '/v1/insights/lift': refused, '/v1/insights?team': refused },
    failed: { ...ANSWERS, '/v1/insights': refused },
  };
  for (const [name, answers] of Object.entries(states)) {
    for (const theme of ['light', 'dark'] as const) {
      it(`is accessible, ${name}, ${theme}`, async () => {
        await expectAccessible(await drawReport(answers, theme));
      });
    }
  }

  it('is accessible while it loads', async () => {
    await expectAccessible(await drawReport({}, 'light', { parts: {}, errors: {}, busy: true }));
  });
});

describe('<parley-time-chart>', () => {
  afterEach(clear);

  it('is read point by point with the arrow keys, from the last one on', async () => {
    const report = await drawReport();
    const chart = inside<HTMLElement>(report, 'parley-time-chart');
    const slider = inside<HTMLElement>(chart, '[role=slider]');
    await until('it is drawn', () => slider.querySelector('canvas'));

    expect(slider.getAttribute('aria-valuenow')).to.equal('27');
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    await settled(chart);
    expect(slider.getAttribute('aria-valuetext')).to.match(/^Nov 26, 2026, Value: €/);
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await settled(chart);
    expect(words(inside(chart, '.now'))).to.match(/^Oct 31, 2026/);
  });

  it('leaves no plot behind when it goes', async () => {
    const report = await drawReport();
    const chart = inside<HTMLElement>(report, 'parley-time-chart');
    const slider = inside<HTMLElement>(chart, '[role=slider]');
    await until('it is drawn', () => slider.querySelector('canvas'));

    chart.remove();

    expect(slider.childElementCount).to.equal(0);
  });
});

describe('<parley-heat-map>', () => {
  afterEach(clear);

  it('marks the hours in which many ask and few are there, and tells each by the arrow keys', async () => {
    const map = inside<HTMLElement>(await drawReport(), 'parley-heat-map');
    const slider = inside<HTMLElement>(map, '[role=slider]');

    expect(map.shadowRoot?.querySelectorAll('.grid i')).to.have.length(168);
    expect(map.shadowRoot?.querySelectorAll('.grid .gap')).to.have.length(28);
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    for (let hour = 0; hour < 18; hour += 1) {
      slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    }
    await settled(map);
    expect(slider.getAttribute('aria-valuetext')).to.equal(
      'Monday, 6 PM: 4.5 messages and 6 minutes of work an hour · Many messages, few hands',
    );
  });
});
