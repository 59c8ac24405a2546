import { newId, type Outcome } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api, ApiRequest } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import './outcomes.js';
import type { ParleyOutcomes } from './outcomes.js';

const conversationId = newId('conversation');
const SALE: Outcome = {
  ...{ id: newId('outcome'), conversationId, kind: 'won', amount: '1249.90', currency: 'EUR' },
  ...{ source: 'hubspot', externalId: 'deal_7', voidedAt: null },
  ...{ at: '2026-11-20T10:00:00.000Z', createdAt: '2026-11-20T10:00:00.000Z' },
};

/** Stores as the server does, and refuses what is no amount. */
function server(stored: Outcome[] = [SALE]) {
  const asked: ApiRequest[] = [];
  const api: Pick<Api, 'request'> = {
    request: async <T>(_path: string, request: ApiRequest = {}) => {
      asked.push(request);
      const body = request.body as Partial<Outcome> & { voided?: boolean };
      if (request.method === undefined) return { data: stored, next: null } as T;
      if (body.amount === '') {
        const details = [{ path: 'amount', message: 'Expected a decimal.' }];
        throw new ApiError('invalid_input', 'amount', { status: 400, details });
      }
      const voidedAt = body.voided ? SALE.at : null;
      return { ...SALE, ...body, voidedAt } as T;
    },
  };
  return { api, asked };
}

async function drawOutcomes(given = server()) {
  const element = await draw<ParleyOutcomes>(
    html`<parley-outcomes .api=${given.api} conversation-id=${conversationId}></parley-outcomes>`,
  );
  await until('it is there', () => element.renderRoot.querySelector('h3'));
  return element;
}

const press = (element: ParleyOutcomes, label: string) => {
  const buttons = [...element.renderRoot.querySelectorAll<HTMLElement>('button, parley-button')];
  const found = buttons.find((button) => words(button) === label);
  if (!found) throw new Error(`No ${label}`);
  (found.shadowRoot?.querySelector('button') ?? found).click();
};

async function write(element: ParleyOutcomes, amount: string, kind = 'won') {
  await until('the form', () => element.renderRoot.querySelector('form'));
  const [field, choice] = [
    inside<HTMLInputElement>(element, '#amount'),
    inside<HTMLSelectElement>(element, 'select'),
  ];
  choice.value = kind;
  choice.dispatchEvent(new Event('change'));
  await settled(element);
  field.value = amount;
  field.dispatchEvent(new Event('input'));
  await settled(element);
  press(element, 'Save');
}

describe('<parley-outcomes>', () => {
  beforeEach(() => localStorage.removeItem('parley:currency'));
  afterEach(clear);

  it('shows what the conversation came to, and who said so', async () => {
    const element = await drawOutcomes();

    expect(words(inside(element, 'li'))).to.equal(
      'Won€1,249.90 Nov 20, 2026 · hubspot Correct Does not count',
    );
  });

  it('takes a new one as an exact decimal, also when it is written with a comma', async () => {
    const given = server([]);
    const element = await drawOutcomes(given);

    press(element, 'Add an outcome');
    await write(element, '99,5', 'refunded');
    await until('it is listed', () => element.renderRoot.querySelector('li'));

    expect(given.asked.at(-1)?.body).to.include({ kind: 'refunded', amount: '99.5', currency: 'EUR' });
    expect(element.renderRoot.querySelector('form')).to.equal(null);
  });

  it('keeps what was written when it is refused, and says why', async () => {
    const element = await drawOutcomes();

    press(element, 'Add an outcome');
    await write(element, '');
    await until('the refusal', () => element.renderRoot.querySelector('form parley-notice'));

    expect(words(inside(element, 'form parley-notice'))).to.equal('Expected a decimal.');
    await expectAccessible(element);
  });

  it('sets one right, takes it back and counts it again', async () => {
    const given = server();
    const element = await drawOutcomes(given);

    press(element, 'Correct');
    await write(element, '1200');
    await until('it is set right', () => words(inside(element, 'li')).includes('€1,200.00'));
    press(element, 'Does not count');
    await until('it is struck out', () => element.renderRoot.querySelector('li.void'));
    press(element, 'Counts again');
    await until('it counts', () => !element.renderRoot.querySelector('li.void'));

    expect(given.asked.slice(1).map(({ body }) => body)).to.deep.equal([
      { kind: 'won', amount: '1200', currency: 'EUR' },
      { voided: true },
      { voided: false },
    ]);
  });

  it('is accessible', async () => {
    await expectAccessible(await drawOutcomes());
  });
});
