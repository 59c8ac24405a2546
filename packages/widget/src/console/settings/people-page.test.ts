import type { Account, AgentRole } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { AgentTeamsState, Membership } from '../../client/agent-teams.js';
import { ApiError } from '../../client/api-error.js';
import type { PeopleIntent, PeopleState } from '../../client/people.js';
import { clear, draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import { LENA, ready, SETTINGS, write } from '../testing/settings.js';
import './people-page.js';
import type { ParleyPeoplePage } from './people-page.js';
import type { ParleyPersonRow } from './person-row.js';

const account = (changes: Partial<Account> = {}): Account => {
  return { ...AGENT, active: true, siteIds: null, ...changes };
};
const BOSS = account({ id: 'agt_boss', name: 'Ada Lindqvist', email: 'ada@acme.example', role: 'owner' });

const MEMBERS: AgentTeamsState = { phase: 'ready', agents: [LENA], saving: new Set(), error: null };
const PEOPLE: PeopleState = {
  ...{ accounts: ready(BOSS, account()), invitations: ready(), busy: false, error: null, link: null },
};

async function drawPeople(role: AgentRole = 'owner', theme: 'light' | 'dark' = 'light') {
  const page = await draw<ParleyPeoplePage>(
    html`<parley-people-page
      .people=${PEOPLE}
      .members=${MEMBERS}
      .teams=${SETTINGS.teams}
      .agent=${{ ...BOSS, role, id: role === 'owner' ? BOSS.id : 'agt_other' }}
      .sites=${[SITE]}
      server="https://parley.example"
    ></parley-people-page>`,
    { theme },
  );
  const said: PeopleIntent[] = [];
  page.addEventListener('parley-people-act', ({ intent }) => said.push(intent));
  return { page, said };
}

function rowOf(page: ParleyPeoplePage, id: string): ParleyPersonRow {
  const rows = [...(page.shadowRoot?.querySelectorAll('parley-person-row') ?? [])];
  const found = rows.find(({ person }) => person.id === id);
  if (!found) throw new Error(`Nobody is ${id}.`);
  return found;
}

describe('<parley-people-page>', () => {
  afterEach(clear);

  it('says what somebody is to be, and puts a refused choice back', async () => {
    const { page, said } = await drawPeople();
    const row = rowOf(page, LENA.id);

    write(row, 'select', 'analyst');
    page.people = { ...PEOPLE, busy: true };
    await settled(page);
    page.people = { ...PEOPLE, error: new ApiError('forbidden', 'No.') };
    await settled(page);

    expect(said).to.deep.equal([{ do: 'change', id: LENA.id, input: { role: 'analyst' } }]);
    expect(inside<HTMLSelectElement>(row, 'select').value).to.equal('agent');
    expect(words(inside(page, 'parley-notice'))).to.equal('You may not do this. Ask an owner.');
  });

  it('shows and changes in which teams somebody is', async () => {
    const { page } = await drawPeople();
    const said: Membership[] = [];
    page.addEventListener('parley-membership-change', ({ membership }) => said.push(membership));
    const teams = inside<HTMLElement>(rowOf(page, LENA.id), 'parley-tick-list');
    expect(words(inside(teams, 'summary'))).to.equal('Teams (Lena Brandt): Sales');

    for (const box of teams.shadowRoot?.querySelectorAll('input') ?? []) box.click();

    expect(said).to.deep.equal([
      { agentId: LENA.id, teamId: 'sales', isIn: false },
      { agentId: LENA.id, teamId: 'support', isIn: true },
    ]);
  });

  it('leaves owners to owners, and everybody their own account', async () => {
    const { page: own } = await drawPeople('owner');
    expect(rowOf(own, BOSS.id).shadowRoot?.querySelector('parley-sure-button')).to.equal(null);
    expect(inside<HTMLSelectElement>(rowOf(own, BOSS.id), 'select').disabled).to.equal(false);

    const { page } = await drawPeople('admin');

    expect(inside<HTMLSelectElement>(rowOf(page, BOSS.id), 'select').disabled).to.equal(true);
    const roles = [...inside<HTMLSelectElement>(rowOf(page, LENA.id), 'select').options];
    expect(roles.map(({ value }) => value)).not.to.contain('owner');
  });

  it('invites, shows the link once, and keeps what was written when it is refused', async () => {
    const { page, said } = await drawPeople();
    const form = inside<HTMLElement>(page, 'parley-invite-form');
    write(form, '#email', 'mia@acme.example');
    write(form, '#role', 'moderator');
    await settled(page);
    inside<HTMLElement>(form, 'parley-button').click();
    const input = { email: 'mia@acme.example', role: 'moderator', siteIds: null } as const;
    expect(said).to.deep.equal([{ do: 'invite', input }]);

    const details = [{ path: 'email', message: 'Somebody has this address.' }];
    page.people = { ...PEOPLE, error: new ApiError('invalid_input', 'No.', { details }) };
    await settled(page);
    expect(words(inside(form, '#email-mistake'))).to.equal('Somebody has this address.');
    expect(inside<HTMLInputElement>(form, '#email').value).to.equal('mia@acme.example');
    const at = '2026-11-24T10:00:00.000Z';
    const link = {
      ...{ ...input, id: 'inv_1', agentId: null, createdBy: { id: BOSS.id, name: BOSS.name } },
      ...{ createdAt: at, expiresAt: at, token: 'secret' },
    };
    page.people = { ...PEOPLE, link, invitations: ready(link) };
    await settled(page);

    expect(inside<HTMLInputElement>(form, '#email').value).to.equal('');
    const line = inside<HTMLElement>(page, 'parley-copy-line');
    expect(words(inside(line, 'code'))).to.equal('https://parley.example/console#/welcome/secret');
    await expectAccessible(page);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible with the teams opened, ${theme}`, async () => {
      const { page } = await drawPeople('owner', theme);
      const teams = inside<HTMLElement>(rowOf(page, LENA.id), 'parley-tick-list');
      inside<HTMLDetailsElement>(teams, 'details').open = true;
      page.people = { ...PEOPLE, error: new ApiError('network', 'Away.') };
      await settled(page);

      await expectAccessible(page);
    });
  }
});
