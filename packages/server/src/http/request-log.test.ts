import { newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../logging.js';
import type { TestInstallation } from '../testing/installation.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

interface Line {
  msg: string;
  requestId?: string;
  event?: string | null;
  err?: { message: string; stack?: string };
}

let server: TestServer;
let written: string;
beforeEach(async () => {
  written = '';
  const write = (line: string) => {
    written += line;
  };
  const log = createLog('debug', { write });
  server = await startTestServer({}, log);
});
afterEach(() => server.stop());

const lines = () =>
  written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** Makes the database refuse texts with "refuse" in them, in the way in which it tells most about it. */
async function refuseTexts({ dataDir, databaseUrl }: TestInstallation): Promise<void> {
  if (databaseUrl === undefined) {
    const database = new Database(`${dataDir}/parley.db`);
    database.exec(
      `CREATE TRIGGER refuse BEFORE INSERT ON message WHEN new.text LIKE '%refuse%'
       BEGIN SELECT raise(abort, 'refused'); END`,
    );
    database.close();
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`ALTER TABLE message ADD CONSTRAINT refused CHECK (text NOT LIKE '%refuse%')`);
  await client.end();
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('the log of a busy server', () => {
  it('has no text, token, password or address in it, also when things fail, and the id of each request', async () => {
    const contact = await server.newContact();
    const agent = await server.signIn('agent');
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    const conversationId = body.id as string;
    const path = `/v1/conversations/${conversationId}/messages`;
    const socket = await connect(server.url, contact);
    const secrets = ['Nobody’s business', 'wrong password', 'zoe@example.com', 'Zoë', 'Find this text'];
    const asked: string[] = [];
    const call = async (as: Caller, what: string, sent?: unknown) => {
      const answer = await server.call(what, { as, ...(sent !== undefined && { body: sent }) });
      asked.push(answer.headers.get('x-request-id') ?? '');
      return answer;
    };

    await refuseTexts(server.installation);
    await call(contact, path, { text: `${secrets[0]} by HTTP` });
    await call(contact, path, { text: '' });
    await call(contact, path, `{"text": "${secrets[0]} in broken JSON`);
    await call(server.key('shop'), '/v1/contacts', { site: 'shop', name: secrets[3], email: secrets[2] });
    await call(agent, '/v1/sign-in', { email: secrets[2], password: secrets[1] });
    await call(server.nobody, `/v1/me?token=${encodeURIComponent(secrets[4] ?? '')}`);
    const failed = await call(contact, path, { text: `${secrets[0]}: refuse this` });
    const send = (text: string) => socket.emit('send', { id: newId('message'), conversationId, text });
    await send(`${secrets[0]} by socket`);
    await socket.emit(secrets[0] ?? '', {});
    const failedToo = await send(`${secrets[0]}: refuse this by socket`);
    const refused = await connect(server.url, contact, { token: `${contact.auth.token}x` }).catch(
      (error: { data: { error: { requestId: string } } }) => error.data,
    );
    await call(agent, '/v1/sign-out', {});
    socket.close();
    await until(() => lines().filter(({ msg }) => msg === 'event').length === 3);

    expect([failed.body.error.code, failedToo.error.code]).toEqual(['internal', 'internal']);
    const credentials = [contact, agent, server.key('shop'), server.key(null)].flatMap(
      ({ headers, auth }) => [
        headers.authorization?.replace('Bearer ', ''),
        headers.cookie?.split('=')[1],
        auth.token,
      ],
    );
    for (const secret of [...secrets, contact.secret, ...credentials.filter((text) => text !== undefined)]) {
      expect(written).not.toContain(secret);
      expect(written).not.toContain(encodeURIComponent(secret));
    }
    const told = lines();
    for (const { msg, requestId } of told)
      expect([msg, requestId]).toEqual([msg, expect.stringMatching(UUID)]);
    const ids = told.map(({ requestId }) => requestId);
    const answered = [failedToo.error.requestId, 'error' in refused && refused.error.requestId];
    expect(ids).toEqual(expect.arrayContaining([...asked, ...answered]));
    // What happened can be told from it all the same.
    expect(told.filter(({ err }) => err !== undefined).map(({ msg }) => msg)).toEqual([
      'request failed',
      'event failed',
    ]);
    expect(told.find(({ err }) => err !== undefined)?.err?.stack).toContain('    at ');
  });
});
