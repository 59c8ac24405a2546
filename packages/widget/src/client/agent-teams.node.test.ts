import type { Colleague, SetAgentTeamsInput } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { AgentTeams } from './agent-teams.js';
import { ApiError } from './api-error.js';

const LENA: Colleague = {
  ...{ id: 'agt_lena', name: 'Lena', role: 'agent' },
  ...{ teams: ['sales'], availability: 'online' },
};

/** The server's rule: who read other teams than there are now is refused. */
class Keeper {
  now = [LENA];
  asked: SetAgentTeamsInput[] = [];
  /** Happens before the next change arrives. */
  meanwhile: (() => void) | undefined;

  agents = async () => this.now;

  setAgentTeams = async (id: string, input: SetAgentTeamsInput) => {
    this.asked.push(input);
    this.meanwhile?.();
    const agent = this.now.find((one) => one.id === id);
    if (!agent) throw new ApiError('not_found', 'Gone.');
    if (input.was?.join() !== agent.teams.join()) throw new ApiError('conflict', 'Too late.');
    this.set(input.teams);
    return { ...agent, teams: input.teams };
  };

  set(teams: string[]) {
    this.now = this.now.map((agent) => ({ ...agent, teams }));
  }
}

let keeper: Keeper;
let members: AgentTeams;
let teamIds: string[];

beforeEach(async () => {
  keeper = new Keeper();
  teamIds = ['sales', 'support', 'ads'];
  members = new AgentTeams(keeper, () => teamIds);
  await members.load();
});

const put = (teamId: string, isIn: boolean) => members.put({ agentId: LENA.id, teamId, isIn });
const teams = () => members.state.agents[0]?.teams;

describe('the teams of the agents', () => {
  it('get somebody more, and lose them again', async () => {
    await put('support', true);
    expect(teams()).toEqual(['sales', 'support']);

    await put('sales', false);

    expect(teams()).toEqual(['support']);
    expect(keeper.now[0]?.teams).toEqual(['support']);
  });

  it('keep what somebody else changed meanwhile', async () => {
    keeper.meanwhile = () => {
      keeper.meanwhile = undefined;
      keeper.set(['ads', 'sales']);
    };

    await put('support', true);

    expect(keeper.now[0]?.teams).toEqual(['ads', 'sales', 'support']);
    expect(teams()).toEqual(['ads', 'sales', 'support']);
    expect(members.state.error).toBeNull();
  });

  it('say so when somebody comes in between again and again', async () => {
    let count = 0;
    keeper.meanwhile = () => {
      count += 1;
      keeper.set([`other-${count}`]);
    };

    await put('support', true);

    expect(members.state.error?.code).toBe('conflict');
    expect(teams()).toEqual(['other-2']);
    expect(keeper.asked).toHaveLength(3);
    expect(members.state.saving.size).toBe(0);
  });

  it('drop a team that is there no more', async () => {
    keeper.set(['gone', 'sales']);
    await members.load();

    await put('support', true);

    expect(keeper.asked).toEqual([{ teams: ['sales', 'support'], was: ['gone', 'sales'] }]);
  });

  it('change one thing of an agent at a time', async () => {
    const both = Promise.all([put('support', true), put('ads', true)]);
    expect([...members.state.saving]).toEqual([LENA.id]);
    expect(teams()).toEqual(['sales', 'support']);
    await both;

    expect(keeper.asked).toHaveLength(1);
    expect(members.state.saving.size).toBe(0);
  });

  it('stay on the screen when they cannot be read again', async () => {
    keeper.agents = async () => {
      throw new ApiError('network', 'Away.');
    };

    await members.load();

    expect(members.state).toMatchObject({ phase: 'ready', agents: [LENA], error: { code: 'network' } });
  });
});
