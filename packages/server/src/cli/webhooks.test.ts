/** The command as a program of its own, between a real server and a program that is being written. Needs `tsc -b` before. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAIN } from '../testing/server-process.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('posts what happens from now on, signed so that the reference library takes it', async () => {
  const contact = await server.newContact();
  const taken: { type: string; verified: unknown }[] = [];
  let secret = '';
  const receiver = createServer((request, response) => {
    void text(request).then((body) => {
      const verified = new Webhook(secret).verify(body, request.headers as Record<string, string>);
      taken.push({ type: JSON.parse(body).type, verified });
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  const { port } = receiver.address() as { port: number };
  const key = (server.key(null).headers.authorization ?? '').replace('Bearer ', '');
  const program = spawn(
    process.execPath,
    [MAIN, 'webhooks', 'listen', '--forward', `http://127.0.0.1:${port}/hook`, '--url', server.url],
    { env: { PATH: process.env.PATH, PARLEY_API_KEY: key }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    let said = '';
    for await (const line of createInterface({ input: program.stdout })) {
      said += `${line}\n`;
      const found = /^ {2}(whsec_\S+)$/.exec(line)?.[1];
      if (found !== undefined) {
        secret = found;
        await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
      }
      if (line.includes('->')) break;
    }

    expect(said).toMatch(/conversation\.created evt_\w+ -> 204 in \d+ ms/);
    expect(taken).toMatchObject([{ type: 'conversation.created', verified: { webhookId: 'whk_local' } }]);
  } finally {
    program.kill('SIGKILL');
    receiver.closeAllConnections();
    receiver.close();
  }
});

it('ends with a sentence when it has no key', async () => {
  const program = spawn(process.execPath, [MAIN, 'webhooks', 'listen', '--forward', 'http://127.0.0.1:9/'], {
    env: { PATH: process.env.PATH },
  });
  const [said, code] = await Promise.all([
    text(program.stderr),
    new Promise((resolve) => program.once('exit', resolve)),
  ]);

  expect([code, said]).toEqual([1, expect.stringContaining('PARLEY_API_KEY is not set')]);
});
