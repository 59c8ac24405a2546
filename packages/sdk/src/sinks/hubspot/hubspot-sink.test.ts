/** HubSpot's own client against a HubSpot in memory over HTTP, and both against HubSpot's own documents where these are there. */
import { Client } from '@hubspot/api-client';
import { afterEach, describe, expect, it } from 'vitest';
import { conversation, message, person } from '../../conformance/example-records.js';
import { type SinkUnderTest, sinkConformance } from '../../conformance/index.js';
import type { CrmSink } from '../../sync/sink.js';
import {
  contentsOfHubSpot,
  HUBSPOT_TOKEN,
  type HubSpotServer,
  startHubSpot,
} from '../../testing/crms/hubspot.js';
import { DOCUMENTS, hasDocuments, startPrism } from '../../testing/crms/prism.js';
import { type HubSpotSinkOptions, hubSpotSink } from './index.js';

type Made = Omit<HubSpotSinkOptions, 'client'>;

function sinkAt(url: string, options: Made = {}): CrmSink {
  const limits = { limiterOptions: { minTime: 0, maxConcurrent: 8, id: 'test' } };
  return hubSpotSink({
    client: new Client({ accessToken: HUBSPOT_TOKEN, basePath: url, ...limits }),
    ...options,
  });
}

const onHubSpot = (messagesAs: 'notes' | 'communications') => async (): Promise<SinkUnderTest> => {
  const server = await startHubSpot();
  return {
    sink: sinkAt(server.url, { messagesAs }),
    read: async () => contentsOfHubSpot(server.account, messagesAs),
    close: () => server.close(),
  };
};

describe.each(['notes', 'communications'] as const)('the HubSpot sink with %s', (messagesAs) => {
  for (const { name, run } of sinkConformance(onHubSpot(messagesAs))) it(name, run);
});

