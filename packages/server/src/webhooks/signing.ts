/** Signs what is posted, as Standard Webhooks has it (https://www.standardwebhooks.com): with each secret that is in force. */
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** What was written for one attempt. */
export interface Letter {
  /** The same however often it is sent: receivers know by it what they have. */
  id: string;
  at: Date;
  body: string;
}

/** 256 bits, in the form that the libraries of Standard Webhooks take. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** @param secrets those in force, the newest first */
export function signedHeaders(secrets: string[], { id, at, body }: Letter): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Parley-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

/** The secrets that are in force at a time. */
export function secretsOf(
  row: { secret: string; previous_secret: string | null; previous_secret_until: string | null },
  now: Date,
): string[] {
  const { secret, previous_secret: previous, previous_secret_until: until } = row;
  return previous !== null && until !== null && until > now.toISOString() ? [secret, previous] : [secret];
}
