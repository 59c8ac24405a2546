/** Processes that die without warning while they tell a webhook, and several that could all tell the same. */
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { newInstallation, type TestInstallation } from '../../testing/installation.js';
import { openReceiver, type Receiver, verify } from '../../testing/receiver.js';
import { freePort, parley, ServerProcess } from '../../testing/server-process.js';
import { until } from '../../testing/test-socket.js';

const onPostgres = inject('postgresUrl') !== undefined;

let installation: TestInstallation;
let receiver: Receiver;
let running: ServerProcess[];
let key: string;

beforeEach(async () => {
  receiver = await openReceiver();
  installation = await newInstallation();
  const { flags } = installation;
  const owner = ['--email', 'a@b.co', '--password', 'a long enough password'];
  parley('init', ...flags, ...owner, '--site', 'shop', '--origin', 'http://a.b');
  key = JSON.parse(parley('key', 'create', ...flags, '--name', 'crm', '--json')).key;
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.kill('SIGTERM')));
  await receiver.close();
  await installation.remove();
});

interface Company {
  process: ServerProcess;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  call(path: string, body: object): Promise<any>;
}

async function serve(): Promise<Company> {
  const port = await freePort();
  const process = new ServerProcess([...installation.flags, '--webhook-allow', '127.0.0.0/8'], port);
  running.push(process);
  await process.start();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return {
    process,
    call: async (path, body) => {
      const request = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(`http://127.0.0.1:${port}${path}`, request)).json();
    },
  };
}

async function begin({ call }: Company): Promise<{ secret: string; conversation: string }> {
  const { secret } = await call('/v1/webhooks', {
    site: 'shop',
    url: receiver.url,
    types: ['message.created'],
  });
  const { id: contactId } = await call('/v1/contacts', { site: 'shop' });
  const { id: conversation } = await call('/v1/conversations', { kind: 'chat', contactId });
  return { secret, conversation };
}

async function say({ call }: Company, conversation: string, texts: string[]): Promise<void> {
  for (const text of texts) {
    await call(`/v1/conversations/${conversation}/messages`, { id: newId('message'), text });
  }
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => `${from + i}`);

/** What arrived, each event when it came first. */
function texts(): string[] {
  const first = new Map<string, string>();
  for (const { payload } of receiver.arrived) {
    if (payload.type === 'message.created' && !first.has(payload.id))
      first.set(payload.id, payload.message.text);
  }
  return [...first.values()];
}

describe('what a webhook is told', { timeout: 90_000 }, () => {
  it('arrives at least once, in order and signed, however often the process is killed', async () => {
    let company = await serve();
    const { secret, conversation } = await begin(company);
    for (let kill = 0; kill < 2; kill += 1) {
      const before = receiver.arrived.length;
      // In the middle of telling: one has arrived, and its answer is lost.
      receiver.onArrival = () => {};
      await say(company, conversation, numbers(kill * 5, 5));
      await until(() => receiver.arrived.length > before);
      await company.process.kill();
      receiver.onArrival = (answer) => void answer.writeHead(204).end();
      company = await serve();
    }

    await until(() => texts().length === 10);

    expect(texts()).toEqual(numbers(0, 10));
    for (const one of receiver.arrived) expect(verify(secret, one)).toEqual(one.payload);
    // Each kill tore one answer away: those came twice, under the same id.
    expect(receiver.arrived.length).toBeGreaterThanOrEqual(12);
  });

  it.skipIf(!onPostgres)(
    'comes from one process at a time, and goes on from another when it dies',
    async () => {
      const [first, second] = [await serve(), await serve()];
      const { conversation } = await begin(first);
      await say(second, conversation, numbers(0, 10));
      await until(() => texts().length === 10);
      expect(receiver.arrived).toHaveLength(10);

      await first.process.kill();
      await say(second, conversation, numbers(10, 10));
      await until(() => texts().length === 20);

      expect(texts()).toEqual(numbers(0, 20));
    },
  );
});