describe('the HubSpot sink', () => {
  let server: HubSpotServer;

  afterEach(() => server.close());

  async function prepared(options?: Made): Promise<CrmSink> {
    server = await startHubSpot();
    const sink = sinkAt(server.url, options);
    await sink.prepare?.();
    return sink;
  }

  it('makes its properties once, unique, in a group of their own', async () => {
    const sink = await prepared();
    await sink.prepare?.();

    const created = server.calls.filter((call) => call.startsWith('POST /crm/v3/properties'));
    expect(created).toHaveLength(6);
    expect(server.account.properties.get('tickets')).toContainEqual({
      ...{ name: 'parley_id', groupName: 'parley', hasUniqueValue: true },
    });
  });

  it('takes a contact for its own whom HubSpot knows by the same address', async () => {
    const sink = await prepared();
    const ada = person();
    const { id } = server.account.write('contacts', undefined, {
      email: String(ada.email),
      jobtitle: 'Countess',
    });

    await sink.upsertContacts([{ ...ada, name: null }]);

    expect([...server.account.of('contacts').keys()]).toEqual([id]);
    expect(server.account.of('contacts').get(id)?.properties).toMatchObject({
      parley_id: ada.id,
      jobtitle: 'Countess',
    });
  });

  it('keeps two contacts of one address apart, the second without it', async () => {
    const sink = await prepared();
    const [ada, other] = [person(), person()];

    const refusals = await sink.upsertContacts([ada, { ...other, email: ada.email }]);
    const again = await sink.upsertContacts([{ ...other, email: ada.email }]);

    expect([...refusals, ...again]).toEqual([]);
    expect(server.account.find('contacts', other.id, 'parley_id')?.properties.email).toBeUndefined();
  });

  it('refuses the one contact that HubSpot refuses, and takes the others', async () => {
    const sink = await prepared();
    const [ada, wrong, grace] = [person(), { ...person(), email: 'nowhere' }, person()];

    const refusals = await sink.upsertContacts([ada, wrong, grace]);

    expect(refusals).toEqual([{ id: wrong.id, reason: expect.stringContaining('INVALID_EMAIL') }]);
    expect(server.account.of('contacts').size).toBe(2);
  });

  it('fills further properties as the mapping says', async () => {
    const sink = await prepared({
      mapping: { contact: { jobtitle: 'attributes.plan', lifecyclestage: { value: 'lead' } } },
      stages: { open: '7' },
    });
    const ada = person();

    await sink.upsertContacts([ada]);
    await sink.upsertConversations([conversation(ada.id)]);

    const [contact] = server.account.of('contacts').values();
    expect(contact?.properties).toMatchObject({ jobtitle: 'pro', lifecyclestage: 'lead' });
    expect([...server.account.of('tickets').values()][0]?.properties.hs_pipeline_stage).toBe('7');
  });

  it('leaves notes and tickets of other people alone when a contact is erased', async () => {
    const sink = await prepared();
    const [ada, chat] = [person(), conversation('')];
    await sink.upsertContacts([ada]);
    await sink.upsertConversations([{ ...chat, contactId: ada.id }]);
    await sink.appendMessages([message(chat.id, 1)]);
    const { account } = server;
    const [contact, ticket] = [
      account.find('contacts', ada.id, 'parley_id'),
      account.find('tickets', chat.id, 'parley_id'),
    ];
    const note = account.write('notes', undefined, { hs_timestamp: '1', hs_note_body: 'Call back' });
    const other = account.write('tickets', undefined, { subject: 'By phone', hs_pipeline_stage: '1' });
    account.associate(['notes', note.id], ['tickets', ticket?.id ?? '']);
    account.associate(['tickets', other.id], ['contacts', contact?.id ?? '']);

    await sink.erase([{ kind: 'contact', id: ada.id }]);

    expect([...account.of('notes').keys()]).toEqual([note.id]);
    expect([...account.of('tickets').keys()]).toEqual([other.id]);
    expect(account.purged).toEqual([contact?.id]);
  });

  it('says what is worth another try, and how long to wait', async () => {
    const sink = await prepared();
    server.fail({ status: 429, headers: { 'retry-after': '7' }, body: { message: 'Too fast' } });
    await expect(sink.upsertContacts([person()])).rejects.toMatchObject({ transient: true, retryAfter: 7 });

    server.fail({ status: 401, body: { message: 'The token is wrong' } });
    await expect(sink.upsertContacts([person()])).rejects.toMatchObject({
      ...{ transient: false, message: 'HubSpot: The token is wrong' },
    });
  });
});

describe.runIf(hasDocuments())("HubSpot's own OpenAPI documents", () => {
  it('allow for every call of the conformance checks, and for every answer of the HubSpot in memory', {
    timeout: 240_000,
  }, async () => {
    const server = await startHubSpot();
    const prism = await startPrism(server.url);
    try {
      for (const messagesAs of ['notes', 'communications'] as const) {
        const sink = sinkAt(prism.url, { messagesAs });
        const checks = sinkConformance(async () => {
          for (const type of ['contacts', 'tickets', 'notes', 'communications']) {
            for (const id of [...server.account.of(type).keys()]) server.account.remove(type, id);
          }
          return { sink, read: async () => contentsOfHubSpot(server.account, messagesAs) };
        });
        for (const { run } of checks) await run();
      }

      expect(prism.violations).toEqual([]);
      expect(prism.passed()).toBeGreaterThan(100);

      await fetch(`${prism.url}/crm/v3/objects/contacts/batch/upsert`, {
        method: 'POST',
        headers: { authorization: `Bearer ${HUBSPOT_TOKEN}`, 'content-type': 'application/json' },
        body: '{"inputs":[{"properties":{}}]}',
      });
      expect(prism.violations).toHaveLength(1);
    } finally {
      await prism.stop();
      await server.close();
    }
  });
});

if (!hasDocuments()) {
  it.skip(
    `HubSpot's documents are not at ${DOCUMENTS}: no call is checked against them (HUBSPOT_OPENAPI names another folder)`,
  );
}
