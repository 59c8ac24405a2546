/** A process that dies without warning while it sends a mail about a discussion. */
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { type Mailbox, openMailbox } from '../testing/mailbox.js';
import { freePort, parley, ServerProcess } from '../testing/server-process.js';
import { until as untilSoon } from '../testing/test-socket.js';

/** The lease of a process that was killed lasts ten seconds by itself. */
const until = (condition: () => boolean | Promise<boolean>) => untilSoon(condition, 45);
const ORIGIN = 'http://a.b';

let installation: TestInstallation;
let mailbox: Mailbox;
let running: ServerProcess[];

beforeEach(async () => {
  mailbox = await openMailbox();
  installation = await newInstallation();
  const { flags } = installation;
  const who = ['--email', 'a@b.co', '--password', 'a long enough password'];
  parley('init', ...flags, ...who, '--site', 'shop', '--origin', ORIGIN);
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.kill('SIGTERM')));
  await mailbox.close();
  await installation.remove();
});

interface Running {
  process: ServerProcess;
  post(path: string, body: object, token?: string): Promise<Response>;
}

async function serve(): Promise<Running> {
  const port = await freePort();
  const mail = ['--smtp-url', mailbox.url, '--mail-from', 'support@acme.example', '--mail-delay', '1'];
  const process = new ServerProcess(
    [...installation.flags, ...mail, '--public-url', 'https://c.example'],
    port,
  );
  running.push(process);
  await process.start();
  return {
    process,
    post: (path, body, token) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: ORIGIN,
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      }),
  };
}

async function newContact({ post }: Running): Promise<string> {
  const person = { site: 'shop', contactId: newId('contact'), secret: 'a'.repeat(43) };
  return ((await (await post('/v1/sessions', person)).json()) as { token: string }).token;
}

describe('news of a discussion', { timeout: 150_000 }, () => {
  it('have one id and the same words when the process is killed before it heard that the mail server has them', async () => {
    const first = await serve();
    const [zoe, author] = [await newContact(first), await newContact(first)];
    await first.post('/v1/topics/saddles/follow?site=shop', { email: 'zoe@example.com' }, zoe);
    await until(() => mailbox.mails.length === 1);
    const link = /https:\/\/c\.example(\/mail\/follow\/\S+)/.exec(mailbox.mails[0]?.text ?? '')?.[1] ?? '';
    await first.post(link, {});
    mailbox.onMail = async () => {
      mailbox.onMail = () => {};
      await first.process.kill();
    };
    // Together, so that no second mail is due between them.
    await Promise.all(
      ['One', 'Two'].map((text) => first.post('/v1/topics/saddles/messages?site=shop', { text }, author)),
    );
    await until(() => !first.process.isRunning && mailbox.mails.length === 2);

    await serve();

    await until(() => mailbox.mails.length === 3);
    const [, before, after] = mailbox.mails;
    expect(before?.text).toMatch(/One|Two/);
    expect([after?.messageId, after?.text]).toEqual([before?.messageId, before?.text]);
  });
});
