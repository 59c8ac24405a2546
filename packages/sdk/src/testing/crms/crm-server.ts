/** A vendor's API for tests: real HTTP on a free port, JSON both ways, and every call kept to look at. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface CrmCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As it was sent. */
  raw: string;
  /** Parsed, where it is JSON. */
  body: Record<string, unknown>;
}

export interface CrmAnswer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface CrmServer {
  url: string;
  calls: string[];
  /** Answers the next calls instead; `undefined` lets one pass. */
  fail(...answers: (CrmAnswer | undefined)[]): void;
  close(): Promise<void>;
}

/** What a handler throws to refuse a call. */
export class CrmRefusal extends Error {
  readonly answer: CrmAnswer;

  constructor(status: number, body: unknown) {
    super(JSON.stringify(body));
    this.answer = { status, body };
  }
}

function jsonOf(raw: string): Record<string, unknown> {
  try {
    return JSON.parse(raw) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export async function startCrm(handle: (call: CrmCall) => CrmAnswer): Promise<CrmServer> {
  const calls: string[] = [];
  const failures: (CrmAnswer | undefined)[] = [];
  const server = createServer((request, response) => {
    const respond = async (): Promise<void> => {
      const { method = 'GET', headers } = request;
      const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
      const raw = await text(request);
      calls.push(`${method} ${path}`);
      let answer = failures.shift();
      try {
        answer ??= handle({ method, path, query, headers, raw, body: jsonOf(raw) });
      } catch (error) {
        answer =
          error instanceof CrmRefusal ? error.answer : { status: 500, body: { message: String(error) } };
      }
      const { status = 200, body } = answer;
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'content-type': isText ? 'text/xml' : 'application/json',
        ...answer.headers,
      });
      response.end(body === undefined ? undefined : isText ? body : JSON.stringify(body));
    };
    respond().catch((error: Error) => response.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fail: (...answers) => failures.push(...answers),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
