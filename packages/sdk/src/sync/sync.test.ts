/** A sync with a real server, into the sink in memory. Needs `tsc -b` before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from '../client.js';
import { faultySink, memorySink } from '../conformance/index.js';
import { collect } from '../testing/collect.js';
import { type ParleyServer, startParley } from '../testing/parley-server.js';
import { memoryCheckpoint, memoryDeadLetters } from './keep.js';
import { conversationRecord, messageRecord } from './records.js';
import { type CrmSink, SinkError } from './sink.js';
import { RefusedError, sync } from './sync.js';

let server: ParleyServer;
let from: Parley;

beforeAll(async () => {
  server = await startParley();
  from = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
});
afterAll(() => server?.stop());

async function say(text: string): Promise<string> {
  const contact = await from.contacts.create({ site: 'acme', name: 'Ada', email: 'ada@example.com' });
  const { id } = await from.conversations.create({ kind: 'chat', contactId: contact.id });
  await from.messages.send({ conversationId: id, text, side: 'contact' });
  return id;
}

/** Everything the API shows, as records. */
async function truth() {
  const conversations = await collect(from.conversations.list());
  const messages = await Promise.all(conversations.map(({ id }) => collect(from.messages.list(id))));
  return {
    contacts: await collect(from.contacts.list()),
    conversations: conversations.map(conversationRecord),
    messages: messages.flat().map(messageRecord),
  };
}

const byId = (records: Iterable<{ id: string }>) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('sync', () => {
  it('brings all there is, then only what is new, and holds what the API shows', async () => {
    await say('Where is my order?');
    const sink = memorySink();
    const checkpoint = memoryCheckpoint();

    const first = await sync({ from, to: sink, checkpoint });
    const conversationId = await say('And mine?');
    const { id } = await from.messages.send({ conversationId, text: 'It left us this mornig.' });
    await from.messages.update({ conversationId, id, text: 'It left us this morning.' });
    const second = await sync({ from, to: sink, checkpoint });
    const third = await sync({ from, to: sink, checkpoint });

    const expected = await truth();
    expect(byId(sink.contacts.values())).toEqual(byId(expected.contacts));
    expect(byId(sink.conversations.values())).toEqual(byId(expected.conversations));
    expect(byId(sink.messages.values())).toEqual(byId(expected.messages));
    expect(first.messages).toBe(1);
    expect(second.messages).toBe(2);
    expect(third.events).toBe(0);
    expect(third.cursor).toBe(await checkpoint.load());
  });

  it('holds the same behind a sink that fails a third of the time, stopped and started again', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => say(`Question ${index}`)));
    const sink = memorySink();
    const checkpoint = memoryCheckpoint();
    let stops = 0;

    for (let seed = 1; ; seed += 1) {
      const to = faultySink(sink, { seed, rate: 0.4 });
      try {
        await sync({ from, to, checkpoint, limit: 5, maxRetries: 0 });
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(SinkError);
        stops += 1;
      }
    }

    expect(stops).toBeGreaterThan(0);
    expect(byId(sink.messages.values())).toEqual(byId((await truth()).messages));
  });

  it('takes a forgotten person out of the sink, with all that was said, and brings nothing of it to a new one', async () => {
    const sink = memorySink();
    const checkpoint = memoryCheckpoint();
    const conversationId = await say('Forget me.');
    await sync({ from, to: sink, checkpoint });
    const contactId = sink.conversations.get(conversationId)?.contactId ?? '';
    const held = sink.contacts.has(contactId);

    await from.contacts.erase(contactId);
    const report = await sync({ from, to: sink, checkpoint });
    const anew = memorySink();
    await sync({ from, to: anew, checkpoint: memoryCheckpoint() });

    expect(held).toBe(true);
    expect(report.erased).toBeGreaterThan(0);
    for (const { contacts, conversations, messages } of [sink, anew]) {
      expect(contacts.has(contactId)).toBe(false);
      expect(conversations.has(conversationId)).toBe(false);
      expect([...messages.values()].some((message) => message.conversationId === conversationId)).toBe(false);
    }
  });

  it('keeps its place before a batch that the sink never took', async () => {
    const checkpoint = memoryCheckpoint();
    const broken: CrmSink = {
      ...memorySink(),
      appendMessages: () => Promise.reject(new SinkError('The token is wrong.', { transient: false })),
    };

    await expect(sync({ from, to: broken, checkpoint })).rejects.toThrow('The token is wrong.');

    expect(await checkpoint.load()).toBeNull();
  });

  it('ends at once when the signal says so in the middle of a batch, and brings that batch the next time', async () => {
    const sink = memorySink();
    const checkpoint = memoryCheckpoint();
    const end = new AbortController();
    const slow: CrmSink = {
      ...sink,
      async appendMessages() {
        end.abort();
        throw new SinkError('Busy.', { retryAfter: 60 });
      },
    };

    const stopped = await sync({ from, to: slow, checkpoint, signal: end.signal });
    const place = await checkpoint.load();
    await sync({ from, to: sink, checkpoint });

    expect(stopped.events).toBe(0);
    expect(place).toBeNull();
    expect(sink.messages.size).toBe((await truth()).messages.length);
  });

  it('does not wait for ever because a sink asks to', async () => {
    const busy: CrmSink = {
      ...memorySink(),
      upsertContacts: () => Promise.reject(new SinkError('The day is used up.', { retryAfter: 86_400 })),
    };

    const stopped = sync({ from, to: busy, checkpoint: memoryCheckpoint() });

    await expect(stopped).rejects.toMatchObject({ message: 'The day is used up.', retryAfter: 86_400 });
    expect(new SinkError('', { retryAfter: Number.NaN }).retryAfter).toBeUndefined();
  });

  it('lists what the sink refuses and goes on; without a list it stops', async () => {
    const sink = memorySink();
    const picky: CrmSink = {
      ...sink,
      upsertContacts: async (records) => records.map(({ id }) => ({ id, reason: 'No such country.' })),
    };
    const deadLetters = memoryDeadLetters();

    const report = await sync({ from, to: picky, checkpoint: memoryCheckpoint(), deadLetters });
    const stopped = sync({ from, to: picky, checkpoint: memoryCheckpoint() });

    await expect(stopped).rejects.toBeInstanceOf(RefusedError);
    expect(report.refused).toBe(deadLetters.letters.length);
    expect(deadLetters.letters[0]).toMatchObject({ kind: 'contact', reason: 'No such country.' });
    expect(sink.messages.size).toBe((await truth()).messages.length);
  });

  it('only plans in a dry run', async () => {
    const sink = memorySink();
    const checkpoint = memoryCheckpoint();
    let planned = 0;

    await sync({
      ...{ from, to: sink, checkpoint, dryRun: true },
      onPlan: ({ messages }) => {
        planned += messages.length;
      },
    });

    expect(planned).toBe((await truth()).messages.length);
    expect(sink.messages.size).toBe(0);
    expect(await checkpoint.load()).toBeNull();
  });
});

describe('events.subscribe', () => {
  it('brings each event as it happens, until the signal', async () => {
    const cursor = (await sync({ from, to: memorySink(), checkpoint: memoryCheckpoint() })).cursor;
    const end = new AbortController();
    const types: string[] = [];
    const listening = (async () => {
      for await (const event of from.events.subscribe({ cursor, interval: 20, signal: end.signal })) {
        types.push(event.type);
        if (event.type === 'message.created') end.abort();
      }
    })();

    await say('Hello?');
    await listening;

    expect(types).toEqual(['contact.created', 'conversation.created', 'message.created']);
  });
});
