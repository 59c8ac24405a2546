import { describe, expect, it } from 'vitest';
import {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from './errors.js';
import { createSend, type RequestOptions } from './request.js';
import { breakOff, json, reset, type Step, stall, startScript, text } from './testing/scripted-server.js';

const OK = json(200, { fine: true });
const BUSY = json(503, { error: { code: 'busy', message: 'Stopping.', retryAfter: 0 } });

/** A server that follows `steps`, and a client of it. */
async function setUp(steps: [Step, ...Step[]], options: Partial<RequestOptions> = {}) {
  const server = await startScript(steps);
  const send = createSend({ baseUrl: server.url, apiKey: 'parley_sk_test', ...options });
  return { server, send, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** What `promise` was rejected with. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('it was expected to fail'),
    (error: unknown) => error,
  );
}

describe('a call', () => {
  it('sends the key and JSON, and answers with the parsed body', async () => {
    await using it = await setUp([OK]);

    const answer = await it.send({ method: 'POST', path: '/v1/contacts', body: { name: 'Zoë ☕' } });

    expect(answer).toEqual({ fine: true });
    expect(it.server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/v1/contacts',
        headers: { authorization: 'Bearer parley_sk_test', 'content-type': 'application/json' },
        body: '{"name":"Zoë ☕"}',
      },
    ]);
  });

  it('keeps the path of the base URL, encodes the query and leaves undefined fields out', async () => {
    await using it = await setUp([OK]);
    const send = createSend({ baseUrl: `${it.server.url}/chat//`, apiKey: 'k' });

    await send({ method: 'GET', path: '/v1/events', query: { after: 'a&b=1', limit: 5, other: undefined } });

    expect(it.server.seen[0]?.url).toBe('/chat/v1/events?after=a%26b%3D1&limit=5');
    expect(it.server.seen[0]?.headers['content-type']).toBeUndefined();
  });

  it('goes through the fetch it was given', async () => {
    await using it = await setUp([OK]);
    const urls: string[] = [];
    const send = createSend({
      baseUrl: it.server.url,
      apiKey: 'k',
      fetch: (url, init) => {
        urls.push(String(url));
        return fetch(url, init);
      },
    });

    await send({ method: 'GET', path: '/v1/me' });

    expect(urls).toEqual([`${it.server.url}/v1/me`]);
  });

  it.each([
    ['baseUrl', { baseUrl: 'chat.example.com', apiKey: 'k' }],
    ['baseUrl', { baseUrl: 'https://chat.example.com?x=1', apiKey: 'k' }],
    ['apiKey', { baseUrl: 'https://chat.example.com', apiKey: '' }],
    ['apiKey', { baseUrl: 'https://chat.example.com', apiKey: 'parley_sk_a\n' }],
    ['timeout', { baseUrl: 'https://chat.example.com', apiKey: 'k', timeout: 0 }],
    ['maxRetries', { baseUrl: 'https://chat.example.com', apiKey: 'k', maxRetries: Number.NaN }],
  ])('names %s when it cannot be right', (path, options) => {
    expect(() => createSend(options)).toThrow(
      expect.objectContaining({ name: 'InvalidRequestError', details: [expect.objectContaining({ path })] }),
    );
  });
});

describe('a retry', () => {
  it.each<[string, Step]>([
    ['a dropped connection', reset],
    ['an answer that broke off', breakOff],
    ['429', json(429, { error: { code: 'rate_limited', message: 'Slower.', retryAfter: 0 } })],
    ['500', json(500, { error: { code: 'internal', message: 'Ours.' } })],
    ['a proxy’s 502', text(502, '<h1>Bad Gateway</h1>')],
    ['busy', BUSY],
  ])('follows %s, with the very same body', async (_, failure) => {
    await using it = await setUp([failure, OK]);

    const answer = await it.send({ method: 'POST', path: '/v1/contacts', body: { id: 'con_1' } });

    expect(answer).toEqual({ fine: true });
    expect(it.server.seen.map((request) => request.body)).toEqual(['{"id":"con_1"}', '{"id":"con_1"}']);
  });

  it('follows an attempt that took too long, even when the answer had begun', async () => {
    await using it = await setUp([stall, OK], { timeout: 100 });

    const answer = await it.send({ method: 'GET', path: '/v1/me' });

    expect(answer).toEqual({ fine: true });
    expect(it.server.seen).toHaveLength(2);
  });

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('waits as long as retry-after asks in %s', async (_, header) => {
    const limited: Step = (answer, request) =>
      json(
        429,
        { error: { code: 'rate_limited', message: 'Slower.' } },
        { 'retry-after': header() },
      )(answer, request);
    await using it = await setUp([limited, OK]);
    const started = performance.now();

    await it.send({ method: 'GET', path: '/v1/me' });

    // A date has whole seconds only, so that up to one of its two is lost.
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  it('is not made when the server asks to wait very long: the error says how long', async () => {
    await using it = await setUp([
      json(429, { error: { code: 'rate_limited', message: 'Tomorrow.' } }, { 'retry-after': '86400' }),
    ]);

    const error = await failureOf(it.send({ method: 'GET', path: '/v1/me' }));

    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 86_400 });
    expect(it.server.seen).toHaveLength(1);
  });

  it('ends after maxRetries with the last failure', async () => {
    await using it = await setUp([reset, reset, BUSY], { maxRetries: 2 });

    const error = await failureOf(it.send({ method: 'GET', path: '/v1/me' }));

    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ code: 'busy', status: 503 });
    expect(it.server.seen).toHaveLength(3);
  });
});

