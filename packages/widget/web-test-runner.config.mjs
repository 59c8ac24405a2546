/**
 * Component tests: the emitted dist/**\/*.test.js in a real Chromium, against a real Parley server of their own.
 * Nothing is mocked: tests talk to that server over HTTP and sockets, and can stop it to see what happens then.
 */
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { io } from 'socket.io-client';
import { chromium } from '../../scripts/chromium.mjs';
import { freePort, parley, ServerProcess } from '../server/dist/testing/server-process.js';

const widget = dirname(fileURLToPath(import.meta.url));
const root = join(widget, '../..');
const port = await freePort();
const serverPort = await freePort();
const origin = `http://localhost:${port}`;
const server = `http://127.0.0.1:${serverPort}`;
const data = mkdtempSync(join(tmpdir(), 'parley-component-'));

const owner = [
  '--email',
  'ada@acme.example',
  '--password',
  'correct horse battery',
  '--name',
  'Ada Lindqvist',
];
const texts = ['--title', 'Acme support', '--greeting', 'Hello, how can we help?'];
parley(
  'init',
  '--data',
  data,
  ...owner,
  '--site',
  'acme',
  '--site-name',
  'Acme',
  '--origin',
  origin,
  ...texts,
);
// What the site has to say first. Only pages whose script tag asks for it ever learn of it.
const settingsFile = join(data, 'settings.json');
const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
settings.sites[0].chat = {
  proactive: [
    { id: 'german', text: 'Können wir helfen?', paths: ['*/strict.html'], afterSeconds: 0, locales: ['de'] },
    {
      id: 'dutch',
      text: 'Kunnen wij helpen?',
      afterSeconds: 0,
      locales: ['nl'],
      holdout: 0.5,
    },
    { id: 'moved', text: 'Looking for <b>prices</b>?', paths: ['/prices'], afterSeconds: 1 },
  ],
};
// A site where only people write whom the company vouches for.
const [first] = settings.sites;
settings.sites.push({
  ...first,
  id: `${first.id.slice(0, -1)}${first.id.endsWith('0') ? '1' : '0'}`,
  key: 'members',
  name: 'Acme for members',
  discussion: { identifiedOnly: true },
});
writeFileSync(settingsFile, JSON.stringify(settings));
const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'Acme team', '--json'));
const addIdentity = (site) => JSON.parse(parley('identity', 'add', '--data', data, '--site', site, '--json'));
const identities = { acme: addIdentity('acme'), members: addIdentity('members') };
const running = new ServerProcess(['--data', data], serverPort);
await running.start();

/** A page of a careful company: only what Parley needs is allowed, and Trusted Types are required. */
const STRICT_POLICY = [
  "default-src 'none'",
  `script-src ${server}`,
  "style-src 'self'",
  `connect-src ${server} ${server.replace('http', 'ws')}`,
  "require-trusted-types-for 'script'",
].join('; ');

