import { expect } from 'chai';
import { ask, until } from '../testing/setup.js';
import { closeReaders, newTopic, reader, say, texts } from '../testing/topics.js';
import { TopicLive, type TopicLiveOptions } from './topic-live.js';

const RealSocket = globalThis.WebSocket;
let live: TopicLive | undefined;

/** Every socket goes where `address` says. @returns the sockets */
function through(address: (url: URL, count: number) => string | URL): WebSocket[] {
  const sockets: WebSocket[] = [];
  globalThis.WebSocket = class extends RealSocket {
    constructor(url: string | URL) {
      super(address(new URL(url), sockets.length));
      sockets.push(this);
    }
  };
  return sockets;
}

function listen(options: Partial<TopicLiveOptions>): TopicLive {
  const nothing = () => undefined;
  const rest = { topic: newTopic(), onNews: nothing, onWatch: nothing, onBlocked: nothing };
  live = new TopicLive({ server: window.PARLEY_SERVER, site: 'acme', ...rest, ...options });
  return live;
}

describe('news of a topic', () => {
  afterEach(() => {
    globalThis.WebSocket = RealSocket;
    live?.close();
    closeReaders();
  });

  it('come once, in their order, and go on after the server has told its readers to move', async () => {
    const topic = newTopic();
    const heard: string[] = [];
    const watched: number[] = [];
    listen({
      topic,
      onNews: ({ changed }) => heard.push(...changed.map(({ text }) => text)),
      onWatch: (revision) => watched.push(revision),
    });
    await until('it is live', () => watched.length === 1);
    await say(topic, 'First');
    await until('that is heard', () => heard.length === 1);

    await ask('parley-restart');
    await until('it is live again', () => watched.length > 1, 20_000);
    await say(topic, 'Second');
    await until('that is heard', () => heard.length === 2);

    expect(heard).to.deep.equal(['First', 'Second']);
    expect(watched[0]).to.equal(0);
    expect(watched.at(-1)).to.be.greaterThan(0);
  });

  it('are not asked for again where the server will not tell them', async () => {
    const sockets = through((url) => url);

    listen({ site: 'nowhere' });

    await until('the connection is given up', () => sockets[0]?.readyState === RealSocket.CLOSED);
    globalThis.dispatchEvent(new Event('online'));
    expect(sockets).to.have.length(1);
  });

  it('end when a connection says nothing that is understood, and begin on another', async () => {
    const sockets = through((url, before) => (before === 0 ? url.href.replace('EIO=4', 'EIO=3') : url));
    let watched = 0;

    listen({
      onWatch: () => {
        watched += 1;
      },
    });

    await until('it is live', () => watched === 1, 15_000);
    expect(sockets).to.have.length(2);
  });

  it('are asked for by HTTP where web sockets are not let through', async () => {
    const topic = newTopic();
    await say(topic, 'First');
    through(() => 'ws://127.0.0.1:9/');
    const store = await reader(topic);

    await say(topic, 'Second');
    await until('it is counted', () => store.state.fresh === 1, 30_000);

    store.showFresh();
    expect(texts(store)).to.deep.equal(['Second', 'First']);
  });
});
