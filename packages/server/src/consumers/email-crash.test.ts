/** Processes that die without warning while they send mail, and several that could all send the same. */
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openStore, type Store } from '../db/open.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { type Mailbox, openMailbox } from '../testing/mailbox.js';
import { freePort, parley, ServerProcess } from '../testing/server-process.js';
import { until as untilSoon } from '../testing/test-socket.js';

const onPostgres = inject('postgresUrl') !== undefined;

/** The lease of a process that was killed lasts ten seconds by itself. */
const until = (condition: () => boolean | Promise<boolean>) => untilSoon(condition, 45);

let installation: TestInstallation;
let mailbox: Mailbox;
let store: Store;
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
  store = await openStore({ ...installation, serve: false });
});
afterEach(async () => {
  await Promise.all(running.map((process) => process.kill('SIGTERM')));
  await mailbox.close();
  await store.close();
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
  // At once: on a busy machine, time between them could be enough for two mails.
  await Promise.all(
    [text, `${text}, again`].map((said) => call(`/v1/conversations/${id}/messages`, { text: said })),
  );
}

describe('a burst of answers', { timeout: 150_000 }, () => {
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
    await until(async () => (await countSent()) === 4);
    await companies[0]?.process.kill();
    const [, second] = companies;
    if (second) await answerSomebody(second, 'Number 4');
    await until(async () => (await countSent()) === 5);

    const said = mailbox.mails.flatMap((mail) => mail.text?.match(/^Number \d(, again)?$/gm) ?? []);
    expect(said.sort()).toEqual([0, 1, 2, 3, 4].flatMap((n) => [`Number ${n}`, `Number ${n}, again`]));
  });
});

/**
 * Conversations of which nothing is left to be sent, as the processes have written it down. That a mail has arrived says
 * less: who is killed before it hears so sends it again.
 */
async function countSent(): Promise<number> {
  const mails = await store.db.selectFrom('mail').select(['due_at', 'mailed_seq']).execute();
  return mails.filter(({ due_at, mailed_seq }) => due_at === null && mailed_seq === 2).length;
}

/** Stops what runs and starts the next. */
async function serveAgain(): Promise<Company> {
  await Promise.all(running.map((process) => process.kill('SIGTERM')));
  return serve();
}
