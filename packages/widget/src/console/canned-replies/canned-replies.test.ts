import type { CannedReply, CreateCannedReplyInput } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api } from '../../client/api.js';
import { clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import './canned-replies.js';
import type { ParleyCannedReplies } from './canned-replies.js';

/** The server's part, as far as this place can tell; `canned-replies.test.ts` of the server holds what it really does. */
function shelf(...names: string[]) {
  const at = '2026-11-23T10:00:00.000Z';
  const make = (id: string, input: CreateCannedReplyInput): CannedReply => {
    return { id, siteId: null, name: input.name, text: input.text, createdAt: at, updatedAt: at };
  };
  const replies = new Map(names.map((name) => [name, make(name, { name, text: `Text of ${name}` })]));
  const asked: { path: string; method: string; body: unknown }[] = [];
  const ask: Api['request'] = async <T>(
    path: string,
    { method = 'GET', body }: Parameters<Api['request']>[1] = {},
  ) => {
    asked.push({ path, method, body });
    const id = path.split('/')[3] ?? '';
    if (method === 'GET') return { data: [...replies.values()], next: null } as T;
    if (method === 'DELETE') return { id } as T;
    const input = body as CreateCannedReplyInput;
    return make(id || (input.id ?? ''), input) as T;
  };
  return { api: { request: ask } as unknown as Api, asked };
}

async function drawPlace(api: Api, role: 'agent' | 'admin' = 'admin', theme: 'light' | 'dark' = 'light') {
  const place = await draw<ParleyCannedReplies>(
    html`<parley-canned-replies .api=${api} .agent=${{ ...AGENT, role }} .sites=${[SITE]}></parley-canned-replies>`,
    { theme },
  );
  await until('the replies', () => place.shadowRoot?.querySelector('.page'));
  return place;
}

const namesIn = (place: ParleyCannedReplies) =>
  [...(place.shadowRoot?.querySelectorAll('.reply h2') ?? [])].map(words);

describe('<parley-canned-replies>', () => {
  afterEach(clear);

  it('takes a new one by keys alone and puts the focus back', async () => {
    const { api, asked } = shelf('Shipping');
    const place = await drawPlace(api);

    inside<HTMLElement>(place, '.new').focus();
    await sendKeys({ press: 'Enter' });
    await until('the form', () => place.shadowRoot?.activeElement?.getAttribute('name') === 'name');
    await expectAccessible(place);
    await sendKeys({ type: 'Greeting' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until('the new one', () => namesIn(place).length === 2);

    expect(namesIn(place)).to.deep.equal(['Greeting', 'Shipping']);
    expect(asked.at(-1)?.body).to.include({ name: 'Greeting', text: 'Hello', site: null });
    await until('the focus', () => place.shadowRoot?.activeElement?.className === 'new');
  });

  it('deletes one only when asked twice', async () => {
    const { api, asked } = shelf('Shipping');
    const place = await drawPlace(api);
    inside<HTMLElement>(place, '[data-id]').click();
    await place.updateComplete;

    inside<HTMLElement>(place, '.remove').click();
    await place.updateComplete;
    expect(asked.map(({ method }) => method)).to.deep.equal(['GET']);
    inside<HTMLElement>(place, '.remove').click();
    await until('it is gone', () => namesIn(place).length === 0 && !place.shadowRoot?.querySelector('form'));

    expect(asked.at(-1)).to.include({ method: 'DELETE', path: '/v1/canned-replies/Shipping' });
  });

  it('is only read by agents who do not run the company', async () => {
    const place = await drawPlace(shelf('Shipping').api, 'agent');

    expect(namesIn(place)).to.deep.equal(['Shipping']);
    expect(place.shadowRoot?.querySelector('parley-button')).to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible(await drawPlace(shelf('Shipping', 'Returns').api, 'admin', theme));
    });
  }
});
