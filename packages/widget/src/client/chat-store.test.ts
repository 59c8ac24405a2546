import { expect } from 'chai';
import { MemoryStorage } from '../testing/fresh-storage.js';
import { closeChats, openChat, stored, texts, writtenChat } from '../testing/real-chat.js';
import { ask, pause, until } from '../testing/setup.js';
import { ChatStore } from './chat-store.js';
import { SafeStorage } from './storage.js';

describe('ChatStore, with a real server', () => {
  afterEach(closeChats);

  it('leaves no trace of a visitor who only looks', async () => {
    const disk = new MemoryStorage();
    const before = await ask('parley-contacts');
    const chat = openChat(disk);

    await chat.start();

    expect(chat.state.site?.texts.title).to.equal('Acme support');
    expect(disk.length).to.equal(0);
    expect(await ask('parley-contacts')).to.equal(before);
  });

  it('opens session and conversation with the first message', async () => {
    const { conversation } = await writtenChat('First');

    expect(await stored(conversation.id)).to.deep.equal(['First']);
  });

  it('keeps the order of what is written at once', async () => {
    const { chat, conversation } = await writtenChat('0');
    const written = Array.from({ length: 30 }, (_, i) => String(i + 1));

    for (const text of written) chat.send(text);
    await until('all are sent', () =>
      conversation.state.messages.every(({ delivery }) => delivery === 'sent'),
    );

    expect(await stored(conversation.id)).to.deep.equal(['0', ...written]);
    expect(texts(conversation)).to.deep.equal(['0', ...written]);
  });

  it('hears the company at once, and counts what was not seen', async () => {
    const { conversation } = await writtenChat();

    await ask('parley-say', { conversationId: conversation.id, text: 'Hi!' });
    await until('the answer is there', () => texts(conversation).at(-1) === 'Hi!');
    expect(conversation.state.unread).to.equal(1);
    await until('its arrival is told', () => conversation.state.marks.contact.delivered === 2);
    expect(conversation.state.marks.contact.read).to.equal(0);

    conversation.seen();
    expect(conversation.state.unread).to.equal(0);
    await until('it is told that it was seen', () => conversation.state.marks.contact.read === 2);
  });

  it('shows the conversation again after a reload', async () => {
    const { chat, conversation, disk } = await writtenChat('Before');
    chat.close();
    await ask('parley-say', { conversationId: conversation.id, text: 'Meanwhile' });

    const reloaded = openChat(disk);
    await reloaded.start();

    expect(texts(reloaded.state.conversation)).to.deep.equal(['Before', 'Meanwhile']);
    expect(reloaded.state.conversation?.id).to.equal(conversation.id);
  });

  it('gets through what is written while the server is restarted, and shows no failure', async () => {
    const { chat, conversation } = await writtenChat('Before');
    const failures: unknown[] = [];
    conversation.subscribe(({ messages, error }) => {
      failures.push(...messages.filter(({ delivery }) => delivery === 'failed'));
      if (error) failures.push(error);
    });
    const written: string[] = [];
    let restarted = false;

    const restart = ask('parley-restart').then(() => {
      restarted = true;
    });
    while (!restarted) {
      const text = `Word ${written.length + 1}`;
      if (written.length < 100 && chat.send(text)) written.push(text);
      await pause(30);
    }
    await restart;
    await until('all got through', () => conversation.state.messages.at(-1)?.delivery === 'sent', 14_000);
    await until('the chat is online', () => chat.state.connection === 'online', 14_000);

    expect(failures).to.deep.equal([]);
    expect(await stored(conversation.id)).to.deep.equal(['Before', ...written]);
    expect(texts(conversation)).to.deep.equal(['Before', ...written]);
  });

  it('gets through what was written while the server was dead, once and in order', async () => {
    const { chat, conversation } = await writtenChat('Alive');
    await ask('parley-stop');
    await until('the loss is noticed', () => chat.state.connection !== 'online');
    for (const text of ['one', 'two', 'three']) chat.send(text);
    expect(conversation.state.messages.at(-1)?.delivery).to.equal('sending');

    await ask('parley-start');
    await until('all got through', () => conversation.state.messages.at(-1)?.delivery === 'sent', 14_000);

    expect(await stored(conversation.id)).to.deep.equal(['Alive', 'one', 'two', 'three']);
    expect(texts(conversation)).to.deep.equal(['Alive', 'one', 'two', 'three']);
  });

  it('gets a first message through that was written while the server was dead, after a reload', async () => {
    const disk = new MemoryStorage();
    const chat = openChat(disk);
    await chat.start();
    await ask('parley-stop');
    chat.send('Is anybody there?');
    await pause(100);
    chat.close();
    await ask('parley-start');

    const reloaded = openChat(disk);
    await reloaded.start();
    const { conversation } = reloaded.state;
    await until('it got through', () => conversation?.state.messages[0]?.delivery === 'sent');

    expect(await stored(conversation?.id ?? '')).to.deep.equal(['Is anybody there?']);
  });

  it('shows two tabs of one visitor the same conversation, with nothing twice', async () => {
    const { chat, conversation, disk } = await writtenChat('one');
    const other = openChat(disk);
    await other.start();
    await until('the other tab is online', () => other.state.connection === 'online');

    chat.send('two');
    other.send('three');
    for (const tab of [chat, other]) {
      await until('a tab shows all', () => {
        const { messages } = tab.state.conversation?.state ?? { messages: [] };
        return messages.length === 3 && messages.every(({ delivery }) => delivery === 'sent');
      });
    }

    expect((await stored(conversation.id)).sort()).to.deep.equal(['one', 'three', 'two']);
    expect(texts(other.state.conversation)).to.deep.equal(texts(conversation));
  });

  it('finds a conversation that another tab has begun', async () => {
    const disk = new MemoryStorage();
    const early = openChat(disk);
    await early.start();
    const { conversation } = await writtenChat('From the other tab', disk);

    await early.start();

    expect(early.state.conversation?.id).to.equal(conversation.id);
    expect(texts(early.state.conversation)).to.deep.equal(['From the other tab']);
  });

  it('keeps a first message in sight that another tab sends while this one starts', async () => {
    const disk = new MemoryStorage();
    const tab = openChat(disk);
    await tab.start();
    tab.send('First');
    const other = openChat(disk);
    // It finds the message waiting and takes the conversation for one that is still to be opened.
    await other.start();

    await until('it is sent', () =>
      other.state.conversation?.state.messages.some(({ delivery }) => delivery === 'sent'),
    );
    expect(texts(other.state.conversation)).to.deep.equal(['First']);
  });

  it('shows a first message that the page before it got through at the last moment', async () => {
    const { chat, conversation, disk } = await writtenChat('In the nick of time');
    chat.close();
    const [{ id, createdAt: at } = { id: '', createdAt: '' }] = conversation.state.messages;
    const entry = { id, conversationId: conversation.id, text: 'In the nick of time', at, opens: true };
    disk.setItem(`parley:acme:outbox:${id}`, JSON.stringify(entry));
    const next = openChat(disk);
    // The page before hears that the server has it. A page is not told of what it changes itself.
    disk.removeItem(`parley:acme:outbox:${id}`);

    await next.start();

    await until('it is stored', () => next.state.conversation?.state.messages[0]?.seq);
    expect(texts(next.state.conversation)).to.deep.equal(['In the nick of time']);
  });

  it('works where storage is blocked, as long as the page lives', async () => {
    const storage = new SafeStorage(() => {
      throw new DOMException('Blocked.', 'SecurityError');
    });
    const chat = new ChatStore({ server: window.PARLEY_SERVER, site: 'acme', storage });
    await chat.start();

    chat.send('Hello');
    await until('it is sent', () => chat.state.conversation?.state.messages[0]?.delivery === 'sent');

    chat.close();
  });

  it('says that there is no such site', async () => {
    const chat = new ChatStore({ server: window.PARLEY_SERVER, site: 'nowhere' });

    await chat.start();

    expect(chat.state.phase).to.equal('failed');
    expect(chat.state.error?.code).to.equal('not_found');
    expect(chat.state.error?.transient).to.equal(false);
    chat.close();
  });
});
