import type { Me } from '@parley/protocol';
import { expect } from 'chai';
import { AGENT, SITE } from '../console/testing/conversations.js';
import { AgentSession } from './agent-session.js';
import { ApiError } from './api-error.js';

const ME: Me = { type: 'agent', agent: AGENT, sites: [SITE] };
const NOBODY = new ApiError('unauthenticated', 'Sign in.', { status: 401 });
const AWAY = new ApiError('network', 'The server could not be reached.');

/** A session whose server answers what the test says at the moment. */
function makeSession(answers: { me?: Me | ApiError; signIn?: Me | ApiError; signOut?: ApiError }) {
  const give = async (answer: Me | ApiError | undefined): Promise<Me> => {
    if (answer === undefined || answer instanceof ApiError) throw answer ?? NOBODY;
    return answer;
  };
  return new AgentSession({
    me: () => give(answers.me),
    signIn: () => give(answers.signIn),
    signOut: async () => {
      if (answers.signOut) throw answers.signOut;
    },
  });
}

describe('the agent’s session', () => {
  it('knows who is signed in', async () => {
    const session = makeSession({ me: ME });

    await session.check();

    expect(session.state.status).to.equal('in');
    expect(session.state.agent).to.deep.equal(AGENT);
    expect(session.state.sites).to.deep.equal([SITE]);
  });

  it('tells nobody from a server that is away', async () => {
    const away = makeSession({ me: AWAY });
    const nobody = makeSession({ me: NOBODY });

    await Promise.all([away.check(), nobody.check()]);

    expect(away.state.status).to.equal('unreachable');
    expect(away.state.error).to.equal(AWAY);
    expect(nobody.state.status).to.equal('out');
    expect(nobody.state.error).to.equal(null);
  });

  it('says why a sign-in failed, and forgets that with the next', async () => {
    const answers: { signIn: Me | ApiError } = { signIn: NOBODY };
    const session = makeSession(answers);
    await session.signIn({ email: 'lena@acme.example', password: 'wrong' });
    expect(session.state.error).to.equal(NOBODY);
    expect(session.state.busy).to.equal(false);

    answers.signIn = ME;
    await session.signIn({ email: 'lena@acme.example', password: 'right' });

    expect(session.state.status).to.equal('in');
    expect(session.state.error).to.equal(null);
  });

  it('ends with the knowledge of whose it was, so that the address need not be typed again', async () => {
    const session = makeSession({ me: ME });
    await session.check();

    session.end();

    expect(session.state.status).to.equal('out');
    expect(session.state.ended).to.equal(true);
    expect(session.state.agent?.email).to.equal(AGENT.email);
  });

  it('notices that it ended elsewhere, and takes no trouble on the way for an end', async () => {
    const answers: { me: Me | ApiError } = { me: ME };
    const session = makeSession(answers);
    await session.check();

    answers.me = AWAY;
    await session.verify();
    expect(session.state.status).to.equal('in');
    answers.me = NOBODY;
    await session.verify();
    expect(session.state.ended).to.equal(true);
  });

  it('notices that somebody else has signed in', async () => {
    const answers: { me: Me | ApiError } = { me: ME };
    const session = makeSession(answers);
    await session.check();

    answers.me = { type: 'agent', agent: { ...AGENT, id: 'agt_other' }, sites: [] };
    await session.verify();

    expect(session.state.status).to.equal('out');
  });

  it('stays signed in when signing out did not reach the server', async () => {
    const answers: { me: Me; signOut?: ApiError } = { me: ME, signOut: AWAY };
    const session = makeSession(answers);
    await session.check();

    expect(await session.signOut()).to.equal(false);
    expect(session.state.status).to.equal('in');

    delete answers.signOut;
    expect(await session.signOut()).to.equal(true);
    expect(session.state).to.include({ status: 'out', agent: null, ended: false });
  });
});
