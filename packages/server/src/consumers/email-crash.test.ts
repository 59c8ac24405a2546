/** Processes that die without warning while they send mail, and several that could all send the same. */
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { type Mailbox, openMailbox } from '../testing/mailbox.js';
import { freePort, parley, ServerProcess } from '../testing/server-process.js';
import { until } from '../testing/test-socket.js';

const onPostgres = inject('postgresUrl') !== undefined;

let installation: TestInstallation;
let mailbox: Mailbox;
let running: ServerProcess[];
let key: string;

beforeEach(async () => {
  mailbox = await openMailbox();
  installation = await newInstallation();
  const { flags } = installation;
  const password = 'a long enough password';
  parley(
    'init',
    ...flags,
    '--email',
    'a@b.co',
    '--password',
    password,
    '--site',
    'shop',
    '--origin',
    'http://a.b',
  );
  key = JSON.parse(parley('key', 'create', ...flags, '--name', 'crm', '--json')).key;
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.kill('SIGTERM')));
  await mailbox.close();
  await installation.remove();
});

interface Company {
  process: ServerProcess;
  call(path: string, body: object): Promise<{ id: string }>;
}

async function serve(): Promise<Company> {
  const port = await freePort();
  const mail = ['--smtp-url', mailbox.url, '--mail-from', 'support@acme.example', '--mail-delay', '1'];
  const flags = [...installation.flags, ...mail, '--public-url', 'https://chat.acme.example'];
  const process = new ServerProcess(flags, port);
  running.push(process);
  await process.start();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return {
    process,
    call: async (path, body) => {
      const request = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`http://127.0.0.1:${port}${path}`, request)).json()) as { id: string };
    },
  };
}

async function answerSomebody({ call }: Company, text: string): Promise<void> {
  const email = `${newId('contact')}@example.com`;
  const { id: contactId } = await call('/v1/contacts', { site: 'shop', email });
  const { id } = await call('/v1/conversations', { kind: 'chat', contactId });
  await call(`/v1/conversations/${id}/messages`, { text });
  await call(`/v1/conversations/${id}/messages`, { text: `${text}, again` });
}

describe('a burst of answers', { timeout: 60_000 }, () => {
  it('is one mail when the process is killed before it was due', async () => {
    const first = await serve();
    await answerSomebody(first, 'Early');
    await first.process.kill();

    await serve();

    await until(() => mailbox.mails.length > 0);
    const again = await serveAgain();
    await answerSomebody(again, 'The last');
    await until(() => mailbox.mails.some((mail) => mail.text?.includes('The last')));
    expect(mailbox.mails.filter((mail) => mail.text?.includes('Early'))).toHaveLength(1);
  });

  it('is one mail when the process is killed before the mail server has it', async () => {
    const first = await serve();
    mailbox.onMail = async () => {
      mailbox.onMail = () => {};
      await first.process.kill();
      throw new Error('Gone.');
    };
    await answerSomebody(first, 'Cut off');
    await until(() => !first.process.isRunning);

    await serve();

    await until(() => mailbox.mails.length === 1);
    expect(mailbox.mails[0]?.text).toContain('Cut off, again');
  });

  it('has one id when the process is killed before it heard that the mail server has it', async () => {
    const first = await serve();
    mailbox.onMail = async () => {
      mailbox.onMail = () => {};
      await first.process.kill();
    };
    await answerSomebody(first, 'Unheard');
    await until(() => !first.process.isRunning && mailbox.mails.length === 1);

    await serve();

    await until(() => mailbox.mails.length === 2);
    const [before, after] = mailbox.mails;
    expect(after?.messageId).toBe(before?.messageId);
    expect(after?.text).toBe(before?.text);
  });

  it.skipIf(!onPostgres)('is one mail however many processes serve', async () => {
    const companies = await Promise.all([serve(), serve()]);

    await Promise.all(
      [...companies, ...companies].map((company, n) => answerSomebody(company, `Number ${n}`)),
    );
    await until(() => mailbox.mails.length === 4);
    await companies[0]?.process.kill();
    const [, second] = companies;
    if (second) await answerSomebody(second, 'Number 4');
    await until(() => mailbox.mails.some((mail) => mail.text?.includes('Number 4')));

    const subjects = mailbox.mails.map((mail) => /Number \d/.exec(mail.text ?? '')?.[0]);
    expect(subjects.sort()).toEqual(['Number 0', 'Number 1', 'Number 2', 'Number 3', 'Number 4']);
  });
});

/** Stops what runs and starts the next. */
async function serveAgain(): Promise<Company> {
  await Promise.all(running.map((process) => process.kill('SIGTERM')));
  return serve();
}
