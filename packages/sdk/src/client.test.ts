import { type Contact, type Conversation, type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { AuthenticationError, ConflictError, InvalidRequestError, NotFoundError } from './errors.js';
import { collect } from './testing/collect.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';

let server: ParleyServer;
let parley: Parley;

beforeAll(async () => {
  server = await startParley();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
});

afterAll(() => server?.stop());

function newContact(fields: { id?: string; name?: string; externalId?: string } = {}): Promise<Contact> {
  return parley.contacts.create({ site: server.site, ...fields });
}

async function newConversation(externalId?: string): Promise<Conversation> {
  const contact = await newContact();
  return parley.conversations.create({
    kind: 'chat',
    contactId: contact.id,
    ...(externalId === undefined ? {} : { externalId }),
  });
}

/** A fetch whose first answer is lost on the way back, after the server has done the work. */
function losingFirstAnswer(): typeof fetch {
  let lost = false;
  return async (url, init) => {
    const answer = await fetch(url, init);
    if (lost) return answer;
    lost = true;
    await answer.text();
    throw new TypeError('connection lost');
  };
}

describe('parley.me', () => {
  it('tells whose key it is', async () => {
    expect(await parley.me()).toMatchObject({ type: 'key', key: { name: 'sdk' } });
  });

  it('refuses an unknown key as an AuthenticationError', async () => {
    const stranger = new Parley({ baseUrl: server.url, apiKey: 'parley_sk_unknown' });

    await expect(stranger.me()).rejects.toBeInstanceOf(AuthenticationError);
  });
});

describe('what a company changes', () => {
  it('is kept of a person, and what is not named stays', async () => {
    const { id } = await newContact({ name: 'Ada' });

    const changed = await parley.contacts.update(id, {
      email: 'ada@example.com',
      attributes: { plan: 'gold' },
    });

    expect(changed).toMatchObject({ name: 'Ada', email: 'ada@example.com', attributes: { plan: 'gold' } });
    expect(await parley.contacts.get(id)).toEqual(changed);
    await expect(parley.contacts.update(newId('contact'), { name: 'X' })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it('is the team and the end of a conversation', async () => {
    const { id } = await newConversation();

    const change = { status: 'resolved', teamId: 'sales', priority: 'high', tags: ['vip'] } as const;

    const changed = await parley.conversations.update(id, { ...change, tags: ['vip'] });

    expect(changed).toMatchObject(change);
    const { data } = await parley.conversations.list({ tag: 'vip', status: 'resolved' }).firstPage();
    expect(data.map((found) => found.id)).toEqual([id]);
    const unknown = parley.conversations.update(id, { teamId: 'nobody' });
    await expect(unknown).rejects.toBeInstanceOf(InvalidRequestError);
  });
});

describe('what a company looks for', () => {
  it('is found in all that was said, page by page', async () => {
    const { id: conversationId } = await newConversation();
    for (const text of ['A quagga', 'Two quaggas, said she', 'A horse'])
      await parley.messages.send({ conversationId, text });

    const find = async () =>
      (await collect(parley.conversations.search('quagga', { limit: 1 }))).map((hit) => hit.text);

    // The index hears of it a moment later.
    await expect.poll(find).toEqual(['Two quaggas, said she', 'A quagga']);
    await expect(parley.conversations.search('x'.repeat(201)).firstPage()).rejects.toBeInstanceOf(
      InvalidRequestError,
    );
  });
});

describe('parley.attachments', () => {
  it('uploads files, and sends them with a message', async () => {
    const { id: conversationId } = await newConversation();
    const text = new TextEncoder().encode('The invoice, in words.');

    const one = await parley.attachments.upload({ conversationId, name: 'invoice.txt', content: text });
    const two = await parley.attachments.upload({ conversationId, name: 'same', content: new Blob([text]) });
    const sent = await parley.messages.send({ conversationId, text: '', attachments: [two.id, one.id] });

    expect(one).toMatchObject({ name: 'invoice.txt', type: 'text/plain', bytes: text.length });
    expect(sent.attachments.map(({ id }) => id)).toEqual([two.id, one.id]);
    expect(await (await fetch(server.url + one.url)).text()).toBe('The invoice, in words.');
  });

  it('refuses what the site does not take', async () => {
    const { id: conversationId } = await newConversation();
    const upload = (content: string) =>
      parley.attachments.upload({ conversationId, name: 'x', content: new Blob([content]) });

    await expect(upload('')).rejects.toBeInstanceOf(InvalidRequestError);
    await expect(upload('<svg onload="alert(1)"/>')).rejects.toMatchObject({
      code: 'unsupported_media_type',
    });
  });
});

describe('parley.contacts', () => {
  it('creates a contact and gets it back', async () => {
    const created = await newContact({ name: 'Zoë', externalId: 'crm-1' });

    expect(created).toMatchObject({ name: 'Zoë', externalId: 'crm-1', email: null });
    expect(await parley.contacts.get(created.id)).toEqual(created);
  });

  it('makes one contact when the first answer is lost', async () => {
    const flaky = new Parley({ baseUrl: server.url, apiKey: server.apiKey, fetch: losingFirstAnswer() });

    const created = await flaky.contacts.create({ site: server.site, name: 'Once' });

    const all = await collect(parley.contacts.list());
    expect(all.filter((contact) => contact.name === 'Once')).toEqual([created]);
  });

  it('lists every contact once over several pages', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => newContact()));

    const listed = await collect(parley.contacts.list({ limit: 2 }));

    const ids = listed.map((contact) => contact.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(made.map((contact) => contact.id)));
  });

  it('says that a contact does not exist', async () => {
    await expect(parley.contacts.get(newId('contact'))).rejects.toBeInstanceOf(NotFoundError);
  });

  it('refuses what is no contact’s id before asking the server', async () => {
    await expect(parley.contacts.get('../site')).rejects.toBeInstanceOf(InvalidRequestError);
  });

  it('says that an external id is taken', async () => {
    await newContact({ externalId: 'crm-taken' });

    await expect(newContact({ externalId: 'crm-taken' })).rejects.toBeInstanceOf(ConflictError);
  });
});

describe('parley.conversations', () => {
  it('sends no transcript to a contact without an address', async () => {
    const { id } = await newConversation();

    await expect(parley.conversations.sendTranscript(id)).rejects.toBeInstanceOf(ConflictError);
  });

  it('creates a conversation, the same one for the same id, and gets it back', async () => {
    const contact = await newContact();
    const input = {
      id: newId('conversation'),
      kind: 'chat',
      contactId: contact.id,
      externalId: 'case-1',
    } as const;

    const created = await parley.conversations.create(input);
    const again = await parley.conversations.create(input);

    expect(created).toMatchObject({ id: input.id, contactId: contact.id, externalId: 'case-1', seq: 0 });
    expect(again).toEqual(created);
    expect(await parley.conversations.get(created.id)).toEqual(created);
  });

  it('lists every conversation once, oldest first, also when one is spoken in during the walk', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) made.push((await newConversation()).id);
    const listed: string[] = [];

    for await (const conversation of parley.conversations.list({ limit: 2 })) {
      listed.push(conversation.id);
      await parley.messages.send({ conversationId: conversation.id, text: 'still here?' });
    }

    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((id) => made.includes(id))).toEqual(made.toSorted());
  });
});

