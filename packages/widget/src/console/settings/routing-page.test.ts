import type { RoutingRule, Settings } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { clear, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import { drawPage, makeRule, SITE_SETTINGS, withRules, write } from '../testing/settings.js';
import './routing-page.js';
import type { ParleyRoutingPage } from './routing-page.js';
import type { ParleyRuleEditor } from './rule-editor.js';

const PRICES = makeRule('prices', { paths: ['/pricing*'] });
const REFUNDS = makeRule('refunds', { keywords: ['refund', 'money back'], team: 'support' });
const REST = makeRule('rest', { team: 'support' });

const drawRules = (rules: RoutingRule[], theme: 'light' | 'dark' = 'light') =>
  drawPage<ParleyRoutingPage>(
    html`<parley-routing-page .settings=${withRules(...rules)}></parley-routing-page>`,
    { theme },
  );

const idsOf = ({ settings }: { settings: Settings }) => settings.routing.rules.map(({ id }) => id);
const editor = (page: ParleyRoutingPage, id: string) => inside<ParleyRuleEditor>(page, `[data-id="${id}"]`);
const trial = (page: ParleyRoutingPage) => inside<HTMLElement>(page, 'parley-rule-trial');
const focused = (page: ParleyRoutingPage) => page.shadowRoot?.activeElement as ParleyRuleEditor | null;

async function change(element: Element, selector: string, text: string) {
  write(element, selector, text);
  await settled(element);
}

describe('<parley-routing-page>', () => {
  afterEach(clear);

  it('tells each rule in one line, in their order', async () => {
    const page = await drawRules([PRICES, REFUNDS, REST]);

    const lines = ['prices', 'refunds', 'rest'].map((id) => words(inside(editor(page, id), '.words')));
    expect(lines).to.deep.equal([
      '/pricing* Sales',
      '“refund” or “money back” Support',
      'Any conversation Support',
    ]);
  });

  it('takes a new rule by keys alone', async () => {
    const page = await drawRules([REST]);

    inside<HTMLElement>(page, 'section > div > parley-button').focus();
    await sendKeys({ press: 'Enter' });
    await until('the new rule', () => page.settings.routing.rules.length === 2);
    await until(
      'its line has the focus',
      () => focused(page)?.shadowRoot?.activeElement?.className === 'fold',
    );
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '/returns*' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'refund' });
    await sendKeys({ press: 'Tab' });

    const made = page.settings.routing.rules[1];
    expect(made).to.deep.include({ paths: ['/returns*'], keywords: ['refund'], team: 'sales', chosen: [] });
    expect(made?.id).to.match(/^[a-z0-9-]{1,40}$/);
  });

  it('moves a rule by its arrows and by Alt with the keys, and keeps the focus on it', async () => {
    const page = await drawRules([PRICES, REFUNDS, REST]);

    inside<HTMLElement>(editor(page, 'rest'), '.up').focus();
    await sendKeys({ press: 'Enter' });
    await until('it is second', () => idsOf(page).join() === 'prices,rest,refunds');
    await until('the focus', () => focused(page)?.shadowRoot?.activeElement?.classList.contains('up'));
    await sendKeys({ press: 'Enter' });
    await until('it is first', () => idsOf(page).join() === 'rest,prices,refunds');
    await until('the focus', () => focused(page)?.shadowRoot?.activeElement?.className === 'fold');
    expect(words(inside(page, '[role="status"]'))).to.equal('It is now rule 1 of 3.');
    await sendKeys({ press: 'Alt+ArrowUp' });
    await sendKeys({ press: 'Alt+ArrowDown' });

    await until('it is second again', () => idsOf(page).join() === 'prices,rest,refunds');
    expect(focused(page)?.rule.id).to.equal('rest');
  });

  it('edits what must hold and where it leads, and removes a rule when asked twice', async () => {
    const page = await drawRules([PRICES, REST]);
    const rule = editor(page, 'prices');
    inside<HTMLElement>(rule, '.fold').click();
    await settled(rule);

    inside<HTMLElement>(rule, '.fields .check input').click();
    await change(rule, '#team', 'support');
    await change(rule, '#keywords', ' refund \n\nmoney back');
    expect(page.settings.routing.rules[0]).to.deep.equal({
      ...PRICES,
      ...{ chosen: ['sales'], keywords: ['refund', 'money back'], team: 'support' },
    });
    const remove = inside<HTMLElement>(rule, 'parley-sure-button');
    inside<HTMLElement>(remove, 'parley-button').click();
    await settled(remove);
    expect(idsOf(page)).to.deep.equal(['prices', 'rest']);
    inside<HTMLElement>(remove, 'parley-button').click();

    expect(idsOf(page)).to.deep.equal(['rest']);
  });

  it('opens a rule in which the server found a mistake, and says it beside the field', async () => {
    const page = await drawRules([makeRule('old', { team: 'gone' }), REST]);

    page.mistakes = new Map([['routing.rules.old.team', 'There is no team "gone".']]);
    await settled(page);

    const team = inside<HTMLSelectElement>(editor(page, 'old'), '#team');
    expect([team.value, team.getAttribute('aria-invalid')]).to.deep.equal(['gone', 'true']);
    expect(words(inside(editor(page, 'old'), '#team-mistake'))).to.equal('There is no team "gone".');
    expect(editor(page, 'rest').shadowRoot?.querySelector('#team')).to.equal(null);
  });

  it('says where a conversation would go by the rules as they stand', async () => {
    const page = await drawRules([PRICES, REFUNDS]);
    const result = () => words(inside(trial(page), '.result'));
    expect(result()).to.contain('No rule holds. It has no team');

    await change(trial(page), '#try-page', '/pricing/teams');
    expect(result()).to.equal('By rule 1 it goes to: Sales');
    await change(trial(page), '#try-page', 'https://www.acme.example/about');
    await change(trial(page), '#try-text', 'I want my MONEY  back!');
    expect(result()).to.equal('By rule 2 it goes to: Support');
    await change(trial(page), '#try-chosen', 'sales');

    expect(result()).to.equal('No rule holds. What was chosen stands: Sales');
  });

  it('asks which site only where there are several', async () => {
    const second = { ...SITE_SETTINGS, id: 'site_2', key: 'shop', name: 'Shop' };
    const settings = { ...withRules(makeRule('shop', { sites: ['shop'] })), sites: [SITE_SETTINGS, second] };
    const page = await drawRules([]);
    expect(trial(page).shadowRoot?.querySelector('#try-site')).to.equal(null);

    page.settings = settings;
    await settled(page);
    await change(trial(page), '#try-site', 'shop');

    expect(words(inside(trial(page), '.result'))).to.equal('By rule 1 it goes to: Sales');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, without rules and with one opened, ${theme}`, async () => {
      await expectAccessible(await drawRules([], theme));
      const page = await drawRules([PRICES, REFUNDS], theme);
      inside<HTMLElement>(editor(page, 'refunds'), '.fold').click();
      await settled(page);

      await expectAccessible(page);
    });
  }
});
