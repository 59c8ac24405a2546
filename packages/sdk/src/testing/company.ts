/** A company and its visitors who say, change, take back, turn out to be known and are forgotten, through the public API. */
import { createHmac } from 'node:crypto';
import type { Session } from '@parley/protocol';
import { newId } from '@parley/protocol';
import type { Parley } from '../client.js';
import type { ParleyServer } from './parley-server.js';

const ORIGIN = 'https://acme.example';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a company's backend signs: who the visitor is. */
function vouchFor(sub: string, secret: string): string {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const words = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub, exp, name: `Customer ${sub}` })}`;
  return `${words}.${createHmac('sha256', secret).update(words).digest('base64url')}`;
}

async function post<T>(url: string, body: object, token?: string): Promise<T> {
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const signed = token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers: signed, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A visitor who writes, and then turns out to be `sub`: a second one of the same `sub` is merged into the first. */
export async function visitAs(server: ParleyServer, sub: string): Promise<string> {
  const contactId = newId('contact');
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  const { token } = await post<Session>(`${server.url}/v1/sessions`, {
    site: server.site,
    contactId,
    secret,
  });
  const { id } = await post<{ id: string }>(`${server.url}/v1/conversations`, { kind: 'chat' }, token);
  await post(
    `${server.url}/v1/conversations/${id}/messages`,
    { id: newId('message'), text: `I am ${sub}` },
    token,
  );
  await post(`${server.url}/v1/identify`, { token: vouchFor(sub, server.identitySecret) }, token);
  return contactId;
}

/** One round of what happens in a company. Every fifth changes or takes back, every seventh forgets, every ninth merges. */
export async function happen(server: ParleyServer, parley: Parley, round: number): Promise<void> {
  const name = `Ada ${round}`;
  const contact = await parley.contacts.create({
    site: server.site,
    name,
    email: `ada-${round}@example.com`,
  });
  const { id: conversationId } = await parley.conversations.create({ kind: 'chat', contactId: contact.id });
  const { id } = await parley.messages.send({ conversationId, text: `Where is ${round}?` });
  if (round % 3 === 0) await parley.messages.update({ conversationId, id, text: `Changed ${round}` });
  if (round % 5 === 0) await parley.messages.delete({ conversationId, id });
  if (round % 7 === 0) await parley.contacts.erase(contact.id);
  if (round % 9 === 0) for (let visit = 0; visit < 2; visit += 1) await visitAs(server, `customer-${round}`);
}
