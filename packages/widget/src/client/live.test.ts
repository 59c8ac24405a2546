import { type Event, newId } from '@parley/protocol';
import { expect } from 'chai';
import { MemoryStorage, tabOf } from '../testing/fresh-storage.js';
import { isAnswer, isEvents, meddle } from '../testing/meddle.js';
import { closeChats, writtenChat } from '../testing/real-chat.js';
import { ask, pause, until } from '../testing/setup.js';
import { Api, type TokenSource } from './api.js';
import type { ApiError } from './api-error.js';
import { Live } from './live.js';
import { ContactSession } from './session.js';

const opened: Live[] = [];
let faithful = () => {};

function connect(tokens: TokenSource) {
  const heard: string[] = [];
  const ids: string[] = [];
  const refused: ApiError[] = [];
  let resets = 0;
  const live = new Live({
    server: window.PARLEY_SERVER,
    tokens,
    onEvents: (events: readonly Event[]) => {
      for (const event of events) {
        ids.push(event.id);
        if (event.type === 'message.created') heard.push(event.message.text);
      }
    },
    onReset: () => {
      resets += 1;
    },
    onRefused: (error) => refused.push(error),
  });
  opened.push(live);
  live.connect();
  const online = () => until('live is online', () => live.online, 14_000);
  return { live, heard, ids, refused, online, resets: () => resets };
}

async function setup() {
  const { conversation, disk } = await writtenChat();
  const api = new Api({ server: window.PARLEY_SERVER });
  const session = new ContactSession({ api, site: 'acme', storage: tabOf(disk) });
  return {
    conversation,
    session,
    say: (text: string, count = 1) => ask('parley-say', { conversationId: conversation.id, text, count }),
  };
}

