/**
 * Fills a fresh Parley with Halden's first conversations, through the public API only. Every id is made from the
 * text it belongs to, so that a run that was cut off can simply be run again: nothing appears twice.
 */
import { createHash } from 'node:crypto';
import { ID_PREFIXES, type IdNoun, type Parley } from '@parley/sdk';
import { SEED, type Voice } from './seed-data.js';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CHANCE_CHARACTERS = 16;

/** Where ids of the demo lie in time, so that they sort before everything a newcomer says. */
const EPOCH = '01kdy3';

/** Always the same id for the same text. */
export function idFrom(noun: IdNoun, text: string): string {
  const hash = createHash('sha256').update(text).digest();
  const chance = [...hash.subarray(0, CHANCE_CHARACTERS)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
  return `${ID_PREFIXES[noun]}_${EPOCH}0000${chance}`;
}

/** An agent who answers. */
export interface SeedAgent {
  email: string;
  password: string;
}

export interface SeedOptions {
  parley: Parley;
  /** The server's own address: agents sign in as from its console. */
  url: string;
  site: string;
  agents: Record<Exclude<Voice, 'customer'>, SeedAgent>;
}

/** Signs in and answers with a function that writes in the agent's name. */
export async function signIn(
  url: string,
  agent: SeedAgent,
): Promise<(method: string, path: string, body: object) => Promise<void>> {
  const origin = new URL(url).origin;
  const send = async (
    method: string,
    path: string,
    { body, cookie }: { body: object; cookie?: string },
  ): Promise<Response> => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { 'content-type': 'application/json', origin, ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${agent.email}, ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const { email, password } = agent;
  const answer = await send('POST', '/v1/sign-in', { body: { email, password } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`Parley gave ${agent.email} no cookie.`);
  return async (method, path, body) => {
    await send(method, path, { body, cookie });
  };
}

/** Sends all conversations, oldest first, and answers with their number. */
export async function seed({ parley, url, site, agents }: SeedOptions): Promise<number> {
  const write = { maja: await signIn(url, agents.maja), tomas: await signIn(url, agents.tomas) };

  for (const { externalId, name, email, lines } of SEED) {
    const contact = await parley.contacts.create({
      id: idFrom('contact', externalId),
      site,
      ...(name === null ? {} : { name }),
      ...(email === null ? {} : { email, externalId }),
    });
    const { id } = await parley.conversations.create({
      id: idFrom('conversation', externalId),
      kind: 'chat',
      contactId: contact.id,
    });
    for (const [index, [voice, text]] of lines.entries()) {
      const messageId = idFrom('message', `${externalId} ${index}`);
      if (voice === 'customer') {
        await parley.messages.send({ id: messageId, conversationId: id, text, side: 'contact' });
        continue;
      }
      // Whoever answers has read what came before.
      await write[voice]('POST', `/v1/conversations/${id}/read`, { delivered: index, read: index });
      await write[voice]('POST', `/v1/conversations/${id}/messages`, { id: messageId, text });
    }
  }
  return SEED.length;
}
