/** A company's own address that takes webhooks, for tests only: it keeps what arrives and answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookPayload } from '@parley/protocol';
import { Webhook } from 'standardwebhooks';

export interface Arrived {
  headers: IncomingHttpHeaders;
  body: string;
  payload: WebhookPayload;
  /** The address of ours that it came in by. */
  at: string;
}

export interface Receiver {
  url: string;
  port: number;
  /** In the order of their arrival. */
  arrived: Arrived[];
  /** Answers; 204 by default. */
  onArrival: (answer: ServerResponse, arrived: Arrived) => void;
  close(): Promise<void>;
}

export async function openReceiver(host = '127.0.0.1'): Promise<Receiver> {
  const server = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const at = request.socket.localAddress ?? '';
    const one: Arrived = { headers: request.headers, body, payload: JSON.parse(body), at };
    receiver.arrived.push(one);
    receiver.onArrival(answer, one);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    arrived: [],
    onArrival: (answer) => void answer.writeHead(204).end(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

/** What a receiver does with the library of Standard Webhooks. @throws for what we have not signed */
export function verify(secret: string, { body, headers }: Arrived): WebhookPayload {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as WebhookPayload;
}
