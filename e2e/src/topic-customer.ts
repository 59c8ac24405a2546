/** A customer in discussions, over the API as their browser speaks to it. */
import { randomBytes } from 'node:crypto';
import { newId } from '@parley/protocol';
import type { Stage } from './stage.js';

export interface TopicCustomer {
  id: string;
  /** Says something. @returns its id, and what became of it */
  say(topic: string, text: string, more?: object): Promise<{ id: string; status: string }>;
  report(topic: string, messageId: string, report: { reason: string; text?: string }): Promise<void>;
  appeal(topic: string, messageId: string, text: string): Promise<void>;
}

export async function customerOf(
  { url, site }: Pick<Stage, 'url' | 'site'>,
  name: string,
): Promise<TopicCustomer> {
  let token = '';
  const call = async (method: string, path: string, body: object) => {
    const headers = {
      'content-type': 'application/json',
      origin: site,
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; status: string; token: string };
  };
  const id = newId('contact');
  const secret = randomBytes(32).toString('base64url');
  token = (await call('POST', '/v1/sessions', { site: 'acme', contactId: id, secret })).token;
  await call('PATCH', '/v1/me', { name });
  const at = (topic: string, rest: string) => `/v1/topics/${topic}/messages${rest}?site=acme`;
  return {
    id,
    say: (topic, text, more) => call('POST', at(topic, ''), { text, writtenMs: 20_000, ...more }),
    report: async (topic, messageId, report) => {
      await call('POST', at(topic, `/${messageId}/reports`), report);
    },
    appeal: async (topic, messageId, text) => {
      await call('POST', at(topic, `/${messageId}/appeal`), { text });
    },
  };
}
