import type { Conversation, ReadInput, ReadResult } from '@parley/protocol';
import { expect } from 'chai';
import { AGENT, makeConversation, makeMessage } from '../console/testing/conversations.js';
import { pause, until } from '../testing/setup.js';
import { ApiError } from './api-error.js';
import { InboxArrivals } from './inbox-arrivals.js';
import { InboxStore } from './inbox-store.js';

async function makeArrivals(rows: Conversation[], open: string | null = null) {
  const inbox = new InboxStore({
    conversations: () => Promise.resolve({ data: rows, next: null }),
    conversation: () => Promise.reject(new ApiError('not_found', 'No such conversation.')),
  });
  const reads: (ReadInput & { id: string })[] = [];
  const gate = { failing: false };
  const read = async (id: string, input: ReadInput): Promise<ReadResult> => {
    if (gate.failing) throw new ApiError('network', 'The server could not be reached.');
    reads.push({ id, ...input });
    return { conversationId: id, side: 'company', mark: input };
  };
  const arrivals = new InboxArrivals({ inbox, read, isOpen: (id) => id === open });
  return { inbox, arrivals, reads, gate };
}

describe('arrivals', () => {
  it('are reported as delivered, once each, and never as read', async () => {
    const rows = [makeConversation({ seq: 3 }), makeConversation()];
    const { inbox, reads } = await makeArrivals(rows);

    await inbox.load();
    await until('both reports', () => reads.length === 2);
    await pause(250);

    expect(reads.map(({ delivered, read }) => [delivered, read])).to.have.deep.members([
      [3, 0],
      [1, 0],
    ]);
    expect(inbox.state.rows.every((row) => row.marks.company.delivered === row.seq)).to.equal(true);
  });

  it('of the company itself and of the open conversation are not reported', async () => {
    const author = { type: 'agent', id: AGENT.id, name: AGENT.name } as const;
    const answered = makeConversation({ lastMessage: makeMessage({ author }) });
    const open = makeConversation();
    const { inbox, reads } = await makeArrivals([answered, open], open.id);

    await inbox.load();
    await pause(20);

    expect(reads).to.deep.equal([]);
  });

  it('that could not be reported are reported when the connection is back', async () => {
    const { inbox, arrivals, reads, gate } = await makeArrivals([makeConversation()]);
    gate.failing = true;
    await inbox.load();
    await pause(20);
    expect(reads).to.deep.equal([]);

    gate.failing = false;
    arrivals.hurry();

    await until('the report', () => reads.length === 1);
  });

  it('are reported at a pace that leaves the agent requests for other things', async () => {
    const { inbox, reads } = await makeArrivals(Array.from({ length: 40 }, () => makeConversation()));

    await inbox.load();
    await pause(500);

    expect(reads.length).to.be.within(2, 6);
  });

  it('do not ask for ever when the answer does not go far enough', async () => {
    const { inbox, reads } = await makeArrivals([makeConversation({ seq: 2 })]);
    inbox.mark = () => undefined;

    await inbox.load();
    await pause(250);

    expect(reads.length).to.equal(1);
  });
});
