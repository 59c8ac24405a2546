/** Webhooks, filters and waiting against a real server. Needs `tsc -b` before. */
import type { Event } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { InvalidRequestError, NotFoundError } from './errors.js';
import type { SubscribeOptions } from './resources/events.js';
import { collect } from './testing/collect.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';

let server: ParleyServer;
let parley: Parley;
beforeAll(async () => {
  server = await startParley();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
});
afterAll(() => server.stop());

const url = 'https://crm.example/hook';

describe('the webhooks of a company', () => {
  it('are made, listed, changed, rotated and deleted', async () => {
    const made = await parley.webhooks.create({ site: server.site, url, types: ['message.created'] });
    const changed = await parley.webhooks.update({ id: made.id, description: 'CRM', state: 'paused' });
    const rotated = await parley.webhooks.rotate(made.id);
    const { secret: _secret, ...shown } = rotated;

    expect(changed).toMatchObject({ description: 'CRM', state: 'paused', types: ['message.created'] });
    expect(rotated.secret).not.toBe(made.secret);
    expect(await collect(parley.webhooks.list({ limit: 1 }))).toEqual([shown]);
    expect(await parley.webhooks.get(made.id)).toEqual(shown);
    expect(await collect(parley.webhooks.deliveries(made.id))).toEqual([]);
    expect(await parley.webhooks.replay({ id: made.id, after: shown.cursor })).toEqual(shown);
    expect(await parley.webhooks.delete(made.id)).toEqual({ id: made.id });
    await expect(parley.webhooks.get(made.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('say how a test went, and take no private address', async () => {
    const { id } = await parley.webhooks.create({ site: server.site, url: 'https://localhost/hook' });

    const attempt = await parley.webhooks.test(id);

    expect(attempt).toMatchObject({ status: null, error: 'The address is not a public one.' });
    const refused = parley.webhooks.create({ site: server.site, url: 'https://10.0.0.1/hook' });
    await expect(refused).rejects.toBeInstanceOf(InvalidRequestError);
  });
});

describe('events', () => {
  it('come as they happen, only those that are wanted', async () => {
    const stop = new AbortController();
    const seen: Event[] = [];
    const { cursor } = await parley.events.list().firstPage();
    const listening = (async () => {
      const wanted: SubscribeOptions = { cursor, types: ['contact.erased'], site: server.site };
      for await (const event of parley.events.subscribe({ ...wanted, signal: stop.signal })) {
        seen.push(event);
        stop.abort();
      }
    })();
    const contact = await parley.contacts.create({ site: server.site, name: 'Zoë' });

    await parley.contacts.erase(contact.id);
    await listening;

    expect(seen).toMatchObject([{ type: 'contact.erased', contactId: contact.id }]);
    await expect(parley.contacts.get(contact.id)).rejects.toBeInstanceOf(NotFoundError);
  });
});
