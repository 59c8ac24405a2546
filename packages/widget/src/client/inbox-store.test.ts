import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { ask, until } from '../testing/setup.js';
import { Api } from './api.js';
import { InboxStore } from './inbox-store.js';
import { Live } from './live.js';
import { ContactSession } from './session.js';
import { SafeStorage } from './storage.js';

/**
 * Agents' cookies do not leave the server's own pages, so the inbox is looked at here by a contact who has begun many
 * conversations: the same list, the same pages, the same events.
 */
async function begin(count: number) {
  const server = window.PARLEY_SERVER;
  const tokens = new ContactSession({
    api: new Api({ server }),
    site: 'acme',
    storage: new SafeStorage(() => undefined),
  });
  const api = new Api({ server, tokens });
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { id } = await api.createConversation({ id: newId('conversation'), kind: 'chat' });
    ids.push(id);
  }
  const inbox = new InboxStore(api);
  const live = new Live({
    server,
    tokens,
    onEvents: (events) => inbox.apply(events),
    onReset: () => void inbox.load(),
  });
  return { api, inbox, live, ids };
}

async function loadAll(inbox: InboxStore): Promise<void> {
  while (inbox.state.older !== 'none') await inbox.loadOlder();
}

const idsOf = (inbox: InboxStore) => inbox.state.rows.map((row) => row.id);

describe('the inbox', () => {
  it('loads page by page, none missed and none twice', async () => {
    const { inbox, ids } = await begin(95);

    await inbox.load();
    expect(inbox.state.rows.length).to.equal(40);
    expect(inbox.state.older).to.equal('some');
    await inbox.loadOlder();
    await inbox.loadOlder();

    expect(idsOf(inbox)).to.have.members(ids);
    expect(inbox.state.older).to.equal('none');
  });

  it('asks for the next page before the reader comes to its place', async () => {
    const { inbox } = await begin(45);
    await inbox.load();

    inbox.show(0, 12);
    expect(inbox.state.older).to.equal('some');
    inbox.show(18, 30);
    expect(inbox.state.older).to.equal('loading');

    await until('the second page', () => inbox.state.rows.length === 45);
  });

  it('puts what speaks on top, also from further down than was loaded', async () => {
    const { inbox, live, ids } = await begin(42);
    live.connect();
    await until('the list', () => live.online && inbox.state.phase === 'ready');
    const [oldest = ''] = ids;
    expect(idsOf(inbox)).not.to.include(oldest);

    await ask('parley-say', { conversationId: oldest, text: 'Still with you' });

    await until('the row on top', () => idsOf(inbox)[0] === oldest);
    expect(inbox.state.rows[0]?.lastMessage?.text).to.equal('Still with you');
    await inbox.loadOlder();
    expect(new Set(idsOf(inbox)).size).to.equal(idsOf(inbox).length);
    live.close();
  });

  it('shows a conversation that begins elsewhere', async () => {
    const { api, inbox, live } = await begin(1);
    live.connect();
    await until('the list', () => live.online && inbox.state.phase === 'ready');

    const { id } = await api.createConversation({ id: newId('conversation'), kind: 'chat' });

    await until('the new row', () => idsOf(inbox)[0] === id);
    live.close();
  });

  it('keeps one that was asked for by its id apart from the rows', async () => {
    const { api, inbox, ids } = await begin(41);
    await inbox.load();
    const [oldest = ''] = ids;

    inbox.learn(await api.conversation(oldest));

    expect(inbox.state.rows.length).to.equal(40);
    expect(inbox.find(oldest)?.id).to.equal(oldest);
  });

  it('says why it could not load, and loads when asked again', async () => {
    const { inbox } = await begin(1);
    await ask('parley-stop');
    await inbox.load();
    expect(inbox.state.phase).to.equal('failed');
    expect(inbox.state.error?.code).to.equal('network');

    await ask('parley-start');
    await inbox.load();

    expect(inbox.state.phase).to.equal('ready');
    expect(inbox.state.rows.length).to.equal(1);
  });

  it('keeps its rows when a later load fails', async () => {
    const { inbox } = await begin(2);
    await inbox.load();
    await ask('parley-stop');

    await inbox.load();

    expect(inbox.state.phase).to.equal('ready');
    expect(inbox.state.rows.length).to.equal(2);
    await ask('parley-start');
  });

  it('lets go of what lies far below once the reader is back at the top', async () => {
    const { inbox, ids } = await begin(420);
    await inbox.load();
    await loadAll(inbox);
    expect(inbox.state.rows.length).to.equal(420);

    inbox.show(0, 12);

    expect(inbox.state.rows.length).to.be.within(200, 239);
    expect(inbox.state.older).to.equal('some');
    await loadAll(inbox);
    expect(idsOf(inbox)).to.deep.equal(ids.toReversed());
  });
});