describe('a failure', () => {
  it.each([
    [400, 'invalid_input', InvalidRequestError],
    [401, 'unauthenticated', AuthenticationError],
    [403, 'forbidden', PermissionError],
    [404, 'not_found', NotFoundError],
    [409, 'conflict', ConflictError],
    [413, 'payload_too_large', InvalidRequestError],
  ])('of status %i is thrown once, as the class of its remedy', async (status, code, expected) => {
    const details = [{ path: 'text', message: 'is empty' }];
    await using it = await setUp([
      json(status, { error: { code, message: 'No.', details } }, { 'x-request-id': 'req_1' }),
    ]);

    const error = await failureOf(it.send({ method: 'GET', path: '/v1/me' }));

    expect(error).toBeInstanceOf(expected);
    expect(error).toMatchObject({
      name: expected.name,
      message: 'No.',
      code,
      status,
      details,
      requestId: 'req_1',
    });
    expect(it.server.seen).toHaveLength(1);
  });

  it('of an answer that is not JSON points at the base URL, and is not tried again', async () => {
    await using it = await setUp([text(200, '<h1>Welcome to our shop</h1>')]);

    const error = await failureOf(it.send({ method: 'GET', path: '/v1/me' }));

    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ code: 'invalid_response', message: expect.stringContaining('baseUrl') });
    expect(it.server.seen).toHaveLength(1);
  });

  it('of a redirect is not followed: a POST would arrive as a GET, and the key elsewhere', async () => {
    await using it = await setUp([
      (answer) => {
        answer.writeHead(301, { location: '/elsewhere' }).end();
      },
      OK,
    ]);

    const error = await failureOf(it.send({ method: 'POST', path: '/v1/contacts', body: {} }));

    expect(error).toMatchObject({ name: 'ServerError', code: 'invalid_response', status: 301 });
    expect(it.server.seen).toHaveLength(1);
  });

  it('to reach anything keeps the reason', async () => {
    const gone = await startScript([OK]);
    await gone[Symbol.asyncDispose]();
    const send = createSend({ baseUrl: gone.url, apiKey: 'k', maxRetries: 0 });

    const error = await failureOf(send({ method: 'GET', path: '/v1/me' }));

    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: 'connection_failed', status: undefined });
    expect((error as ConnectionError).cause).toBeInstanceOf(TypeError);
  });

  it('to answer in time is named as such, by the call’s own limit', async () => {
    await using it = await setUp([stall], { maxRetries: 0 });

    const error = await failureOf(it.send({ method: 'GET', path: '/v1/me', timeout: 50 }));

    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ code: 'timeout', message: expect.stringContaining('50 ms') });
  });

  it('never shows the key', async () => {
    await using it = await setUp([reset], { maxRetries: 0, apiKey: 'parley_sk_secret' });

    const error = await failureOf(it.send({ method: 'GET', path: '/v1/me' }));

    expect(`${error} ${JSON.stringify(error)} ${(error as Error).cause}`).not.toContain('secret');
  });
});

describe('a signal', () => {
  it('ends a call under way with its reason, and no retry follows', async () => {
    await using it = await setUp([stall, OK]);
    const stop = new AbortController();
    const call = it.send({ method: 'GET', path: '/v1/me', signal: stop.signal });
    await expect.poll(() => it.server.seen.length).toBe(1);

    stop.abort(new Error('enough'));

    expect(await failureOf(call)).toBe(stop.signal.reason);
    expect(it.server.seen).toHaveLength(1);
  });

  it('ends the wait between two attempts', async () => {
    await using it = await setUp([json(503, {}, { 'retry-after': '30' })]);
    const stop = new AbortController();
    const call = it.send({ method: 'GET', path: '/v1/me', signal: stop.signal });
    await expect.poll(() => it.server.seen.length).toBe(1);

    stop.abort();

    expect(await failureOf(call)).toBe(stop.signal.reason);
  });

  it('that was aborted before asks nothing of the server', async () => {
    await using it = await setUp([OK]);

    const error = await failureOf(
      it.send({ method: 'GET', path: '/v1/me', signal: AbortSignal.abort('early') }),
    );

    expect(error).toBe('early');
    expect(it.server.seen).toHaveLength(0);
  });
});
