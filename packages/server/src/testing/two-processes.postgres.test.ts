/** Two processes of Parley on one PostgreSQL, each of its own, as an operator would run them. */
import {
  type Event,
  type EventPage,
  type Message,
  newId,
  type Session,
  type ViewingNews,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { newInstallation, type TestInstallation } from './installation.js';
import { freePort, parley, ServerProcess } from './server-process.js';
import type { Caller } from './test-server.js';
import { connect, type TestSocket, until } from './test-socket.js';

const ORIGIN = 'http://shop.example';
const PASSWORD = 'a long enough password';

let installation: TestInstallation;
let processes: ServerProcess[];
let urls: string[];
let key: string;

beforeAll(async () => {
  installation = await newInstallation();
  const { flags } = installation;
  parley('init', ...flags, '--email', 'a@b.co', '--password', PASSWORD, '--site', 'shop', '--origin', ORIGIN);
  const bo = ['--name', 'Bo', '--email', 'bo@b.co', '--password', PASSWORD];
  parley('agent', 'create', ...flags, ...bo);
  key = JSON.parse(parley('key', 'create', ...flags, '--name', 'crm', '--json')).key;
  const ports = [await freePort(), await freePort()];
  urls = ports.map((port) => `http://127.0.0.1:${port}`);
  processes = ports.map((port) => new ServerProcess(flags, port));
  await Promise.all(processes.map((process) => process.start()));
});
afterAll(async () => {
  await Promise.all(processes.map((process) => process.kill('SIGTERM')));
  await installation.remove();
});

const post = (url: string, body: unknown, headers: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

interface Customer {
  token: string;
  conversationId: string;
}

async function newCustomer(url: string): Promise<Customer> {
  const session = { site: 'shop', contactId: newId('contact'), secret: 's'.repeat(43) };
  const { token } = (await (await post(`${url}/v1/sessions`, session, { origin: ORIGIN })).json()) as Session;
  const conversationId = newId('conversation');
  const headers = { origin: ORIGIN, authorization: `Bearer ${token}` };
  await post(`${url}/v1/conversations`, { kind: 'chat', id: conversationId }, headers);
  return { token, conversationId };
}

const asContact = (url: string, { token }: Customer): Promise<TestSocket> =>
  connect(url, { headers: { origin: ORIGIN }, auth: { token } });

const asAgent = async (url: string, email?: string) => connect(url, await signIn(url, email));

async function signIn(url: string, email = 'a@b.co'): Promise<Caller> {
  const response = await post(`${url}/v1/sign-in`, { email, password: PASSWORD }, { origin: url });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { headers: { origin: url, cookie }, auth: {} };
}

async function feed(url: string): Promise<Event[]> {
  const events: Event[] = [];
  let page: EventPage = { data: [], cursor: 'c0', more: true };
  while (page.more) {
    const answer = await fetch(`${url}/v1/events?limit=1000&after=${page.cursor}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    page = (await answer.json()) as EventPage;
    events.push(...page.data);
  }
  return events;
}

const messagesOf = (events: Event[]): Message[] =>
  events.flatMap((event) => (event.type === 'message.created' ? [event.message] : []));

describe('two processes on one PostgreSQL', () => {
  it('carry what is posted to one to a socket on the other', async () => {
    const [here = '', there = ''] = urls;
    const customer = await newCustomer(here);
    const [contact, agent] = [await asContact(here, customer), await asAgent(there)];
    await agent.emit('watch', { after: null });

    const id = newId('message');
    await contact.emit('send', {
      id,
      conversationId: customer.conversationId,
      text: 'From one to the other',
    });

    await until(() => messagesOf(agent.live).some((message) => message.id === id));
    contact.close();
    agent.close();
  });

  it('tell an agent on one who has the conversation open on the other, and the customer nothing of it', async () => {
    const [here = '', there = ''] = urls;
    const customer = await newCustomer(there);
    const contact = await asContact(there, customer);
    const [agent, colleague] = [await asAgent(here, 'bo@b.co'), await asAgent(there)];
    const [heard, missed]: [ViewingNews[], unknown[]] = [[], []];
    colleague.socket.on('viewing', (news) => heard.push(news));
    contact.socket.on('viewing', (news) => missed.push(news));
    for (const socket of [contact, colleague]) await socket.emit('watch', { after: null });
    const tell = async (viewing: boolean) => {
      await agent.emit('viewing', { conversationId: customer.conversationId, viewing });
      return heard.some((news) => news.viewing === viewing);
    };

    // It is volatile, and the processes may not have met yet: said again, as a console does, it comes across.
    await until(() => tell(true));
    await until(() => tell(false));
    await contact.emit('unwatch', {});

    const { conversationId } = customer;
    expect(heard[0]).toMatchObject({
      conversationId,
      viewing: true,
      author: { type: 'agent', name: 'Bo' },
    });
    expect(missed).toEqual([]);
    for (const socket of [contact, agent, colleague]) socket.close();
  });

  it('end an agent’s connections everywhere when one is asked to sign out', async () => {
    const [here = '', there = ''] = urls;
    const agent = await signIn(here);
    const socket = await connect(there, { ...agent, headers: { ...agent.headers, origin: there } });
    const reasons: string[] = [];
    socket.socket.on('disconnect', (reason) => reasons.push(reason));

    await post(`${here}/v1/sign-out`, {}, agent.headers);
    await until(() => reasons.length > 0);

    // By order of the other process; what each finds out by itself, later, ends in another way.
    expect(reasons).toEqual(['io server disconnect']);
  });

  it('take one message sent to both at once as one', async () => {
    const customer = await newCustomer(urls[0] ?? '');
    const sockets = await Promise.all(urls.map((url) => asContact(url, customer)));
    const { conversationId } = customer;

    for (let seq = 1; seq <= 50; seq += 1) {
      const input = { id: newId('message'), conversationId, text: 'Sent twice' };
      const answers = await Promise.all(sockets.map((socket) => socket.emit('send', input)));
      expect(answers.map((answer) => answer.data?.seq)).toEqual([seq, seq]);
    }
    for (const socket of sockets) socket.close();
  });

  it('lose nothing to a reader by cursor while twenty writers commit on both', {
    timeout: 60_000,
  }, async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => newCustomer(urls[0] ?? '')));
    const writers = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const customer = customers[n % customers.length] as Customer;
        return { customer, socket: await asContact(urls[n % 2] ?? '', customer) };
      }),
    );
    const sent = new Set<string>();
    let writing = true;
    // Reads while they write: a cursor that followed a sequence would step over commits that come late.
    const seen: Event[] = [];
    const reader = (async () => {
      let cursor = 'c0';
      for (let last = false; ; ) {
        const answer = await fetch(`${urls[1]}/v1/events?limit=50&after=${cursor}`, {
          headers: { authorization: `Bearer ${key}` },
        });
        const page = (await answer.json()) as EventPage;
        seen.push(...page.data);
        cursor = page.cursor;
        // Only a look that began after the last write has seen all.
        if (last && !page.more) return;
        last = !writing;
      }
    })();

    await Promise.all(
      writers.map(async ({ customer, socket }) => {
        for (let n = 0; n < 25; n += 1) {
          const id = newId('message');
          const answer = await socket.emit('send', {
            id,
            conversationId: customer.conversationId,
            text: `No ${n}`,
          });
          if (answer.data) sent.add(id);
        }
        socket.close();
      }),
    );
    writing = false;
    await reader;

    expect(sent.size).toBe(500);
    expect(seen.map((event) => Number.parseInt(event.cursor.slice(1), 36))).toEqual(
      seen.map((_, n) => n + 1),
    );
    expect(seen.map((event) => event.id)).toEqual((await feed(urls[0] ?? '')).map((event) => event.id));
    const found = new Set(messagesOf(seen).map((message) => message.id));
    expect([...sent].filter((id) => !found.has(id))).toEqual([]);
    for (const { conversationId } of customers) {
      const seqs = messagesOf(seen).flatMap((m) => (m.conversationId === conversationId ? [m.seq] : []));
      expect(seqs).toEqual(seqs.map((_, n) => n + 1));
    }
  });

  it('see a change of the settings within seconds, and refuse the second of two that cross', async () => {
    const [one, two] = [await createWorkspace(installation), await createWorkspace(installation)];
    const rename = (name: string) => (settings: typeof one.ctx.settings.current) => ({
      ...settings,
      sites: settings.sites.map((site) => ({ ...site, name })),
    });

    await one.ctx.settings.update(rename('Renamed'));
    const crossing = two.ctx.settings.update(rename('Lost'));

    await expect(crossing).rejects.toMatchObject({ code: 'conflict' });
    for (const url of urls) {
      const nameAt = async () =>
        (
          (await (await fetch(`${url}/v1/sites/shop`, { headers: { origin: ORIGIN } })).json()) as {
            name: string;
          }
        ).name;
      await until(async () => (await nameAt()) === 'Renamed');
    }
    await one.close();
    await two.close();
  });

  it('go on when one of them dies, without a loss', async () => {
    const [here = '', there = ''] = urls;
    const customer = await newCustomer(here);
    const contact = await asContact(here, customer);
    const input = () => ({ id: newId('message'), conversationId: customer.conversationId, text: 'Hello' });
    const acknowledged: string[] = [];
    const rush = Array.from({ length: 30 }, async () => {
      const message = input();
      const answer = await contact.emit('send', message).catch(() => undefined);
      if (answer?.data) acknowledged.push(message.id);
    });

    await new Promise((resolve) => setTimeout(resolve, 15));
    await processes[0]?.kill('SIGKILL');
    contact.close();
    await Promise.allSettled(rush);
    const other = await asContact(there, customer);
    const after = await other.emit('send', input());
    other.close();

    const ids = new Set(messagesOf(await feed(there)).map((message) => message.id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.has(after.data.id)).toBe(true);
    await processes[0]?.start();
  });
});
