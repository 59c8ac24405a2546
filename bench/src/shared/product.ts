/** The product as a benchmark sees it: a fresh installation, its server with limits out of the way, its people. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Contact, type Conversation, newId, type Session } from '@parley/protocol';
import { ServerProcess } from './server-process.js';

const MAIN = fileURLToPath(new URL('../../../packages/server/dist/main.js', import.meta.url));
/** Where the site's pages live; nobody asks it for anything. */
export const ORIGIN = 'http://shop.example';
const SITE = 'bench';
const EMAIL = 'agent@bench.example';
const UNLIMITED = '10000000';

const run = promisify(execFile);

export interface Installation {
  directory: string;
  /** Its SQLite file. */
  database: string;
  password: string;
  apiKey: string;
}

async function parley(...args: string[]): Promise<string> {
  return (await run(process.execPath, [MAIN, ...args])).stdout;
}

/** Makes an installation with one site, one agent and one API key. */
export async function createInstallation(parent: string, name: string): Promise<Installation> {
  const directory = join(parent, name);
  mkdirSync(directory, { recursive: true });
  const data = join(directory, 'data');
  const password = randomBytes(18).toString('base64url');
  const owner = ['--email', EMAIL, '--password', password, '--name', 'Agent'];
  await parley('init', '--data', data, ...owner, '--site', SITE, '--site-name', 'Bench', '--origin', ORIGIN);
  const key = await parley('key', 'create', '--data', data, '--name', 'bench', '--json');
  const { key: apiKey } = JSON.parse(key) as { key: string };
  return { directory, database: join(data, 'parley.db'), password, apiKey };
}

export interface ServeOptions {
  /** Any free one when absent. */
  port?: number;
  nodeFlags?: string[];
}

/** Serves an installation. Every limit is raised, none is switched off: its cost is part of the product's. */
export function serveInstallation(
  installation: Installation,
  options: ServeOptions = {},
): Promise<ServerProcess> {
  const kinds = ['contact', 'agent', 'key', 'address', 'session', 'sign-in'];
  return ServerProcess.start({
    script: MAIN,
    args: [
      'serve',
      ...['--data', join(installation.directory, 'data'), '--port', String(options.port ?? 0)],
      ...['--host', '127.0.0.1', '--log-level', 'error', '--backup-every', '0'],
      ...kinds.flatMap((kind) => [`--rate-${kind}`, UNLIMITED]),
    ],
    logFile: join(installation.directory, 'server.log'),
    ...(options.nodeFlags === undefined ? {} : { nodeFlags: options.nodeFlags }),
  });
}

async function post<T>(url: string, body: object, headers: Record<string, string>): Promise<[T, Response]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return [(await response.json()) as T, response];
}

/** A page of the site, as a browser has it open. */
export interface ContactPage {
  contact: Contact;
  token: string;
}

export async function openSession(url: string): Promise<ContactPage> {
  const input = { site: SITE, contactId: newId('contact'), secret: randomBytes(32).toString('base64url') };
  const [session] = await post<Session>(`${url}/v1/sessions`, input, { origin: ORIGIN });
  return { contact: session.contact, token: session.token };
}

export async function startConversation(url: string, page: ContactPage): Promise<Conversation> {
  const headers = { origin: ORIGIN, authorization: `Bearer ${page.token}` };
  const [conversation] = await post<Conversation>(`${url}/v1/conversations`, { kind: 'chat' }, headers);
  return conversation;
}

/** Signs the agent in. @returns the headers with which its console asks */
export async function signIn(url: string, installation: Installation): Promise<Record<string, string>> {
  const input = { email: EMAIL, password: installation.password };
  const [, response] = await post(`${url}/v1/sign-in`, input, { origin: url });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('The sign-in set no cookie.');
  return { origin: url, cookie };
}
