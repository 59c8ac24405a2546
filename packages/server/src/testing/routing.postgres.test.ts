/** Routing by two processes on one PostgreSQL, one of which is killed meanwhile: each conversation is given out once. */
import { type Conversation, type Event, type EventPage, newId, type Session } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { settingsSchema } from '../settings/settings-schema.js';
import { newInstallation, type TestInstallation } from './installation.js';
import { freePort, parley, ServerProcess } from './server-process.js';
import { connect, until } from './test-socket.js';

const ORIGIN = 'http://shop.example';
const PASSWORD = 'a long enough password';

let installation: TestInstallation;
let processes: ServerProcess[];
let urls: string[];
let key: string;

beforeAll(async () => {
  installation = await newInstallation();
  const { flags } = installation;
  parley('init', ...flags, '--email', 'a@b.co', '--password', PASSWORD, '--site', 'shop', '--origin', ORIGIN);
  key = JSON.parse(parley('key', 'create', ...flags, '--name', 'crm', '--json')).key;
  const { ctx, close } = await createWorkspace(installation);
  const sla = { firstResponseMinutes: 1, nextResponseMinutes: null };
  const assignment = { mode: 'round_robin', capacity: 1000 };
  await ctx.settings.update((settings) =>
    settingsSchema.parse({
      ...settings,
      teams: [{ id: 'support', name: 'Support', assignment, sla }],
      routing: { rules: [{ id: 'all', sites: ['shop'], team: 'support' }] },
    }),
  );
  await close();
  const ports = [await freePort(), await freePort()];
  urls = ports.map((port) => `http://127.0.0.1:${port}`);
  processes = ports.map((port) => new ServerProcess(flags, port));
  await Promise.all(processes.map((process) => process.start()));
});
afterAll(async () => {
  await Promise.all(processes.map((process) => process.kill('SIGTERM')));
  await installation.remove();
});

const send = (url: string, body: unknown, headers: Record<string, string>) =>
  fetch(url, {
    method: url.endsWith('/teams') ? 'PUT' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function begin(url: string): Promise<void> {
  const session = { site: 'shop', contactId: newId('contact'), secret: 's'.repeat(43) };
  const { token } = (await (await send(`${url}/v1/sessions`, session, { origin: ORIGIN })).json()) as Session;
  const headers = { origin: ORIGIN, authorization: `Bearer ${token}` };
  const conversationId = newId('conversation');
  await send(`${url}/v1/conversations`, { kind: 'chat', id: conversationId }, headers);
  await send(`${url}/v1/conversations/${conversationId}/messages`, { text: 'Hello' }, headers);
}

async function comeIn(url: string) {
  const answer = await send(`${url}/v1/sign-in`, { email: 'a@b.co', password: PASSWORD }, { origin: url });
  const headers = { origin: url, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  const { agent } = (await answer.json()) as { agent: { id: string } };
  await send(`${url}/v1/agents/${agent.id}/teams`, { teams: ['support'] }, headers);
  return { id: agent.id, socket: await connect(url, { headers, auth: {} }) };
}

async function feed(url: string): Promise<Event[]> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}/v1/events?limit=1000&types=conversation.updated`, { headers });
  return ((await answer.json()) as EventPage).data;
}

const givenOut = (events: Event[]) =>
  events.flatMap((event) =>
    event.type === 'conversation.updated' && event.changed.includes('assigneeId') ? [event.conversation] : [],
  );
const routed = (events: Event[]) =>
  events.flatMap((event) =>
    event.type === 'conversation.updated' && event.changed.includes('teamId') ? [event.conversation] : [],
  );
const idsOf = (conversations: Conversation[]) => conversations.map(({ id }) => id).sort();

describe('routing by two processes', () => {
  it('gives each one team and one agent, once, though one process is killed', async () => {
    const [first = '', second = ''] = urls;
    const { id, socket } = await comeIn(second);

    await Promise.all([first, second, first, second, first, second].map(begin));
    await until(async () => givenOut(await feed(second)).length > 0, 30);
    // Whichever of the two routes: when it is this one, the other takes over.
    await processes[0]?.kill('SIGKILL');
    await Promise.all([second, second, second].map(begin));
    await until(async () => givenOut(await feed(second)).length >= 9, 30);

    const events = await feed(second);
    expect(new Set(idsOf(givenOut(events))).size).toBe(9);
    expect(idsOf(givenOut(events))).toEqual(idsOf(routed(events)));
    expect(givenOut(events).every(({ assigneeId }) => assigneeId === id)).toBe(true);
    socket.close();
  }, 90_000);
});
