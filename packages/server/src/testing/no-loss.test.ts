/**
 * The promise, tried at random: whatever was acknowledged is kept, once, in order, without a gap, through retries,
 * reconnects and sudden death of the process. The store, the server and its death are real.
 */
import { type Event, type EventPage, type Message, newId, type Session } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newInstallation, type TestInstallation } from './installation.js';
import { freePort, parley, ServerProcess } from './server-process.js';
import { connect, type TestSocket } from './test-socket.js';

const ORIGIN = 'http://shop.example';

type Step =
  | { do: 'send'; conversation: number; by: 'contact' | 'agent'; wait: boolean }
  | { do: 'retry'; nth: number }
  | { do: 'reconnect'; who: 'contact' | 'agent' }
  | { do: 'crash'; after: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      conversation: fc.nat(2),
      by: fc.constantFrom('contact' as const, 'agent' as const),
      wait: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('retry' as const), nth: fc.nat(40) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('reconnect' as const),
      who: fc.constantFrom('contact' as const, 'agent' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), after: fc.nat(12) }) },
);

interface Sent {
  by: 'contact' | 'agent';
  input: { id: string; conversationId: string; text: string };
}

/** One client: reconnects when told, catches up by cursor, keeps what it saw. */
class Client {
  seen = new Map<string, Event>();
  #cursor: string | null = null;
  #socket: TestSocket | null = null;
  readonly #open: () => Promise<TestSocket>;

  constructor(open: () => Promise<TestSocket>) {
    this.#open = open;
  }

  async reconnect(): Promise<void> {
    this.disconnect();
    const socket = await this.#open();
    const live: Event[] = [];
    let caughtUp = false;
    const take = (events: Event[], cursor: string) => {
      for (const event of events) this.seen.set(event.id, event);
      this.#cursor = cursor;
    };
    socket.socket.on('events', (batch: { events: Event[]; cursor: string }) => {
      if (caughtUp) take(batch.events, batch.cursor);
      else live.push(...batch.events);
    });
    const { data } = await socket.emit('watch', { after: this.#cursor ?? 'c0' });
    expect(data.reset).toBe(false);
    take(data.events, data.cursor);
    for (const event of live) this.seen.set(event.id, event);
    caughtUp = true;
    this.#socket = socket;
  }

  disconnect(): void {
    this.#socket?.close();
    this.#socket = null;
  }

  async send(input: Sent['input']): Promise<{ data?: Message; error?: unknown }> {
    if (this.#socket === null) throw new Error('offline');
    return this.#socket.emit('send', input);
  }

  /** The texts of a conversation as this client saw them, in the order of seq. */
  messages(conversationId: string): string[] {
    const found = [...this.seen.values()].flatMap((e) =>
      e.type === 'message.created' && e.conversationId === conversationId ? [e.message] : [],
    );
    return found.sort((a, b) => a.seq - b.seq).map((m) => `${m.seq} ${m.id}`);
  }
}

class World {
  installation!: TestInstallation;
  readonly sent: Sent[] = [];
  readonly acknowledged = new Map<string, Message>();
  conversations: string[] = [];
  clients!: Record<'contact' | 'agent', Client>;
  url = '';
  #process!: ServerProcess;
  #key = '';

  async open(): Promise<void> {
    this.installation = await newInstallation();
    const { flags } = this.installation;
    const port = await freePort();
    const password = 'a long enough password';
    parley(
      'init',
      ...flags,
      '--email',
      'a@b.co',
      '--password',
      password,
      '--site',
      'shop',
      '--origin',
      ORIGIN,
    );
    this.#key = JSON.parse(parley('key', 'create', ...flags, '--name', 'crm', '--json')).key;
    this.url = `http://127.0.0.1:${port}`;
    this.#process = new ServerProcess(flags, port);
    await this.#process.start();
    const session = { site: 'shop', contactId: newId('contact'), secret: 's'.repeat(43) };
    const opened = await this.#post('/v1/sessions', session, { origin: ORIGIN });
    const { token } = (await opened.json()) as Session;
    const signedIn = await this.#post('/v1/sign-in', { email: 'a@b.co', password }, { origin: this.url });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    this.clients = {
      contact: new Client(() => connect(this.url, { headers: { origin: ORIGIN }, auth: { token } })),
      agent: new Client(() => connect(this.url, { headers: { origin: this.url, cookie }, auth: {} })),
    };
    for (let i = 0; i < 3; i += 1) {
      const id = newId('conversation');
      await this.#post(
        '/v1/conversations',
        { kind: 'chat', id },
        { origin: ORIGIN, authorization: `Bearer ${token}` },
      );
      this.conversations.push(id);
    }
    await this.clients.contact.reconnect();
    await this.clients.agent.reconnect();
  }

  #post(path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    };
    return fetch(this.url + path, init);
  }

