/** Pipedrive's own client against a Pipedrive in memory over HTTP, whose search lags as the real one does. */
import { afterEach, describe, expect, it } from 'vitest';
import { conversation, message, person } from '../../conformance/example-records.js';
import { type SinkUnderTest, sinkConformance } from '../../conformance/index.js';
import type { CrmSink } from '../../sync/sink.js';
import {
  contentsOfPipedrive,
  PIPEDRIVE_TOKEN,
  type PipedriveServer,
  startPipedrive,
} from '../../testing/crms/pipedrive.js';
import { type PipedriveSinkOptions, pipedriveSink } from './index.js';

type Made = Omit<PipedriveSinkOptions, 'apiToken' | 'host'>;
const sinkAt = (host: string, options: Made = {}): CrmSink =>
  pipedriveSink({ apiToken: PIPEDRIVE_TOKEN, host, ...options });

async function onPipedrive(): Promise<SinkUnderTest> {
  const server = await startPipedrive();
  const sink = sinkAt(server.url);
  return {
    sink,
    read: async () => contentsOfPipedrive(server.account),
    close: () => server.close(),
  };
}

describe('the Pipedrive sink, conformance', () => {
  for (const { name, run } of sinkConformance(onPipedrive)) it(name, run);
});

describe('the Pipedrive sink', () => {
  let server: PipedriveServer;

  afterEach(() => server.close());

  async function prepared(options?: Made): Promise<CrmSink> {
    server = await startPipedrive();
    const sink = sinkAt(server.url, options);
    await sink.prepare?.();
    return sink;
  }

  it('makes its fields once, and finds them again', async () => {
    await prepared();
    await sinkAt(server.url).prepare?.();

    expect(server.calls.filter((call) => call.startsWith('POST'))).toEqual([
      ...['POST /api/v2/personFields', 'POST /api/v2/dealFields'],
    ]);
  });

  it('makes nobody twice after a crash, though the search does not know them yet', async () => {
    const sink = await prepared();
    const [ada, chat] = [person(), conversation('')];
    const said = [message(chat.id, 1)];
    const plan = { ...chat, contactId: ada.id };
    await sink.upsertContacts([ada]);
    await sink.upsertConversations([plan]);
    await sink.appendMessages(said);

    const restarted = sinkAt(server.url);
    await restarted.upsertContacts([ada]);
    await restarted.upsertConversations([plan]);
    await restarted.appendMessages(said);

    const { account } = server;
    expect([account.of('persons').size, account.of('deals').size, account.notes.size]).toEqual([1, 1, 1]);
  });

  it('takes a person for its own whom Pipedrive knows by the same address', async () => {
    const sink = await prepared();
    const ada = person();
    const emails = [{ value: String(ada.email) }];
    const { id } = server.account.write('persons', undefined, {
      name: 'Ada King',
      emails,
      job_title: 'Countess',
    });
    for (const name of ['a', 'b', 'c']) server.account.write('persons', undefined, { name });

    await sink.upsertContacts([{ ...ada, name: null }]);

    expect(server.account.of('persons').size).toBe(4);
    expect(server.account.of('persons').get(id)).toMatchObject({ name: 'Ada King', job_title: 'Countess' });
    expect(Object.values(server.account.of('persons').get(id)?.custom_fields ?? {})).toEqual([ada.id]);
  });

  it('refuses the one that Pipedrive refuses, takes the others, and fills fields as the mapping says', async () => {
    const sink = await prepared({ mapping: { contact: { job_title: 'attributes.plan' } } });
    const [ada, wrong] = [person(), { ...person(), email: 'nowhere' }];

    const refusals = await sink.upsertContacts([wrong, ada]);

    expect(refusals).toEqual([{ id: wrong.id, reason: 'Pipedrive: Validation failed: emails' }]);
    expect([...server.account.of('persons').values()]).toMatchObject([{ name: ada.name, job_title: 'pro' }]);
  });

  it('leaves deals and notes of other people alone when a contact is erased', async () => {
    const sink = await prepared();
    const [ada, chat] = [person(), conversation('')];
    await sink.upsertContacts([ada]);
    await sink.upsertConversations([{ ...chat, contactId: ada.id }]);
    await sink.appendMessages([message(chat.id, 1)]);
    const { account } = server;
    const [owner] = account.of('persons').keys();
    const other = account.write('deals', undefined, { title: 'By phone', person_id: owner });
    account.notes.set(99, { id: 99, content: 'Call back', deal_id: other.id });

    await sink.erase([{ kind: 'contact', id: ada.id }]);

    expect([...account.of('deals').keys()]).toEqual([other.id]);
    expect([...account.notes.keys()]).toEqual([99]);
    expect(account.of('persons').size).toBe(0);
  });

  it('says what is worth another try, and how long to wait', async () => {
    const sink = await prepared();
    server.fail({ status: 429, headers: { 'x-ratelimit-reset': '2' }, body: { error: 'Rate limit' } });
    await expect(sink.upsertContacts([person()])).rejects.toMatchObject({ transient: true, retryAfter: 2 });

    server.fail({ status: 401, body: { error: 'unauthorized access' } });
    await expect(sink.upsertContacts([person()])).rejects.toMatchObject({
      name: 'SinkError',
      transient: false,
    });
  });
});
