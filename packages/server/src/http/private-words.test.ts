/**
 * No private word on any public read: whatever people and moderators do to each other's messages, in whatever order. Each word that is
 * said is unique, so that wherever it turns up it is found.
 */
import type { ModerationNews, TopicNews } from '@parley/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';
import { topicsOf } from '../testing/topics.js';

let server: TestServer;
let staff: Caller;
/** Works in the open and reads no chat. */
let moderator: Caller;
let key: Caller;
let newTopic: ReturnType<typeof topicsOf>;

beforeAll(async () => {
  server = await startTestServer({ trustProxy: true, rateContact: 100_000, rateAgent: 100_000 });
  staff = await server.signIn('admin');
  moderator = await server.signIn('moderator');
  key = server.key('shop');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

/** What happens next: who, to which message, what. */
const STEPS = [
  'say',
  'hold',
  'answer',
  'edit',
  'delete',
  'private',
  'chat',
  'note',
  'reject',
  'approve',
  'reword',
  'undo',
  'pin',
  'report',
  'propose',
  'agree',
  'disagree',
] as const;
const step = fc.record({
  what: fc.constantFrom(...STEPS),
  which: fc.nat({ max: 30 }),
  who: fc.nat({ max: 2 }),
});

let words = 0;
function newWord(): string {
  words += 1;
  return `word${words}x`;
}

interface Saying {
  tail?: string;
  parentId?: string | undefined;
}

interface Said {
  id: string;
  by: number;
  word: string;
  /** Whether anyone may read it now. */
  isPublic: boolean;
}

/** Plays a history, and keeps account of which words the public may know. */
class Play {
  readonly topic = newTopic();
  readonly said: Said[] = [];
  /** Words that were only ever private, or are no longer public. */
  readonly secret = new Set<string>();
  /** Words that anyone could read at some time, and that may have been told then. */
  readonly oncePublic = new Set<string>();
  /** Words of chats and notes: never said in public by anybody. */
  readonly confidential = new Set<string>();
  /** By message: words that anyone could read until their author put others there. */
  readonly former = new Map<string, Set<string>>();
  readonly #chats: string[] = [];
  /** Questions to customers, with the words that they may let be published. */
  readonly #offers: { conversation: string; id: string; word: string; by: number }[] = [];
  /** Whose chat each is. */
  readonly #owners = new Map<string, number>();
  readonly #contacts: (Caller & { contactId: string })[];

  constructor(contacts: (Caller & { contactId: string })[]) {
    this.#contacts = contacts;
  }

  async take({
    what,
    which,
    who,
  }: {
    what: (typeof STEPS)[number];
    which: number;
    who: number;
  }): Promise<void> {
    const as = this.#contacts[who] ?? staff;
    const target = this.said[which % Math.max(1, this.said.length)];
    switch (what) {
      case 'say':
      case 'hold':
        return this.#say(as, who, what === 'hold' ? { tail: 'a.com b.com c.com' } : {});
      case 'answer':
        return this.#say(staff, -1, { parentId: target?.id });
      case 'chat':
      case 'note':
        return this.#chat(as, what === 'note' ? -1 : who);
      case 'propose':
        return this.#propose(which);
      case 'agree':
      case 'disagree':
        return this.#decide(which, what === 'agree');
      default:
        if (target !== undefined) await this.#change(what, target);
    }
  }

  async #say(as: Caller, by: number, { tail = '', parentId }: Saying): Promise<void> {
    const word = newWord();
    const text = `${word} ${tail}`;
    const answer = await this.topic.post(as, text, parentId === undefined ? {} : { parentId });
    if (answer.error !== undefined) {
      this.secret.add(word);
      return;
    }
    const isPublic = answer.status === 'published';
    this.said.push({ id: answer.id, by, word, isPublic });
    (isPublic ? this.oncePublic : this.secret).add(word);
  }

  /** The company answers in a chat, and asks whether other words may be published. */
  async #propose(which: number): Promise<void> {
    const conversation = this.#chats[which % Math.max(1, this.#chats.length)];
    if (conversation === undefined) return;
    const [secret, word] = [newWord(), newWord()];
    this.secret.add(secret).add(word);
    this.confidential.add(secret);
    const path = `/v1/conversations/${conversation}/messages`;
    const { body: answer } = await server.call(path, { as: staff, body: { text: secret } });
    const input = { text: word, topic: this.topic.key };
    const { status, body } = await server.call(`${path}/${answer.id}/publish`, { as: staff, body: input });
    // A topic that nobody has spoken in is none yet.
    if (status !== 201) return;
    this.#offers.push({ conversation, id: body.id, word, by: this.#owners.get(conversation) ?? 0 });
  }

  async #decide(which: number, consent: boolean): Promise<void> {
    const offer = this.#offers[which % Math.max(1, this.#offers.length)];
    if (offer === undefined) return;
    const path = `/v1/conversations/${offer.conversation}/messages/${offer.id}/consent`;
    const as = this.#contacts[offer.by] ?? staff;
    const { body } = await server.call(path, { as, body: { consent } });
    const known = this.said.find(({ word }) => word === offer.word);
    const id = body.offer?.messageId;
    if (known === undefined && id) this.said.push({ id, by: -1, word: offer.word, isPublic: true });
    await this.#account();
  }

  async #chat(as: Caller, who: number): Promise<void> {
    const internal = who < 0;
    const word = newWord();
    this.secret.add(word);
    this.confidential.add(word);
    if (this.#chats.length === 0 || !internal) {
      const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat' } });
      this.#chats.push(body.id);
      this.#owners.set(body.id, who);
    }
    const path = `/v1/conversations/${this.#chats.at(-1)}/messages`;
    await server.call(path, {
      as: internal ? staff : as,
      body: { text: word, ...(internal && { internal }) },
    });
  }

  async #change(what: string, said: Said): Promise<void> {
    const { at } = this.topic;
    const author = this.#contacts[said.by] ?? staff;
    const decide = (decision: string) =>
      server.call('/v1/moderation/decisions', {
        as: staff,
        body: { site: 'shop', messageIds: [said.id], decision },
      });
    if (what === 'edit') {
      const word = newWord();
      const { status } = await server.call(at(said.id), {
        as: author,
        method: 'PATCH',
        body: { text: word },
      });
      this.secret.add(status === 200 ? said.word : word);
      const wasPublic = status === 200 && said.isPublic;
      if (wasPublic) this.former.set(said.id, new Set([...(this.former.get(said.id) ?? []), said.word]));
      if (status === 200) said.word = word;
    } else if (what === 'reword') {
      const word = newWord();
      const { body } = await server.call('/v1/moderation/decisions', {
        as: staff,
        body: { site: 'shop', messageIds: [said.id], decision: 'approve', text: word },
      });
      this.secret.add(body.decided?.length > 0 ? said.word : word);
      if (body.decided?.length > 0) {
        said.word = word;
        this.former.delete(said.id);
      }
    } else if (what === 'delete') await server.call(at(said.id), { as: author, method: 'DELETE' });
    else if (what === 'private') {
      const { body } = await server.call(at(said.id, '/private'), { as: author, body: {} });
      if (body.conversationId !== undefined) {
        this.#chats.push(body.conversationId);
        this.#owners.set(body.conversationId, said.by);
      }
    } else if (what === 'pin') {
      await server.call(at(said.id), { as: staff, method: 'PATCH', body: { pinned: true, answer: true } });
    } else if (what === 'report') {
      await server.call(at(said.id, '/reports'), {
        as: this.#contacts[0] ?? staff,
        body: { reason: 'spam', text: this.#secretReport() },
      });
    } else await decide(what);
    await this.#account();
  }

  #secretReport(): string {
    const word = newWord();
    this.secret.add(word);
    return word;
  }

  /** What may be seen is what the company's own view of each message says. */
  async #account(): Promise<void> {
    const { body } = await server.call(`${this.topic.path}?site=shop`, { as: staff });
    if (body.conversationId === null) return;
    const { body: page } = await server.call(`/v1/conversations/${body.conversationId}/messages?limit=200`, {
      as: key,
    });
    const status = new Map(page.data.map((one: { id: string; status: string }) => [one.id, one.status]));
    for (const said of this.said) {
      said.isPublic = status.get(said.id) === 'published';
      if (said.isPublic) {
        this.secret.delete(said.word);
        this.oncePublic.add(said.word);
      } else this.secret.add(said.word);
    }
  }
}

