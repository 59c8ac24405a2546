/**
 * Fills a fresh Parley with Halden's first conversations, through the public API only. Every id is made from the
 * text it belongs to, so that a run that was cut off can simply be run again: nothing appears twice.
 */
import { createHash } from 'node:crypto';
import { ID_PREFIXES, type IdNoun, type Parley } from '@parley/sdk';
import type { Ago } from './past.js';
import { SEED, type SeedConversation, type Voice } from './seed-data.js';

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

/** Until somebody answers: some minutes, never the same. */
const PAUSES = [0, 7, 4, 12, 3, 9, 6];
const MINUTES_AN_HOUR = 60;

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
  /** Where Halden's website is. */
  website: string;
  /** Sets the server's clock, where it can be set. */
  ago: Ago;
}

/** Calls the API in somebody's name, and answers with what it says. */
export type Send = (method: string, path: string, body?: object) => Promise<unknown>;

/** Signs in and answers with a function that asks in the agent's name. */
export async function signIn(url: string, agent: SeedAgent): Promise<Send> {
  const origin = new URL(url).origin;
  const send = async (
    method: string,
    path: string,
    { body, cookie }: { body?: object | undefined; cookie?: string },
  ): Promise<Response> => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { 'content-type': 'application/json', origin, ...(cookie === undefined ? {} : { cookie }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${agent.email}, ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const { email, password } = agent;
  const answer = await send('POST', '/v1/sign-in', { body: { email, password } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`Parley gave ${agent.email} no cookie.`);
  return async (method, path, body) => (await send(method, path, { body, cookie })).json();
}

/** One of Halden's people at work. */
interface Answerer {
  id: string;
  send: Send;
}

async function openDesk(url: string, agent: SeedAgent): Promise<Answerer> {
  const send = await signIn(url, agent);
  const me = (await send('GET', '/v1/me')) as { agent: { id: string } };
  return { id: me.agent.id, send };
}

type Desk = Record<Exclude<Voice, 'customer'>, Answerer>;

/** Sends all conversations, oldest first, and answers with their number. */
export async function seed(options: SeedOptions): Promise<number> {
  const { url, agents } = options;
  await options.ago(Math.max(...SEED.map(({ hoursAgo }) => hoursAgo)));
  const desk = { maja: await openDesk(url, agents.maja), tomas: await openDesk(url, agents.tomas) };
  for (const conversation of SEED) await talk(conversation, { ...options, desk });
  await options.ago(0);
  return SEED.length;
}

async function talk(
  { externalId, name, email, page, hoursAgo, lines, ...rest }: SeedConversation,
  { parley, site, website, ago, desk }: SeedOptions & { desk: Desk },
): Promise<void> {
  await ago(hoursAgo);
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
    context: { url: new URL(page, website).href },
  });
  let minutes = 0;
  for (const [index, [voice, text]] of lines.entries()) {
    minutes += PAUSES[index % PAUSES.length] ?? 0;
    await ago(hoursAgo - minutes / MINUTES_AN_HOUR);
    const messageId = idFrom('message', `${externalId} ${index}`);
    if (voice === 'customer') {
      await parley.messages.send({ id: messageId, conversationId: id, text, side: 'contact' });
      continue;
    }
    // Whoever answers has read what came before.
    await desk[voice].send('POST', `/v1/conversations/${id}/read`, { delivered: index, read: index });
    await desk[voice].send('POST', `/v1/conversations/${id}/messages`, { id: messageId, text });
  }
  await decide(id, { externalId, ...rest }, desk);
}

/** What the one who looks after it makes of a conversation. */
async function decide(
  id: string,
  {
    externalId,
    team,
    by,
    note,
    ...decided
  }: Omit<SeedConversation, 'name' | 'email' | 'page' | 'hoursAgo' | 'lines'>,
  desk: Desk,
): Promise<void> {
  if (by === undefined) return;
  const { send, id: assigneeId } = desk[by];
  const told = { maja: desk.tomas, tomas: desk.maja }[by];
  if (note !== undefined) {
    const mentions = note.startsWith('@') ? [told.id] : [];
    const messageId = idFrom('message', `${externalId} note`);
    await send('POST', `/v1/conversations/${id}/messages`, {
      id: messageId,
      text: note,
      internal: true,
      mentions,
    });
  }
  await send('PATCH', `/v1/conversations/${id}`, { teamId: team, assigneeId, ...decided });
}
