/** What tests of routing need of a server: its settings changed, conversations begun, events waited for. For tests only. */
import { setTimeout } from 'node:timers/promises';
import type { Conversation, Event, EventType } from '@parley/protocol';
import { createWorkspace } from '../cli/workspace.js';
import { type Settings, settingsSchema } from '../settings/settings-schema.js';
import type { TestServer } from './test-server.js';
import { until } from './test-socket.js';

type Changed = Partial<Pick<Settings, 'teams' | 'hours'>> & { rules?: object[] };

/** Changes the settings, and waits until the server has taken them up. */
export async function changeRouting(
  { installation, call, siteId }: TestServer,
  { teams, hours, rules }: Changed,
): Promise<void> {
  const { ctx, close } = await createWorkspace(installation);
  // The server looks for changes once a second, and a site's name is what can be seen of them from outside.
  const name = `Shop ${Math.random()}`;
  await ctx.settings.update((settings) =>
    settingsSchema.parse({
      ...settings,
      ...(teams && { teams }),
      ...(hours !== undefined && { hours }),
      ...(rules && { routing: { rules } }),
      sites: settings.sites.map((site) => (site.id === siteId ? { ...site, name } : site)),
    }),
  );
  await close();
  const headers = { origin: 'http://shop.example' };
  while ((await call('/v1/sites/shop', { headers })).body.name !== name) await setTimeout(50);
}

/** A conversation with the customer's first words. */
export async function beginConversation(
  server: TestServer,
  { text = 'Hello', ...body }: { text?: string; teamId?: string; context?: object } = {},
): Promise<{ contact: Awaited<ReturnType<TestServer['newContact']>>; id: string }> {
  const contact = await server.newContact();
  const { id } = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat', ...body } }))
    .body;
  await server.call(`/v1/conversations/${id}/messages`, { as: contact, body: { text } });
  return { contact, id };
}

/** Waits until the conversation is as it should be. */
export async function untilConversation(
  server: TestServer,
  id: string,
  isSo: (conversation: Conversation) => boolean,
): Promise<Conversation> {
  const as = server.key(null);
  const read = async (): Promise<Conversation> => (await server.call(`/v1/conversations/${id}`, { as })).body;
  await until(async () => isSo(await read()), 30);
  return read();
}

/** What the feed has of a conversation, of one type. */
export async function eventsOf<T extends EventType>(
  { call, key }: TestServer,
  id: string,
  type: T,
): Promise<Extract<Event, { type: T }>[]> {
  const { data } = (await call(`/v1/events?types=${type}&limit=1000`, { as: key(null) })).body;
  return (data as Extract<Event, { type: T }>[]).filter(
    (event) => 'conversation' in event && event.conversation.id === id,
  );
}
