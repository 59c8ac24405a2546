import type { Event } from '@parley/protocol';
import { expect } from 'chai';
import { MemoryStorage, tabOf } from '../testing/fresh-storage.js';
import { closeChats, openChat, stored, texts, writtenChat } from '../testing/real-chat.js';
import { ask, until } from '../testing/setup.js';
import { Api } from './api.js';
import type { ChatStore } from './chat-store.js';
import { ConversationList } from './conversation-list.js';
import type { ConversationStore } from './conversation-store.js';
import { ContactSession } from './session.js';

const say = (conversationId: string, text: string, count = 1) =>
  ask('parley-say', { conversationId, text, count });

/** Begins a further conversation with `text`. */
async function another(chat: ChatStore, text: string): Promise<ConversationStore> {
  chat.newConversation();
  chat.send(text);
  const conversation = chat.state.conversation as ConversationStore;
  await until('it is sent', () => conversation.state.messages[0]?.delivery === 'sent');
  return conversation;
}

const rowsOf = (chat: ChatStore) =>
  chat.state.conversations.rows.map(({ conversation, unread }) => [conversation.id, unread]);

describe('Several conversations of one visitor, with a real server', () => {
  afterEach(closeChats);

  it('are listed last spoken first, and each is there when it is opened', async () => {
    const { chat, conversation: first } = await writtenChat('First');
    const second = await another(chat, 'Second');

    await until('both are listed', () => rowsOf(chat).length === 2);
    chat.showHome();
    expect([chat.state.place, chat.state.conversation]).to.deep.equal(['home', null]);
    expect(rowsOf(chat).map(([id]) => id)).to.deep.equal([second.id, first.id]);

    chat.openConversation(first.id);
    await until('it is loaded', () => chat.state.conversation?.state.phase === 'ready');
    expect(texts(chat.state.conversation)).to.deep.equal(['First']);
    chat.send('More of the first');
    await until('it is first now', () => rowsOf(chat)[0]?.[0] === first.id);

    expect(await stored(first.id)).to.deep.equal(['First', 'More of the first']);
    expect(await stored(second.id)).to.deep.equal(['Second']);
  });

  it('tell how much of each is new, and how much in all', async () => {
    const { chat, conversation: first } = await writtenChat('First');
    await say(first.id, 'Answer');
    await until('it came', () => first.state.messages.length === 2);
    first.seen();
    chat.send('Thanks');
    const second = await another(chat, 'Second');

    await say(first.id, 'Ours', 3);
    await say(second.id, 'Ours', 2);
    await until('all came', () => chat.state.unread === 5);
    expect(rowsOf(chat)).to.deep.equal([
      [second.id, 2],
      [first.id, 3],
    ]);

    second.seen();
    expect(chat.state.unread).to.equal(3);
    chat.openConversation(first.id);
    await until('it is loaded', () => chat.state.conversation?.state.phase === 'ready');
    chat.state.conversation?.seen();

    await until('nothing is new', () => chat.state.unread === 0);
  });

  it('are counted exactly after a reload, without one’s own words', async () => {
    const { chat, conversation, disk } = await writtenChat('1');
    await say(conversation.id, 'Answer');
    await until('it came', () => conversation.state.messages.length === 2);
    chat.send('mine, without a look at the answer');
    await until('it is sent', () => conversation.state.messages[2]?.delivery === 'sent');
    chat.showHome();
    chat.close();
    await say(conversation.id, 'Ours', 2);

    const reloaded = openChat(disk);
    await reloaded.start();

    expect([reloaded.state.place, reloaded.state.unread]).to.deep.equal(['home', 3]);
  });

  it('come back as they were left, after a reload', async () => {
    const { chat, conversation: first, disk } = await writtenChat('First');
    await another(chat, 'Second');
    chat.openConversation(first.id);
    chat.close();

    const reloaded = openChat(disk);
    await reloaded.start();

    expect(reloaded.state.conversation?.id).to.equal(first.id);
    expect(texts(reloaded.state.conversation)).to.deep.equal(['First']);
  });

  it('keep a change that was heard of while an older list was on its way', async () => {
    const { disk } = await writtenChat('First');
    const server = window.PARLEY_SERVER;
    const session = new ContactSession({ api: new Api({ server }), site: 'acme', storage: tabOf(disk) });
    const list = new ConversationList(new Api({ server, tokens: session }));
    await list.load();
    const [before] = list.state.rows;

    const asked = list.load();
    list.apply([
      {
        type: 'conversation.updated',
        conversation: { ...before?.conversation, status: 'resolved' },
      } as Event,
    ]);
    await asked;
    expect(list.state.rows[0]?.conversation.status).to.equal('resolved');

    await list.load();
    expect(list.state.rows[0]?.conversation.status).to.equal('open');
  });

  it('are opened by a link that names one', async () => {
    const disk = new MemoryStorage();
    const { chat, conversation } = await writtenChat('The older one', disk);
    const newer = await another(chat, 'The newer one');
    chat.close();
    const open = async (hash: string) => {
      history.replaceState(null, '', hash);
      const page = openChat(disk);
      await page.start();
      return page.state.conversation?.id;
    };

    try {
      expect(await open(`#parley:${conversation.id}`)).to.equal(conversation.id);
      expect(await open('#parley:nonsense')).to.equal(newer.id);
    } finally {
      history.replaceState(null, '', '#');
    }
  });

  it('that another tab begins are heard of', async () => {
    const { chat, disk } = await writtenChat('Here');
    const otherTab = openChat(disk);
    await otherTab.start();

    const begun = await another(otherTab, 'There');
    await until('it is listed here', () => rowsOf(chat).some(([id]) => id === begun.id));
    await say(begun.id, 'Hello');

    await until('it is new here', () => chat.state.unread === 1);
  });

  it('keep what was begun in each until it is sent', async () => {
    const { chat, conversation, disk } = await writtenChat('First');
    chat.drafts.set(chat.draftKey, 'half a thou');
    chat.newConversation();
    chat.drafts.set(chat.draftKey, 'something new');
    chat.close();

    const reloaded = openChat(disk);
    await reloaded.start();
    expect(reloaded.drafts.get(reloaded.draftKey)).to.equal('half a thou');
    reloaded.send('half a thought');
    expect(reloaded.drafts.get(conversation.id)).to.equal('');
    reloaded.newConversation();

    expect(reloaded.drafts.get(reloaded.draftKey)).to.equal('something new');
  });
});

