/** The way out: hands a letter to the company's mail server. It knows of no conversation. */
import { createTransport } from 'nodemailer';
import type { Address } from './address.js';
import type { Letter } from './compose.js';

/** How long a server may be silent. */
const PATIENCE_MS = 20_000;

export interface Envelope extends Letter {
  from: Address;
  to: Address;
  replyTo?: string | undefined;
  messageId: string;
  /** Ids of the mails before it, the latest last. */
  references: string[];
  headers: Record<string, string>;
}

export interface Transport {
  /** @throws Error, with `responseCode` when the server refused */
  send(envelope: Envelope): Promise<void>;
  close(): void;
}

export function openTransport(url: string): Transport {
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // What is written is text: nothing in it may name a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (envelope) => {
      const { references, replyTo, ...mail } = envelope;
      const last = references.at(-1);
      await transporter.sendMail({
        ...mail,
        ...(replyTo !== undefined && { replyTo }),
        ...(last !== undefined && { inReplyTo: last, references }),
      });
    },
    close: () => transporter.close(),
  };
}

/** Whether trying again can help: not when the server said never (5xx). */
export function isFinal(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600;
}