  /** Sends, and remembers what was acknowledged. An answer that never comes proves nothing either way. */
  async deliver(sent: Sent): Promise<void> {
    const answer = await this.clients[sent.by].send(sent.input).catch(() => undefined);
    if (answer?.data) this.acknowledged.set(answer.data.id, answer.data);
    else if (answer !== undefined) throw new Error(`Refused: ${JSON.stringify(answer.error)}`);
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'send': {
        const conversationId = this.conversations[step.conversation] ?? '';
        const sent = {
          by: step.by,
          input: { id: newId('message'), conversationId, text: `No ${this.sent.length}` },
        };
        this.sent.push(sent);
        const delivering = this.deliver(sent);
        return step.wait ? delivering : undefined;
      }
      case 'retry': {
        const again = this.sent[step.nth % Math.max(1, this.sent.length)];
        return again && this.deliver(again);
      }
      case 'reconnect':
        return this.clients[step.who].reconnect();
      case 'crash':
        return this.crash(step.after);
    }
  }

  /** Kills the process while messages are on their way, `after` of them acknowledged or not. */
  async crash(after: number): Promise<void> {
    const rush = Array.from({ length: after }, (_, i) =>
      this.take({ do: 'send', conversation: i % 3, by: i % 2 ? 'agent' : 'contact', wait: true }),
    );
    if (after % 2 === 0) await new Promise((resolve) => setTimeout(resolve, after));
    await this.#process.kill();
    this.clients.contact.disconnect();
    this.clients.agent.disconnect();
    await Promise.allSettled(rush);
    await this.#process.start();
    await this.clients.contact.reconnect();
    await this.clients.agent.reconnect();
  }

  /** The whole feed, from the first event on. */
  async feed(): Promise<Event[]> {
    const events: Event[] = [];
    let page: EventPage = { data: [], cursor: 'c0', more: true };
    while (page.more) {
      const response = await fetch(`${this.url}/v1/events?limit=100&after=${page.cursor}`, {
        headers: { authorization: `Bearer ${this.#key}` },
      });
      page = (await response.json()) as EventPage;
      events.push(...page.data);
    }
    return events;
  }

  async close(): Promise<void> {
    this.clients?.contact.disconnect();
    this.clients?.agent.disconnect();
    await this.#process?.kill();
    await this.installation?.remove();
  }
}

function verify(world: World, feed: Event[]): void {
  // No gap in the cursor: it counts up by one from the first event on.
  expect(feed.map((e) => Number.parseInt(e.cursor.slice(1), 36))).toEqual(feed.map((_, i) => i + 1));
  const messages = feed.flatMap((e) => (e.type === 'message.created' ? [e.message] : []));
  // None doubled, none that nobody sent, no acknowledged one missing or changed.
  expect(new Set(messages.map((m) => m.id)).size).toBe(messages.length);
  const byId = new Map(messages.map((m) => [m.id, m]));
  const sentTexts = new Map(world.sent.map((s) => [s.input.id, s.input.text]));
  for (const message of messages) expect(message.text).toBe(sentTexts.get(message.id));
  for (const [id, acknowledged] of world.acknowledged) expect(byId.get(id)).toEqual(acknowledged);
  for (const conversation of world.conversations) {
    const seqs = messages.filter((m) => m.conversationId === conversation).map((m) => m.seq);
    // No gap in seq, and the feed has them in order.
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    const inOrder = messages.filter((m) => m.conversationId === conversation).map((m) => `${m.seq} ${m.id}`);
    expect(world.clients.contact.messages(conversation)).toEqual(inOrder);
    expect(world.clients.agent.messages(conversation)).toEqual(inOrder);
  }
}

const RUNS = Number(process.env.NO_LOSS_RUNS ?? 12);

describe('no message is lost', () => {
  it('in any interleaving of sends, retries, reconnects and crashes', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
        const world = new World();
        try {
          await world.open();
          for (const next of steps) await world.take(next);
          await world.crash(5);
          // Whoever got no answer asks again; then everything that was sent is there.
          for (const sent of world.sent) await world.deliver(sent);
          await world.clients.contact.reconnect();
          await world.clients.agent.reconnect();
          expect(world.acknowledged.size).toBe(world.sent.length);
          verify(world, await world.feed());
        } finally {
          await world.close();
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