/** An agent who watches, and what they hear of who is typing. Made when a test first asks. */
let agent;
async function agentWhoWatches() {
  if (agent) return agent;
  const signedIn = await fetch(`${server}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server },
    body: JSON.stringify({ email: owner[1], password: owner[3] }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
  const socket = io(server, {
    path: '/v1/socket',
    transports: ['websocket'],
    extraHeaders: { cookie, origin: server },
  });
  agent = { socket, heard: [] };
  socket.on('typing', (news) => agent.heard.push(news));
  await socket.emitWithAck('watch', { after: null });
  return agent;
}

/** What tests ask of the other side, through `executeServerCommand`. */
const COMMANDS = {
  /** Somebody of the company writes, `count` times. */
  'parley-say': async ({ conversationId, text, count = 1 }) => {
    for (let i = 1; i <= count; i += 1) {
      const response = await fetch(`${server}/v1/conversations/${conversationId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ text: count === 1 ? text : `${text} ${i}` }),
      });
      if (!response.ok) throw new Error(await response.text());
    }
    return true;
  },
  /** What the company has of a conversation. */
  'parley-messages': async ({ conversationId }) => {
    const response = await fetch(`${server}/v1/conversations/${conversationId}/messages?limit=200`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return (await response.json()).data ?? [];
  },
  /** How many contacts the server knows. */
  'parley-contacts': async () => {
    const response = await fetch(`${server}/v1/contacts?limit=200`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return (await response.json()).data.length;
  },
  /** A conversation as the company sees it. */
  'parley-conversation': async ({ conversationId }) => {
    const response = await fetch(`${server}/v1/conversations/${conversationId}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return response.json();
  },
  /** Whatever else the company's programs ask of the API. */
  'parley-api': async ({ path, method = 'GET', body }) => {
    const response = await fetch(`${server}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json();
  },
  /** What the company's own backend signs about somebody: a JWT. */
  'parley-sign': async ({ site = 'acme', ...claims }) => {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = Math.floor(Date.now() / 1000) + 600;
    const signed = `${part({ alg: 'HS256' })}.${part({ exp, ...claims })}`;
    return `${signed}.${createHmac('sha256', identities[site].secret).update(signed).digest('base64url')}`;
  },
  /** An agent types, or stops. */
  'parley-type': async ({ conversationId, typing }) =>
    (await agentWhoWatches()).socket.emitWithAck('typing', { conversationId, typing }),
  /** What the agent has heard of who types in a conversation. */
  'parley-heard': async ({ conversationId }) =>
    (await agentWhoWatches()).heard.filter((news) => news.conversationId === conversationId),
  'parley-stop': async () => {
    await running.kill();
    return true;
  },
  /** As an operator restarts it: clients are told to move. */
  'parley-restart': async () => {
    await running.kill('SIGTERM');
    await running.start();
    return true;
  },
  'parley-start': async () => {
    await running.start();
    return true;
  },
};

const parleyPlugin = {
  name: 'parley',
  executeCommand: ({ command, payload }) => COMMANDS[command]?.(payload),
  serve(context) {
    const attributes = new URLSearchParams(context.querystring).get('data') ?? '';
    const script = (how) =>
      `<script ${how} src="${server}/parley.js" data-site="acme" ${attributes}></script>`;
    const body = '<body><h1>Page</h1><button id="before">Before</button></body>';
    const page = (head) => ({
      type: 'html',
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head>${body}</html>`,
    });
    // The tag twice, as it happens when a template and a tag manager both bring it.
    if (context.path === '/strict.html') {
      context.set('content-security-policy', STRICT_POLICY);
      return page(script('async') + script('async'));
    }
    // An article that is talked about below, far from where the reader begins, and a list of others.
    if (context.path === '/article.html') {
      context.set('content-security-policy', STRICT_POLICY);
      const topic = new URLSearchParams(context.querystring).get('topic');
      return {
        type: 'html',
        body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
          <script async src="${server}/parley-discussion.js" data-site="acme"></script></head><body><h1>Article</h1>
          <p><a href="#">Talk (<span data-parley-count="${topic}">?</span>)</a></p><p><b data-parley-count="nothing">?</b></p>
          ${'<p>Words.</p>'.repeat(80)}<parley-discussion topic="${topic}"></parley-discussion><footer>End</footer></body></html>`,
      };
    }
    // A picture on a slow line: what is shown while it comes.
    if (context.path === '/slow.png') return new Promise((resolve) => setTimeout(resolve, 3000));
    // Runs before there is a body.
    if (context.path === '/head.html') return page(script(''));
    return undefined;
  },
  async serverStop() {
    agent?.socket.close();
    await running.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  },
};

/** The tests of a session that failed, each with the way to it. A file that could not be loaded fails as one. */
function failuresOf({ testFile, testResults, passed, errors }) {
  const failures = [];
  const walk = ({ name, tests, suites }, above) => {
    const path = name ? [...above, name] : above;
    for (const test of tests) {
      if (test.skipped || test.passed) continue;
      failures.push({ file: testFile, name: [...path, test.name].join(' › '), message: test.error?.message });
    }
    for (const suite of suites) walk(suite, path);
  };
  if (testResults) walk(testResults, []);
  if (!passed && errors.length > 0) failures.push({ file: testFile, name: '', message: errors[0].message });
  return failures;
}

function passedOf({ tests, suites }) {
  const here = tests.filter((test) => !test.skipped && test.passed).length;
  return suites.reduce((sum, suite) => sum + passedOf(suite), here);
}

/** Counts and failures for whoever runs all tests of the project, and a last line for people. */
function countsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const failures = sessions.flatMap(failuresOf);
      const passed = sessions.reduce(
        (sum, { testResults }) => sum + (testResults ? passedOf(testResults) : 0),
        0,
      );
      const folder = join(root, 'test-output');
      mkdirSync(folder, { recursive: true });
      const report = { passed, failed: failures.length, failures };
      writeFileSync(join(folder, 'component.json'), `${JSON.stringify(report)}\n`);
      process.stdout.write(`\nComponents: ${passed} passed, ${failures.length} failed\n`);
    },
  };
}

const { executablePath, args, env } = await chromium();

export default {
  rootDir: root,
  port,
  files: [join(widget, 'dist/**/*.test.js'), `!${join(widget, 'dist/**/*.node.test.js')}`],
  nodeResolve: { browser: true, exportConditions: ['production', 'default'] },
  // One at a time: tests that stop the server must not stop it for others.
  concurrency: 1,
  testFramework: { config: { timeout: 60_000 } },
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: { executablePath, args, env } })],
  plugins: [parleyPlugin],
  reporters: [defaultReporter(), countsReporter()],
  testRunnerHtml: (testFramework) => `<!doctype html><html lang="en"><head><title>Tests</title>
    <script>window.PARLEY_SERVER = ${JSON.stringify(server)}; window.process = { env: {} };</script></head>
    <body><script type="module" src="${testFramework}"></script></body></html>`,
};