describe('parley.messages', () => {
  it('sends for both sides, and lists ascending over several pages', async () => {
    const { id: conversationId } = await newConversation();
    for (let i = 1; i <= 5; i += 1) {
      await parley.messages.send({
        conversationId,
        text: `message ${i}`,
        side: i % 2 ? 'contact' : 'company',
      });
    }

    const listed = await collect(parley.messages.list(conversationId, { limit: 2 }));
    const later = await collect(parley.messages.list(conversationId, { after: 3 }));

    expect(listed.map(({ seq, text, author }) => [seq, text, author.type])).toEqual([
      [1, 'message 1', 'contact'],
      [2, 'message 2', 'key'],
      [3, 'message 3', 'contact'],
      [4, 'message 4', 'key'],
      [5, 'message 5', 'contact'],
    ]);
    expect(later).toEqual(listed.slice(3));
  });

  it('stores one message when the first answer is lost', async () => {
    const { id: conversationId } = await newConversation();
    const flaky = new Parley({ baseUrl: server.url, apiKey: server.apiKey, fetch: losingFirstAnswer() });

    const sent = await flaky.messages.send({ conversationId, text: 'once' });

    expect(await collect(parley.messages.list(conversationId))).toEqual([sent]);
  });

  it('changes a message of its own, and takes it back', async () => {
    const { id: conversationId } = await newConversation();
    const { id } = await parley.messages.send({ conversationId, text: 'It left us yesterday.' });

    const changed = await parley.messages.update({ conversationId, id, text: 'It left us today.' });
    const deleted = await parley.messages.delete({ conversationId, id });

    expect(changed).toMatchObject({ id, text: 'It left us today.', editedAt: expect.any(String) });
    expect(deleted).toMatchObject({ id, seq: 1, text: '', status: 'deleted' });
    expect(await collect(parley.messages.list(conversationId))).toEqual([deleted]);
  });

  it('leaves a message alone that somebody else wrote', async () => {
    const { id: conversationId } = await newConversation();
    const { id } = await parley.messages.send({ conversationId, text: 'mine', side: 'contact' });

    const tries = await Promise.allSettled([
      parley.messages.update({ conversationId, id, text: 'yours' }),
      parley.messages.delete({ conversationId, id }),
    ]);

    const refused = { status: 'rejected', reason: { name: 'PermissionError', code: 'forbidden' } };
    expect(tries).toMatchObject([refused, refused]);
  });

  it.each(['', ' \n ', 'x'.repeat(LIMITS.messageText + 1)])(
    'says what is wrong with a text (%#)',
    async (text) => {
      const { id: conversationId } = await newConversation();

      const sent = parley.messages.send({ conversationId, text });

      await expect(sent).rejects.toMatchObject({
        name: 'InvalidRequestError',
        code: 'invalid_input',
        details: [expect.objectContaining({ path: 'text' })],
        requestId: expect.any(String),
      });
    },
  );

  it('keeps a text as it was sent', async () => {
    const { id: conversationId } = await newConversation();
    const text = '  Straße 👩‍👩‍👧 \u202eabc\u2028<script>alert(1)</script>\t';

    await parley.messages.send({ conversationId, text });

    const [stored] = await collect(parley.messages.list(conversationId));
    expect(stored?.text).toBe(text);
  });
});