/** Everything that anybody at all can ask for. */
async function everyPublicRead({ topic, said }: Play, stranger: Caller): Promise<string> {
  const { path, at } = topic;
  const reads: string[] = [];
  for (const as of [server.nobody, stranger]) {
    const paths = [
      `${path}?site=shop`,
      ...['newest', 'oldest', 'top'].map((sort) => `${path}/messages?site=shop&sort=${sort}`),
      ...['html', 'rss', 'atom'].map((kind) => `${path}/${kind}?site=shop`),
      `${path}/own?site=shop&ids=${said.map(({ id }) => id).join(',')}`,
      '/v1/events?limit=1000',
      '/v1/conversations',
      ...said.map(({ word }) => `/v1/search?q=${word}`),
      ...said.flatMap(({ id }) => [
        at(id, '/context'),
        at(id, '/private'),
        at(id, '/revisions'),
        `${path}/messages?site=shop&parentId=${id}`,
      ]),
    ];
    for (const one of paths) {
      if (as === server.nobody && one.startsWith('/v1/events')) continue;
      reads.push(JSON.stringify((await server.call(one, { as })).body));
    }
    const counts = { site: 'shop', topics: [topic.key] };
    reads.push(JSON.stringify((await server.call('/v1/topics/counts', { as, body: counts })).body));
  }
  return reads.join('\n');
}

