import type { AgentRole } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import { makeRule, SettingsServer, withRules } from '../testing/settings.js';
import './settings.js';
import type { ParleySettings } from './settings.js';

const RULES = withRules(makeRule('a'), makeRule('b', { team: 'support' }), makeRule('c'));

async function drawPlace(server: SettingsServer, path: string, role: AgentRole = 'admin') {
  const place = await draw<ParleySettings>(
    html`<parley-settings .api=${server.api} .agent=${{ ...AGENT, role }} .sites=${[SITE]} path=${path}></parley-settings>`,
  );
  await until('the page', () => place.shadowRoot?.querySelector('parley-skeleton') === null);
  await settled(place);
  return place;
}

const bar = (place: ParleySettings) => inside<HTMLElement>(place, 'parley-save-bar');
const button = (place: ParleySettings, label: string) => {
  const found = [...(bar(place).shadowRoot?.querySelectorAll('parley-button') ?? [])];
  const wanted = found.find((one) => words(one) === label);
  if (!wanted) throw new Error(`No button ${label}.`);
  return wanted;
};
const orderOf = (server: SettingsServer) => server.settings.routing.rules.map(({ id }) => id).join('');

function move(place: ParleySettings, id: string, way: 'up' | 'down') {
  const rule = inside(inside(place, 'parley-routing-page'), `[data-id="${id}"]`);
  inside<HTMLElement>(rule, `.${way}`).click();
}

describe('<parley-settings>', () => {
  afterEach(clear);

  it('saves an order of rules without losing what somebody else did to them meanwhile', async () => {
    const server = new SettingsServer(RULES);
    const place = await drawPlace(server, 'routing');

    move(place, 'c', 'up');
    await settled(place);
    server.change(['routing', 'rules', 'b', 'team'], 'sales');
    server.change(['routing', 'rules', 'd'], makeRule('d'));
    button(place, 'Save').click();
    await until('it is saved', () => words(bar(place).shadowRoot?.querySelector('.bar')) === 'Saved.');

    expect(orderOf(server)).to.equal('acdb');
    expect(server.settings.routing.rules.find(({ id }) => id === 'b')?.team).to.equal('sales');
  });

  for (const choice of ['mine', 'theirs'] as const) {
    it(`asks which order shall be where two gave another one, in words: ${choice}`, async () => {
      const server = new SettingsServer(RULES);
      const place = await drawPlace(server, 'routing');

      move(place, 'c', 'up');
      await settled(place);
      server.change(['routing', 'rules'], server.settings.routing.rules.toReversed());
      button(place, 'Save').click();
      await until('it asks', () => bar(place).shadowRoot?.querySelector('.conflicts'));
      expect(words(inside(bar(place), '.conflicts p'))).to.equal('Routing');
      expect(words(inside(bar(place), '.conflicts dd'))).to.contain('1. Any conversation: Sales');
      expect(button(place, 'Save').disabled).to.equal(true);
      await expectAccessible(place);
      button(place, choice === 'mine' ? 'Take yours' : 'Take theirs').click();
      await settled(place);
      if (choice === 'mine') button(place, 'Save').click();
      await until('nothing is left', () => !bar(place).shadowRoot?.querySelector('.row'));

      expect(orderOf(server)).to.equal(choice === 'mine' ? 'acb' : 'cba');
    });
  }

  it('says on which page something is wrong when that is not the one that is open', async () => {
    const server = new SettingsServer(RULES);
    const place = await drawPlace(server, 'teams');
    const team = inside(inside(place, 'parley-teams-page'), 'parley-team-editor');
    const remove = inside<HTMLElement>(team, 'parley-sure-button');
    inside<HTMLElement>(remove, 'parley-button').click();
    inside<HTMLElement>(remove, 'parley-button').click();
    await settled(place);

    const details = [{ path: 'routing.rules.a.team', message: 'There is no team "sales".' }];
    server.refusal = new ApiError('invalid_input', 'No.', { details });
    button(place, 'Save').click();
    await until('it is refused', () => place.shadowRoot?.querySelector('.mark'));

    const marked = [...(place.shadowRoot?.querySelectorAll('nav a') ?? [])].find((link) =>
      link.querySelector('.mark'),
    );
    expect(words(marked)).to.equal('Routing (needs another look)');
    expect(words(inside(bar(place), 'parley-notice'))).to.contain('Nothing was saved.');
    await expectAccessible(place);
    place.path = 'routing';
    await settled(place);
    const rule = inside(inside(place, 'parley-routing-page'), '[data-id="a"]');
    expect(words(inside(rule, '#team-mistake'))).to.equal('There is no team "sales".');
  });

  it('gives an edit up', async () => {
    const server = new SettingsServer(RULES);
    const place = await drawPlace(server, 'routing');
    move(place, 'a', 'down');
    await settled(place);

    button(place, 'Discard').click();
    await settled(place);

    expect(bar(place).shadowRoot?.querySelector('.row')).to.equal(null);
    expect(server.asked.some(({ method }) => method === 'PATCH')).to.equal(false);
  });

  it('shows an agent only their password, and asks the server for nothing', async () => {
    const server = new SettingsServer();
    const place = await drawPlace(server, 'teams', 'agent');

    const links = [...(place.shadowRoot?.querySelectorAll('nav a') ?? [])].map(words);
    expect(links).to.deep.equal(['Your password']);
    expect(server.asked).to.deep.equal([]);
  });

  it('leads administrators to the canned replies', async () => {
    const place = await drawPlace(new SettingsServer(), 'sites');

    expect(inside(place, '.elsewhere a').getAttribute('href')).to.equal('#/canned-replies');
  });
});
