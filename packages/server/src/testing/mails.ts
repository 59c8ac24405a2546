/** Mails as customers' programs write them, and the doors by which they come. For tests only. */
import { signHook } from '../mail/hook-signature.js';
import type { CallResult, TestServer } from './test-server.js';

export const MAIL_SECRET = `whsec_${Buffer.from('a secret of the mail hook').toString('base64')}`;

export interface TestMail {
  from?: string;
  to: string;
  text?: string;
  id?: string;
  headers?: string[];
}

/** A mail of one part, as bytes on the wire. */
export function rawMail({
  from = 'zoe@example.com',
  to,
  text = 'Thanks!',
  id = 'one@example.com',
  headers = [],
}: TestMail) {
  return [
    `From: Zoe <${from}>`,
    `To: <${to}>`,
    `Message-ID: <${id}>`,
    'Date: Tue, 24 Nov 2026 10:00:00 +0000',
    'Subject: Re: Your conversation',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    text,
    '',
  ].join('\r\n');
}

export interface Posting {
  secret?: string;
  /** Seconds by which the sender's clock is wrong. */
  skew?: number;
  headers?: Record<string, string>;
}

/** Hands a mail over by HTTP, as a company's mail server does. */
export function postMail(
  server: TestServer,
  raw: string | Buffer,
  posting: Posting = {},
): Promise<CallResult> {
  const { secret = MAIL_SECRET, skew = 0, headers } = posting;
  const now = new Date(server.clock.now.getTime() + skew * 1000);
  return server.callRaw('/v1/mail', raw, {
    'content-type': 'message/rfc822',
    ...signHook(secret, Buffer.from(raw), { id: 'hook_1', now }),
    ...headers,
  });
}