/** Searches are counted by address. */
let searches = 0;

/** What anybody finds for a word. */
async function search(word: string): Promise<{ text: string }[]> {
  searches += 1;
  const { status, body } = await server.call(`/v1/topic-search?site=shop&q=${word}`, {
    as: server.nobody,
    headers: { 'x-forwarded-for': `198.51.${Math.floor(searches / 250)}.${searches % 250}` },
  });
  expect(status).toBe(200);
  return body.data;
}

describe('after any history of moves, deletions and decisions', () => {
  it('no public read and no public socket tells a word that is private, no moderator’s one of a chat', {
    timeout: 120_000,
  }, async () => {
    const stranger = await server.newContact();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
        const contacts = await Promise.all([1, 2, 3].map(() => server.newContact()));
        const play = new Play(contacts);
        const client = await connect(
          server.url,
          { headers: { origin: SITE_ORIGIN }, auth: {} },
          { site: 'shop' },
        );
        const news: TopicNews[] = [];
        client.socket.on('topic', (batch: TopicNews) => news.push(batch));
        await client.emit('watchTopic', { site: 'shop', topic: play.topic.key });
        const desk = await connect(server.url, moderator);
        const queues: ModerationNews[] = [];
        desk.socket.on('moderation', (batch: ModerationNews) => queues.push(batch));
        await desk.emit('watchModeration', { site: 'shop' });
        for (const one of steps) await play.take(one);
        const held = await play.topic.post(contacts[0] ?? staff, 'The end: a.com b.com c.com');
        const end = newWord();
        const last = await play.topic.post(staff, end);
        await until(() => news.some(({ changed }) => changed.some(({ id }) => id === last.id)));
        await until(() =>
          queues.some(({ changed }) => changed.some(({ message }) => message.id === held.id)),
        );
        client.close();
        desk.close();
        // The index has heard of all that was before.
        await until(async () => (await search(end)).length === 1);

        const read = await everyPublicRead(play, stranger);

        expect([...play.secret].filter((word) => read.includes(word))).toEqual([]);
        for (const { id, isPublic } of play.said) {
          const { body } = await server.call(play.topic.at(id, '/history'), { as: stranger });
          const told = (body.data ?? []).map(({ text }: { text: string }) => text.trim());
          expect(new Set(told)).toEqual(isPublic ? (play.former.get(id) ?? new Set()) : new Set());
        }
        for (const word of play.secret) expect(await search(word)).toEqual([]);
        const open = play.said.filter(({ isPublic }) => isPublic);
        for (const { word } of open) {
          expect(read).toContain(word);
          expect((await search(word)).map(({ text }) => text.includes(word))).toEqual([true]);
        }
        const topic = await play.topic.topic();
        expect(topic.messages).toBe(open.length + 1);
        const heard = JSON.stringify(news);
        const never = [...play.secret].filter((word) => !play.oncePublic.has(word));
        expect(never.filter((word) => heard.includes(word))).toEqual([]);
        const told = JSON.stringify(queues);
        expect([...play.confidential].filter((word) => told.includes(word))).toEqual([]);
      }),
      { numRuns: 12, seed: 20261128 },
    );
  });
});
