import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { WebhooksIntent, WebhooksState } from '../../client/webhooks.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { HOOK, makeDelivery } from '../../testing/webhooks.js';
import { SITE } from '../testing/conversations.js';
import { pressTwice, ready, write } from '../testing/settings.js';
import './webhooks-page.js';
import type { ParleyWebhooksPage } from './webhooks-page.js';

const KNOWN: WebhooksState = { hooks: ready(HOOK), busy: false, error: null, made: null, told: null };

async function drawHooks(known = KNOWN, theme: 'light' | 'dark' = 'light') {
  const page = await draw<ParleyWebhooksPage>(
    html`<parley-webhooks-page .known=${known} .sites=${[SITE]}></parley-webhooks-page>`,
    { theme },
  );
  const said: WebhooksIntent[] = [];
  page.addEventListener('parley-webhooks-act', ({ intent }) => said.push(intent));
  return { page, said };
}

const buttons = (page: ParleyWebhooksPage) => [
  ...(page.shadowRoot?.querySelectorAll<HTMLElement>('.list parley-button') ?? []),
];

describe('<parley-webhooks-page>', () => {
  afterEach(clear);

  it('pauses a webhook, shows its deliveries, and wants the rest said twice', async () => {
    const { page, said } = await drawHooks();

    for (const button of buttons(page)) button.click();
    for (const sure of page.shadowRoot?.querySelectorAll('parley-sure-button') ?? []) await pressTwice(sure);

    const id = HOOK.id;
    expect(said).to.deep.equal([
      { do: 'change', id, input: { state: 'paused' } },
      { do: 'show', id },
      { do: 'rotate', id },
      { do: 'delete', id },
    ]);
  });

  it('tells what became of telling it, and tells it again', async () => {
    const { page, said } = await drawHooks({ ...KNOWN, told: { id: HOOK.id, deliveries: [makeDelivery()] } });
    expect(words(inside(page, '.list .list li'))).to.match(/^message.created Not delivered · .* · HTTP 500/);

    inside<HTMLElement>(page, '.list .list parley-button').click();

    expect(said).to.deep.equal([{ do: 'replay', id: HOOK.id, deliveryId: 'dlv_1' }]);
  });

  it('adds one, keeps what was written when it is refused, and shows its secret once', async () => {
    const { page, said } = await drawHooks();
    write(page, '#url', ' https://b.example/hook ');
    write(page, '#about', 'Second');
    inside<HTMLElement>(page, 'form parley-button').click();
    const input = { site: 'acme', url: 'https://b.example/hook', description: 'Second' };
    expect(said).to.deep.equal([{ do: 'create', input }]);

    const details = [{ path: 'url', message: 'It answers nothing.' }];
    page.known = { ...KNOWN, error: new ApiError('invalid_input', 'No.', { details }) };
    await settled(page);
    expect(words(inside(page, '#url-mistake'))).to.equal('It answers nothing.');
    expect(inside<HTMLInputElement>(page, '#about').value).to.equal('Second');
    page.known = { ...KNOWN, made: { ...HOOK, url: input.url, secret: 'whsec_1' } };
    await settled(page);

    expect(words(inside(inside(page, 'parley-copy-line'), 'code'))).to.equal('whsec_1');
    expect(inside<HTMLInputElement>(page, '#about').value).to.equal('');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible with deliveries, and failing, ${theme}`, async () => {
      const failing = { ...HOOK, failingSince: HOOK.createdAt };
      const told = { id: HOOK.id, deliveries: [makeDelivery(), makeDelivery({ state: 'pending' })] };
      const { page } = await drawHooks({ ...KNOWN, hooks: ready(failing), told }, theme);

      expect(words(inside(page, '.quiet'))).to.contain('Failing since');
      await expectAccessible(page);
    });
  }
});
