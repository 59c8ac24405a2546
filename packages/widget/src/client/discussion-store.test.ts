import { LIMITS } from '@parley/protocol';
import { expect } from 'chai';
import { MemoryStorage } from '../testing/fresh-storage.js';
import { ask, until } from '../testing/setup.js';
import {
  change,
  closeReaders,
  goPrivate,
  messages,
  newTopic,
  reader,
  say,
  takeBack,
  texts,
  written,
} from '../testing/topics.js';

describe('a discussion in a browser', () => {
  afterEach(closeReaders);

  it('makes nobody known to the server who only reads', async () => {
    const topic = newTopic();
    await say(topic, 'Hello');
    const before = await ask('parley-contacts');

    const store = await reader(topic);

    expect(texts(store)).to.deep.equal(['Hello']);
    expect(store.known).to.equal(false);
    expect(await ask('parley-contacts')).to.equal(before);
  });

  it('shows what one writes at once, once, and as one’s own after a reload', async () => {
    const topic = newTopic();
    const disk = new MemoryStorage();
    const store = await reader(topic, disk);

    store.post({ text: 'My question', parentId: null, trap: '', writtenMs: 4000 }, 'Grace');
    expect(messages(store).map(({ text, phase, own }) => [text, phase, own])).to.deep.equal([
      ['My question', 'sending', true],
    ]);
    await until('it is published', () => messages(store)[0]?.phase === 'published');
    await until('its news have come', () => store.state.topic?.messages === 1);

    expect(texts(store)).to.deep.equal(['My question']);
    expect(store.state.fresh).to.equal(0);
    expect(messages(store)[0]?.author?.name).to.equal('Grace');
    const again = await reader(topic, disk);
    await until('it is known to be one’s own', () => messages(again)[0]?.own);
    const other = await reader(topic);
    expect(messages(other)[0]?.own).to.equal(false);
  });

  it('keeps what was written while the server is away, and sends it once it is back', async () => {
    const topic = newTopic();
    const disk = new MemoryStorage();
    const store = await reader(topic, disk);
    await ask('parley-stop');

    store.post({ text: 'Into the void', parentId: null, trap: '', writtenMs: 4000 });
    store.close();
    await ask('parley-start');
    const again = await reader(topic, disk);

    await until('it is published', () => messages(again)[0]?.phase === 'published');
    expect(texts(again)).to.deep.equal(['Into the void']);
  });

  it('holds back what others write until it is asked for', async () => {
    const topic = newTopic();
    const first = await say(topic, 'First');
    const store = await reader(topic);
    await say(topic, 'Second');
    await say(topic, 'An answer', { parentId: first.id });
    await until('both are heard of', () => store.state.fresh === 2);
    expect(texts(store)).to.deep.equal(['First']);

    store.showFresh();

    expect(store.state.fresh).to.equal(0);
    expect(texts(store)).to.deep.equal(['Second', 'First', 'An answer']);
    expect(store.state.branches.every(({ unshown }) => unshown === 0)).to.equal(true);
  });

  it('catches up with what was said while the server was away', async () => {
    const topic = newTopic();
    await say(topic, 'Before');
    const store = await reader(topic);
    await ask('parley-stop');
    await ask('parley-start');
    await say(topic, 'Meanwhile');

    await until('it is counted', () => store.state.fresh === 1, 14_000);

    store.showFresh();
    expect(texts(store)).to.deep.equal(['Meanwhile', 'Before']);
  });

  it('reads long lists and long branches page by page, in each order', async () => {
    const topic = newTopic();
    const first = await say(topic, 'Branch 0');
    for (let i = 1; i <= LIMITS.topicPage; i += 1) await say(topic, `Branch ${i}`);
    for (let i = 1; i <= 25; i += 1) await say(topic, `Reply ${i}`, { parentId: first.id });
    const store = await reader(topic);
    expect(store.state.branches).to.have.length(LIMITS.topicPage);
    expect(store.state.more).to.equal('some');

    await store.loadMore();

    expect(store.state.more).to.equal('none');
    const last = () => store.state.branches.at(-1);
    expect(last()).to.deep.include({ unshown: 22, more: 'some' });
    await store.loadReplies(first.id);
    expect(last()).to.deep.include({ unshown: 5 });
    await store.loadReplies(first.id);
    expect(last()).to.deep.include({ unshown: 0, more: 'none' });
    expect(last()?.replies.map(({ text }) => text)).to.deep.equal(
      Array.from({ length: 25 }, (_, i) => `Reply ${i + 1}`),
    );
    await store.sortBy('oldest');
    expect(texts(store)[0]).to.equal('Branch 0');
  });

  it('indents answers to three levels and says of deeper ones what they answer', async () => {
    const topic = newTopic();
    let parent = await say(topic, '0');
    for (let i = 1; i <= 3; i += 1) parent = await say(topic, `${i}`, { parentId: parent.id });
    const store = await reader(topic);
    const id = await written(store, '4', parent.id);

    const deep = messages(store).find((one) => one.id === id);
    expect(messages(store).map(({ level }) => level)).to.deep.equal([0, 1, 2, 3, 3]);
    expect(deep?.inReplyTo?.id).to.equal(parent.id);
  });

  it('counts a vote at once, once, and takes it back', async () => {
    const topic = newTopic();
    const { id } = await say(topic, 'Vote for me');
    const disk = new MemoryStorage();
    const store = await reader(topic, disk);
    const shown = () => messages(store)[0];

    const voted = store.vote(id, 1);
    expect(shown()?.votes).to.deep.equal({ up: 1, down: 0 });
    await voted;
    await store.vote(id, -1);
    expect(shown()?.votes).to.deep.equal({ up: 0, down: 1 });
    await store.react(id, 'heart', true);
    expect(shown()?.reactions).to.deep.equal({ heart: 1 });
    const again = await reader(topic, disk);
    await until('one’s opinion is known', () => messages(again)[0]?.opinion.vote === -1);
    expect(messages(again)[0]?.opinion.chosen).to.deep.equal(['heart']);
    await store.vote(id, 0);
    await store.react(id, 'heart', false);
    expect([shown()?.votes, shown()?.reactions]).to.deep.equal([{ up: 0, down: 0 }, {}]);
  });

  it('puts a vote right that the server refuses', async () => {
    const topic = newTopic();
    const { id } = await say(topic, 'Here today');
    const store = await reader(topic);
    await ask('parley-stop');

    const refused = await store.vote(id, 1).then(
      () => false,
      () => true,
    );
    await ask('parley-start');

    expect(refused).to.equal(true);
    expect(messages(store)[0]?.votes).to.deep.equal({ up: 0, down: 0 });
    expect(messages(store)[0]?.opinion.vote).to.equal(0);
  });

  it('shows what waits for a moderator to its author alone', async () => {
    const topic = newTopic();
    await change(topic, { moderation: 'before' });
    const disk = new MemoryStorage();
    const store = await reader(topic, disk);

    await written(store, 'Let me in');

    expect(messages(store)[0]?.phase).to.equal('pending');
    expect(texts(await reader(topic))).to.deep.equal([]);
    const again = await reader(topic, disk);
    await until('it is there after a reload', () => messages(again)[0]?.phase === 'pending');
  });

  it('tells its author that a message was rejected, by a rule or by a moderator', async () => {
    const topic = newTopic();
    const store = await reader(topic);

    store.post({ text: 'Written as quickly as only robots do', parentId: null, trap: '', writtenMs: 3 });
    await until('it is rejected', () => messages(store)[0]?.phase === 'rejected');
    const id = await written(store, 'Rejected later');
    await ask('parley-api', {
      path: '/v1/moderation/decisions',
      method: 'POST',
      body: { site: 'acme', decision: 'reject', messageIds: [id] },
    });
    await until('that is told', () => messages(store).find((one) => one.id === id)?.phase === 'rejected');

    expect(texts(store)).to.deep.equal(['Rejected later', 'Written as quickly as only robots do']);
    expect(texts(await reader(topic))).to.deep.equal([]);
  });

  it('tells the author alone, without a reload, where it goes on when the company took it into private', async () => {
    const topic = newTopic();
    const author = await reader(topic);
    const lone = await written(author, 'Where is my order?');
    const answered = await written(author, 'And my other order?');
    await say(topic, 'Which one?', { parentId: answered });
    const other = await reader(topic);
    await until('the answer is heard of', () => author.state.fresh === 1);

    const links = [await goPrivate(topic, lone), await goPrivate(topic, answered)];

    const found = (store: typeof author) =>
      [lone, answered].map((id) => messages(store).find((one) => one.id === id));
    const told = (store: typeof author) => found(store).map((one) => one?.told?.privateConversationId);
    await until('it is told', () => told(author).every((id) => typeof id === 'string'));
    expect(told(author)).to.deep.equal(links.map(({ conversationId }) => conversationId));
    await until('others see that it has left', () => found(other).every((one) => one?.stub));
    for (const store of [author, other]) {
      expect(found(store).map((one) => [one?.text, one?.author])).to.deep.equal([
        ['', null],
        ['', null],
      ]);
    }
    expect(told(other)).to.deep.equal([undefined, undefined]);
  });

  it('changes and takes back what one has said', async () => {
    const topic = newTopic();
    const store = await reader(topic);
    const id = await written(store, 'Teh saddle');
    const lone = await written(store, 'Never mind');
    await say(topic, 'Which?', { parentId: id });

    await store.edit(id, 'The saddle');
    expect(messages(store).find((one) => one.id === id)?.editedAt).to.be.a('string');
    await store.remove(lone);
    expect(texts(store)).to.not.include('Never mind');
    await until('somebody has answered', () => store.state.fresh === 1);
    store.showFresh();
    await store.remove(id);

    const root = messages(store).find((one) => one.id === id);
    expect([root?.stub, root?.text]).to.deep.equal(['deleted', '']);
    expect(texts(store)).to.include('Which?');
  });

  it('puts the answer first, then what is pinned, and hears of it', async () => {
    const topic = newTopic();
    const pinned = await say(topic, 'Rules');
    const question = await say(topic, 'Does it fit?');
    const answer = await say(topic, 'It does', { parentId: question.id });
    const store = await reader(topic);
    expect(texts(store)[0]).to.equal('Does it fit?');

    await change(topic, { pinned: true }, pinned.id);
    await change(topic, { answer: true }, answer.id);
    await until('it is heard', () => store.state.topic?.answer?.id === answer.id);

    expect(texts(store)).to.deep.equal(['It does', 'Rules', 'Does it fit?', 'It does']);
    await change(topic, { locked: true });
    await until('the lock is heard', () => store.state.topic?.locked);
  });

  it('leaves the place of what others take back', async () => {
    const topic = newTopic();
    const { id } = await say(topic, 'Regretted');
    const store = await reader(topic);
    await say(topic, 'Something else');
    await until('news are heard', () => store.state.fresh === 1);

    await takeBack(topic, id);

    await until('it is gone', () => messages(store)[0]?.stub === 'deleted');
    expect(messages(store)[0]).to.deep.include({ id, text: '', author: null });
  });

  it('opens a permanent link to what is on no page yet, with all above it', async () => {
    const topic = newTopic();
    const old = await say(topic, 'Old');
    const deep = await say(topic, 'Deep', { parentId: (await say(topic, 'Below', { parentId: old.id })).id });
    for (let i = 0; i <= LIMITS.topicPage; i += 1) await say(topic, `Newer ${i}`);
    const store = await reader(topic);

    await store.open(deep.id);

    expect(store.state.linked).to.equal(deep.id);
    expect(texts(store).slice(0, 3)).to.deep.equal(['Old', 'Below', 'Deep']);
    await store.loadMore();
    expect(texts(store).filter((text) => text === 'Old')).to.have.length(1);
  });
});
