import type { Settings } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { AgentTeamsState, Membership } from '../../client/agent-teams.js';
import { ApiError } from '../../client/api-error.js';
import { clear, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { drawPage, LENA, SETTINGS, write } from '../testing/settings.js';
import './teams-page.js';
import type { ParleyTeamsPage } from './teams-page.js';

const MEMBERS: AgentTeamsState = { phase: 'ready', agents: [LENA], saving: new Set(), error: null };

const drawTeams = (settings: Settings = SETTINGS, theme: 'light' | 'dark' = 'light') =>
  drawPage<ParleyTeamsPage>(
    html`<parley-teams-page .settings=${settings} .base=${settings} .members=${MEMBERS}></parley-teams-page>`,
    { theme },
  );

const editorOf = (page: ParleyTeamsPage, index = 0) => {
  const found = page.shadowRoot?.querySelectorAll('parley-team-editor')[index];
  if (!found) throw new Error(`No team ${index}.`);
  return found;
};

async function change(page: ParleyTeamsPage, selector: string, text: string) {
  write(editorOf(page), selector, text);
  await settled(page);
}

describe('<parley-teams-page>', () => {
  afterEach(clear);

  it('asks how many one may hold once conversations are given out', async () => {
    const page = await drawTeams();
    expect(editorOf(page).shadowRoot?.querySelector('#capacity')).to.equal(null);

    await change(page, '#assignment', 'least_busy');
    expect(page.settings.teams[0]?.assignment).to.deep.equal({ mode: 'least_busy', capacity: 10 });
    await change(page, '#capacity', '3');
    await change(page, '#assignment', 'round_robin');

    expect(page.settings.teams[0]?.assignment).to.deep.equal({ mode: 'round_robin', capacity: 3 });
  });

  it('takes targets in minutes, and none', async () => {
    const page = await drawTeams();

    await change(page, '#firstResponseMinutes', '15');
    await change(page, '#nextResponseMinutes', '60');
    expect(page.settings.teams[0]?.sla).to.deep.equal({ firstResponseMinutes: 15, nextResponseMinutes: 60 });
    await change(page, '#firstResponseMinutes', '');

    expect(page.settings.teams[0]?.sla?.firstResponseMinutes).to.equal(null);
  });

  it('says what the server found wrong beside the field', async () => {
    const page = await drawTeams();
    await change(page, '#assignment', 'round_robin');

    page.mistakes = new Map([['teams.sales.assignment.capacity', 'Expected at least 1.']]);
    await settled(page);

    expect(words(inside(editorOf(page), '#capacity-mistake'))).to.equal('Expected at least 1.');
    expect(editorOf(page, 1).shadowRoot?.querySelector('.mistake')).to.equal(null);
  });

  it('shows who is in a team, and puts them in and out', async () => {
    const page = await drawTeams();
    const said: Membership[] = [];
    page.addEventListener('parley-membership-change', ({ membership }) => said.push(membership));
    const lists = [0, 1].map((index) => inside<HTMLElement>(editorOf(page, index), 'parley-tick-list'));
    expect(lists.map((list) => words(inside(list, 'summary')))).to.deep.equal([
      'People in this team: Lena Brandt',
      'People in this team: nobody',
    ]);

    for (const list of lists) inside<HTMLInputElement>(list, 'input').click();

    expect(said).to.deep.equal([
      { agentId: LENA.id, teamId: 'sales', isIn: false },
      { agentId: LENA.id, teamId: 'support', isIn: true },
    ]);
  });

  it('lets nobody into a team that is not saved yet', async () => {
    const page = await drawTeams();

    const name = inside<HTMLInputElement>(page, '#fresh');
    name.value = 'Größen & Maße';
    name.dispatchEvent(new Event('input'));
    inside<HTMLElement>(page, 'form parley-button').click();
    await settled(page);

    expect(page.settings.teams[2]).to.deep.equal({ id: 'gro-en-ma-e', name: 'Größen & Maße' });
    expect(editorOf(page, 2).shadowRoot?.querySelector('parley-tick-list')).to.equal(null);
    expect(words(editorOf(page, 2).shadowRoot?.querySelector('section > .hint'))).to.contain('Save first');
  });

  it('says why somebody could not be put into a team', async () => {
    const page = await drawTeams();

    page.members = { ...MEMBERS, error: new ApiError('network', 'Away.') };
    await settled(page);

    expect(words(inside(page, 'parley-notice'))).to.equal(
      'The server cannot be reached. Check your connection.',
    );
  });

  it('goes back to what it was when an edit is given up', async () => {
    const page = await drawTeams();
    await change(page, '#assignment', 'round_robin');

    page.settings = SETTINGS;
    await settled(page);

    expect(inside<HTMLSelectElement>(editorOf(page), '#assignment').value).to.equal('manual');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      const page = await drawTeams(SETTINGS, theme);
      await change(page, '#assignment', 'round_robin');
      await change(page, '#hours', 'own');
      page.members = { ...MEMBERS, error: new ApiError('network', 'Away.') };
      const list = inside<HTMLElement>(editorOf(page), 'parley-tick-list');
      inside<HTMLDetailsElement>(list, 'details').open = true;
      await settled(page);

      await expectAccessible(page);
    });
  }
});
