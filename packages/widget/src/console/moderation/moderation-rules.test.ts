import type { Settings, SettingsChange, SimulationInput } from '@parley/protocol';
import { withChanges } from '@parley/protocol';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
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
    if (path.endsWith('/judge-secret')) {
      return { secret: 'whsec_fresh', previousUntil: '2026-11-29T10:00:00.000Z' } as T;
    }
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
      { kind: 'banned_words', enabled: true, action: 'hold', words: ['casino', 'jackpot'], byLanguage: {} },
    ]);
  });

  it('keeps a list of words for each language, beside the one for all', async () => {
    const { api, saved } = office();
    const page = await drawRules(api);
    ruleOf(page, 'Suspect words')?.querySelector('input')?.click();
    await until('its words', () => ruleOf(page, 'Suspect words')?.querySelector('textarea'));
    const rule = () => ruleOf(page, 'Suspect words');
    const say = (text: string) => {
      const field = rule()?.querySelector('textarea');
      if (field) field.value = text;
      field?.dispatchEvent(new Event('change'));
    };
    const show = async (language: string) => {
      const list = rule()?.querySelector<HTMLSelectElement>('[id$=language]');
      if (list) list.value = language;
      list?.dispatchEvent(new Event('change'));
      await page.updateComplete;
    };

    say('casino');
    await show('de');
    await until('the German list', () => words(rule()).includes('Words in German, one a line'));
    expect(rule()?.querySelector('textarea')?.value).to.equal('');
    await expectAccessible(page);
    say('gift\nmist');
    await show('');
    await until('the list for all', () => rule()?.querySelector('textarea')?.value === 'casino');
    expect(words(rule()?.querySelector('[id$=language]'))).to.contain('German (2)');
    page.shadowRoot?.querySelector<HTMLElement>('.save')?.click();
    await until('it is saved', () => saved.length === 1);

    const [change] = saved[0] ?? [];
    expect(((change?.value ?? []) as unknown[])[1]).to.deep.include({
      ...{ kind: 'suspect_words', words: ['casino'], byLanguage: { de: ['gift', 'mist'] } },
    });
  });

  it('are put in another order by buttons, by Alt with the arrows and by the pointer, which is read out', async () => {
    const order = () =>
      [...(page.shadowRoot?.querySelectorAll('.rule:has(.grip)') ?? [])].map((rule) =>
        words(rule.querySelector('label')),
      );
    const { api } = office();
    const page = await drawRules(api);
    for (const name of ['Rude words', 'The same over and over']) {
      ruleOf(page, name)?.querySelector('input')?.click();
      await until('it is on', () => ruleOf(page, name)?.querySelector('.grip'));
    }
    expect(order()).to.deep.equal(['Many links', 'Rude words', 'The same over and over']);
    await until(
      'the focus',
      () => page.shadowRoot?.activeElement === ruleOf(page, 'The same over and over')?.querySelector('input'),
    );

    ruleOf(page, 'Many links')?.querySelector<HTMLElement>('.down')?.focus();
    ruleOf(page, 'Many links')?.querySelector<HTMLElement>('.down')?.click();
    await until('the second place', () => order()[1] === 'Many links');
    expect(words(page.shadowRoot?.querySelector('.list + [role=status]'))).to.equal(
      'Many links: place 2 of 3.',
    );
    expect(page.shadowRoot?.activeElement).to.equal(ruleOf(page, 'Many links')?.querySelector('.down'));
    await sendKeys({ press: 'Alt+ArrowDown' });
    await until('the last place', () => order()[2] === 'Many links');
    await until(
      'the focus that goes with it',
      () => page.shadowRoot?.activeElement === ruleOf(page, 'Many links')?.querySelector('.up'),
    );

    const middle = (name: string) => {
      const { x, y, width, height } =
        ruleOf(page, name)?.querySelector('.grip')?.getBoundingClientRect() ?? new DOMRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)] as [number, number];
    };
    page.shadowRoot?.querySelector('.list')?.scrollIntoView({ block: 'start' });
    await sendMouse({ type: 'move', position: middle('Many links') });
    await sendMouse({ type: 'down' });
    await until('it is held', () => page.shadowRoot?.querySelector('.dragged'));
    const [x, y] = middle('Rude words');
    await sendMouse({ type: 'move', position: [x, y - 20] });
    await until('the first place', () => order()[0] === 'Many links');
    await sendMouse({ type: 'up' });
    await until('it is let go', () => page.shadowRoot?.querySelector('.dragged') === null);
    await expectAccessible(page);
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

  it('makes a new secret for the judge, and shows it once', async () => {
    const page = await drawRules(office().api);
    page.shadowRoot?.querySelectorAll<HTMLInputElement>('section > .check input')[0]?.click();
    await until('the button', () => page.shadowRoot?.querySelector('.secret'));

    page.shadowRoot?.querySelector<HTMLElement>('.secret')?.click();
    const line = () => page.shadowRoot?.querySelector('parley-copy-line');
    await until('the secret', () => line()?.value === 'whsec_fresh');
    await until('its words', () => words(line()?.shadowRoot?.querySelector('p')).includes('not shown again'));
    await expectAccessible(page);
    page.site = { ...SITE, id: 'site_other' };
    await page.updateComplete;

    expect(line() ?? null).to.equal(null);
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