describe('Live, with a real server', () => {
  afterEach(() => {
    faithful();
    for (const live of opened.splice(0)) live.close();
    closeChats();
  });

  it('asks for the present once, when it connects first', async () => {
    const { session } = await setup();
    const { online, resets } = connect(session);

    await online();

    expect(resets()).to.equal(1);
  });

  it('delivers what was missed while it was away, once and in order, without asking for the present again', async () => {
    const { session, say } = await setup();
    const { live, heard, online, resets } = connect(session);
    await online();
    await say('live');
    await until('the first is heard', () => heard.length === 1);
    live.close();
    await say('missed', 5);

    live.connect();
    await online();
    await say('after');
    await until('the last is heard', () => heard.at(-1) === 'after');

    expect(heard).to.deep.equal([
      'live',
      'missed 1',
      'missed 2',
      'missed 3',
      'missed 4',
      'missed 5',
      'after',
    ]);
    expect(resets()).to.equal(1);
  });

  it('delivers each event once over many reconnects in the middle of a stream', async () => {
    const { session, say } = await setup();
    const { live, heard, ids, online } = connect(session);
    await online();
    const stream = say('said', 60);

    for (let i = 0; i < 8; i += 1) {
      await pause(20);
      live.close();
      live.connect();
      await pause(i * 7);
    }
    await stream;
    await until('the last is heard', () => heard.at(-1) === 'said 60');

    expect(heard).to.deep.equal(Array.from({ length: 60 }, (_, i) => `said ${i + 1}`));
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('delivers an event once that the network brings twice', async () => {
    const { session, say } = await setup();
    faithful = meddle((data, pass) => {
      pass(data);
      if (isEvents(data)) pass(data);
    });
    const { heard, online } = connect(session);
    await online();

    await say('said', 5);
    await until('the last is heard', () => heard.includes('said 5'));
    await pause(100);

    expect(heard).to.deep.equal(['said 1', 'said 2', 'said 3', 'said 4', 'said 5']);
  });

  it('holds back live events that come before what was missed', async () => {
    const { session, say } = await setup();
    const { live, heard, online } = connect(session);
    await online();
    live.close();
    await say('missed', 3);
    let overtaken = 0;
    const held: (() => void)[] = [];
    faithful = meddle((data, pass) => {
      if (isEvents(data)) overtaken += 1;
      if (isAnswer(data)) held.push(() => pass(data));
      else pass(data);
    });

    live.connect();
    await until('the answer is under way', () => held.length > 0);
    await say('live', 2);
    await until('live events have overtaken it', () => overtaken > 0);
    await pause(100);
    expect(heard).to.deep.equal([]);
    for (const pass of held) pass();
    await online();

    await until('the last is heard', () => heard.at(-1) === 'live 2');
    expect(heard).to.deep.equal(['missed 1', 'missed 2', 'missed 3', 'live 1', 'live 2']);
  });

  it('goes on from the last event it heard live', async () => {
    const { session, say } = await setup();
    const { live, heard, online, resets } = connect(session);
    await online();
    await say('live', 510);
    await until('the last is heard', () => heard.at(-1) === 'live 510');
    live.close();
    await say('missed');

    live.connect();
    await online();
    await until('what was missed is heard', () => heard.at(-1) === 'missed');

    expect(resets()).to.equal(1);
  });

  it('comes back by itself after the server has died', async () => {
    const { session, say } = await setup();
    const { live, heard, online } = connect(session);
    await online();
    await ask('parley-stop');
    await until('the loss is noticed', () => live.status.state !== 'online');

    await ask('parley-start');
    await online();
    await say('back');

    await until('it hears again', () => heard.includes('back'));
  });

  it('moves when the server asks, after the answers it waits for, and says no word of a loss', async () => {
    const { session, conversation, say } = await setup();
    let order = () => {};
    let answersHeld = 0;
    const held: (() => void)[] = [];
    faithful = meddle((data, pass) => {
      order = () => pass('42["move",{"within":0}]');
      if (isAnswer(data) && answersHeld > 0) {
        answersHeld -= 1;
        held.push(() => pass(data));
      } else pass(data);
    });
    const { live, heard, online } = connect(session);
    await online();
    const states: string[] = [];
    live.status.subscribe((status) => states.push(status));

    answersHeld = 1;
    const sending = live.send({ id: newId('message'), conversationId: conversation.id, text: 'in hand' });
    await until('the answer is under way', () => held.length > 0);
    order();
    await until('it is about to move', () => live.status.state === 'moving');
    const byThen = live.online;
    for (const pass of held) pass();
    const message = await sending;
    await online();
    await say('after');

    await until('it hears from there', () => heard.includes('after'));
    expect(message.text).to.equal('in hand');
    expect(byThen).to.equal(false);
    expect(states).to.deep.equal(['moving', 'online']);
    expect(heard).to.deep.equal(['in hand', 'after']);
  });

  it('says that it is away when a move does not succeed soon', async () => {
    const { session, conversation } = await setup();
    let order = () => {};
    let holding = false;
    faithful = meddle((data, pass) => {
      order = () => pass('42["move",{"within":0}]');
      if (!holding) pass(data);
    });
    const { live, online } = connect(session);
    await online();
    const states: string[] = [];
    live.status.subscribe((status) => states.push(status));
    holding = true;
    const sending = live.send({ id: newId('message'), conversationId: conversation.id, text: 'in hand' });

    order();
    await ask('parley-stop');
    await sending.catch(() => undefined);
    await until('the loss is told', () => live.status.state === 'offline', 14_000);
    holding = false;
    await ask('parley-start');
    await online();

    expect(states).to.deep.equal(['moving', 'offline', 'online']);
  });

  it('asks for the present when it has missed too much', async () => {
    const { session, say } = await setup();
    const { live, heard, online, resets } = connect(session);
    await online();
    live.close();
    await say('missed', 510);

    live.connect();
    await online();
    await say('after');
    await until('it hears again', () => heard.at(-1) === 'after');

    expect(resets()).to.equal(2);
    expect(heard).to.deep.equal(['after']);
  });

  it('renews a token that is refused, and connects', async () => {
    const { session } = await setup();
    let token = 'worn out';
    const tokens = {
      token: async () => token,
      renew: async () => {
        token = await session.token();
        return token;
      },
    };

    const { online, refused } = connect(tokens);
    await online();

    expect(refused).to.deep.equal([]);
  });

  it('gives up, and says why, when the server will never have it', async () => {
    const api = new Api({ server: window.PARLEY_SERVER });
    const session = new ContactSession({ api, site: 'nowhere', storage: tabOf(new MemoryStorage()) });

    const { live, refused } = connect(session);
    await until('it is refused', () => refused.length > 0);

    expect(refused[0]?.code).to.equal('not_found');
    expect(live.status.state).to.equal('offline');
  });

  it('fails at once to send while it is not connected, and leaves nothing in a buffer', async () => {
    const { session, conversation } = await setup();
    const { live, online } = connect(session);
    await online();
    live.close();

    const sending = live.send({ id: newId('message'), conversationId: conversation.id, text: 'lost' });
    const code = await sending.catch((error: ApiError) => error.code);
    live.connect();
    await online();
    await pause(200);

    expect(code).to.equal('network');
    const messages = await ask<{ text: string }[]>('parley-messages', { conversationId: conversation.id });
    expect(messages.map(({ text }) => text)).to.deep.equal(['Hello']);
  });

  it('tells a refused send by its code', async () => {
    const { session } = await setup();
    const { live, online } = connect(session);
    await online();

    const sending = live.send({ id: newId('message'), conversationId: newId('conversation'), text: 'x' });

    expect(await sending.catch((error: ApiError) => error.code)).to.equal('not_found');
  });
});