describe('the feed', () => {
  it('lists the events of a conversation in the order in which they happened', async () => {
    const start = await parley.pull({ cursor: null, onBatch: () => undefined });
    const { id: conversationId, contactId } = await newConversation();
    const message = await parley.messages.send({ conversationId, text: 'hello' });

    const events = await collect(parley.events.list({ after: start, limit: 2 }));

    expect(events).toMatchObject([
      { type: 'contact.created', contact: { id: contactId } },
      { type: 'conversation.created', conversation: { id: conversationId } },
      { type: 'message.created', conversationId, message },
    ]);
  });

  it('brings the whole log through pull, the same as the list, and goes on from a stored cursor', async () => {
    const pulled: Event[] = [];
    const stop = new AbortController();
    const onFirst = ({ events }: { events: Event[] }): void => {
      pulled.push(...events);
      stop.abort();
    };

    const stored = await parley.pull({ cursor: null, limit: 3, signal: stop.signal, onBatch: onFirst });
    const end = await parley.pull({
      cursor: stored,
      limit: 3,
      onBatch: ({ events }) => void pulled.push(...events),
    });

    const listed = await collect(parley.events.list());
    expect(pulled.length).toBeGreaterThan(3);
    expect(pulled).toEqual(listed);
    expect(end).toBe(listed.at(-1)?.cursor);
  });
});

describe('an erasure whose answer got lost', () => {
  it('is done once, and said to be', async () => {
    const { id } = await newContact({ name: 'Ada' });
    const options = { baseUrl: server.url, apiKey: server.apiKey, fetch: losingFirstAnswer() };

    const erased = await new Parley(options).contacts.erase(id);

    expect(erased.id).toBe(id);
    await expect(parley.contacts.get(id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(parley.contacts.erase(id)).rejects.toBeInstanceOf(NotFoundError);
  });
});
