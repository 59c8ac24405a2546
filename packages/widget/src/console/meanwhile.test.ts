import { expect } from 'chai';
import { NO_MARKS, viewMessages } from '../client/conversation-view.js';
import { Meanwhile } from './meanwhile.js';
import { AGENT, makeMessage } from './testing/conversations.js';

const author = { type: 'agent', id: AGENT.id, name: AGENT.name } as const;
const view = (...stored: ReturnType<typeof makeMessage>[]) =>
  viewMessages({ stored, waiting: [], marks: NO_MARKS, side: 'company', author });

describe('what arrives while one writes', () => {
  it('is named, whoever of the others wrote it, until the draft is gone', () => {
    const meanwhile = new Meanwhile();
    const first = makeMessage({ seq: 1 });
    const colleague = { type: 'agent', id: 'agt_other', name: 'Tom' } as const;

    meanwhile.follow(true, view(first), AGENT.id);
    expect(meanwhile.author).to.equal(null);
    meanwhile.follow(true, view(first, makeMessage({ seq: 2, author: colleague })), AGENT.id);

    expect(meanwhile.author?.name).to.equal('Tom');
    meanwhile.follow(false, view(first), AGENT.id);
    expect(meanwhile.author).to.equal(null);
  });

  it('is nothing when it is the writer, or was there before', () => {
    const meanwhile = new Meanwhile();
    meanwhile.follow(true, [], AGENT.id);
    meanwhile.follow(true, view(makeMessage({ seq: 4 })), AGENT.id);
    meanwhile.follow(true, view(makeMessage({ seq: 4 }), makeMessage({ seq: 5, author })), AGENT.id);

    expect(meanwhile.author).to.equal(null);
  });
});
