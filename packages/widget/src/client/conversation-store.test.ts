import { type Event, type Message, newId, type TypingNews } from '@parley/protocol';
import { expect } from 'chai';
import { MemoryStorage, tabOf } from '../testing/fresh-storage.js';
import { closeChats, openChat, stored, texts, writtenChat } from '../testing/real-chat.js';
import { ask, until } from '../testing/setup.js';
import { Api } from './api.js';
import type { ConversationStore } from './conversation-store.js';
import { ContactSession } from './session.js';

describe('ConversationStore, with a real server', () => {
  afterEach(closeChats);

  it('fetches what is missing when an event shows a gap', async () => {
    const { chat, conversation } = await writtenChat('1');
    // What the first connection asked for is answered before anything more is said.
    await conversation.refresh();
    chat.close();
    await ask('parley-say', { conversationId: conversation.id, text: 'said', count: 4 });
    const messages = await ask<Message[]>('parley-messages', { conversationId: conversation.id });
    const last = messages.at(-1) as Message;

    conversation.apply([
      { type: 'message.created', conversationId: conversation.id, message: last } as Event,
    ]);
    expect(texts(conversation).at(-1)).to.equal('said 4');
    await until('the gap is filled', () => conversation.state.messages.length === 5);

    expect(texts(conversation)).to.deep.equal(['1', 'said 1', 'said 2', 'said 3', 'said 4']);
  });

  it('shows the same news once, however often and in whatever order it comes', async () => {
    const { conversation } = await writtenChat('1');
    await ask('parley-say', { conversationId: conversation.id, text: 'said', count: 3 });
    await until('all came', () => conversation.state.messages.length === 4);
    const messages = await ask<Message[]>('parley-messages', { conversationId: conversation.id });
    const events = messages.map(
      (message) => ({ type: 'message.created', conversationId: conversation.id, message }) as Event,
    );

    conversation.apply([...events].reverse());
    conversation.apply(events);
    await conversation.refresh();

    expect(texts(conversation)).to.deep.equal(['1', 'said 1', 'said 2', 'said 3']);
  });

  it('is known to the server once somebody has got it from there, whoever sent its first message', async () => {
    const disk = new MemoryStorage();
    const server = window.PARLEY_SERVER;
    const session = new ContactSession({ api: new Api({ server }), site: 'acme', storage: tabOf(disk) });
    const otherTab = new Api({ server, tokens: session });
    const chat = openChat(disk);

    await navigator.locks.request('parley:acme:outbox', async () => {
      // What another tab sends, this one must not send meanwhile.
      chat.send('Hello');
      chat.close();
      const conversation = chat.state.conversation as ConversationStore;
      const [view] = conversation.state.messages;
      await otherTab.createConversation({ id: conversation.id, kind: 'chat' });
      await otherTab.createMessage(conversation.id, { id: view?.id ?? newId('message'), text: 'Hello' });

      await conversation.refresh(await otherTab.conversation(conversation.id));

      expect(conversation.state.messages.map(({ text, seq }) => [text, seq])).to.deep.equal([['Hello', 1]]);
    });
  });

  it('keeps a change that was heard of while an older answer was on its way', async () => {
    const { conversation } = await writtenChat('1');
    await conversation.refresh();
    const before = conversation.state.conversation;

    const asked = conversation.refresh();
    conversation.apply([
      { type: 'conversation.updated', conversation: { ...before, status: 'resolved' } } as Event,
    ]);
    await asked;

    expect(conversation.state.conversation?.status).to.equal('resolved');
  });

  it('never takes a mark back', async () => {
    const { conversation } = await writtenChat('1');
    const read = (mark: { delivered: number; read: number }) =>
      conversation.apply([
        { type: 'conversation.read', conversationId: conversation.id, side: 'company', mark } as Event,
      ]);

    read({ delivered: 1, read: 1 });
    read({ delivered: 1, read: 0 });

    expect(conversation.state.messages[0]?.delivery).to.equal('read');
  });

  it('loads the latest page first and the older ones on demand, without gap or double', async () => {
    const { chat, conversation, disk } = await writtenChat('0');
    chat.close();
    await ask('parley-say', { conversationId: conversation.id, text: 'said', count: 120 });
    const all = ['0', ...Array.from({ length: 120 }, (_, i) => `said ${i + 1}`)];

    const reloaded = openChat(disk);
    await reloaded.start();
    const store = reloaded.state.conversation;
    expect(texts(store)).to.deep.equal(all.slice(-50));
    expect(store?.state.older).to.equal('some');
    await store?.loadOlder();
    await store?.loadOlder();

    expect(texts(store)).to.deep.equal(all);
    expect(store?.state.older).to.equal('none');
  });

  it('marks a message with the reason when its id belongs to another', async () => {
    const { chat, conversation } = await writtenChat('mine');
    const [mine] = conversation.state.messages;

    const stranger = await writtenChat('other');
    const key = `parley:acme:outbox:${mine?.id}`;
    const { id: conversationId } = stranger.conversation;
    const entry = { id: mine?.id, conversationId, text: 'stolen id', at: new Date().toISOString() };
    stranger.disk.setItem(key, JSON.stringify(entry));
    stranger.chat.send('next');
    await until('it has failed', () => stranger.conversation.state.messages.at(-1)?.delivery === 'failed');

    expect(await stored(conversation.id)).to.deep.equal(['mine']);
    expect(await stored(conversationId)).to.deep.equal(['other', 'next']);
    chat.close();
  });

  it('tells that somebody types here, and knows who types there until they have spoken', async () => {
    const { chat, conversation } = await writtenChat('Hello');
    const { id: conversationId } = conversation;
    const heard = () => ask<TypingNews[]>('parley-heard', { conversationId });
    expect(await heard()).to.deep.equal([]);

    conversation.typed('Where');
    conversation.typed('Where is');
    await until('the agent hears it', async () => (await heard()).length === 1);
    conversation.typed('');
    await until('the agent hears the end', async () => (await heard()).length === 2);
    await ask('parley-type', { conversationId, typing: true });
    await until('it is shown', () => conversation.state.typing.length === 1);

    expect(conversation.state.typing[0]?.name).to.equal('Ada Lindqvist');
    expect((await heard()).map(({ author, typing }) => [author.type, typing])).to.deep.equal([
      ['contact', true],
      ['contact', false],
      ['agent', true],
    ]);
    await ask('parley-type', { conversationId, typing: false });
    await until('it is over', () => conversation.state.typing.length === 0);
    chat.close();
  });
});
