/** A real server on a free port and a fresh directory, with one person of every kind. For tests only. */
import { setTimeout } from 'node:timers/promises';
import { type AgentRole, newId, type Session } from '@parley/protocol';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { type Config, configSchema } from '../config.js';
import { type ParleyServer, startServer } from '../server.js';
import { createAgent } from '../services/agents.js';
import { randomSecret } from '../services/crypto.js';
import { createKey, EVERY_SCOPE } from '../services/keys.js';
import { createSite } from '../services/sites.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { type Answered, type ApiDocument, type DocumentCheck, documentCheck } from './document-check.js';
import { newInstallation, type TestInstallation } from './installation.js';

export const SITE_ORIGIN = 'http://shop.example';
export const OTHER_ORIGIN = 'http://other.example';
const PASSWORD = 'a long enough password';

/** Who asks: the headers that show it. */
export interface Caller {
  headers: Record<string, string>;
  /** For sockets. */
  auth: { token?: string };
}

export interface TestServer {
  url: string;
  installation: TestInstallation;
  clock: { now: Date };
  server: ParleyServer;
  siteId: string;
  otherSiteId: string;
  call(path: string, options?: CallOptions): Promise<CallResult>;
  /** Posts bytes as they are. */
  callRaw(path: string, body: Buffer | string, headers: Record<string, string>): Promise<CallResult>;
  /** Uploads a file. */
  upload(content: Buffer | string, options: UploadOptions): Promise<CallResult>;
  /** Changes the chat of the site `shop`, and waits until the server knows. */
  changeChat(change: Partial<SiteSettings['chat']>): Promise<void>;
  /** As `changeChat`, of its public discussions. One more reaction tells when the server knows. */
  changeDiscussion(change: Partial<SiteSettings['discussion']>): Promise<void>;
  newContact(site?: 'shop' | 'other'): Promise<Caller & { contactId: string; secret: string }>;
  signIn(role: AgentRole): Promise<Caller>;
  key(site: 'shop' | null): Caller;
  nobody: Caller;
  stop(): Promise<void>;
}

