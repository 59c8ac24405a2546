/**
 * A company's pages with the chat on them, and the server behind it, each real and each test file's own. Sites differ
 * in what the company has chosen; whoever writes for the company writes with its API key.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@parley/protocol';
import { Parley } from '@parley/sdk';
import { CLOCK_LEVER, freePort, parley, ServerProcess } from '@parley/server/testing';
import { hostPage } from './host-page.js';
import { AGENT } from './stack.js';

/** What sites have chosen that is not the default, by their keys. */
export type Sites = Record<
  string,
  { chat?: object; discussion?: object; texts?: { title: string; greeting: string } }
>;

const SITES: Sites = {
  acme: {},
  intro: { chat: { preChat: { fields: ['name', 'email', 'team'], required: true } } },
  members: { chat: { identifiedOnly: true } },
  small: { chat: { attachments: { maxBytes: 2000, perMessage: 2, types: ['image/*'] } } },
};

interface Settings {
  revision: number;
  hours: unknown;
  sites: Record<string, unknown>[];
}

export interface Stage {
  server: ServerProcess;
  /** Origin of the server. */
  url: string;
  /** Origin of the company's pages. */
  site: string;
  /** Puts another file beside the company's pages. */
  serve(path: string, file: { type: string; body: string }): void;
  /** The company's own programs. */
  company: Parley;
  /** With which they speak to the API. */
  apiKey: string;
  /** Says something in the conversation that was spoken in last. */
  say(...texts: string[]): Promise<void>;
  /** The conversation that was spoken in last. */
  latest(): Promise<string>;
  /** Marks the conversation that was spoken in last as done. */
  resolve(): Promise<void>;
  /** Another agent. */
  hire(agent: { name: string; email: string; password: string; role?: string }): void;
  /** Whether nobody is there today; else somebody always is. */
  closeOffice(closed: boolean): Promise<void>;
  /** Lets so much time pass at the server within a moment. Browsers have clocks of their own. */
  pass(ms: number): void;
  /** With which the company's backend vouches for visitors of `acme`, by HS256. */
  identitySecret: string;
  stop(): Promise<void>;
}

/**
 * The first of the sites is `acme`.
 * @param flags more for the server
 */
export async function startStage(sites = SITES, flags: readonly string[] = []): Promise<Stage> {
  const data = mkdtempSync(join(tmpdir(), 'parley-stage-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const files = new Map<string, { type: string; body: string }>();
  const pages = createServer((request, response) => {
    const address = new URL(request.url ?? '/', url);
    const answer = ({ type, body }: { type: string; body: string }) => {
      response.setHeader('content-type', `${type}; charset=utf-8`);
      response.end(body);
    };
    const file = files.get(address.pathname);
    if (file) answer(file);
    else {
      void renderTopic(address, url).then((rendered) =>
        answer({ type: 'text/html', body: hostPage(address, url, rendered) }),
      );
    }
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const site = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;

  const owner = ['--email', AGENT.email, '--password', AGENT.password, '--name', AGENT.name];
  const acme = ['--site', 'acme', '--site-name', 'Acme', '--origin', site];
  parley('init', '--data', data, ...owner, ...acme, '--title', 'Acme support');
  const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'Acme team', '--json')) as {
    key: string;
  };
  const vouching = parley('identity', 'add', '--data', data, '--site', 'acme', '--json');
  const { secret: identitySecret } = JSON.parse(vouching) as { secret: string };
  const settingsFile = join(data, 'settings.json');
  const change = (changes: (settings: Settings) => Partial<Settings>): void => {
    const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as Settings;
    writeFileSync(settingsFile, JSON.stringify({ ...settings, ...changes(settings) }));
  };
  change(({ sites: [first] }) => ({
    sites: Object.entries(sites).map(([siteKey, choices], i) => ({
      ...first,
      ...(i > 0 && { id: newId('site') }),
      key: siteKey,
      ...choices,
    })),
  }));
  const server = new ServerProcess(['--data', data, ...flags], port, { preload: CLOCK_LEVER });
  let passed = 0;
  await server.start();

  const company = new Parley({ baseUrl: url, apiKey: key });
  const latest = async () => {
    const { data: rows } = await company.conversations.list({ order: 'recent', limit: 1 }).firstPage();
    return rows[0]?.id ?? '';
  };
  return {
    server,
    url,
    site,
    serve: (path, file) => void files.set(path, file),
    company,
    apiKey: key,
    identitySecret,
    latest,
    say: async (...texts) => {
      const conversationId = await latest();
      for (const text of texts) await company.messages.send({ conversationId, text });
    },
    hire: ({ name, email, password, role = 'agent' }) => {
      const who = ['--name', name, '--email', email, '--password', password, '--role', role];
      parley('agent', 'create', '--data', data, ...who);
    },
    resolve: async () => {
      const answer = await fetch(`${url}/v1/conversations/${await latest()}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ status: 'resolved' }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    pass: (ms) => {
      passed += ms;
      server.tell({ clock: passed });
    },
    closeOffice: async (closed) => {
      change(({ revision }) => ({
        revision: revision + 1,
        hours: closed ? { zone: 'UTC', weekly: { [anotherDay()]: ['09:00-17:00'] }, holidays: [] } : null,
      }));
      await heard(`${url}/v1/sites/acme/availability`, site, closed);
    },
    stop: async () => {
      pages.close();
      pages.closeAllConnections();
      await server.kill('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What the server has rendered of a topic, as a careful company's own server fetches it; for pages that ask for it. */
async function renderTopic({ searchParams }: URL, server: string): Promise<string> {
  const topic = searchParams.get('topic');
  if (topic === null || !searchParams.has('rendered')) return '';
  const site = searchParams.get('site') ?? 'acme';
  const answer = await fetch(`${server}/v1/topics/${topic}/html?site=${site}`).catch(() => undefined);
  return (await answer?.text()) ?? '';
}

/** Neither today nor, in any time zone, tomorrow. */
function anotherDay(): string {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  return days[(new Date().getUTCDay() + 3) % 7] ?? 'mon';
}

/** Waits until the server has read its settings again. */
async function heard(address: string, origin: string, closed: boolean): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(address, { headers: { origin } });
    const { state } = (await answer.json()) as { state: string };
    if ((state === 'closed') === closed) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server has not taken the new office hours.');
}
