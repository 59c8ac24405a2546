/** Two processes on one PostgreSQL, restarted one after the other while customers write through a plain balancer. */
import {
  type Answer,
  type ErrorBody,
  type Message,
  type MessagePage,
  newId,
  type Session,
} from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newInstallation, type TestInstallation } from './installation.js';
import { freePort, parley, ServerProcess } from './server-process.js';
import { type Balancer, startBalancer } from './tcp-balancer.js';
import { connect, type TestSocket } from './test-socket.js';

// Real processes, one after the other: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ORIGIN = 'http://shop.example';

let installation: TestInstallation;
let processes: ServerProcess[];
let balancer: Balancer;

beforeAll(async () => {
  installation = await newInstallation();
  const { flags } = installation;
  parley('init', ...flags, '--email', 'a@b.co', '--site', 'shop', '--origin', ORIGIN);
  const ports = [await freePort(), await freePort()];
  processes = ports.map((port) => new ServerProcess([...flags, '--stop-notice', '1'], port));
  await Promise.all(processes.map((process) => process.start()));
  balancer = await startBalancer(ports);
});
afterAll(async () => {
  balancer?.close();
  await Promise.all((processes ?? []).map((process) => process.kill()));
  await installation?.remove();
});

interface Result {
  written: string[];
  /** What the API has of it in the end. */
  stored: string[];
  /** Every answer that was no message. */
  refusals: unknown[];
  /** Sends whose answer never came, so that they had to be repeated. */
  lost: unknown[];
}

interface Pen {
  send(input: { id: string; conversationId: string; text: string }): Promise<Answer<Message>>;
  close(): void;
}

/** As the widget does it: by socket, and elsewhere when told to move. */
async function socketPen(token: string): Promise<Pen> {
  let socket: TestSocket | undefined;
  let told = false;
  const open = async () => {
    if (socket?.socket.connected && !told) return socket;
    socket?.close();
    told = false;
    socket = await connect(balancer.url, { headers: { origin: ORIGIN }, auth: { token } });
    socket.socket.on('move', () => {
      told = true;
    });
    return socket;
  };
  await open();
  return {
    send: async (input) => {
      const connected = await untilDone(open);
      return connected.emit('send', input);
    },
    close: () => socket?.close(),
  };
}

/** As a program does it: by HTTP, on connections that are kept alive. */
async function httpPen(token: string): Promise<Pen> {
  return {
    send: async ({ conversationId, ...body }) => {
      const response = await post(`/v1/conversations/${conversationId}/messages`, body, token);
      const answer: unknown = await response.json();
      return response.ok ? { data: answer as Message } : (answer as ErrorBody);
    },
    close: () => {},
  };
}

/** Connecting may fail at the very moment at which a process closes its door; nothing is lost by it. */
async function untilDone<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const post = (path: string, body: unknown, token?: string) =>
  fetch(balancer.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: ORIGIN,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });

/** Writes, one message after the other, until told that it is enough. */
async function write(newPen: (token: string) => Promise<Pen>, enough: () => boolean): Promise<Result> {
  const identity = { site: 'shop', contactId: newId('contact'), secret: 's'.repeat(43) };
  const { token } = (await (await post('/v1/sessions', identity)).json()) as Session;
  const conversationId = newId('conversation');
  await post('/v1/conversations', { kind: 'chat', id: conversationId }, token);
  const pen = await newPen(token);
  const result: Result = { written: [], stored: [], refusals: [], lost: [] };
  while (!enough()) {
    const text = `Word ${result.written.length + 1}`;
    const input = { id: newId('message'), conversationId, text };
    for (let done = false; !done; ) {
      try {
        const answer = await pen.send(input);
        done = 'data' in answer && answer.data.text === text;
        if (!done) result.refusals.push(answer);
      } catch (error) {
        result.lost.push(error);
      }
    }
    result.written.push(text);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  pen.close();
  for (let page: MessagePage = { data: [], more: true }; page.more; ) {
    const url = `${balancer.url}/v1/conversations/${conversationId}/messages?limit=200&after=${result.stored.length}`;
    page = (await (
      await fetch(url, { headers: { origin: ORIGIN, authorization: `Bearer ${token}` } })
    ).json()) as MessagePage;
    result.stored.push(...page.data.map((message) => message.text));
  }
  return result;
}

describe('a rolling restart', () => {
  it('fails no send: each is acknowledged, once and in order', async () => {
    let done = false;
    const customers = [...Array.from({ length: 6 }, () => socketPen), httpPen, httpPen];
    const writing = customers.map((pen) => write(pen, () => done));

    for (const process of processes) {
      expect(await process.kill('SIGTERM')).toBe(0);
      await process.start();
    }
    // The last to be restarted gets its share again.
    await new Promise((resolve) => setTimeout(resolve, 300));
    done = true;
    const results = await Promise.all(writing);

    for (const { written, stored, refusals, lost } of results) {
      expect(written.length).toBeGreaterThan(20);
      expect(stored).toEqual(written);
      expect(refusals).toEqual([]);
      expect(lost).toEqual([]);
    }
    expect(parley('check', ...installation.flags)).toContain('invariants hold');
  });
});