describe('Changing what one wrote, with a real server', () => {
  afterEach(closeChats);

  it('is shown in every tab, and the text is gone from the list too', async () => {
    const { chat, conversation, disk } = await writtenChat('Helo');
    const otherTab = openChat(disk);
    await otherTab.start();
    const there = otherTab.state.conversation as ConversationStore;
    const [message] = conversation.state.messages;
    expect(message?.editable).to.equal(true);

    await conversation.edit(message?.id ?? '', 'Hello');
    expect(texts(conversation)).to.deep.equal(['Hello']);
    await until('it is changed there', () => texts(there)[0] === 'Hello');
    expect(there.state.messages[0]?.editedAt).to.be.a('string');

    await conversation.remove(message?.id ?? '');
    await until('it is gone there', () => there.state.messages[0]?.deleted === true);
    expect(texts(there)).to.deep.equal(['']);
    await until(
      'it is gone from the list',
      () => chat.state.conversations.rows[0]?.conversation.lastMessage?.text === '',
    );
  });

  it('is refused for what the company wrote', async () => {
    const { conversation } = await writtenChat('Hello');
    await say(conversation.id, 'Ours');
    await until('it came', () => conversation.state.messages.length === 2);
    const theirs = conversation.state.messages[1];
    let code: unknown;

    await conversation.edit(theirs?.id ?? '', 'Changed').catch((error) => {
      code = error.code;
    });

    expect([theirs?.editable, code]).to.deep.equal([false, 'forbidden']);
    expect(texts(conversation)).to.deep.equal(['Hello', 'Ours']);
  });

  it('takes what was not sent yet out of what waits', async () => {
    const { chat, conversation } = await writtenChat('Sent');
    await ask('parley-stop');
    try {
      await until('the loss is noticed', () => chat.state.connection !== 'online');
      chat.send('never');
      const waiting = conversation.state.messages[1];

      await conversation.remove(waiting?.id ?? '');

      expect(texts(conversation)).to.deep.equal(['Sent']);
    } finally {
      await ask('parley-start');
    }
    await until('the chat is back', () => chat.state.connection === 'online', 14_000);
    expect(await stored(conversation.id)).to.deep.equal(['Sent']);
  });
});

describe('Whether somebody is there, with a real server', () => {
  afterEach(closeChats);

  it('is known to a visitor who only looks, and leaves no trace of them', async () => {
    const disk = new MemoryStorage();
    const chat = openChat(disk);
    const before = await ask('parley-contacts');

    chat.availability.watch();
    await until('it is known', () => chat.availability.state !== null);

    expect(chat.availability.state?.state).to.be.oneOf(['online', 'away']);
    expect([disk.length, await ask('parley-contacts')]).to.deep.equal([0, before]);
  });
});

describe('Logging out, with a real server', () => {
  afterEach(closeChats);

  it('leaves nothing in the browser, in any of its tabs, and begins as a stranger', async () => {
    const { chat, conversation, disk } = await writtenChat('Secret');
    const otherTab = openChat(disk);
    await otherTab.start();
    chat.drafts.set(chat.draftKey, 'half a secret');
    otherTab.newConversation();

    await chat.logout();
    await until('the other tab knows', () => otherTab.state.contact === null);

    expect(disk.length).to.equal(0);
    for (const tab of [chat, otherTab]) {
      expect(tab.state.conversation).to.equal(null);
      expect(tab.state.contact).to.equal(null);
      expect(tab.state.conversations.rows).to.deep.equal([]);
      expect(tab.state.phase).to.equal('ready');
    }
    chat.send('Somebody else');
    const fresh = chat.state.conversation as ConversationStore;
    await until('it is sent', () => fresh.state.messages[0]?.delivery === 'sent');
    expect(fresh.id).not.to.equal(conversation.id);
    expect(chat.state.conversations.rows.map((row) => row.conversation.id)).not.to.include(conversation.id);
  });

  it('drops what waits to be sent', async () => {
    const { chat, conversation, disk } = await writtenChat('Sent');
    await ask('parley-stop');
    try {
      await until('the loss is noticed', () => chat.state.connection !== 'online');
      chat.send('never');

      await chat.logout();

      expect(disk.length).to.equal(0);
    } finally {
      await ask('parley-start');
    }
    expect(await stored(conversation.id)).to.deep.equal(['Sent']);
  });
});

describe('A visitor whose browser keeps nothing', () => {
  afterEach(closeChats);

  it('has a chat for as long as the page lives, and can leave it', async () => {
    const disk = new MemoryStorage();
    disk.full = true;

    const { chat, conversation } = await writtenChat('Only here', disk);
    await say(conversation.id, 'Seen');
    await until('the answer came', () => texts(conversation).length === 2);
    await another(chat, 'And another');
    chat.openConversation(conversation.id);
    await until('it is back', () => texts(chat.state.conversation).length === 2);

    expect(disk.length).to.equal(0);
    await chat.logout();
    expect([chat.known, chat.state.conversation]).to.deep.equal([false, null]);
  });
});
