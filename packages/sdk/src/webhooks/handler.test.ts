/** The handler behind a real server of Node and with `Request`, told by the reference library and by Parley itself. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { SignatureError } from '../errors.js';
import { collect } from '../testing/collect.js';
import { createHandler, type HandlerOptions } from './handler.js';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

function signed(payload: object, key = secret): { headers: Record<string, string>; body: string } {
  const [at, body] = [new Date(), JSON.stringify(payload)];
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign('evt_1', at, body),
  };
  return { headers, body };
}
const EVENT = { type: 'message.created', id: 'evt_1', message: { text: 'Zoë' } };

let server: Server | undefined;
afterEach(() => void server?.close());

async function listen(act: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const started = createServer(act);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

/** Each door, as a function from what is posted to the status of the answer. */
const DOORS: [string, (options: HandlerOptions) => Promise<(init: RequestInit) => Promise<Response>>][] = [
  [
    'of Request and Response',
    async (options) => {
      const handler = createHandler(options);
      return (init) => handler(new Request('https://crm.example/hook', init));
    },
  ],
  [
    'of Node',
    async (options) => {
      const handler = createHandler(options);
      const url = await listen((request, response) => handler(request, response));
      return (init) => fetch(url, init);
    },
  ],
];

describe.each(DOORS)('a handler %s', (_, open) => {
  const post = (one: { headers: Record<string, string>; body: string }) => ({ method: 'POST', ...one });

  it('hands on what is signed, and answers once it is taken in', async () => {
    const taken: unknown[] = [];
    const call = await open({ secret, onEvent: async (event) => void taken.push(event) });

    const { status } = await call(post(signed(EVENT)));

    expect([status, taken]).toEqual([204, [EVENT]]);
  });

  it('refuses what is not signed, and says why to its owner alone', async () => {
    const errors: unknown[] = [];
    const taken: unknown[] = [];
    const call = await open({
      secret,
      onEvent: (event) => void taken.push(event),
      onError: (error) => errors.push(error),
    });
    const other = `whsec_${Buffer.from('another').toString('base64')}`;

    const answer = await call(post(signed(EVENT, other)));

    expect([answer.status, await answer.text(), taken]).toEqual([401, '', []]);
    expect(errors).toEqual([expect.any(SignatureError)]);
  });

  it('asks for another try when it could not be taken in', async () => {
    const call = await open({ secret, onEvent: () => Promise.reject(new Error('The CRM is down.')) });

    expect((await call(post(signed(EVENT)))).status).toBe(500);
  });

  it('answers a test by itself', async () => {
    const taken: unknown[] = [];
    const call = await open({ secret, onEvent: (event) => void taken.push(event) });

    const { status } = await call(post(signed({ type: 'webhook.tested' })));

    expect([status, taken]).toEqual([204, []]);
  });

  it('takes nothing but a POST, and nothing that is too large', async () => {
    const call = await open({ secret, onEvent: () => {} });
    const got = await call({ method: 'GET' });
    const large = await call({ method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });

    expect([got.status, got.headers.get('allow'), large.status]).toEqual([405, 'POST', 413]);
  });
});

describe('a handler behind a framework of Node', () => {
  const tell = async (change: (request: IncomingMessage) => Promise<object>) => {
    const taken: unknown[] = [];
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    const handler = createHandler({ secret, onEvent: (event) => void taken.push(event), onError });
    const url = await listen(async (request, response) => {
      await handler(Object.assign(request, await change(request)), response);
    });
    const { status } = await fetch(url, { method: 'POST', ...signed(EVENT) });
    return { status, taken, errors };
  };
  const bytesOf = async (request: IncomingMessage) => Buffer.concat(await collect(request));

  it('takes bytes that were read before', async () => {
    const raw = await tell(async (request) => ({ body: await bytesOf(request) }));
    const kept = await tell(async (request) => {
      const rawBody = await bytesOf(request);
      return { rawBody, body: JSON.parse(rawBody.toString()) };
    });

    expect([raw, kept]).toMatchObject([
      { status: 204, taken: [EVENT] },
      { status: 204, taken: [EVENT] },
    ]);
  });

  it('says what is wrong when the body was parsed before', async () => {
    const parsed = await tell(async (request) => ({ body: JSON.parse((await bytesOf(request)).toString()) }));

    expect(parsed).toMatchObject({ status: 401, taken: [] });
    expect(String(parsed.errors[0])).toContain('before the parser');
  });
});
