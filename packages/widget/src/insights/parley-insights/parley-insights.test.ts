import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import { ANSWERS, type Answers, insightsApi } from '../testing/sample.js';
import './parley-insights.js';
import type { ParleyInsights } from './parley-insights.js';

async function drawInsights({
  answers = ANSWERS,
  address = '',
}: {
  answers?: Answers;
  address?: string;
} = {}) {
  const { api, asked } = insightsApi(answers);
  const element = await draw<ParleyInsights>(
    html`<parley-insights .api=${api} address=${address} .hrefOf=${(id: string) => `#/c/${id}`}></parley-insights>`,
  );
  await until('it is loaded', () => element.renderRoot.querySelector('parley-insights-report'));
  const report = inside(element, 'parley-insights-report');
  await until('the figures', () =>
    report.shadowRoot?.querySelector('.sentence, [role=alert], parley-notice'),
  );
  return { element, report, asked };
}

describe('<parley-insights>', () => {
  afterEach(clear);

  it('asks for the days and filters of its address', async () => {
    const { asked } = await drawInsights({ address: 'from=2026-10-01&to=2026-10-31&team=sales' });

    const total = asked.find(({ path, query }) => path === '/v1/insights' && !query.by);
    expect(total?.query).to.include({ from: '2026-10-01', to: '2026-10-31', team: 'sales' });
    expect(asked.find(({ path }) => path === '/v1/insights/staffing')?.query).to.include({ team: 'sales' });
  });

  it('tells the address of what is chosen, so that it can be shared, and shows that', async () => {
    const { element, report, asked } = await drawInsights();
    const told: string[] = [];
    element.addEventListener('parley-insights-address', (event) => told.push(event.address));
    const filters = inside(report, 'parley-insights-filters');
    const [period] = filters.shadowRoot?.querySelectorAll('select') ?? [];

    if (period) period.value = 'days90';
    period?.dispatchEvent(new Event('change'));
    await until(
      'it is asked again',
      () => asked.filter(({ path }) => path.endsWith('/staffing')).length === 2,
    );

    expect(told).to.deep.equal(['period=days90']);
    expect(element.address).to.equal('period=days90');
  });

  it('opens what a figure means with the conversations behind it, and gives the focus back', async () => {
    const { element, report, asked } = await drawInsights();
    const card = inside<HTMLElement>(report, 'parley-figure-card');

    inside<HTMLElement>(card, 'button').focus();
    inside<HTMLElement>(card, 'button').click();
    await until('the list', () =>
      element.renderRoot.querySelector('parley-insights-detail')?.shadowRoot?.querySelector('tbody tr'),
    );
    const detail = inside(element, 'parley-insights-detail');

    expect(detail.shadowRoot?.activeElement?.id, 'what it means is read first').to.equal('title');
    expect(words(detail.shadowRoot?.querySelector('.value'))).to.equal('€9,310.25');
    expect(words(detail.shadowRoot?.querySelector('dl'))).to.contain('How it is reckonedValue − Cost');
    expect(detail.shadowRoot?.querySelector('tbody a')?.getAttribute('href')).to.match(/^#\/c\/cnv_/);
    expect(asked.at(-1)?.query).to.include({ order: 'profit' });
    await expectAccessible(detail);
    detail.shadowRoot?.querySelector('dialog')?.close();
    await until('it is away', () => !element.renderRoot.querySelector('parley-insights-detail'));
    expect(report.shadowRoot?.activeElement).to.equal(card);
  });

  it('is loaded again when it failed', async () => {
    const answers: Answers = { ...ANSWERS, '/v1/insights': new ApiError('network', 'gone') };
    const { report } = await drawInsights({ answers });

    answers['/v1/insights'] = ANSWERS['/v1/insights'];
    report.shadowRoot?.querySelector('parley-notice')?.shadowRoot?.querySelector('button')?.click();
    await until('the figures', () => report.shadowRoot?.querySelector('.sentence'));
  });

  it('says that a file did not come, and gives it when it is tried again', async () => {
    const answers: Answers = { ...ANSWERS };
    const { element, report, asked } = await drawInsights({ answers });
    const given: string[] = [];
    const heard = (event: Event) => {
      const [link] = event.composedPath();
      if (link instanceof HTMLAnchorElement) given.push(link.download);
      event.preventDefault();
    };
    // A link that stands in no page is heard by itself alone.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', heard, { once: true });
      click.call(this);
    };
    const button = report.shadowRoot?.querySelector<HTMLElement>('.actions parley-button');

    answers['/v1/insights?day'] = new ApiError('busy', 'no', { status: 503 });
    inside<HTMLElement>(button as HTMLElement, 'button').click();
    await until('it is said', () => report.shadowRoot?.querySelector('parley-notice'));
    expect(words(report.shadowRoot?.querySelector('parley-notice'))).to.contain(
      'The file was not downloaded. The server is busy.',
    );
    expect(given).to.deep.equal([]);

    answers['/v1/insights?day'] = new Blob(['profit']);
    report.shadowRoot?.querySelector('parley-notice')?.shadowRoot?.querySelector('button')?.click();
    await until('it is given', () => given.length > 0);
    HTMLAnchorElement.prototype.click = click;
    await until('the notice is gone', () => !report.shadowRoot?.querySelector('parley-notice'));
    expect(given).to.deep.equal(['parley-insights-2026-10-31-2026-11-27.csv']);
    expect(asked.filter(({ query }) => query.format === 'csv')).to.have.length(2);
    expect(element.isConnected).to.equal(true);
  });

  it('lays out its paper before the browser prints and takes it away after, where the page is nothing else', async () => {
    const { element } = await drawInsights();

    dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('parley-insights-paper')).to.equal(null);
    element.alone = true;
    // It comes a moment after the figures.
    await until('it is drawn', () => {
      dispatchEvent(new Event('beforeprint'));
      return document.querySelector('parley-insights-paper')?.shadowRoot?.querySelector('header');
    });
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('parley-insights-paper')).to.equal(null);
  });
});
