/** Salesforce's records in memory over HTTP, through jsforce as companies use it. */
import { Connection } from '@jsforce/jsforce-node';
import { afterEach, describe, expect, it } from 'vitest';
import { conversation, message, person } from '../../conformance/example-records.js';
import { type SinkUnderTest, sinkConformance } from '../../conformance/index.js';
import type { CrmSink } from '../../sync/sink.js';
import {
  contentsOfSalesforce,
  SALESFORCE_TOKEN,
  type SalesforceServer,
  startSalesforce,
} from '../../testing/crms/salesforce.js';
import { type SalesforceSinkOptions, salesforceSink } from './index.js';

function sinkAt(instanceUrl: string, options: Omit<SalesforceSinkOptions, 'connection'> = {}): CrmSink {
  const connection = new Connection({ instanceUrl, accessToken: SALESFORCE_TOKEN, version: '62.0' });
  return salesforceSink({ connection, ...options });
}

async function onSalesforce(): Promise<SinkUnderTest> {
  const server = await startSalesforce();
  return {
    sink: sinkAt(server.url),
    read: async () => contentsOfSalesforce(server.org),
    async close() {
      // Whatever was erased or merged away is not in the recycle bin either.
      expect([...server.org.bin]).toEqual([]);
      await server.close();
    },
  };
}

describe('the Salesforce sink, conformance', () => {
  for (const { name, run } of sinkConformance(onSalesforce)) it(name, run);
});

describe('the Salesforce sink', () => {
  let server: SalesforceServer;

  afterEach(() => server.close());

  async function started(options?: Omit<SalesforceSinkOptions, 'connection'>): Promise<CrmSink> {
    server = await startSalesforce();
    return sinkAt(server.url, options);
  }

  it('says which field an administrator has to make', async () => {
    const sink = await started();
    server.org.without.add('Task');

    await expect(sink.prepare?.()).rejects.toMatchObject({
      ...{ transient: false, message: expect.stringContaining('ParleyId__c is missing on Activity') },
    });
  });

  it('takes a contact for its own whom Salesforce knows by the same address', async () => {
    const sink = await started();
    const ada = person();
    const { Id } = server.org.write('Contact', undefined, {
      LastName: 'King',
      Email: String(ada.email),
      Title: 'Countess',
    });

    await sink.upsertContacts([{ ...ada, name: null }]);

    expect([...server.org.of('Contact').values()]).toEqual([
      { Id, LastName: 'King', Email: ada.email, Title: 'Countess', ParleyId__c: ada.id },
    ]);
  });

  it('refuses the one contact that Salesforce refuses, and takes the others', async () => {
    const sink = await started({ mapping: { contact: { Title: 'attributes.plan' } } });
    const [ada, wrong] = [person(), { ...person(), email: 'nowhere' }];

    const refusals = await sink.upsertContacts([ada, wrong]);

    expect(refusals).toEqual([{ id: wrong.id, reason: expect.stringContaining('INVALID_EMAIL_ADDRESS') }]);
    expect([...server.org.of('Contact').values()]).toMatchObject([{ ParleyId__c: ada.id, Title: 'pro' }]);
  });

  it('says it when a contact cannot be erased for what people keep of it', async () => {
    const sink = await started();
    const [ada, chat] = [person(), conversation('')];
    await sink.upsertContacts([ada]);
    await sink.upsertConversations([{ ...chat, contactId: ada.id }]);
    await sink.appendMessages([message(chat.id, 1)]);
    const [contact] = server.org.of('Contact').values();
    server.org.write('Case', undefined, { Subject: 'By phone', ContactId: contact?.Id });

    await expect(sink.erase([{ kind: 'contact', id: ada.id }])).rejects.toMatchObject({
      ...{ transient: false, message: expect.stringContaining('DELETE_FAILED') },
    });
    expect(server.org.of('Task').size).toBe(0);
  });

  it('knows what is worth another try', async () => {
    const sink = await started();
    const limit = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];
    server.fail({ status: 403, body: limit });
    await expect(sink.upsertContacts([person()])).rejects.toMatchObject({
      name: 'SinkError',
      transient: true,
    });

    server.fail({ status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'No' }] });
    await expect(sink.upsertContacts([person()])).rejects.toMatchObject({
      name: 'SinkError',
      transient: false,
    });
  });
});
