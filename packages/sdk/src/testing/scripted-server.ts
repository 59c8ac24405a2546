/** A real HTTP server that answers by a script, for failures that a healthy Parley does not show. Only for tests. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What arrived. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers one request, in whatever way the test needs. */
export type Step = (answer: ServerResponse, request: SeenRequest) => void;

export interface ScriptedServer extends AsyncDisposable {
  url: string;
  /** All requests so far, in the order of their arrival. */
  seen: SeenRequest[];
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Step {
  return (answer) => {
    answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** Answers with what is not JSON. */
export function text(status: number, body: string): Step {
  return (answer) => {
    answer.writeHead(status, { 'content-type': 'text/html' }).end(body);
  };
}

/** Drops the connection without an answer. */
export const reset: Step = (answer) => {
  answer.socket?.resetAndDestroy();
};

/** Begins an answer and breaks off in the middle of its body. */
export const breakOff: Step = (answer) => {
  answer.writeHead(200, { 'content-length': '1000' });
  answer.write('{"data":', () => answer.socket?.destroy());
};

/** Begins an answer and never ends it. */
export const stall: Step = (answer) => {
  answer.writeHead(200, { 'content-type': 'application/json' });
  answer.write('{"data":');
};

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts a server whose first request gets the first step, and so on; the last step answers all that follow. */
export async function startScript(steps: [Step, ...Step[]]): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, answer) => {
    const { method = '', url = '', headers } = request;
    const step = steps[Math.min(seen.length, steps.length - 1)] ?? steps[0];
    const arrived = { method, url, headers, body: '' };
    seen.push(arrived);
    arrived.body = await readBody(request);
    step(answer, arrived);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
