import type { Settings, SettingsChange, SimulationInput } from '@parley/protocol';
import { withChanges } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api, ApiRequest } from '../../client/api.js';
import { clear, draw, expectAccessible, until, words } from '../../testing/setup.js';
import { SITE } from '../testing/conversations.js';
import { SETTINGS } from '../testing/settings.js';
import './moderation-rules.js';
import type { ParleyModerationRules } from './moderation-rules.js';

/** The server's part, as far as this page can tell. */
function office() {
  let settings = SETTINGS;
  const saved: SettingsChange[][] = [];
  const tried: SimulationInput[] = [];
  const request = async <T>(path: string, { method = 'GET', body }: ApiRequest = {}): Promise<T> => {
    if (path.endsWith('/simulations')) {
      tried.push(body as SimulationInput);
      const reasons = [{ rule: 'links', action: 'hold', found: ['a.com'] }];
      const examples = [{ messageId: '', text: 'Look at a.com', decision: 'hold', reasons }];
      return { looked: 40, publish: 37, hold: 2, reject: 1, byRule: { links: 3 }, examples } as T;
    }
    if (method === 'PATCH') {
      const { changes } = body as { changes: SettingsChange[] };
      saved.push(changes);
      settings = withChanges(settings, changes) as Settings;
    }
    return settings as T;
  };
  return { api: { request } as unknown as Api, saved, tried };
}

async function drawRules(api: Api, options = {}) {
  const page = await draw<ParleyModerationRules>(
    html`<parley-moderation-rules .api=${api} .site=${SITE}></parley-moderation-rules>`,
    options,
  );
  await until('the rules', () => page.shadowRoot?.querySelector('.rule'));
  return page;
}

const ruleOf = (page: ParleyModerationRules, name: string) =>
  [...(page.shadowRoot?.querySelectorAll('.rule') ?? [])].find((rule) => words(rule).startsWith(name));

describe('<parley-moderation-rules>', () => {
  afterEach(clear);

  it('switches a rule on, gives it words, and saves just that', async () => {
    const { api, saved } = office();
    const page = await drawRules(api);

    ruleOf(page, 'Words of your list')?.querySelector('input')?.click();
    await until('its words', () => ruleOf(page, 'Words of your list')?.querySelector('textarea'));
    const field = ruleOf(page, 'Words of your list')?.querySelector('textarea');
    if (field) field.value = 'casino\n\njackpot ';
    field?.dispatchEvent(new Event('change'));
    await until('the bar', () => page.shadowRoot?.querySelector('.save:not([disabled])'));
    await expectAccessible(page);
    page.shadowRoot?.querySelector<HTMLElement>('.save')?.click();
    await until('it is saved', () => saved.length === 1);

    const [change] = saved[0] ?? [];
    expect(change?.path.slice(2)).to.deep.equal(['discussion', 'rules']);
    expect(change?.value).to.deep.equal([
      { kind: 'links', enabled: true, action: 'hold', max: 2 },
      { kind: 'banned_words', enabled: true, action: 'hold', words: ['casino', 'jackpot'] },
    ]);
  });

  it('tells what rules would have done before they are saved', async () => {
    const { api, saved, tried } = office();
    const page = await drawRules(api);
    ruleOf(page, 'Rude words')?.querySelector('input')?.click();
    await until('it is on', () => ruleOf(page, 'Rude words')?.querySelector('select'));

    page.shadowRoot?.querySelector<HTMLElement>('.try')?.click();
    await until(
      'the outcome',
      () => page.shadowRoot?.querySelector('parley-simulation')?.shadowRoot?.firstChild,
    );

    const shown = words(page.shadowRoot?.querySelector('parley-simulation')?.shadowRoot?.querySelector('ul'));
    expect(shown).to.contain('Look at a.com').and.to.contain('Many links: a.com');
    expect(tried[0]?.rules.map(({ kind }) => kind)).to.deep.equal(['links', 'common_words']);
    expect(saved).to.deep.equal([]);
    await expectAccessible(page);
  });

  it('is accessible in the dark and from right to left, with a judge', async () => {
    for (const options of [{ theme: 'dark' }, { dir: 'rtl' }]) {
      const page = await drawRules(office().api, options);
      page.shadowRoot?.querySelectorAll<HTMLInputElement>('section > .check input')[0]?.click();
      await until('the judge', () => page.shadowRoot?.querySelector('#hook-url'));

      await expectAccessible(page);
    }
  });
});