export interface CallOptions {
  as?: Caller;
  method?: string;
  /** Sent as JSON; a string goes as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface UploadOptions {
  as?: Caller;
  query: Record<string, string>;
  headers?: Record<string, string>;
}

export interface CallResult {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  headers: Headers;
}

const SILENT = pino({ level: 'silent' });
const ROLES: AgentRole[] = ['owner', 'admin', 'agent', 'moderator', 'analyst'];

interface Prepared {
  installation: TestInstallation;
  siteId: string;
  otherSiteId: string;
  keys: { all: string; shop: string };
}

/** The directory with two sites, an agent of every role and two keys. */
async function prepare(): Promise<Prepared> {
  const installation = await newInstallation();
  const { ctx, close } = await createWorkspace(installation);
  const texts = { title: 'Support', greeting: 'Hello' };
  const shop = await createSite(ctx, {
    key: 'shop',
    name: 'Shop',
    origins: [SITE_ORIGIN],
    locale: 'en',
    texts,
  });
  const other = await createSite(ctx, {
    key: 'other',
    name: 'Other',
    origins: [OTHER_ORIGIN],
    locale: 'en',
    texts,
  });
  for (const role of ROLES) {
    await createAgent(ctx, { role, name: `The ${role}`, email: `${role}@shop.example`, password: PASSWORD });
  }
  const all = await createKey(ctx, { name: 'crm', scopes: EVERY_SCOPE });
  const bound = await createKey(ctx, { name: 'shop only', site: 'shop', scopes: EVERY_SCOPE });
  await close();
  const keys = { all: all.key, shop: bound.key };
  return { installation, siteId: shop.id, otherSiteId: other.id, keys };
}

/** Made once in a test file and copied for each of its servers: the tables and five passwords' hashes take their time. */
let model: Promise<Prepared> | undefined;

afterAll(async () => {
  await (await model)?.installation.remove();
  model = undefined;
});

async function read(response: Response): Promise<CallResult> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** Made once for all servers of a test file: they are of one build. */
let check: Promise<DocumentCheck> | undefined;

/** @throws when the OpenAPI document does not allow for an answer */
async function assertDocumented(url: string, answered: Omit<Answered, 'body'> & CallResult): Promise<void> {
  if (!answered.path.startsWith('/v1/')) return;
  check ??= fetch(`${url}/openapi.json`).then(async (answer) =>
    documentCheck((await answer.json()) as ApiDocument),
  );
  const wrong = (await check)(answered);
  if (wrong !== undefined) throw new Error(wrong);
}

/** @param log hears what the server logs; nobody does by default */
export async function startTestServer(overrides: Partial<Config> = {}, log = SILENT): Promise<TestServer> {
  model ??= prepare();
  const prepared = await model;
  const installation = await prepared.installation.copy();
  const { dataDir, databaseUrl } = installation;
  const clock = { now: new Date() };
  const config = {
    ...configSchema.parse({ dataDir, databaseUrl, port: 0, stopNotice: 0, backupEvery: 0 }),
    ...overrides,
  };
  const server = await startServer({ config, now: () => clock.now, log });
  const { url } = server;

  const call = async (path: string, options: CallOptions = {}): Promise<CallResult> => {
    const { body } = options;
    const method = options.method ?? (body === undefined ? 'GET' : 'POST');
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...options.as?.headers,
        ...options.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const result = await read(response);
    await assertDocumented(url, { method, path, ...result });
    return result;
  };

  const callRaw: TestServer['callRaw'] = async (path, content, headers) => {
    const body = typeof content === 'string' ? content : new Uint8Array(content);
    const result = await read(await fetch(url + path, { method: 'POST', headers, body }));
    await assertDocumented(url, { method: 'POST', path, ...result });
    return result;
  };

  return {
    url,
    installation,
    clock,
    server,
    siteId: prepared.siteId,
    otherSiteId: prepared.otherSiteId,
    call,
    callRaw,
    upload: (content, { as, query, headers }) =>
      callRaw(`/v1/attachments?${new URLSearchParams(query)}`, content, {
        'content-type': 'application/octet-stream',
        ...as?.headers,
        ...headers,
      }),
    changeChat: async (change) => {
      const { ctx, close } = await createWorkspace(installation);
      const changeSite = (site: SiteSettings) =>
        site.key === 'shop' ? { ...site, chat: { ...site.chat, ...change } } : site;
      const { sites } = await ctx.settings.update((settings) => ({
        ...settings,
        sites: settings.sites.map(changeSite),
      }));
      await close();
      const wanted = JSON.stringify(sites.find(({ key }) => key === 'shop')?.chat);
      const known = async () =>
        (await call('/v1/sites/shop', { headers: { origin: SITE_ORIGIN } })).body.chat;
      while (JSON.stringify(await known()) !== wanted) await setTimeout(50);
    },
    changeDiscussion: async (change) => {
      const { ctx, close } = await createWorkspace(installation);
      const marker = `change-${ctx.settings.current.revision}`;
      const changeSite = (site: SiteSettings) => {
        const reactions = [...(change.reactions ?? site.discussion.reactions).slice(0, 10), marker];
        const discussion = { ...site.discussion, ...change, reactions };
        return site.key === 'shop' ? { ...site, discussion } : site;
      };
      await ctx.settings.update((settings) => ({ ...settings, sites: settings.sites.map(changeSite) }));
      await close();
      const isKnown = async () => {
        const { body } = await call('/v1/topics/any?site=shop');
        return body.rules.reactions.includes(marker);
      };
      while (!(await isKnown())) await setTimeout(50);
    },
    newContact: async (site = 'shop') => {
      const contactId = newId('contact');
      const secret = randomSecret();
      const origin = site === 'shop' ? SITE_ORIGIN : OTHER_ORIGIN;
      const { body } = await call('/v1/sessions', { body: { site, contactId, secret }, headers: { origin } });
      const { token } = body as Session;
      return { contactId, secret, headers: { origin, authorization: `Bearer ${token}` }, auth: { token } };
    },
    signIn: async (role) => {
      const credentials = { email: `${role}@shop.example`, password: PASSWORD };
      const { headers } = await call('/v1/sign-in', { body: credentials, headers: { origin: url } });
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return { headers: { origin: url, cookie }, auth: {} };
    },
    key: (site) => ({
      headers: { authorization: `Bearer ${site === null ? prepared.keys.all : prepared.keys.shop}` },
      auth: {},
    }),
    nobody: { headers: { origin: SITE_ORIGIN }, auth: {} },
    stop: async () => {
      await server.stop();
      await installation.remove();
    },
  };
}
