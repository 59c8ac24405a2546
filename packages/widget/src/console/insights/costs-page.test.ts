import type { Settings } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api, ApiRequest } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { RatesApi } from '../../client/rates-api.js';
import { StaffApi } from '../../client/staff-api.js';
import { clear, draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import { SETTINGS } from '../testing/settings.js';
import './costs-page.js';
import type { ParleyCostsPage } from './costs-page.js';

const HOUR = {
  id: 'hrt_1',
  teamId: 'sales',
  agentId: null,
  amount: '38.50',
  currency: 'EUR',
  from: '2026-11-01',
};

function server() {
  const asked: ({ path: string } & ApiRequest)[] = [];
  const settings: Settings = structuredClone(SETTINGS);
  const answers: Record<string, unknown> = {
    'GET /v1/insights/rates': { hourly: [HOUR], services: [] },
    'GET /v1/insights/rates/exchange': {
      data: [{ currency: 'USD', from: '2026-11-01', rate: '0.92' }],
      next: null,
    },
    'GET /v1/settings': settings,
    'GET /v1/accounts': { data: [{ ...AGENT, id: 'agt_1', name: 'Lena' }], next: null },
  };
  const api = {
    request: async <T>(path: string, request: ApiRequest = {}) => {
      const method = request.method ?? 'GET';
      if (method !== 'GET') asked.push({ path, ...request });
      if (method === 'POST' && (request.body as { amount: string }).amount === '') {
        const details = [{ path: 'amount', message: 'Expected a decimal.' }];
        throw new ApiError('invalid_input', 'amount', { status: 400, details });
      }
      return (answers[`${method} ${path}`] ?? {}) as T;
    },
  } as Api;
  return { api, asked };
}

async function drawCosts(theme: 'light' | 'dark' = 'light') {
  const { api, asked } = server();
  const page = await draw<ParleyCostsPage>(
    html`<parley-costs-page
      .rates=${new RatesApi(api)}
      .staff=${new StaffApi(api)}
      .agent=${AGENT}
      .sites=${[SITE]}
    ></parley-costs-page>`,
    { theme, dir: theme === 'dark' ? 'rtl' : 'ltr' },
  );
  await until('it is loaded', () => page.renderRoot.querySelector('form'));
  await settled(page);
  return { page, asked };
}

async function fill(page: Element, values: Record<string, string>) {
  for (const [id, value] of Object.entries(values)) {
    const control = inside<HTMLInputElement>(page, `#${id}`);
    control.value = value;
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input'));
    await settled(page);
  }
}

const submit = (page: Element, id: string) =>
  inside(page, `#${id}`)
    .closest('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));

describe('<parley-costs-page>', () => {
  afterEach(clear);

  it('shows for whom an hour costs what, and from which day on', async () => {
    const { page } = await drawCosts();

    expect(words(inside(page, '.list li'))).to.contain('Sales · €38.50');
    expect(words(inside(page, '.list li'))).to.contain('From Nov 1, 2026');
  });

  it('takes a rate of everybody, of a team and of one person, as exact decimals', async () => {
    const { page, asked } = await drawCosts();

    for (const whom of ['', 'support', 'agt_1']) {
      await fill(page, { 'hour-whom': whom, 'hour-amount': '41,25', 'hour-from': '2026-12-01' });
      submit(page, 'hour-amount');
      await until('it is sent', () => asked.at(-1)?.path === '/v1/insights/rates/hourly');
      await until('the form is empty', () => inside<HTMLInputElement>(page, '#hour-amount').value === '');
    }

    const rate = { amount: '41.25', currency: SETTINGS.insights.currency, from: '2026-12-01' };
    expect(asked.map(({ body }) => body)).to.deep.equal([
      rate,
      { teamId: 'support', ...rate },
      { agentId: 'agt_1', ...rate },
    ]);
  });

  it('says at the field what was refused, and keeps what was written', async () => {
    const { page } = await drawCosts();

    await fill(page, { 'service-name': 'e-mail' });
    submit(page, 'service-name');
    await until('the refusal', () => page.renderRoot.querySelector('#service-amount-mistake'));

    expect(words(inside(page, '#service-amount-mistake'))).to.equal('Expected a decimal.');
    expect(inside<HTMLInputElement>(page, '#service-name').value).to.equal('e-mail');
    expect(page.renderRoot.querySelector('#hour-amount-mistake')).to.equal(null);
  });

  it('takes exchange rates as lines that were pasted', async () => {
    const { page, asked } = await drawCosts();

    await fill(page, { exchange: 'USD,2026-11-01,0.92\n\n SEK,2026-11-01,0.088 ' });
    submit(page, 'exchange');
    await until('it is sent', () => asked.length === 1);

    expect(asked[0]?.body).to.deep.equal({ csv: 'USD,2026-11-01,0.92\nSEK,2026-11-01,0.088' });
  });

  it('changes the currency and the attribution with what stood there, so that nobody’s edit is lost', async () => {
    const { page, asked } = await drawCosts();
    const basics = inside(page, 'parley-costs-basics');

    await fill(basics, { currency: 'chf', model: 'linear', days: '14' });
    submit(basics, 'currency');
    await until('it is saved', () => words(inside(basics, '[role=status]')) === 'Saved.');

    const { currency, attribution } = SETTINGS.insights;
    expect(asked[0]?.body).to.deep.equal({
      changes: [
        { path: ['insights', 'currency'], was: currency, value: 'CHF' },
        { path: ['insights', 'attribution'], was: attribution, value: { model: 'linear', days: 14 } },
      ],
    });
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible((await drawCosts(theme)).page);
    });
  }
});
